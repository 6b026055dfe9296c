import { keepMeeting } from '../../src/salon/meetings/clock';
import { createWork } from '../../src/salon/work';
import { Contact } from '../../entities/contact';
import { loadMorningCast } from '../salon/morning-cast';
import { salonChat, type SalonChat } from '../support/salon-chat';
import { came, clock, tick } from './meeting-evening';

let chat: SalonChat;

it('a question and a number of the list decide nothing of the meeting’s card', async () => {
  chat = await salonChat(clock('10:00'));
  const feedback = '手法有点重';
  await came(chat, {
    customer: '刘芳',
    at: '15:00',
    by: 'DengQian',
    treatments: ['B01'],
    said: { feedback },
  });
  await tick(chat, '20:45', keepMeeting);
  const tangLin = chat.as('TangLin');
  await tangLin.says('开始');
  const card = tangLin.card().card;
  await tangLin.says('我今天要跟进哪些客人');
  expect(tangLin.saw()).toContain('看一位:回序号');
  expect(tangLin.card().card).not.toEqual(card);
  await tangLin.says('1');
  expect(tangLin.saw()).not.toContain('已定');
  expect(tangLin.saw()).toMatch(/^1 /);
});

it('what another customer said is not written on the one whose call stands there', async () => {
  chat = await salonChat(clock('09:12'));
  await chat.db.transaction((tx) =>
    loadMorningCast(
      createWork({
        tx,
        actor: { kind: 'job', userid: 'test', roles: [], storeIds: [chat.cast.store.id], command: 'job' },
        now: chat.now,
        store: chat.cast.store,
        operation: 'job:test',
      }),
      chat.cast,
    ),
  );
  await chat.job('morning-list');
  const suWan = chat.as('SuWan');
  await suWan.taps('打电话 8');
  const [first, other] = suWan.saw().includes('李春梅') ? ['李春梅', '何安娜'] : ['何安娜', '李春梅'];
  await suWan.says(`${other}说月底付`);
  expect(suWan.saw()).toContain(other);
  expect(suWan.saw()).not.toContain(`记在 ${first}`);
  const contacts = await chat.db.find(Contact, {});
  expect(contacts.map((each) => each.customerId)).toEqual([chat.cast.customers[other].id]);
  await suWan.says('孙总今天聊什么');
  expect(suWan.saw()).toContain('孙佳慧');
  await suWan.says('没接');
  expect(suWan.saw()).toContain(`${first} 没接`);
});
