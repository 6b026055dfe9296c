/** Customers who come, come late, or do not come. */
import { Appointment } from '../../entities/appointment';
import { Customer } from '../../entities/customer';
import { Visit } from '../../entities/visit';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:00');
});

const book = async (words: string) => (await chat.as('PanYan').says(words)).taps('约上');

/** The clock of the store reaches `HH:MM`, and what is due then happens. */
const clock = (at: string, job = 'arrivals') => chat.at(at).job(job);

it('«钱太到了»: written at once, two briefs, one tap at the end is the record', async () => {
  const { id } = chat.cast.customers.钱玉兰;
  await chat.db.update(Customer, { id }, { allergy: '酒精过敏', profile: { likes: '手法重一点,怕冷' } });
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:28');
  const yan = await chat.as('PanYan').says('钱太到了 在换衣服');
  expect(yan.saw()).toMatch(/^钱玉兰 到了 · 10:30 卵巢 · \d号房。/);

  const ying = chat.as('HeYing');
  expect(ying.all()).toMatch(/10:30 的客人到了 · \d号房/);
  expect(ying.all()).toContain('注意 酒精过敏\n喜好 手法重一点,怕冷');
  expect(ying.all()).not.toMatch(/储值|剩\d|欠|A类|下次|走前谈/);

  const su = chat.as('SuWan');
  expect(su.all()).toMatch(/10:30 的客人到了\n钱玉兰 · 何莹/);
  expect(su.all()).toContain('剩次:卵巢剩7\n账户:储值5,000');
  expect(su.all()).toMatch(/下次时间\(先留着\):\n1 \d\d-\d\d 周/);

  chat.at('11:35');
  await ying.taps('按计划做完');
  expect(ying.saw()).toContain('卵巢');
  await ying.taps('记下');
  expect(ying.saw()).toContain('钱玉兰 已记下');
  expect(await chat.db.one(Appointment, { customerId: id, status: 'done' })).toBeDefined();
});

it('the consultant agrees on the next time while the customer is still in the house', async () => {
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:30');
  await chat.as('PanYan').says('钱太到了');
  const su = chat.as('SuWan');
  const card = su.card().card!;
  const [first] = card.kind === 'buttons' ? card.buttons : [];
  await su.taps(first.text);
  expect(su.saw()).toMatch(/^钱玉兰 下次约好了:\d\d-\d\d 周. \d\d:\d\d 卵巢/);
  expect(await chat.db.count(Appointment, { status: 'held' })).toBe(0);
});

it('the time agreed in the house may be said instead of tapped', async () => {
  await book('约今天下午三点婷姐补水 小美');
  chat.at('14:58');
  await chat.as('PanYan').says('婷姐来了');
  const su = await chat.as('SuWan').says('就约周三');
  expect(su.saw()).toMatch(/李婷 下次约好了:12-02 周三 15:00/);
});

it('«现在该到的»: a name is a button, and the card turns to those who are left', async () => {
  await book('帮婷姐约今天10点半补水,小美做');
  await book('约今天10点半钱太卵巢 莹莹');
  await clock('10:30');
  const yan = chat.as('PanYan');
  expect(yan.all()).toContain('〔李婷 10:30〕〔钱玉兰 10:30〕');
  await yan.taps('李婷 10:30');
  expect(yan.saw()).toContain('李婷 到了');
  expect(yan.saw()).toContain('现在该到的 1 位');
  await yan.says('钱太到了');
  expect(yan.saw()).toContain('钱玉兰 到了');
  expect(await chat.db.count(Visit, {})).toBe(2);
});

it('a quarter of an hour later: 在路上 warns of the next one, 爽约 tells her consultant', async () => {
  await book('约今天10点半钱太卵巢 莹莹');
  await book('约今天十一点四十晓燕小气泡 莹莹');
  await book('约今天10点半芳姐肩颈 小美');
  await clock('10:30');
  await clock('10:45');
  const yan = chat.as('PanYan');
  expect(yan.all()).toContain('【10:30 的客人到了吗?】');
  await yan.taps('爽约');
  expect(yan.saw()).toMatch(/算爽约\?/);
  await yan.taps('算爽约');
  expect(yan.saw()).toContain('记了爽约');
  await yan.says('钱太晚到20分钟');
  expect(yan.saw()).toContain('晚到20分钟');
  expect(yan.saw()).toContain('11:40 吴晓燕 约晚20分钟');
  expect(chat.as('HeYing').all()).toContain('11:40 吴晓燕 会晚20分钟');
});

it('who is told twice that she is here hears so, and nobody is pushed again', async () => {
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:30');
  await chat.as('PanYan').says('钱太到了');
  const before = chat.as('HeYing').bubbles.length;
  const su = await chat.as('SuWan').says('钱太到了');
  expect(su.saw()).toContain('钱玉兰 已经记过到店了。');
  expect(chat.as('HeYing').bubbles).toHaveLength(before);
});

it('a push that comes in between does not swallow the answer to a question', async () => {
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:25');
  const ying = await chat.as('HeYing').says('约明天三点补水');
  expect(ying.saw()).toMatch(/哪位|哪个/);
  await chat.as('PanYan').says('钱太到了');
  await ying.says('婷姐');
  expect(ying.saw()).toMatch(/约 李婷:11-26 周四 15:00 补水/);
});

it('a mother without a file has a brief, a bed and a record of her own', async () => {
  await book('给圆圆和她妈妈约今天三点,圆圆祛痘 小美,她妈妈肩颈,妈妈还没建档');
  chat.at('15:00');
  await chat.as('PanYan').says('圆圆到了');
  const rows = await chat.db.find(Appointment, { where: { status: 'arrived' } });
  const mothers = rows.find((row) => row.companion === '妈妈')!;
  const userid = Object.values(chat.cast.staff).find((each) => each.id === mothers.beauticianId)!.userid;
  const hands = chat.as(userid);
  expect(hands.all()).toMatch(/15:00 的客人到了 · \d号房\n高圆的妈妈\n今天 肩颈/);
  await hands.taps('按计划做完');
  await hands.taps('记下');
  expect(hands.saw()).toContain('高圆的妈妈 已记下');
  await clock('16:02');
  expect(hands.saw()).not.toContain('做完了吗');
});

it('nor does it take the yes that was meant for a card', async () => {
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:25');
  const ying = await chat.as('HeYing').says('约明天三点婷姐补水');
  await chat.as('PanYan').says('钱太到了');
  await ying.says('对');
  expect(ying.saw()).toMatch(/^约好了:李婷 11-26 周四 15:00 补水/);
  await ying.says('做完了');
  expect(ying.saw()).toContain('钱玉兰');
  expect(ying.saw()).toContain('卵巢');
});

it('tomorrow’s table: all of it for reception, her own for each beautician', async () => {
  await book('约明天三点婷姐补水 小美');
  await book('约明天四点红姐艾灸 莹莹');
  await clock('21:21', 'tomorrow-table');
  expect(chat.as('PanYan').all()).toMatch(/明天 2 位\n15:00 李婷.*\n16:00 郑红/);
  expect(chat.as('HeYing').all()).toMatch(/明天你有 1 位\n16:00 郑红 艾灸/);
  expect(chat.as('HeYing').all()).not.toContain('李婷');
});

it('«孙总到了 婷姐也到了»: both are here', async () => {
  await book('帮婷姐约今天10点半补水,小美做');
  await book('约今天10点半钱太卵巢 莹莹');
  chat.at('10:28');
  const yan = await chat.as('PanYan').says('钱太到了 婷姐也到了');
  expect(yan.saw()).toContain('钱玉兰 到了');
  expect(yan.saw()).toContain('李婷 到了');
  expect(await chat.db.count(Appointment, { status: 'arrived' })).toBe(2);
});

it('«走之前要谈什么» is of the one customer of hers who is here, whoever serves her', async () => {
  await book('帮婷姐约今天10点半补水,小美做');
  await book('约今天10点半钱太卵巢 莹莹');
  await book('约今天五点春梅补水 小美');
  chat.at('10:28');
  await chat.as('PanYan').says('钱太到了');
  expect((await chat.as('SuWan').says('走之前要谈什么')).saw()).toMatch(/钱玉兰[\s\S]*建议做:卵巢/);
  expect((await chat.as('TangLin').says('走之前要谈什么')).saw()).toBe('看哪位客人的计划?');
});

it('an evening before an empty day: nobody is told that nothing is booked', async () => {
  await clock('21:21', 'tomorrow-table');
  expect(chat.as('PanYan').all()).toBe('');
  expect(chat.as('HeYing').all()).toBe('');
});
