import { shell, type Shell } from './command';

let sh: Shell;
beforeEach(() => (sh = shell()));
afterEach(() => sh.close());

test('one sentence, one card, one number: recorded, and her consultant hears of it', async () => {
  const { code, out, err } = await sh.typed(
    ['婷姐今天做了补水,划了1次,皮肤比上次亮了', '1', '/who', '/as 苏婉', '/as Nobody', '/quit', 'never read'],
    'talk',
    '--as',
    'HeYing',
  );
  expect(err).toContain('你是 何莹(美容师)');
  expect(err).toContain('PanYan 潘燕 前台');
  expect(err).toContain('你是 苏婉(顾问)');
  expect(err).toContain('没有 Nobody 这个人');
  expect(out).toMatch(/李婷[\s\S]*还没记下[\s\S]*1 记下[\s\S]*李婷 已记下/);
  expect(out).toMatch(/▷ 苏婉 收到\n(  │ .*\n)*  │ 李婷/);
  expect(code).toBe(0);
});

test('the salon is never talked to beside a real WeCom', async () => {
  const settings = { DATABASE_URL: 'mysql://u:p@127.0.0.1:1/db', NODE_ENV: 'test' };
  expect((await sh.with(settings, 'talk')).code).toBe(3);
});
