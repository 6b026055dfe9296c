/** A request for the callback, as far as an installer needs to see it. */
export interface CallbackArrival {
  method: string;
  result: 'verified' | 'accepted' | 'refused' | 'too-large' | 'cut-short' | 'storage-failed' | 'wrong-path';
  /** Why it was refused. */
  reason?: string;
  /** For a corp id that does not match: both of them, masked but for the ends. */
  receivedId?: string;
  expectedId?: string;
  /** Where it went, for `wrong-path`. */
  path?: string;
  /** Until our answer. */
  ms: number;
}

/** One line for whoever sets up the callback: what arrived, and what to change. */
export function arrivalLine(arrival: CallbackArrival): string {
  return `${arrival.method} ${sentence(arrival)}(${arrival.ms} 毫秒)`;
}

export const noArrivalYet =
  '还没有请求到达:请检查域名解析、端口和防火墙,以及反向代理是否转发到本服务的 /wecom/callback';

function sentence(arrival: CallbackArrival): string {
  switch (arrival.result) {
    case 'verified':
      return '地址验证通过,已应答';
    case 'accepted':
      return '消息已收下并存好';
    case 'too-large':
      return '消息体超过 64 KB,已拒收:不是企业微信发来的';
    case 'cut-short':
      return '请求没有发完就断了:检查反向代理的超时和请求体设置';
    case 'storage-failed':
      return '收到了但没存下,已请企业微信重发:检查数据库和磁盘';
    case 'wrong-path':
      return `到了但路径不对:收到 ${arrival.path ?? ''},应为 /wecom/callback`;
    case 'refused':
      return refusal(arrival);
  }
}

function refusal({ reason, receivedId, expectedId }: CallbackArrival): string {
  switch (reason) {
    case 'no-query':
      return '到了但没带任何参数:用浏览器打开时是这样;若来自企业微信,是反向代理截掉了 ? 后面的内容';
    case 'no-signature':
      return '到了但没带 msg_signature:反向代理可能截掉或改写了参数';
    case 'bad-query':
      return '参数残缺或重复:检查反向代理是否改写了网址';
    case 'bad-body':
      return '内容不是企业微信的 XML:检查反向代理是否改写了请求体,或有人在试探';
    case 'no-encrypt':
      return '内容没有加密:只接受「安全模式」的消息,或有人在试探';
    case 'signature':
      return '签名不对:两边的 Token 不同';
    case 'decrypt':
      return '解密失败:两边的 EncodingAESKey 不同,核对 43 位有没有少一位';
    case 'receive-id':
      return `企业ID不符:收到 ${receivedId ?? ''},配置 ${expectedId ?? ''}`;
    default:
      return '解开后的内容不合规范,已拒收';
  }
}

/** SQLite takes one server at a time. */
export function alreadyServed(folder: string): string {
  return `${folder} 已有一个店务在用:先停掉它,或换一个 DATA_DIR;要几个一起用,设 DATABASE_URL`;
}

export function portTaken(port: number): string {
  return `端口 ${port} 已被占用:停掉占用它的程序,或设 PORT 换一个`;
}

export function portForbidden(port: number): string {
  return `端口 ${port} 不许这个用户用:1024 以下的要 root,设 PORT 换一个`;
}

export function folderUnusable(reason: string): string {
  return `数据目录用不了(${reason}):核对 DATA_DIR 是个目录、这个用户能写、磁盘没有满`;
}

/** @param server host, port and name: no user, no password */
export function noDatabase(server: string, reason: string): string {
  return `连不上 DATABASE_URL 的数据库 ${server}(${reason}):核对地址、库名、用户和密码,库要先建好`;
}

/** SQLite's native part could neither be downloaded nor compiled while installing. */
export function missingSqlite(reason: string): string {
  return [
    `SQLite 的本机组件 better-sqlite3 用不了(${reason})。`,
    '安装时既没下载到编译好的组件,也没有编译工具。先装编译工具:',
    '  Debian / Ubuntu: apt-get install -y python3 make g++',
    '  CentOS / Rocky:  dnf install -y python3 make gcc-c++',
    '  Alpine:          apk add python3 make g++',
    '  macOS:           xcode-select --install',
    '  Windows:         安装 Visual Studio Build Tools,勾选「使用 C++ 的桌面开发」',
    '然后重新安装: npm ci   (换过 Node 版本也是这一句)',
    '或者改用 MySQL / MariaDB: 设置 DATABASE_URL=mysql://user:pass@host:3306/db 和企业微信的五项',
    '',
    'The native part of better-sqlite3 is missing: install python3, make and a C++ compiler, then run `npm ci`',
    'again; or set DATABASE_URL to use MySQL or MariaDB instead.',
  ].join('\n');
}
