import { type Browser, chromium, type Page } from 'playwright-core';
import { buttonCard, cardTo, openSalon, type Salon, textTo } from './salon-webhook';

/** The chat page in a real browser, with an assistant that answers by card and turns it at a tap. */
let browser: Browser;
let salon: Salon;
let page: Page;
let faults: string[];

beforeAll(async () => {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  salon = await openSalon({
    tries: [
      { userid: 'SuWan', text: '今天我该联系谁' },
      { userid: 'HeYing', text: '钱太卵巢做完了' },
    ],
  });
  salon.webhook.onPush = () => void answer(salon);
  await salon.call('menu/create', {
    button: [
      { type: 'click', name: '今天', key: 'today' },
      { name: '更多', sub_button: [{ type: 'click', name: '帮助', key: 'help' }] },
    ],
  });
  page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(salon.url);
});
afterEach(async () => {
  await page.close();
  await salon.close();
  expect(faults).toEqual([]);
});

async function answer({ webhook, call }: Salon): Promise<void> {
  if (webhook.value('MsgType') === 'text') await call('message/send', cardTo('SuWan', buttonCard()));
  if (webhook.value('Event') !== 'template_card_event') return;
  const next = buttonCard({ task_id: 'call-1@2', main_title: { title: '联系 2/8 · 李春梅' } });
  await call('message/update_template_card', {
    userids: ['SuWan'],
    agentid: 1000002,
    response_code: webhook.value('ResponseCode'),
    template_card: next,
  });
}

const on = (userid: string) => page.getByTestId(`phone-${userid}`);

async function say(userid: string, text: string): Promise<void> {
  await on(userid).getByTestId('input').fill(text);
  await on(userid).getByTestId('send').click();
}

it('shows the sentence in a bubble, the answer as a card, and the card turns in place at a tap', async () => {
  await say('SuWan', '打电话');
  await on('SuWan').getByTestId('bubble').getByText('打电话').waitFor();
  const card = on('SuWan').getByTestId('card');
  await card.getByText('联系 1/8 · 何安娜').waitFor();

  await on('SuWan').getByTestId('button-call-1@1#reached').click();
  await card.getByText('联系 2/8 · 李春梅').waitFor();

  expect(await card.count()).toBe(1);
  expect(salon.webhook.value('EventKey')).toBe('call-1@1#reached');
});

it('offers sentences to try, which fill the input and are not offered again once said', async () => {
  await on('HeYing').getByTestId('try').click();
  expect(await on('HeYing').getByTestId('input').inputValue()).toBe('钱太卵巢做完了');
  await on('HeYing').getByTestId('input').press('Enter');
  await on('HeYing').getByTestId('bubble').getByText('钱太卵巢做完了').waitFor();

  expect(await on('HeYing').getByTestId('try').count()).toBe(0);
  expect(await on('SuWan').getByTestId('try').count()).toBe(1);
});

it('marks whom a push went to, and her phone can be put beside the others', async () => {
  await salon.call('message/send', textTo('FangJie', '今天 9 位,已记 5/9 位'));
  await page.getByTestId('unread-FangJie').waitFor();
  await page.getByTestId('push').getByText('已记 5/9 位').click();

  await on('FangJie').getByTestId('bubble').getByText('已记 5/9 位').waitFor();
  await page.getByTestId('unread-FangJie').waitFor({ state: 'detached' });
  expect(await on('SuWan').count()).toBe(1);
});

it('hides cards from who reads in WeChat', async () => {
  await salon.call('message/send', cardTo('SuWan', buttonCard()));
  await on('SuWan').getByTestId('card').waitFor();
  await page.getByTestId('reader-SuWan').click();

  await on('SuWan').getByText('暂不支持此消息类型,请在企业微信中查看').waitFor();
  expect(await on('SuWan').getByTestId('card').count()).toBe(0);
});

it('sends ticks with the button of a vote', async () => {
  const options = [
    { id: 'a', text: '钱玉兰 10:30', is_checked: true },
    { id: 'b', text: '宋晓 11:00' },
  ];
  const vote = {
    card_type: 'vote_interaction',
    task_id: 'vote-1@1',
    main_title: { title: '今天谁来了' },
    checkbox: { question_key: 'who', mode: 1, option_list: options },
    submit_button: { text: '就这些', key: 'vote-1@1#ok' },
  };
  await salon.call('message/send', cardTo('HeYing', vote));
  await on('HeYing').getByText('宋晓 11:00').click();
  await on('HeYing').getByText('就这些').click();
  await salon.webhook.arrived(1);

  expect(salon.webhook.pushed[0].xml.match(/<OptionId>.*?<\/OptionId>/g)).toHaveLength(2);
});

it('opens the menu of the app and pushes what was chosen', async () => {
  await on('SuWan').getByTestId('menu-更多').click();
  await on('SuWan').getByTestId('menu-help').click();
  await on('SuWan').getByText('点了菜单「帮助」').waitFor();
  await salon.webhook.arrived(1);

  expect(salon.webhook.value('EventKey')).toBe('help');
});

it('runs a job now, and as if at another time', async () => {
  await page.getByTestId('tab-jobs').click();
  await page.getByTestId('job-now-morning-list').click();
  await page.getByText('morning-list now').waitFor();
  await page.getByTestId('job-at').fill('2026-11-26T09:12');
  await page.getByTestId('job-then-morning-list').click();

  await page.getByText('morning-list 2026-11-26T09:12').waitFor();
});

it('makes the next calls go wrong, and says when all is well again', async () => {
  await page.getByTestId('tab-faults').click();
  await page.getByTestId('fault-add').click();
  await page.getByTestId('faults').getByText('还剩 3 次').waitFor();
  expect(await salon.call('message/send', textTo('SuWan', '早'))).toMatchObject({ errcode: -1 });
  await page.getByTestId('faults').getByText('还剩 2 次').waitFor();
  await page.getByTestId('faults').getByText('关掉').click();

  await page.getByText('现在一切正常。').waitFor();
});

it('is one phone on a narrow screen, with the people above it', async () => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`${salon.url}/?who=SuWan`);
  await say('SuWan', '打电话');
  await on('SuWan').getByTestId('card').waitFor();
  await page.getByTestId('open-HeYing').click();
  await on('HeYing').getByTestId('input').waitFor();

  expect(await on('SuWan').count()).toBe(0);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
});

it('says so when the assistant does not take a message', async () => {
  salon.webhook.answers = [500, 500, 500, 500];
  await say('HeYing', '做完了');

  await on('HeYing').getByTitle('没有送到:店务助手没有应答').waitFor();
});

it('shows pictures that were sent and received', async () => {
  const png = await page.screenshot();
  const chosen = page.waitForEvent('filechooser');
  await on('HeYing').getByTitle('更多').click();
  await on('HeYing').getByTestId('extra-photo').click();
  await (await chosen).setFiles({ name: 'eyes.png', mimeType: 'image/png', buffer: png });

  await on('HeYing').locator('img.picture').waitFor();
  await salon.webhook.arrived(1);
  expect(salon.webhook.value('MsgType')).toBe('image');
});
