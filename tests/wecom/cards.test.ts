import type { ButtonCard, VoteCard } from '../../bot-flows/engine/prompt';
import { CardFault, renderCard } from '../../src/wecom/cards';

const call: ButtonCard = {
  kind: 'buttons',
  title: '联系 1/8 · 何安娜',
  desc: '新客 · 上次 11-18',
  rows: [
    { label: '为什么', value: '尾款6000今天到期' },
    { label: '注意', value: '酒精过敏' },
  ],
  select: {
    key: 'who',
    title: '谁去办',
    options: [
      { id: 'tl', text: '唐琳打电话' },
      { id: 'qq', text: '倩倩发微信' },
    ],
    selected: 'qq',
  },
  buttons: [
    { key: 'reached', text: '打通了', style: 2 },
    { key: 'none', text: '没接' },
  ],
};
const vote: VoteCard = {
  kind: 'vote',
  title: '今晚谁在',
  many: true,
  options: [
    { id: 'a', text: '苏婉', checked: true },
    { id: 'b', text: '何莹' },
  ],
  submit: { key: 'here', text: '就这些' },
};
const task = '01HZX@3';

describe('a card with buttons', () => {
  it('is shown as the flow made it, each button with its dialog and revision', () => {
    expect(renderCard(call, task)).toEqual({
      card_type: 'button_interaction',
      task_id: '01HZX@3',
      main_title: { title: '联系 1/8 · 何安娜', desc: '新客 · 上次 11-18' },
      horizontal_content_list: [
        { keyname: '为什么', value: '尾款6000今天到期' },
        { keyname: '注意', value: '酒精过敏' },
      ],
      button_selection: {
        question_key: 'who',
        title: '谁去办',
        option_list: [
          { id: 'tl', text: '唐琳打电话' },
          { id: 'qq', text: '倩倩发微信' },
        ],
        selected_id: 'qq',
      },
      button_list: [
        { type: 0, text: '打通了', style: 2, key: '01HZX@3#reached' },
        { type: 0, text: '没接', style: 1, key: '01HZX@3#none' },
      ],
    });
  });

  it('is greyed by an update that ends it', () => {
    expect(renderCard(call, task, '已确认')).toMatchObject({
      replace_text: '已确认',
      button_selection: { disable: true },
    });
  });

  it('has its long texts cut with …', () => {
    const long = '一二三四五六七八九十'.repeat(6);
    const card = {
      ...call,
      title: long,
      desc: long,
      rows: [{ label: long, value: long }],
      select: { key: 'k', title: long, options: [{ id: 'a', text: long }] },
      buttons: [{ key: 'k', text: long }],
    };
    const rendered = renderCard(card, task, long);
    if (rendered.card_type !== 'button_interaction') throw new Error('buttons');
    const lengths = [
      rendered.main_title.title,
      rendered.main_title.desc,
      rendered.horizontal_content_list?.[0].keyname,
      rendered.horizontal_content_list?.[0].value,
      rendered.button_selection?.option_list[0].text,
      rendered.button_list[0].text,
      rendered.replace_text,
    ].map((text) => [text?.length, text?.endsWith('…')]);
    expect(lengths).toEqual([36, 44, 5, 30, 16, 10, 10].map((length) => [length, true]));
  });

  it('leaves out a row that says nothing', () => {
    const rendered = renderCard({ ...call, rows: [{ label: '注意', value: ' ' }] }, task);
    expect(rendered).not.toHaveProperty('horizontal_content_list');
  });

  const button = (key: string) => ({ key, text: key });
  it.each<[string, Partial<ButtonCard>]>([
    ['seven rows', { rows: Array.from({ length: 7 }, (_, at) => ({ label: `${at}`, value: 'a' })) }],
    ['seven buttons', { buttons: ['1', '2', '3', '4', '5', '6', '7'].map(button) }],
    ['no button', { buttons: [] }],
    ['two buttons of one key', { buttons: [button('a'), button('a')] }],
    ['a button without a key', { buttons: [{ key: '', text: 'a' }] }],
    ['a button without words', { buttons: [{ key: 'a', text: '' }] }],
    ['a key of 1,025 bytes', { buttons: [{ key: 'a'.repeat(1025 - '01HZX@3#'.length), text: 'a' }] }],
    ['no title', { title: '' }],
    [
      'eleven options',
      {
        select: {
          key: 'k',
          title: 't',
          options: Array.from({ length: 11 }, (_, at) => ({ id: `${at}`, text: 'a' })),
        },
      },
    ],
    [
      'an option id of 129 bytes',
      { select: { key: 'k', title: 't', options: [{ id: 'a'.repeat(129), text: 'a' }] } },
    ],
  ])('is refused with %s', (_title, changes) => {
    expect(() => renderCard({ ...call, ...changes }, task)).toThrow(CardFault);
  });

  it.each(['', 'a b', '任务', 'a'.repeat(129)])('is refused with the task_id «%s»', (taskId) => {
    expect(() => renderCard(call, taskId)).toThrow(CardFault);
  });
});

describe('a card to tick on', () => {
  it('is shown as the flow made it', () => {
    expect(renderCard(vote, task)).toEqual({
      card_type: 'vote_interaction',
      task_id: '01HZX@3',
      main_title: { title: '今晚谁在' },
      checkbox: {
        question_key: 'options',
        mode: 1,
        option_list: [
          { id: 'a', text: '苏婉', is_checked: true },
          { id: 'b', text: '何莹', is_checked: false },
        ],
      },
      submit_button: { text: '就这些', key: '01HZX@3#here' },
    });
  });

  it('takes twenty options and not one more', () => {
    const options = Array.from({ length: 21 }, (_, at) => ({ id: `${at}`, text: `第${at}位` }));
    expect(renderCard({ ...vote, options: options.slice(0, 20) }, task)).toBeDefined();
    expect(() => renderCard({ ...vote, options }, task)).toThrow(CardFault);
  });

  it('has a title of sixteen characters at most', () => {
    const rendered = renderCard({ ...vote, title: '一二三四五六七八九十'.repeat(2) }, task);
    expect(rendered.main_title.title).toBe('一二三四五六七八九十一二三四五…');
  });

  it('is greyed by an update that ends it', () => {
    expect(renderCard(vote, task, '已记下')).toMatchObject({
      replace_text: '已记下',
      checkbox: { disable: true },
    });
  });
});
