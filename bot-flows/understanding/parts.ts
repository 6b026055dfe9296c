import type { Clause } from './clauses';
import { CUES } from './cues';
import { newName } from './files';
import { live, type View } from './view';
import type { Intent } from './reading';

type Kind = 'file' | 'record';

/**
 * A message that tells of the file and of something done or paid («怀孕了 补水做了», «新客林小雨 … 做了小气泡 198») holds
 * two things: the words of each, with the name before them, so that neither is lost for the other.
 */
export function fileAndRecord(view: View, intent: Intent): { file: string; record: string } | null {
  const newcomer = intent === 'customer_new';
  if (!newcomer && intent !== 'customer_update' && intent !== 'record_visit') return null;
  const name = newcomer ? newName({ ...view, spans: [] }) : onlyName(view);
  if (!name) return null;
  const kinds = view.clauses.map((clause) => kindOf(clause, newcomer));
  if (!kinds.includes('record') || !(newcomer || kinds.includes('file'))) return null;
  const first: Kind = newcomer ? 'file' : kinds.find((one) => one !== null)!;
  const said = { file: '', record: '' };
  let kind = first;
  view.clauses.forEach((clause, i) => {
    kind = kinds[i] ?? kind;
    said[kind] += ` ${view.text.slice(clause.start, clause.end).trim()}`;
  });
  return { file: named(said.file, name), record: named(said.record, name) };
}

/** What one clause tells; null where it goes on with what the one before it tells. */
function kindOf(clause: Clause, newcomer: boolean): Kind | null {
  const said = clause.masked.text;
  if (DONE.test(said) && !NOT_DONE.test(said)) return 'record';
  // 收198 微信: how it was paid goes with the sum.
  if (newcomer) return PAID_BY.test(said.trim()) ? null : 'file';
  if (clause.effect || clause.next) return null;
  const weight = OF_THE_FILE.reduce((sum, [, each, pattern]) => sum + (pattern.test(said) ? each : 0), 0);
  return weight >= 3 ? 'file' : null;
}

const OF_THE_FILE = CUES.filter(([intent]) => intent === 'customer_update');
const DONE = /(?:做|弄|体验|按|刮)(?:了|完|好).*Ⓣ|Ⓣ.*(?:做|弄|体验)(?:了|完|好)|(?:划|耗|扣).*Ⓝ|Ⓜ/;
const PAID_BY = /^(?:是|用|走)?(?:微信|支付宝|刷卡|现金|扫码|转账)(?:付|收|的|了)*$/;
const NOT_DONE = /没|不|别|未|手术|下次|下回|要做|想做/;

/** The one customer who is named, as written. */
function onlyName(view: View): string | null {
  const [one, ...others] = live(view, 'customer');
  return one && others.length === 0 ? view.text.slice(one.start, one.end) : null;
}

function named(said: string, name: string): string {
  return said.includes(name) ? said.trim() : `${name}${said}`;
}
