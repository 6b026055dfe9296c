/** A form small enough to see the engine through: who gets which tea, how many cups. */
import {
  comeBack,
  emptyState,
  receive,
  resume,
  type Arrival,
  type Book,
  type Flow,
  type Outcome,
  type Say,
  type State,
} from '../../bot-flows/engine';
import { voice } from '../../src/text/repair';

const GUESTS: Record<string, string[]> = { 李姐: ['李婷', '李春梅'], 婷姐: ['李婷'], 芳姐: ['刘芳'] };

const tea: Flow = {
  name: 'tea',
  version: 1,
  command: 'tea',
  title: (values) => `${values.guest ?? '谁'}的茶`,
  slots: [
    {
      name: 'guest',
      label: '客人',
      required: true,
      question: () => ({ text: '给谁?' }),
      read: ({ text }) => {
        const name = Object.keys(GUESTS).find((each) => text.includes(each));
        if (!name) return null;
        const people = GUESTS[name];
        return people.length === 1
          ? { value: people[0] }
          : { among: people.map((person) => ({ value: person, label: person })) };
      },
      show: String,
    },
    {
      name: 'kind',
      label: '茶',
      required: true,
      question: () => ({
        text: '什么茶?',
        choices: [
          { key: 'rose', text: '玫瑰' },
          { key: 'date', text: '红枣' },
        ],
      }),
      read: ({ text }) => (/玫瑰|红枣/.exec(text) ? { value: /玫瑰|红枣/.exec(text)![0] } : null),
      show: String,
    },
    {
      name: 'cups',
      label: '几杯',
      read: ({ text }) => (/(\d+)杯/.exec(text) ? { value: Number(/(\d+)杯/.exec(text)![1]) } : null),
      check: (value) => (Number(value) > 9 ? '一次最多 9 杯。' : null),
      show: String,
    },
  ],
  wants: (values) => (values.guest ? { operation: 'tea.left', input: { kind: values.kind ?? null } } : null),
  press: (key) =>
    key === 'rose' || key === 'date'
      ? [{ kind: 'fill', slot: 'kind', value: key === 'rose' ? '玫瑰' : '红枣' }]
      : null,
  confirm: (values, facts) => ({
    text: `${values.guest} ${values.kind} ${values.cups ?? 1}杯,还有${facts.left}包`,
    card: { kind: 'buttons', title: `${values.guest}的茶`, buttons: [voice.yesButton, voice.noButton] },
  }),
  commit: (values) => [{ operation: 'tea.pour', input: values }],
  done: ([facts], values) => ({
    say: [{ text: `${values.guest} 的${values.kind}记下了,剩${facts.left}包` }],
  }),
  refused: (_outcome, values) => ({ say: `${values.kind}没有了。`, clear: ['kind'] }),
};

const left: Flow = {
  name: 'left',
  version: 1,
  command: 'left',
  title: () => '查茶',
  slots: [],
  commit: () => [{ operation: 'tea.count', input: {} }],
  done: ([facts]) => ({ say: [{ text: `还有${facts.left}包` }] }),
};

/** Talks to the two forms; the salon is a tin of tea bags. */
export class TeaChat {
  state: State = emptyState();
  bags = 5;
  poured: string[] = [];
  now = Date.UTC(2026, 10, 25, 12);
  said: Say[] = [];
  private ids = 0;

  private readonly book: Book<unknown> = {
    flow: (name) => [tea, left].find((flow) => flow.name === name) as Flow | undefined,
    begin: (heard) => {
      if (/还有几包/.test(heard.text)) return { starts: [{ flow: 'left', values: {} }] };
      if (!/茶|杯|玫瑰|红枣/.test(heard.text)) return null;
      const found = tea.slots
        .map((slot) => ({ slot: slot.name, match: slot.read?.(heard, false, {}, {}) ?? null }))
        .filter((each) => each.match);
      const values = Object.fromEntries(
        found.flatMap(({ slot, match }) => ('value' in match! ? [[slot, match.value]] : [])),
      );
      const doubt = found.find(({ match }) => 'among' in match!);
      const among =
        doubt && 'among' in doubt.match! ? { slot: doubt.slot, options: doubt.match.among } : undefined;
      return { starts: [{ flow: 'tea', values, among }] };
    },
    voice,
    newId: () => `D${++this.ids}`,
  };

  user(text: string): this {
    return this.take({ kind: 'text', heard: { text, at: this.now, reading: null } });
  }

  tap(key: string, at: { dialogId?: string; revision?: number } = {}): this {
    const dialog = this.state.dialogs.at(-1);
    return this.take({
      kind: 'tap',
      at: this.now,
      dialogId: at.dialogId ?? dialog!.id,
      revision: at.revision ?? dialog!.shown!,
      key,
      selected: {},
    });
  }

  bot(expected: RegExp): this {
    expect(this.said.map((say) => say.text).join('\n')).toMatch(expected);
    return this;
  }

  later(ms: number): this {
    this.now += ms;
    return this;
  }

  private take(arrival: Arrival<unknown>): this {
    const before = this.state;
    let turn = receive(before, arrival, this.book);
    while (turn.call) {
      const call = turn.call;
      const answer =
        call.kind === 'want'
          ? { facts: { left: this.bags } }
          : { outcomes: call.commits.map((commit) => this.pour(commit)) };
      turn = resume(turn, answer, this.now, this.book);
    }
    turn = comeBack(before, turn, this.now, this.book);
    this.state = turn.state;
    this.said = turn.say;
    return this;
  }

  private pour(commit: { operation: string; input: unknown }): Outcome {
    if (commit.operation === 'tea.count') return { done: true, facts: { left: this.bags } };
    const values = commit.input as { guest: string; kind: string; cups?: number };
    const cups = values.cups ?? 1;
    if (cups > this.bags) return { done: false, code: 'empty', facts: { left: this.bags } };
    this.bags -= cups;
    this.poured.push(`${values.guest} ${values.kind}`);
    return { done: true, facts: { left: this.bags } };
  }
}
