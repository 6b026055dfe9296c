import type { Rule } from './variant';

const SIMPLE =
  '个护补现实说来时间点约给还没钱会块万两储预划卡红发过这样为点体验气变动热经总单办费买卖发转账开关门电话员听进亮颈头脸润泽师后长帮让请问题总订号码钟';
const TRADITIONAL =
  '個護補現實說來時間點約給還沒錢會塊萬兩儲預劃卡紅發過這樣為點體驗氣變動熱經總單辦費買賣發轉賬開關門電話員聽進亮頸頭臉潤澤師後長幫讓請問題總訂號碼鐘';

/** Words in traditional characters, names and treatments as they are. */
export const traditional: Rule = {
  name: 'traditional characters',
  vary: (told) => {
    const named = told.mentions.filter((one) =>
      ['customer', 'staff', 'treatment', 'room'].includes(one.kind),
    );
    const out = [...told.text.split('')].map((char, at) => {
      if (named.some((one) => one.start <= at && at < one.end)) return char;
      const i = SIMPLE.indexOf(char);
      return i < 0 ? char : TRADITIONAL[i];
    });
    const text = out.join('');
    return text === told.text ? null : { text };
  },
};
