/** What the terminal chat says beside the bot. */
export const talkHelp = [
  '直接打字就是发消息;卡片的按钮按它前面的数字选。',
  '/as 账号   换一个人   /who   都有谁   /job 名字 [时间]   现在就跑一次任务   /quit   退出',
].join('\n');

export const talkWelcome = (name: string, role: string, tries: string[]): string =>
  [`你是 ${name}(${role})。试着说:`, ...tries.map((each) => `  ${each}`), talkHelp].join('\n');

export const nobodyNamed = (userid: string, userids: string[]): string =>
  `没有 ${userid} 这个人,有:${userids.join('、')}`;

/** Somebody else's phone rings. */
export const pushedTo = (name: string): string => `▷ ${name} 收到`;

export const onlyDemo =
  '终端对话只在演示库里进行:现在的配置连着真实的企业微信或数据库。换一个没有这些配置的目录再试。';

export const talkFault = (reference: string): string => `出错了(${reference})`;
