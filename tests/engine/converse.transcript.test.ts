import { TeaChat } from './tea';

const HOUR = 3600_000;
let chat: TeaChat;
beforeEach(() => {
  chat = new TeaChat();
});

test('one sentence, one card, one yes', () => {
  chat.user('给婷姐泡玫瑰茶').bot(/李婷 玫瑰 1杯,还有5包/);
  chat.user('对').bot(/李婷 的玫瑰记下了,剩4包/);
  expect(chat.poured).toEqual(['李婷 玫瑰']);
});

test('what is missing is asked, with choices; a bare number takes one', () => {
  chat.user('给芳姐泡茶').bot(/什么茶/);
  chat.user('2').bot(/刘芳 红枣/);
  chat.tap('yes').bot(/记下了/);
});

test('two people share a name: she is asked, never guessed', () => {
  chat.user('李姐要玫瑰茶').bot(/客人是哪个/);
  chat.user('李春梅').bot(/李春梅 玫瑰/);
});

test('a correction is a fill of a filled slot, and the card is shown again', () => {
  chat
    .user('婷姐玫瑰茶')
    .user('红枣')
    .bot(/茶:玫瑰 → 红枣[\s\S]*李婷 红枣/);
  expect(chat.poured).toEqual([]);
});

test('a value that cannot be is told, and nothing changes', () => {
  chat
    .user('婷姐玫瑰茶')
    .user('20杯')
    .bot(/最多 9 杯/);
  chat.user('对').bot(/记下了,剩4包/);
});

test('cancel closes the form and says so', () => {
  chat
    .user('婷姐玫瑰茶')
    .user('算了')
    .bot(/不记了/);
  expect(chat.state.dialogs).toEqual([]);
});

test('a look-up in between is answered, and the form comes back', () => {
  chat.user('给婷姐泡茶').bot(/什么茶/);
  chat.user('还有几包').bot(/还有5包[\s\S]*什么茶/);
  chat.user('玫瑰').bot(/李婷 玫瑰/);
});

test('not understood: says what it is asking; the third time there is a way out', () => {
  chat.user('给婷姐泡茶');
  chat.user('嘿嘿').bot(/没听懂[\s\S]*什么茶/);
  chat.user('哈哈').bot(/没听懂/);
  chat.user('呵呵').bot(/放一放/);
  expect(chat.said.at(-1)?.card).toBeDefined();
});

test('a second tap on a card that is done is told, and nothing is done twice', () => {
  chat.user('婷姐玫瑰茶');
  const { id, shown } = chat.state.dialogs[0];
  chat.tap('yes').bot(/记下了/);
  chat.tap('yes', { dialogId: id, revision: shown! }).bot(/已经办好了/);
  expect(chat.poured).toHaveLength(1);
});

test('a tap on an older showing does not confirm what has changed since', () => {
  chat.user('婷姐玫瑰茶');
  const old = chat.state.dialogs[0];
  chat.user('红枣');
  chat.tap('yes', { dialogId: old.id, revision: old.shown! }).bot(/最新[\s\S]*红枣/);
  expect(chat.poured).toEqual([]);
});

test('a refusal keeps the form and asks for what can be mended', () => {
  chat.user('婷姐玫瑰茶2杯');
  chat.bags = 1;
  chat.user('对').bot(/没有了[\s\S]*什么茶/);
  expect(chat.poured).toEqual([]);
});

test('a form that nobody finished is put away after its time', () => {
  chat.user('婷姐玫瑰茶').later(30 * HOUR);
  chat.user('还有几包').bot(/还有5包/);
  expect(chat.state.dialogs).toEqual([]);
});

test('a deployment with a new slot in mid-dialog breaks nothing: answers stand by name', () => {
  chat.user('给婷姐泡茶');
  chat.state = JSON.parse(JSON.stringify(chat.state));
  delete (chat.state.dialogs[0] as { among?: unknown }).among;
  chat.user('玫瑰').bot(/李婷 玫瑰/);
});
