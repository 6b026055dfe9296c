/** The first hello finds out who reads in WeChat, where cards are invisible; later ones are answered and no more. */
import { helpText } from '../../src/text/help';
import { channelPrompt, helloWords } from '../../src/text/hello';
import type { SalonFlow } from '../ear';
import type { Input } from '../engine';

/** `quiet`: she has only opened the app, so that nothing is said to somebody who is known. */
export const hello: SalonFlow = {
  name: 'hello',
  version: 1,
  command: 'hello',
  title: () => helloWords.title,
  slots: [],
  commit: (values) => [{ operation: 'staff.greet', input: { quiet: values.quiet === true } }],
  done: ([facts], values) => {
    if (facts.ask) {
      return { say: [], next: { flow: 'channel', values: {}, facts: { name: facts.name } } };
    }
    return { say: values.quiet ? [] : [{ text: helloWords.greeting(String(facts.name)) }] };
  },
};

/** Card + «看不到上面的卡片就回 1»: the first choice is the one of somebody who cannot see it. */
export const channel: SalonFlow = {
  name: 'channel',
  version: 1,
  command: 'hello',
  quiet: true,
  title: () => helloWords.title,
  slots: [{ name: 'channel', label: helloWords.channel }],
  confirm: (_values, facts) => channelPrompt(String(facts.name ?? '')),
  press: (key): Input[] | null =>
    key === 'wechat' || key === 'wecom'
      ? [{ kind: 'fill', slot: 'channel', value: key }, { kind: 'confirm' }]
      : null,
  commit: (values) => [{ operation: 'staff.channel', input: { channel: values.channel ?? 'wecom' } }],
  done: ([facts]) => {
    const answer = facts.channel === 'wechat' ? helloWords.wechat : helloWords.wecom;
    const help = helpText(facts.allowed as string[], facts.roles as string[]);
    return { say: [{ text: `${answer}\n${help}` }] };
  },
};
