/** Whom a customer trusts, by what happened. */
import type { TrustShown } from '../salon/trust/explain';
import type { TrustCounts } from '../salon/trust/trust';

export const trustWords = {
  title: '信谁',
  which: '看哪位客人?',
  notAllowed: '这个给排班和打电话的人看,由顾问和店长查。',
  notFound: '没有找到这位客人。',
};

const LEVELS: Record<number, string> = { 4: '认这个人', 3: '认手艺', 2: '认价格', 1: '看一时' };

export function trustText(shown: TrustShown): string {
  const name = shown.customer.name;
  if (shown.pairs.length === 0) return `${name} 还没有做过记录,看不出跟谁合得来。`;
  const lines = shown.pairs.map(({ staff, counts, level, strained }) => {
    const end = strained ? '先换人做' : level ? LEVELS[level] : '次数少,还看不出';
    return `${staff.name}:${countsText(counts)} → ${end}`;
  });
  return [`${name} 跟谁合得来(排班、打电话时看,不外传):`, ...lines].join('\n');
}

/** «做过 8 次,点名 3;准时 7/8;说好 4、没要 1;续卡 1». */
function countsText(counts: TrustCounts): string {
  return [
    `做过 ${counts.served} 次${counts.asked > 0 ? `,点名 ${counts.asked}` : ''}`,
    counts.kept > 0 ? `准时 ${counts.onTime}/${counts.kept}` : '',
    counts.accepted + counts.refused > 0 ? `说好 ${counts.accepted}、没要 ${counts.refused}` : '',
    counts.renewals > 0 ? `买卡 ${counts.renewals}` : '',
    counts.redone > 0 ? `重做 ${counts.redone}` : '',
    counts.complaints > 0 ? `投诉 ${counts.complaints}` : '',
  ]
    .filter(Boolean)
    .join(';');
}
