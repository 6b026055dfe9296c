/** A picture: «谁? 做前/做后» with her customers of today as buttons, and consent before it is kept. */
import { cut } from '../../src/text/days';
import { consentButtons, kindButtons, photoWords } from '../../src/text/photos';
import type { Ref, SalonFlow, SalonHeard } from '../ear';
import type { Input, Start } from '../engine';
import { customerSlot, readCustomer } from '../slots/customer';

export const photo: SalonFlow = {
  name: 'photo',
  version: 1,
  command: 'photo',
  expiresAfter: 12 * 60 * 60 * 1000,
  title: (values) => photoWords.title((values.customer as Ref | undefined)?.name ?? null),
  slots: [
    customerSlot({
      label: photoWords.who,
      read: readCustomer,
      question: (_values, facts) => ({
        text: photoWords.whose,
        choices: housed(facts.inHouse).map((each) => ({ key: `who:${each.id}`, text: cut(each.name, 10) })),
      }),
      clears: ['consents'],
    }),
    {
      name: 'kind',
      label: photoWords.kind,
      required: true,
      question: (values) => ({
        text: photoWords.which((values.customer as Ref).name),
        choices: kindButtons,
      }),
      read: (heard) => readKind(heard.text),
    },
    {
      name: 'consents',
      label: photoWords.consent,
      required: (_values, facts) => facts.consented === false,
      question: (values) => ({
        text: photoWords.askConsent((values.customer as Ref).name),
        choices: consentButtons,
      }),
      read: (heard, asked) => (asked ? readConsent(heard.text) : null),
    },
  ],
  wants: (values) =>
    values.customer
      ? { operation: 'photos.consent', input: { customerId: (values.customer as Ref).id } }
      : null,
  press: (key, _values, facts) => pressed(key, housed(facts.inHouse)),
  commit: (values, facts) =>
    values.consents === 'no'
      ? []
      : [
          {
            operation: 'photos.keep',
            input: {
              customerId: (values.customer as Ref).id,
              kind: values.kind,
              mediaId: facts.mediaId,
              file: facts.file,
              consents: values.consents === 'yes',
            },
          },
        ],
  done: ([facts], values) => {
    const { name } = values.customer as Ref;
    return { say: [{ text: facts ? photoWords.kept(name, String(facts.kind)) : photoWords.notKept(name) }] };
  },
  refused: () => ({ say: photoWords.failed, give: true }),
};

export function startPhoto(heard: SalonHeard): Start[] {
  const { media, inHouse } = heard.reading;
  const facts = { inHouse: inHouse.slice(0, 6), mediaId: media?.mediaId, file: media?.file };
  const only = inHouse.length === 1 ? { customer: inHouse[0] } : {};
  return [{ flow: photo.name, values: only, facts }];
}

function pressed(key: string, inHouse: Ref[]): Input[] | null {
  const who = inHouse.find((each) => key === `who:${each.id}`);
  if (who) return [{ kind: 'fill', slot: 'customer', value: who }];
  if (key.startsWith('kind:')) return [{ kind: 'fill', slot: 'kind', value: key.slice(5) }];
  if (key === 'agrees') return [{ kind: 'fill', slot: 'consents', value: 'yes' }];
  return key === 'refuses' ? [{ kind: 'fill', slot: 'consents', value: 'no' }] : null;
}

function housed(value: unknown): Ref[] {
  return (value as Ref[] | undefined) ?? [];
}

function readKind(text: string): { value: unknown } | null {
  if (/前/.test(text)) return { value: 'before' };
  if (/后|完/.test(text)) return { value: 'after' };
  return null;
}

function readConsent(text: string): { value: unknown } | null {
  if (/不|没/.test(text)) return { value: 'no' };
  return /同意|可以|好|行|对|嗯/.test(text) ? { value: 'yes' } : null;
}
