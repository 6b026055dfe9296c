/** What stands above and below a form on paper. */

/** «云上美容院 · 服务记录表». */
export const formTitle = (store: string | undefined, form: string): string =>
  store ? `${store} · ${form}` : form;

/** «2026-11-01 至 2026-11-30 · 共 12 行 · 店务导出 2026-11-25 20:00 苏婉». */
export function periodLine(
  about: { from?: string; to?: string; who: string; at: string },
  rows: number,
): string {
  const { from, to } = about;
  const span = from && from === to ? from : from || to ? `${from ?? '开始'} 至 ${to ?? '现在'}` : '';
  return [span, `共 ${rows} 行`, exportedBy(about.who, about.at)].filter(Boolean).join(' · ');
}

/** Of the printed page: room to sign, and which page it is. `&` has a meaning there and is doubled. */
export function pageFooter(form: string, about: { who: string; at: string }): string {
  const plain = (text: string) => text.replaceAll('&', '&&');
  const signed = (SIGNED_BY[form] ?? []).map((who) => `${who}签字:__________`).join('  ');
  const left = signed || plain(exportedBy(about.who, about.at));
  return `&L${left}&R第 &P 页 共 &N 页`;
}

/** Who signs a form on paper. */
const SIGNED_BY: Record<string, string[]> = {
  客户档案表: ['顾问'],
  行动计划表: ['顾问', '店长'],
  服务记录表: ['美容师', '顾问'],
  日会记录表: ['主持', '店长'],
  预约表: ['前台'],
  个人客户追踪管制表: ['顾问', '店长'],
};

export const exportedBy = (who: string, at: string): string => `店务导出 ${at} ${who}`;
