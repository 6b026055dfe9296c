/** Somebody unknown has written: the manager names her role, and she is let in. */
import { toReadText } from '../../src/text/handbook';
import { helloWords } from '../../src/text/hello';
import { rolePrompt, staffWords } from '../../src/text/staff';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Input, Start } from '../engine';

const CALLS_HERSELF = /(?:我是|我叫)\s*([\u4e00-\u9fff]{2,4}?)(?:$|[,。,.\s!!])/;
const NAME = /^(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}|[A-Za-z][A-Za-z. ]{0,19})$/;
/** As long as a name may be with a word before it; more is a sentence about something else. */
const SHORT = 10;
const SAID_BEFORE = /^(?:她|他)?(?:是|叫|姓名|名字)+[叫是::\s]*/;

export const staffRole: SalonFlow = {
  name: 'staff-role',
  version: 1,
  command: 'staff-role',
  quiet: true,
  expiresAfter: 3 * 24 * 60 * 60 * 1000,
  title: (values, facts) => staffWords.title(String(values.userid ?? ''), leftIn(facts)),
  slots: [
    {
      name: 'role',
      label: staffWords.role,
      required: true,
      question: (values, facts) => {
        const { text, card } = rolePrompt(String(values.userid), String(facts.said ?? ''), leftIn(facts));
        return { text, choices: card?.kind === 'buttons' ? card.buttons : [] };
      },
    },
    {
      name: 'name',
      label: staffWords.name,
      required: (values) => values.role !== 'nobody',
      question: (values) => ({ text: staffWords.askName(String(values.userid)) }),
      read: (heard, asked) => (asked ? nameSaid(heard) : null),
      check: (value) => (NAME.test(String(value)) ? null : staffWords.badName),
      show: (value) => String(value),
    },
  ],
  press: (key): Input[] | null =>
    ['beautician', 'consultant', 'receptionist', 'manager', 'nobody'].includes(key)
      ? [{ kind: 'fill', slot: 'role', value: key }]
      : null,
  commit: (values) =>
    values.role === 'nobody'
      ? [{ operation: 'staff.refuseRole', input: { userid: values.userid, name: values.name } }]
      : [
          {
            operation: 'staff.giveRole',
            input: { userid: values.userid, name: values.name, role: values.role },
          },
        ],
  done: ([facts], values) => ({
    say: [
      {
        text: facts.name
          ? staffWords.given(String(facts.name), String(facts.role))
          : staffWords.nobody(String(values.userid)),
      },
    ],
  }),
  refused: (outcome) =>
    outcome.code === 'already'
      ? { say: staffWords.already(String(outcome.facts.name)), give: true }
      : { say: staffWords.badName, clear: ['name'] },
};

/** Her name, where she was here before and has left. */
function leftIn(facts: Facts): string | undefined {
  return typeof facts.left === 'string' ? facts.left : undefined;
}

/** A name; what is a question, or means something of its own, is not taken for one. */
function nameSaid(heard: SalonHeard): { value: string } | null {
  const text = heard.text.trim();
  const said = text.replace(SAID_BEFORE, '');
  if ([...said].length > SHORT || ASKED.test(said)) return null;
  const { intent, beyond } = heard.reading.reading;
  const other = beyond !== undefined || !ONLY_A_NAME.includes(intent);
  return said === text && other ? null : { value: said };
}

const ASKED = /[谁吗呢几哪么]|多少|今天/;
/** What a bare name is read as. */
const ONLY_A_NAME: string[] = ['unclear', 'ambiguous', 'smalltalk', 'customer_query'];

/** The notice to every manager; her own words may hold her name. */
export function askRole(facts: Facts): Start[] {
  const said = String(facts.said ?? '');
  const left = leftIn(facts);
  const name = left ?? CALLS_HERSELF.exec(said)?.[1];
  const values = { userid: facts.userid, ...(name ? { name } : {}) };
  return [{ flow: staffRole.name, values, facts: { said, ...(left ? { left } : {}) } }];
}

export function welcome(facts: Facts): Start[] {
  return [{ flow: 'welcome', values: {}, facts }];
}

/** The first thing she hears, before it is found out where she reads. */
export const welcomeFlow: SalonFlow = {
  name: 'welcome',
  version: 1,
  command: 'hello',
  title: () => helloWords.title,
  slots: [],
  commit: () => [],
  done: (_outcomes, _values, facts) => ({
    say: [{ text: welcomed(facts) }],
    next: { flow: 'hello', values: {} },
  }),
};

function welcomed(facts: Facts): string {
  const toRead = facts.toRead as { job: boolean; rules: number } | undefined;
  return helloWords.welcome(String(facts.name), String(facts.role), toReadText(toRead));
}
