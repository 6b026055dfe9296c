/** An appointment found by its hour: «三点半那个» is whoever has it, for whatever is to become of it. */
import { Not } from 'typeorm';
import { Appointment } from '../../entities/appointment';
import { salonChat, type SalonChat } from '../support/salon-chat';

let chat: SalonChat;

beforeEach(async () => {
  chat = await salonChat();
  chat.at('09:00');
  await booked('帮婷姐约今天下午三点半做补水,小美做');
});

async function booked(text: string): Promise<void> {
  await (await chat.as('PanYan').says(text)).taps('约上');
}

const statuses = async () =>
  (await chat.db.find(Appointment, { where: { status: Not('held') }, order: { at: 'ASC' } })).map(
    (row) => row.status,
  );

it('is cancelled on the card that says whose it is', async () => {
  const yan = await chat.as('PanYan').says('三点半那个取消');
  expect(yan.saw()).toMatch(/取消 李婷[^]*15:30/);
  expect(await statuses()).toEqual(['booked']);
  await yan.taps('yes');
  expect(yan.saw()).toContain('取消了:李婷 11-25 周三 15:30');
  expect(await statuses()).toEqual(['cancelled']);
});

it('is not kept: «三点半的客人没来»', async () => {
  const yan = await chat.at('15:50').as('PanYan').says('三点半的客人没来');
  expect(yan.saw()).toMatch(/李婷[^]*15:30/);
  await yan.taps('yes');
  expect(await statuses()).toEqual(['noShow']);
});

it('comes later, is confirmed, is here', async () => {
  const yan = await chat.as('PanYan').says('三点半的确认了');
  expect(yan.saw()).toMatch(/李婷[^]*15:30/);
  await yan.taps('yes');
  expect(await statuses()).toEqual(['confirmed']);
  await yan.says('三点半的客人晚到二十分钟');
  expect(yan.saw()).toMatch(/李婷[^]*20分钟/);
  await chat.at('15:50').as('PanYan').says('三点半的客人到了');
  expect(yan.saw()).toContain('李婷');
  expect(await statuses()).toEqual(['arrived']);
});

it('is moved from the card that would cancel it', async () => {
  const yan = await chat.as('PanYan').says('三点半那个不来了');
  await yan.taps('move');
  expect(yan.saw()).toMatch(/李婷/);
  await yan.says('四点半');
  await yan.taps('yes');
  expect(yan.saw()).toMatch(/改好了:李婷 11-25 周三 15:30 → 11-25 周三 16:30/);
});

it('is asked for where two have that hour', async () => {
  await booked('曼姐约今天三点半肩颈 何莹');
  const yan = await chat.as('PanYan').says('三点半那个取消');
  expect(yan.saw()).toMatch(/15:30 是哪位的\?[^]*〔李婷〕〔徐曼〕|15:30 是哪位的\?[^]*〔徐曼〕〔李婷〕/);
  await yan.taps('徐曼');
  expect(yan.saw()).toMatch(/取消 徐曼[^]*15:30/);
});

it('is tomorrow’s where today has none, and nobody’s where nobody has that hour', async () => {
  await booked('曼姐约明天下午四点肩颈');
  const yan = await chat.as('PanYan').says('四点那个取消');
  expect(yan.saw()).toMatch(/取消 徐曼[^]*11-26 周四 16:00/);
  await yan.taps('keep');
  await yan.says('五点那个取消');
  expect(yan.saw()).toContain('17:00 没有预约。是哪位客人?');
  await yan.says('婷姐');
  expect(yan.saw()).toMatch(/李婷 是哪个预约\?[^]*15:30/);
});
