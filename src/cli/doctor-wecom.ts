import type { Staff } from '../../entities/staff';
import type { Config } from '../config';
import { doctorTexts as texts } from '../text/doctor';
import { ApiFault, createClient, type Member } from '../wecom/client';
import type { Tell } from './doctor';

const API = 'https://qyapi.weixin.qq.com';

/** Whether WeCom lets us in, whom the app may see, and who of them has no role here. */
export async function checkWecom(config: Config, staff: Staff[], tell: Tell): Promise<void> {
  const apiBase = config.wecom.apiBase ?? API;
  const client = createClient({ ...config.wecom, apiBase, timeoutMs: 5000, sleep: async () => undefined });
  try {
    const members = await client.listMembers();
    tell('fine', texts.token);
    tell('fine', texts.trusted);
    tellMembers(members, staff, tell);
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    tellFault(error, new URL(apiBase).host, tell);
  } finally {
    await client.close();
  }
}

const MAY_NOT_LIST = [48002, 48004, 48009, 60011, 60030];

function tellFault(fault: ApiFault, host: string, tell: Tell): void {
  const code = fault.alarm?.code ?? ('code' in fault.failure ? fault.failure.code : null);
  const api = fault.alarm?.api ?? fault.api;
  if (code === null) return tell('mend', texts.noAnswer(host));
  if (api === 'gettoken' && code === 40013) return tell('mend', texts.badCorp);
  if (api === 'gettoken' && code === 40001) return tell('mend', texts.badSecret);
  if (api === 'gettoken') return tell('mend', texts.refused(code, api));
  tell('fine', texts.token);
  if (code === 60020) return tell('mend', texts.untrusted(fault.alarm?.ip ?? texts.unknownIp));
  if (MAY_NOT_LIST.includes(Number(code))) return tell('look', texts.noListing(code));
  tell('mend', texts.refused(code, api));
}

function tellMembers(members: Member[], staff: Staff[], tell: Tell): void {
  if (members.length === 0) return tell('mend', texts.nobodyVisible);
  tell('fine', texts.members(members.length));
  const known = new Map(staff.map((each) => [each.userKey, each]));
  const without = members.filter((each) => !known.get(each.userId.toLowerCase())?.roles.length);
  if (without.length > 0)
    tell('look', texts.withoutRole(without.map((each) => `${each.name}(${each.userId})`)));
  else tell('fine', texts.allKnown);
  const visible = new Set(members.map((each) => each.userId.toLowerCase()));
  const unseen = staff.filter((each) => !visible.has(each.userKey));
  if (unseen.length > 0) tell('look', texts.invisible(unseen.map((each) => `${each.name}(${each.userid})`)));
}

/** What to enter in WeCom's console, and whether our own server answers there. */
export async function checkCallback(config: Config, tell: Tell): Promise<void> {
  if (!config.publicUrl) return tell('look', texts.noPublicUrl);
  const base = config.publicUrl.replace(/\/+$/, '');
  tell('fine', texts.callback(`${base}/wecom/callback`));
  if (!base.startsWith('https:')) tell('look', texts.notHttps);
  try {
    const answer = await fetch(`${base}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
    const ours = answer.status === 200 && (await answer.text()) === 'ok';
    tell(ours ? 'fine' : 'look', ours ? texts.callbackReached : texts.callbackAnswers(answer.status));
  } catch (error) {
    const { cause = error } = error as Error;
    const { code, message } = cause as NodeJS.ErrnoException;
    tell('look', texts.callbackSilent(code ?? message));
  }
}
