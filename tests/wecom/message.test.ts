import { PART_BYTES, renderCardUpdate, renderMessage, REFERENCE_BYTES } from '../../src/wecom/message';
import { splitText, TEXT_BYTES } from '../../src/wecom/text';

const text = (content: string, reference?: string) =>
  renderMessage(1000002, { kind: 'text', text: content, toUserIds: ['SuWan'], reference });

describe('a rendered message', () => {
  it('is the same for the same message', () => {
    expect(text('早', 'r1')).toBe(text('早', 'r1'));
  });

  it('differs for two equal texts that are both meant, without a visible difference', () => {
    const [first, second] = [text('早', 'r1'), text('早', 'r2')];
    expect(first).not.toBe(second);
    const shown = (body: string): string =>
      JSON.parse(body).text.content.replace(/[\u200b-\u200d\u2060]/g, '');
    expect([shown(first), shown(second)]).toEqual(['早', '早']);
  });

  it('has room for its reference', () => {
    const [part] = splitText('曼'.repeat(1000), PART_BYTES);
    const content: string = JSON.parse(text(part, 'r1')).text.content;
    expect(Buffer.byteLength(content) - Buffer.byteLength(part)).toBe(REFERENCE_BYTES);
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(TEXT_BYTES);
  });

  it('is refused when WeCom would cut it', () => {
    expect(() => text('a'.repeat(2049))).toThrow('text too long');
  });

  it.each(['', '   \n'])('is refused without words: «%s»', (content) => {
    expect(() => text(content)).toThrow('empty text');
  });

  it.each([[['@all']], [['SuWan|HeYing']], [['']], [['苏婉']], [[]], [Array(1001).fill('a')]])(
    'is refused to %j',
    (toUserIds: string[]) => {
      expect(() => renderMessage(1, { kind: 'text', text: '早', toUserIds })).toThrow(/receivers|userid/);
    },
  );

  it('names the members of a picture and a file', () => {
    const image = JSON.parse(
      renderMessage(1, { kind: 'image', mediaId: 'm', toUserIds: ['a', 'b.c@d-e_f'] }),
    );
    expect(image).toMatchObject({ touser: 'a|b.c@d-e_f', msgtype: 'image', image: { media_id: 'm' } });
    const file = JSON.parse(renderMessage(1, { kind: 'file', mediaId: 'm', toUserIds: ['a'] }));
    expect(file).toMatchObject({ msgtype: 'file', file: { media_id: 'm' } });
  });
});

describe('a card update', () => {
  it('is refused without a response_code', () => {
    const update = { toUserIds: ['a'], responseCode: '', turn: { replaceName: '已确认' } };
    expect(() => renderCardUpdate(1, update)).toThrow('response_code');
  });
});
