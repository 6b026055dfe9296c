import { buttonCard, cardTo, openSalon, type Salon } from './salon-webhook';

let salon: Salon;
beforeEach(async () => {
  salon = await openSalon();
});
afterEach(() => salon.close());

const send = (card: object) => salon.call('message/send', cardTo('SuWan', card));
const option = (n: number) => ({ id: `o${n}`, text: `选项${n}` });
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const button = (n: number) => ({ text: `按钮${n}`, key: `k${n}` });
const url = { type: 1, url: 'https://example.com/' };
const vote = (changes: object = {}) => ({
  card_type: 'vote_interaction',
  task_id: 'v@1',
  main_title: { title: '今天谁来了' },
  checkbox: { question_key: 'who', mode: 1, option_list: [option(1)] },
  submit_button: { text: '就这些', key: 'ok' },
  ...changes,
});
const choice = (changes: object = {}) => ({
  card_type: 'multiple_interaction',
  task_id: 'm@1',
  main_title: { title: '几点' },
  select_list: [{ question_key: 'q1', option_list: [option(1)] }],
  submit_button: { text: '提交', key: 'ok' },
  ...changes,
});

describe('a card that WeCom takes', () => {
  it.each<[string, object]>([
    [
      'six buttons and a drop-down of ten',
      buttonCard({
        button_list: many(6, button),
        button_selection: { question_key: 'room', option_list: many(10, option) },
      }),
    ],
    ['twenty ticks', vote({ checkbox: { question_key: 'who', mode: 1, option_list: many(20, option) } })],
    [
      'three lists',
      choice({ select_list: many(3, (n) => ({ question_key: `q${n}`, option_list: [option(1)] })) }),
    ],
    ['a notice with a link', { card_type: 'text_notice', main_title: { title: '日报' }, card_action: url }],
    [
      'a notice with a picture',
      {
        card_type: 'news_notice',
        main_title: { title: '日报' },
        card_image: { url: 'https://example.com/a.png' },
        card_action: url,
      },
    ],
  ])('%s', async (_, card) => {
    expect(await send(card)).toMatchObject({ errcode: 0 });
    expect(salon.wecom.seen('SuWan')[0].kind).toBe('card');
  });

  it('gets a response_code only where it calls back', async () => {
    const notice = { card_type: 'text_notice', main_title: { title: '日报' }, card_action: url };
    const menu = { task_id: 'n@1', action_menu: { action_list: [{ text: '改期', key: 'move' }] } };

    expect(await send(notice)).not.toHaveProperty('response_code');
    expect(await send({ ...notice, ...menu })).toHaveProperty('response_code');
    await salon.wecom.tap('SuWan', salon.wecom.seen('SuWan')[1].id, 'move');
    expect(salon.webhook.value('Event')).toBe('template_card_menu_event');
  });

  it('carries advice where the phone would shorten it', async () => {
    await send(buttonCard({ main_title: { title: '很'.repeat(37) } }));

    expect(salon.wecom.calls('message/send')[0].advice).toEqual([
      'main_title.title has 37 characters, more than 36 are not shown',
    ]);
  });
});

describe('a card that WeCom refuses', () => {
  it.each<[string, number, object]>([
    ['an unknown type', 42031, buttonCard({ card_type: 'big_card' })],
    ['no title', 41016, buttonCard({ main_title: {} })],
    ['no task_id', 42016, buttonCard({ task_id: undefined })],
    ['a task_id with a foreign character', 42016, buttonCard({ task_id: 'call#1' })],
    ['no button', 42038, buttonCard({ button_list: [] })],
    ['seven buttons', 42038, buttonCard({ button_list: many(7, button) })],
    ['a button without a key', 42039, buttonCard({ button_list: [{ text: '好' }] })],
    ['two buttons with one key', 42039, buttonCard({ button_list: [button(1), button(1)] })],
    ['a key beyond 1,024 bytes', 42039, buttonCard({ button_list: [{ text: '好', key: 'k'.repeat(1025) }] })],
    ['seven rows', 42035, buttonCard({ horizontal_content_list: many(7, (n) => ({ keyname: `行${n}` })) })],
    ['a row without its name', 42027, buttonCard({ horizontal_content_list: [{ value: '空' }] })],
    ['four jumps', 42042, buttonCard({ jump_list: many(4, () => ({ title: '看', type: 0 })) })],
    [
      'a drop-down of eleven',
      42037,
      buttonCard({ button_selection: { question_key: 'q', option_list: many(11, option) } }),
    ],
    ['a drop-down without its key', 42043, buttonCard({ button_selection: { option_list: [option(1)] } })],
    ['twenty-one ticks', 42037, vote({ checkbox: { question_key: 'q', option_list: many(21, option) } })],
    ['a tick without text', 42041, vote({ checkbox: { question_key: 'q', option_list: [{ id: 'a' }] } })],
    ['a vote without its button', 42049, vote({ submit_button: {} })],
    [
      'four lists',
      42047,
      choice({ select_list: many(4, (n) => ({ question_key: `q${n}`, option_list: [option(1)] })) }),
    ],
    ['a notice without its link', 42045, { card_type: 'text_notice', main_title: { title: '日报' } }],
    ['a card nested twice', 42031, { template_card: buttonCard() }],
  ])('%s: %i', async (_, errcode, card) => {
    expect(await send(card)).toMatchObject({ errcode });
    expect(salon.wecom.seen('SuWan')).toEqual([]);
  });

  it('a task_id that was used before, also by an update: 42014', async () => {
    const { response_code } = await send(buttonCard());
    expect(await send(buttonCard())).toMatchObject({ errcode: 42014 });
    const update = {
      atall: 1,
      agentid: 1000002,
      response_code,
      template_card: buttonCard({ task_id: 'call-1@2' }),
    };
    await salon.call('message/update_template_card', update);

    expect(await send(buttonCard({ task_id: 'call-1@2' }))).toMatchObject({ errcode: 42014 });
  });

  it('any that calls back, while the app has no callback: 43012', async () => {
    await salon.close();
    salon = await openSalon({ callbackUrl: () => '' });

    expect(await send(buttonCard())).toMatchObject({ errcode: 43012 });
  });
});

it('keeps its first TaskId in events after it has turned, where that is how WeCom is set to behave', async () => {
  const { response_code } = await send(buttonCard());
  const update = {
    atall: 1,
    agentid: 1000002,
    response_code,
    template_card: buttonCard({ task_id: 'call-1@2' }),
  };
  await salon.call('message/update_template_card', update);
  const { id } = salon.wecom.seen('SuWan')[0];
  await salon.wecom.tap('SuWan', id, 'call-1@1#reached');
  salon.wecom.behaviour.taskIdAfterUpdate = 'first';
  await salon.wecom.tap('SuWan', id, 'call-1@1#reached');

  expect([salon.webhook.value('TaskId', 0), salon.webhook.value('TaskId', 1)]).toEqual([
    'call-1@2',
    'call-1@1',
  ]);
});
