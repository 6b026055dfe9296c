/** What a complaint is about and how it came in, where its words tell it. */
const CAUSES: [RegExp, string][] = [
  [/过敏|烫|青(?:了)?一?块|淤青|红肿|起泡|破皮|受伤|刺痛|发痒/, 'reaction'],
  [/没(?:有)?效果|没用|不见效|反弹/, 'effect'],
  [/手法|手重|手太?轻|不专业|做得差|没做好|弄疼|按疼/, 'skill'],
  [/态度|不耐烦|凶|没礼貌|爱理不理|玩手机/, 'attitude'],
  [/等(?:了)?(?:半|好久|太久|很久|\d|一|两|三)|迟到|排不上|约不上|让.*等/, 'waiting'],
  [/推销|老是?卖|逼.*(?:买|办)|一直劝|硬要/, 'selling'],
  [/多收|乱收|太贵|价格|收费|扣多|划多/, 'price'],
  [/脏|卫生|头发|异味|没换|不干净/, 'hygiene'],
];
const CHANNELS: [RegExp, string][] = [
  [/美团|大众点评|点评|抖音|小红书|网上|差评/, 'online'],
  [/电话|打来/, 'phone'],
  [/微信|群里/, 'wechat'],
  [/意见箱|纸条|意见簿/, 'box'],
  [/当面|在店里|在前台|现场/, 'store'],
];

export function causeIn(text: string): string | undefined {
  return CAUSES.find(([words]) => words.test(text))?.[1];
}

export function channelIn(text: string): string | undefined {
  return CHANNELS.find(([words]) => words.test(text))?.[1];
}
