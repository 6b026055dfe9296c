/** One thing of the app's menu: what shows, and the key that comes back when it is tapped. */
export interface MenuEntry {
  name: string;
  key: string;
}

/** A top button: either an entry of its own, or a name with entries under it. */
export type MenuButton = MenuEntry | { name: string; entries: MenuEntry[] };

/**
 * The menu of the app: one for everybody, because WeCom keeps one per app; what a tap answers depends on the role.
 * WeCom takes three top buttons of 16 bytes (five characters), five entries of 40 bytes under each, keys of 128.
 */
export const appMenu: MenuButton[] = [
  { name: '今天', key: 'today' },
  {
    name: '记录',
    entries: [
      { name: '记一次服务', key: 'record-visit' },
      { name: '记一笔收款', key: 'record-money' },
      { name: '约时间', key: 'book' },
      { name: '今天还欠的', key: 'records-owed' },
      { name: '撤销刚才的', key: 'undo' },
    ],
  },
  {
    name: '更多',
    entries: [
      { name: '预约表', key: 'table' },
      { name: '查客人', key: 'customer' },
      { name: '我的业绩', key: 'my-figures' },
      { name: '日会', key: 'meeting' },
      { name: '帮助', key: 'help' },
    ],
  },
];
