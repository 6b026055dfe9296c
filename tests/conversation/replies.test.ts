import type { Card, Say } from '../../bot-flows/engine';
import { merge } from '../../src/conversation/replies';

const card = (title: string): Card => ({ kind: 'buttons', title, buttons: [{ key: 'yes', text: '记下' }] });
const shown = (said: Say[]) =>
  merge(said).map(({ text, card: shownCard }) => (shownCard ? `${text}【${shownCard.title}】` : text));

describe('what a turn said, as few bubbles as it takes', () => {
  it('runs texts together in order', () => {
    expect(shown([{ text: '好。' }, { text: '记了两位。' }])).toEqual(['好。\n记了两位。']);
  });

  it('shows of a form only its last card', () => {
    const showing = (revision: number): Say => ({
      text: '对吗?',
      card: card(`第${revision}次`),
      dialogId: 'd',
      revision,
    });
    expect(shown([showing(1), showing(2), showing(3)])).toEqual(['对吗?【第3次】']);
  });

  it('puts a note before the card it belongs to', () => {
    expect(shown([{ text: '改好了。' }, { text: '还要记什么?', card: card('钱玉兰') }])).toEqual([
      '改好了。\n还要记什么?【钱玉兰】',
    ]);
  });

  it('keeps a note apart from a card whose text is not shown beside it', () => {
    const whole: Say = { text: '联系 1/8', card: card('联系 1/8'), whole: true };
    expect(shown([{ text: '记下了。' }, whole])).toEqual(['记下了。', '联系 1/8【联系 1/8】']);
  });

  it('leaves alone what is meant for a customer', () => {
    const forCustomer: Say = { text: '李姐,明天三点见。', alone: true };
    expect(shown([{ text: '约好了。' }, forCustomer, { text: '已发给你。' }])).toEqual([
      '约好了。',
      '李姐,明天三点见。',
      '已发给你。',
    ]);
  });

  it('says the same thing once', () => {
    expect(shown([{ text: '已经记下了。' }, { text: '已经记下了。' }])).toEqual(['已经记下了。']);
  });
});
