/** What `dianwu doctor` says: what is in order, what to look at, what must be mended and how. */
import type { Mode } from '../config';

const CONSOLE = '企业微信管理后台 → 应用管理 → 自建应用';

export const doctorTexts = {
  configFaults: (faults: string[]) =>
    `配置有 ${faults.length} 处要改:\n${faults.map((each) => `  ${each}`).join('\n')}`,
  mode: (mode: Mode) =>
    ({
      demo: '演示模式:没有企业微信的配置,用示例门店和本机的模拟器',
      live: '正式模式:企业微信五项齐全',
      'callback-only':
        '只收回调:企业ID、Token、EncodingAESKey 已有;填上 WECOM_SECRET 和 WECOM_AGENT_ID 才能回话',
    })[mode],

  keyFromEnvironment: '数据密钥:来自 DATA_KEY。请确认另存了一份,丢了密钥,客户资料就打不开了',
  keyFile: (file: string) => `数据密钥:${file}。请另存一份,丢了密钥,客户资料就打不开了`,
  keyOpenToOthers: (file: string) => `数据密钥 ${file} 别的用户也能读:chmod 600 ${file}`,
  keyToCome: (file: string) => `数据密钥:还没有,第一次启动时生成在 ${file}`,
  badKey: (why: string) => `数据密钥用不了:${why}`,
  wrongKey:
    '数据密钥和数据库对不上:库里的客户资料打不开。找回写入时用的那把钥匙;换过钥匙的,新旧都写进 DATA_KEY,逗号隔开,新的在前',
  keyFits: '数据密钥能打开库里的资料',

  noDatabaseYet: (file: string) => `数据库:还没有,npm start 或 npx dianwu migrate 时建在 ${file}`,
  unreachable: (why: string) =>
    `数据库连不上:${why}。检查 DATABASE_URL 里的地址、端口、用户、密码,以及库是否已建`,
  reachable: (engine: string, where: string) => `数据库:${engine},${where}`,
  setting: (name: string, found: string, expected: string) =>
    `数据库设置 ${name} 是 ${found},应为 ${expected}:否则断电会丢已确认的记录`,
  pending: (names: string[]) =>
    `数据库还差 ${names.length} 步升级:运行 npx dianwu migrate(${names.join('、')})`,
  upToDate: '数据库结构是最新的',
  writable: '数据库能写',
  folderNotWritable: (folder: string) => `数据目录写不进去:${folder}。核对它是个目录,启动的用户能写`,
  notWritable: (why: string) => `数据库写不进去:${why}。检查磁盘空间和目录权限`,
  counts: (stores: number, staff: number, customers: number) =>
    `${stores} 家门店,${staff} 位员工,${customers} 位客户`,
  noStore: '还没有门店:用 npx dianwu import 文件 导入(.xlsx 或 .json)',
  waiting: (inbox: number, outbox: number) => `等着处理的消息 ${inbox} 条,等着发出的 ${outbox} 条`,
  dead: (count: number) => `有 ${count} 条消息没能处理或发出,已放在一边`,

  redis: 'Redis 能连上',
  redisDown: (why: string) => `Redis 连不上:${why}。检查 REDIS_URL`,

  noSecretYet: '企业微信:还没填 WECOM_SECRET,先不检查接口',
  token: '企业微信:gettoken 通过,企业ID 和 Secret 是对的',
  noAnswer: (host: string) => `企业微信:${host} 没有应答。检查这台机器能否访问外网、DNS 和代理`,
  badCorp: '企业微信:企业ID 不对(40013)。在「我的企业 → 企业信息」最下面核对 WECOM_CORP_ID',
  badSecret: `企业微信:Secret 不对(40001)。在「${CONSOLE}」里重新查看 WECOM_SECRET,注意不是通讯录的 Secret`,
  refused: (code: number | string, api: string) =>
    `企业微信:${api} 被拒绝,错误码 ${code}。见 https://open.work.weixin.qq.com/devtool/query?e=${code}`,
  untrusted: (ip: string) =>
    [
      '企业微信:这台机器的地址不在「企业可信IP」里(60020)。把下面这行粘进去:',
      `  ${ip}`,
      `  ${CONSOLE} → 企业可信IP。先要设好回调地址或可信域名才能填,约一分钟后生效`,
    ].join('\n'),
  unknownIp: '(企业微信没有说是哪个地址)',
  trusted: '企业微信:可信IP 通过',
  noListing: (code: number | string) => `企业微信:这个应用不能列出成员(${code}),可见范围请在后台核对`,
  members: (count: number) => `企业微信:应用的可见范围里有 ${count} 位成员`,
  nobodyVisible: `企业微信:应用的可见范围里没有人。${CONSOLE} → 可见范围,把门店的人都加进去`,
  withoutRole: (people: string[]) =>
    `还没有岗位的成员 ${people.length} 位:${people.join('、')}。她第一次写来时店长会收到询问,也可以写进员工表导入`,
  invisible: (people: string[]) =>
    `员工表里有 ${people.length} 位不在应用的可见范围内,收不到消息:${people.join('、')}`,
  allKnown: '可见范围里的人都有岗位',

  callback: (url: string) =>
    `回调地址:${url}\n  ${CONSOLE} → 接收消息 → 设置API接收,URL 填上面这行,Token 和 EncodingAESKey 与配置一致`,
  noPublicUrl: '没有设置 PUBLIC_URL:回调地址是 https://你的域名/wecom/callback,域名要备案且主体与企业一致',
  notHttps: '回调地址不是 https:能用,但建议换成 https',
  callbackReached: '回调地址从这里能打开,店务在应答',
  callbackAnswers: (status: number) =>
    `回调地址打开了,但应答的不是店务(${status}):检查反向代理是否转发到本服务`,
  callbackSilent: (why: string) =>
    `回调地址从这里打不开(${why}):检查域名解析、端口、防火墙、反向代理。服务没启动时也会这样`,

  summary: (bad: number, warn: number) =>
    bad > 0 ? `有 ${bad} 处要处理` : warn > 0 ? `可以用,有 ${warn} 处留意一下` : '一切正常',
};
