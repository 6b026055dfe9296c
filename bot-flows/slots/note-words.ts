/** Words that carry nothing once everything else of a message is understood. */
const FILLERS =
  /(?:按计划|按预约|刚才|刚刚|刚|今天|今日|上午|下午|晚上|那个|我说一下|哈|了|的|啦|呀|啊|吧|哦|嗯|过来|来了|来|到店|给|帮|她|他|都|也|还|就|在|把|和|加|跟|一个|一下|顺便|然后|共|总共|做完|做好|做了|弄完|做|完|划卡|划|耗卡|下次|下回|继续|收|已|一次|次|时间|效果|反馈|项目|店里|客人|补记|补登|登记|忘记|忘|未|出现金|现金|约|说|推|元|块|钱|续|办|买|开|卡|刷|微信|支付宝|转账|充值|充|储值|送|赠|扣|实耗|没|定金|核销|抖音|团购|体验|各|两个|三个|妹|姐)/g;

/** What is worth keeping of the words that became nothing else; empty for mere fillers. */
export function worthKeeping(left: string, known: string[] = []): string {
  const unnamed = known.reduce((text, name) => text.replaceAll(name, ''), left);
  const bare = unnamed.replace(FILLERS, '').replace(/[\s,。,.;;、:!!?~…\d\p{Extended_Pictographic}]/gu, '');
  return bare.length >= 2 ? left.trim() : '';
}
