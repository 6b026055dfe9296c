import { CallbackRefused, createCallback } from '../../src/wecom/callback';
import { parseXml, XmlRefused } from '../../src/wecom/xml';
import { APP, cdata, event, push, seal, text } from './sealing';

const callback = createCallback(APP);
const open = (xml: string) => {
  const { query, body } = seal(xml);
  return callback.open(query, body);
};

const lol = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

describe('hostile XML', () => {
  /** The reason is the first thing that was wrong: nothing behind it was looked at, no entity was ever read out. */
  const hostile: [title: string, why: string, xml: string][] = [
    ['DOCTYPE', 'doctype', `<!DOCTYPE xml><xml><a>1</a></xml>`],
    [
      'billion laughs',
      'doctype',
      `<!DOCTYPE xml [<!ENTITY l0 "lol">${lol}]><xml><Content>&l9;</Content></xml>`,
    ],
    [
      'quadratic blow-up',
      'too many references',
      `<!DOCTYPE xml [<!ENTITY a "${'a'.repeat(20_000)}">]><xml><Content>${'&a;'.repeat(10_000)}</Content></xml>`,
    ],
    [
      'an external entity',
      'doctype',
      `<!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><Content>&f;</Content></xml>`,
    ],
    ['an entity nobody declared', 'malformed', `<xml><Content>&nbsp;</Content></xml>`],
    [
      'a parameter entity',
      'doctype',
      `<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><xml><a>1</a></xml>`,
    ],
    ['100,000 levels', 'too deep', `<xml>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</xml>`],
    ['100,000 levels that never end', 'too deep', `<xml>${'<a>'.repeat(100_000)}`],
    ['UTF-16 declared', 'encoding', `<?xml version="1.0" encoding="UTF-16"?><xml><a>1</a></xml>`],
    ['GBK declared', 'encoding', `<?xml version="1.0" encoding="GBK"?><xml><a>1</a></xml>`],
    ['a processing instruction', 'processing instruction', `<xml><?php echo 1 ?><a>1</a></xml>`],
    ['a comment within a value', 'comment', `<xml><FromUserName>boss<!-- -->x</FromUserName></xml>`],
    ['another root', 'root', `<html><a>1</a></html>`],
    ['two roots', 'malformed', `<xml><a>1</a></xml><xml><a>1</a></xml>`],
    ['text beside elements', 'text beside elements', `<xml><a>1<b>2</b></a></xml>`],
    ['a tag that is not closed', 'malformed', `<xml><a>1</xml>`],
    [
      'a million character references',
      'too many references',
      `<xml><Content>${'&#65;'.repeat(1_000_000)}</Content></xml>`,
    ],
    ['nothing', 'malformed', ''],
    ['a root without elements', 'empty', `<xml>1</xml>`],
    ['NUL as a reference', 'malformed', `<xml><a>&#0;</a></xml>`],
    ['an attribute that is not closed', 'malformed', `<xml a="><a>1</a></xml>`],
  ];
  it.each(hostile)('with %s is refused: %s', (_title, why, xml) => {
    expect(() => parseXml(xml)).toThrow(new XmlRefused(why));
  });

  it('is refused in the same shape when it was signed', () => {
    for (const [, , xml] of hostile) {
      if (Buffer.byteLength(xml) < 60_000) expect(() => open(xml)).toThrow(CallbackRefused);
    }
  });

  it('with as many character references as are taken is read, one more is not', () => {
    const withReferences = (count: number) => `<xml><Content>${'&#65;'.repeat(count)}</Content></xml>`;
    expect(parseXml(withReferences(4096)).Content).toBe('A'.repeat(4096));
    expect(() => parseXml(withReferences(4097))).toThrow(new XmlRefused('too many references'));
  });

  it('cannot reach the prototype of anything', () => {
    const tree = parseXml(
      '<xml><__proto__><polluted>yes</polluted></__proto__><constructor>c</constructor></xml>',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(tree.constructor).toBe('c');
    expect(Object.keys(tree)).toEqual(['__proto__', 'constructor']);
  });
});

describe('a signed push with doubled elements', () => {
  it.each(['FromUserName', 'MsgType', 'MsgId', 'CreateTime', 'Content', 'AgentID'])(
    'of %s is refused',
    (name) => {
      const doubled = text('a').replace('</xml>', `<${name}>other</${name}></xml>`);
      expect(() => open(doubled)).toThrow(CallbackRefused);
    },
  );
  it('of TaskId is refused', () => {
    const doubled = event('template_card_event', { TaskId: 'a' }).replace(
      '</xml>',
      '<TaskId>b</TaskId></xml>',
    );
    expect(() => open(doubled)).toThrow(CallbackRefused);
  });
});

describe('what people really type', () => {
  it.each([
    ['an emoticon at the end', '好的[微笑]'],
    ['the end of a CDATA section', 'a]]>b'],
    ['markup', '<b>粗</b> &amp; <!DOCTYPE html> <!-- x -->'],
    ['spaces and line breaks at both ends', '  \n 曼姐做了补水 \n '],
    ['a number', '0013'],
    ['nothing but a space', ' '],
    ['emoji and rare characters', '😀张三𠮷👨‍👩‍👧'],
  ])('arrives as it was typed: %s', (_title, content) => {
    expect(open(text(content))).toMatchObject({ kind: 'text', content });
  });

  it('keeps a message that holds a control character, which no parser would take', () => {
    expect(open(text('曼姐\u0008做了\u0000补水'))).toMatchObject({ content: '曼姐\ufffd做了\ufffd补水' });
  });

  it('keeps a message whose bytes were cut within a character', () => {
    expect(open(push({ MsgType: 'text', MsgId: '1', Content: cdata('曼姐\ud83d') }))).toMatchObject({
      content: '曼姐\ufffd',
    });
  });

  it('reads a closing tag with a space in it', () => {
    expect(parseXml('<xml><TaskId>a</TaskId ></xml>').TaskId).toBe('a');
  });
});
