import { createReader, type Lexicon } from '../bot-flows/understanding';

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧';
const GIVEN = '静怡婷丽敏佳慧玉兰晓燕红雪文斌芳柳曼圆安娜春梅倩莉琳思颖欣然雨桐梓涵诗语嘉宁若曦';

/** A made-up store of `count` customers, the same at each run. */
export function bigStore(count: number): Lexicon {
  const customers = Array.from({ length: count }, (_, i) => {
    const surname = SURNAMES[i % SURNAMES.length];
    const a = GIVEN[(i * 7 + Math.floor(i / 30)) % GIVEN.length];
    const b = GIVEN[(i * 13 + Math.floor(i / 900)) % GIVEN.length];
    return { code: `C${i}`, name: surname + a + (i % 3 ? b : ''), aliases: i % 4 ? [] : [`${b}${b}`] };
  });
  return {
    store: { name: '测试店', opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' },
    staff: [{ userid: 'a', name: '许小美', aliases: ['小美'], roles: ['beautician'] }],
    treatments: Array.from({ length: 40 }, (_, i) => ({
      code: `T${i}`,
      name: `${'水光肩颈眼部背部腰腹头皮唇周手足'.slice((i % 8) * 2, (i % 8) * 2 + 2)}${'疏通养护修护提升净化舒缓'.slice((i % 6) * 2, (i % 6) * 2 + 2)}${i}`,
      aliases: [],
    })),
    rooms: ['1号房', '2号房'],
    customers,
  };
}

export interface Speed {
  characters: number;
  customers: number;
  /** Median milliseconds by the clock, and of processor time (the machine may be busy with other things). */
  median: number;
  p95: number;
  processor: number;
}

/** Reads a 300-character message again and again. */
export function measureSpeed(rounds = 300): Speed {
  const lexicon = bigStore(5000);
  const reader = createReader(lexicon);
  const named = lexicon.customers[1234].name;
  const sentence = `那个我说一下哈今天上午${named}过来做了一个补水然后眼部也做了补水划了一次眼部是送的皮肤没有那么干了眼袋还是明显她自己也觉得眼袋要处理下次主推眼部那个卡大后天上午十点半来,收现金三千五,扣储值498,`;
  const text = sentence.repeat(4).slice(0, 300);
  const clock: number[] = [];
  const processor: number[] = [];
  for (let i = -50; i < rounds; i++) {
    const used = process.cpuUsage();
    const start = process.hrtime.bigint();
    reader.read(text, { speaker: 'a', at: 1_795_400_000_000 });
    const { user, system } = process.cpuUsage(used);
    if (i < 0) continue;
    clock.push(Number(process.hrtime.bigint() - start) / 1e6);
    processor.push((user + system) / 1000);
  }
  return {
    characters: text.length,
    customers: lexicon.customers.length,
    median: quantile(clock, 0.5),
    p95: quantile(clock, 0.95),
    processor: quantile(processor, 0.5),
  };
}

function quantile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];
}
