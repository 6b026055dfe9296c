/** A picture comes in: whose, before or after, and does she agree. */
import type { Button } from '../../bot-flows/engine';

const KINDS: Record<string, string> = { before: '做前', after: '做后', other: '其他' };

export const photoWords = {
  title: (name: string | null) => (name ? `${name} 的照片` : '照片'),
  who: '谁的',
  whose: '收到照片。是谁的?',
  kind: '做前做后',
  which: (name: string) => `${name} 做前还是做后?`,
  consent: '同意',
  askConsent: (name: string) => `${name} 同意拍照留档吗?先问她一声。`,
  kept: (name: string, kind: string) => `${name} ${KINDS[kind] ?? ''}照片存好了。`,
  notKept: (name: string) => `好,${name} 的照片没有留。`,
  failed: '照片没存下来,再发一次。',
};

export const kindButtons: Button[] = [
  { key: 'kind:before', text: KINDS.before, style: 2 },
  { key: 'kind:after', text: KINDS.after, style: 2 },
  { key: 'kind:other', text: KINDS.other },
];

export const consentButtons: Button[] = [
  { key: 'agrees', text: '她同意', style: 2 },
  { key: 'refuses', text: '不同意', style: 3 },
];
