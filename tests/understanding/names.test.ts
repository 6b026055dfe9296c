import { createReader, type Lexicon } from '../../bot-flows/understanding';
import { AT, readings, store } from './sets';

const read = readings();
const garden = readings('garden');

describe('who is meant', () => {
  it.each([
    ['李婷今天做了补水', 'K001'],
    ['婷姐今天做了补水', 'K001'],
    ['孙总今天做了拉提', 'K010'],
    ['吴小姐今天做了补水', 'K012'],
    ['佳慧今天做了拉提', 'K010'],
    ['静怡今天做了补水', 'K007'],
    ['lisa姐今天做了肩颈', 'K008'],
    ['liting今天做了补水', 'K001'],
    ['方姐今天做了肩颈', 'K016'],
    ['陈静怡今天做了补水', 'K007'],
    ['陈静今天做了补水', 'K006'],
    ['欧阳倩今天做了塑形', 'K005'],
    ['杨流今天做了补水', 'K017'],
  ])('%s', (text, code) => expect(read(text).slots.customer).toBe(code));

  it.each([
    ['李姐今天做了补水', ['K001', 'K002']],
    ['周力今天做了补水', ['K003', 'K004']],
    ['陈姐今天做了补水', ['K006', 'K007']],
    ['静静今天做了补水', ['K006', 'K007']],
  ])('%s: asked', (text, codes) => {
    const reading = read(text);
    expect(reading.intent).toBe('ambiguous');
    expect(reading.wouldBe).toBe('record_visit');
    expect(reading.slots.candidates).toEqual(codes);
  });

  it('is asked where the name is nobody’s', () => {
    const reading = read('冉姐今天做了补水');
    expect(reading.slots).toMatchObject({ candidates: [], treatments: ['F01'] });
    expect(reading.doubts[0]).toMatchObject({ about: 'customer', why: 'unknown_name', words: '冉姐' });
  });

  it.each(['苏婷玉打电话来想约后天下午三点做眼部', '苏婷玉明天三点来做眼部', '苏婷玉约后天三点做眼部'])(
    'is heard whole where nobody has it: %s',
    (text) => {
      expect(read(text).doubts).toContainEqual(
        expect.objectContaining({ about: 'customer', why: 'unknown_name', words: '苏婷玉' }),
      );
      expect(read(`新客${text}`).slots.customer ?? '苏婷玉').toBe('苏婷玉');
    },
  );

  it.each(['马丽丽今天做了补水', '今天马丽丽做了补水', '给高静怡做了补水'])(
    'is nobody else by a part of the name: %s',
    (text) => {
      expect(read(text).slots).toMatchObject({ candidates: [] });
      expect(read(text).slots.customer).toBeUndefined();
    },
  );

  it('is offered, not guessed, where only «she» is said', () => {
    const reader = createReader(store('dev'));
    const reading = reader.read('她的改到四点', { speaker: 'PanYan', at: AT, openCustomers: ['K001'] });
    expect(reading.slots.customer).toBeUndefined();
    expect(reading.doubts[0]).toMatchObject({ about: 'customer', candidates: ['K001'] });
  });

  it('is the customer, not the colleague of the same name, where the colleague does the work', () => {
    expect(garden('刘洋给霞姐做了拨筋').slots).toMatchObject({ customer: 'N20', therapist: 'LiuYang' });
    expect(garden('刘洋今天做了玻尿酸').slots.customer).toBe('N07');
  });

  it('is not a name that only describes: 脸红红的', () => {
    expect(garden('白姐做了修红 脸红红的').slots.customer).toBe('N04');
  });

  it('holds for names that contain a number or sound like a treatment', () => {
    expect(garden('五月做了提臀').slots.customer).toBe('N16');
    expect(garden('艾灵做了姜疗').slots).toMatchObject({ customer: 'N06', treatments: ['Y04'] });
    expect(garden('丁一做了背部').slots.customer).toBe('N17');
  });

  it('holds for surnames that are read in their own way', () => {
    expect(readings('held-out')('善总今天做了热玛').slots.customer).toBe('H04');
  });
});

describe('two customers with one name', () => {
  const twins: Lexicon = {
    ...store('dev'),
    customers: [
      { code: 'W1', name: '王姐', aliases: [] },
      { code: 'W2', name: '王姐', aliases: [] },
    ],
  };

  it('are both offered', () => {
    const reading = createReader(twins).read('王姐做了补水', { speaker: 'HeYing', at: AT });
    expect(reading.doubts).toContainEqual({
      about: 'customer',
      why: 'several',
      words: '王姐',
      candidates: ['W1', 'W2'],
    });
  });
});

describe('several customers in one message', () => {
  it('share what is said of all', () => {
    const { slots } = read('蒋总做了刮痧,赵太做了塑形,两个都划卡1次');
    expect(slots).toMatchObject({
      customer: 'K015',
      treatments: ['B05'],
      sessionsUsed: 1,
      also: [{ customer: 'K009', treatments: ['B03'], sessionsUsed: 1 }],
    });
  });

  it('go name by name where names and treatments are listed', () => {
    const { slots } = read('芳姐 红姐 Lisa 都做完了 肩颈 艾灸 SPA 各划一次 Lisa嫌冷');
    expect(slots).toMatchObject({ customer: 'K016', treatments: ['B01'], sessionsUsed: 1 });
    expect(slots.also).toMatchObject([
      { customer: 'K013', treatments: ['B04'], sessionsUsed: 1 },
      { customer: 'K008', treatments: ['B02'], sessionsUsed: 1, feedback: '嫌冷' },
    ]);
  });

  it('leave out who did not come', () => {
    expect(read('周丽今天做清洁,周莉没来').slots).toEqual({ customer: 'K003', treatments: ['F02'] });
  });
});

describe('a name that nobody has', () => {
  it('is asked about with the nearest names', () => {
    const reading = read('孙佳惠子今天做了补水');
    expect(reading.slots.customer).toBeUndefined();
    const other = read('给孙嘉约明天三点补水');
    expect(other.doubts).toContainEqual({
      about: 'customer',
      why: 'unknown_name',
      words: '孙嘉',
      candidates: ['K010'],
    });
  });
});
