/** The card that asks for one tap before something is written. */
import type { Prompt, Row } from '../../bot-flows/engine';

export interface YesNo {
  text: string;
  title: string;
  desc?: string;
  rows?: Row[];
  /** What the two buttons say. */
  yes: string;
  no: string;
}

export function yesNoCard({ text, yes, no, ...card }: YesNo): Prompt {
  return {
    text,
    card: {
      kind: 'buttons',
      ...card,
      buttons: [
        { key: 'yes', text: yes, style: 2 },
        { key: 'no', text: no, style: 4 },
      ],
    },
  };
}
