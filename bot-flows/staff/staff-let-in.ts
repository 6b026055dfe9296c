/** «让张晓月进来,美容师»: somebody whom the manager did not know at first, let in later; one card, one tap. */
import { leavingWords } from '../../src/text/leaving';
import { ROLE_WORDS, letInWords } from '../../src/text/staff';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start, Values } from '../engine';
import { soundsOfWord } from '../understanding/sounds';

interface Stranger {
  userid: string;
  /** As she called herself; her userid where she did not. */
  name: string;
}

export const staffLetIn: SalonFlow = {
  name: 'staff-let-in',
  version: 1,
  command: 'staff-role',
  title: (values) => letInWords.title(String(values.name)),
  slots: [
    { name: 'name', label: letInWords.name, required: true, show: (value) => String(value) },
    { name: 'userid', label: letInWords.name, show: (value) => String(value) },
    {
      name: 'role',
      label: letInWords.role,
      required: (values, facts) => whom(values, facts) !== null,
      question: (values) => letInWords.whichRole(String(values.name)),
      read: (heard) => {
        const role = roleIn(heard.text);
        return role ? { value: role } : null;
      },
      show: (value) => ROLE_WORDS.find(([role]) => role === value)?.[1] ?? String(value),
    },
  ],
  wants: () => ({ operation: 'staff.strangers', input: {} }),
  objects: (values, facts) =>
    whom(values, facts) || strangersIn(facts).length === 0
      ? null
      : letInWords.whichStranger(String(values.name), strangersIn(facts)),
  confirm: (values, facts) => {
    const stranger = whom(values, facts);
    return stranger && letInWords.card(String(values.name), stranger.userid, String(values.role));
  },
  press: (key) => {
    const [what, value] = key.split(/:(.*)/s);
    return what === 'role' || what === 'userid' ? [{ kind: 'fill', slot: what, value }] : null;
  },
  commit: (values, facts) => {
    const userid = whom(values, facts)?.userid;
    if (!userid) return [];
    return [{ operation: 'staff.giveRole', input: { userid, name: values.name, role: values.role } }];
  },
  done: ([facts], values) => ({
    say: [
      {
        text: facts
          ? letInWords.given(String(facts.name), String(facts.role))
          : letInWords.nobodyWaits(String(values.name)),
      },
    ],
  }),
  refused: ({ code, facts }) =>
    code === 'already'
      ? { say: letInWords.already(String(facts.name)), give: true }
      : { say: letInWords.badName, clear: ['name'] },
};

const LET_IN =
  /^(?:请|麻烦)?(?:让|把|给)([\p{Script=Han}A-Za-z·]{2,20}?)(?:可以)?(?:进来|加进来|加上|放进来|进系统|用系统|用这个)(?:吧|了|用)?(?=$|[\s,,。:是当做])/u;

/** The manager's own sentence; null where it is none. */
export function letInSaid(heard: SalonHeard): Start[] | { say: Prompt[] } | null {
  const name = LET_IN.exec(heard.text.trim())?.[1];
  if (!name) return null;
  if (!heard.reading.speaker.roles.includes('manager')) return { say: [{ text: leavingWords.notAllowed }] };
  const role = roleIn(heard.text.slice(heard.text.indexOf(name) + name.length));
  return [{ flow: staffLetIn.name, values: { name, ...(role ? { role } : {}) } }];
}

function roleIn(text: string): string | undefined {
  return ROLE_WORDS.find(([, word]) => text.includes(word))?.[0];
}

function strangersIn(facts: Facts): Stranger[] {
  return (facts.strangers as Stranger[] | undefined) ?? [];
}

/** Whoever was picked, is called so, or whose userid is the name in pinyin; null for nobody or several. */
function whom(values: Values, facts: Facts): Stranger | null {
  const strangers = strangersIn(facts);
  const picked = strangers.find((each) => each.userid === values.userid);
  const name = String(values.name);
  const keys = [name.toLowerCase(), ...soundsOfWord(name).map((sound) => sound.replaceAll(' ', ''))];
  const fitting = strangers.filter((each) => each.name === name || keys.includes(each.userid.toLowerCase()));
  return picked ?? (fitting.length === 1 ? fitting[0] : null);
}
