/** Greetings, the first hello, small talk, and what cannot be read. */
import type { Prompt } from '../../bot-flows/engine/prompt';

const ROLES: Record<string, string> = {
  beautician: '美容师',
  consultant: '顾问',
  manager: '店长',
  receptionist: '前台',
  owner: '老板',
};

export function roleName(role: string): string {
  return ROLES[role] ?? role;
}

/** A card, and beside it the way out for a reader who cannot see it: that is how WeChat readers are found out. */
export function channelPrompt(name: string): Prompt {
  return {
    text: `${name},您好。看不到上面的卡片就回 1,以后都用文字。`,
    card: {
      kind: 'buttons',
      title: '店务助手',
      desc: '看得到这张卡片就点一下',
      buttons: [
        { key: 'wechat', text: '都发文字' },
        { key: 'wecom', text: '看得到', style: 2 },
      ],
    },
  };
}

export const helloWords = {
  title: '打招呼',
  help: '帮助',
  channel: '怎么看',
  wechat: '好,以后都发文字,选的时候回数字。',
  wecom: '好,以后用卡片。',
  greeting: (name: string) => `${name},在的。直接说要记什么、约谁、查谁;不会说就回「帮助」。`,
  thanks: '不客气。',
  welcome: (name: string, role: string, toRead = '') => `${name},店长确认了,您是${roleName(role)}。${toRead}`,
};

const TALK: { of: RegExp; answer: (name: string) => string }[] = [
  {
    of: /^(你好|您好|哈喽|嗨|hi|hello|在吗|在不在|早|早上好|早安|下午好|晚上好)/i,
    answer: (name) => helloWords.greeting(name),
  },
  { of: /^(谢谢|多谢|感谢|谢了|辛苦|thx|thanks)/i, answer: () => helloWords.thanks },
  { of: /^(拜拜|再见|晚安|下班了|先走了)/, answer: () => '好,辛苦了,明天见。' },
  {
    of: /^(?:好的?|好嘞|嗯+|哦+|ok|收到|知道了|明白|行|哈+|呵呵|\p{Extended_Pictographic}|[。!!~,\s])+$/iu,
    answer: () => '好。',
  },
];

/** An answer to small talk, or null where it is none. */
export function smallTalk(text: string, name: string): string | null {
  const said = text.normalize('NFKC').trim();
  return TALK.find((each) => each.of.test(said) && [...said].length <= 12)?.answer(name) ?? null;
}

/** To talk about the day and the weather: nothing was written, and that is said. */
export const justTalk = '嗯,辛苦了。(这句没有记下什么)';

export function voiceNotRead(customer: string | null): Prompt {
  const example = customer ? `例:「${customer} 做完了,说舒服」。` : '';
  return { text: `语音我听不了,按键盘上的话筒说,会变成字发过来。${example}` };
}

export const mediaNotRead: Prompt = { text: '这个我看不了,说一句就行。' };
