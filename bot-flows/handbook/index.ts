/** The handbook (资料): what the store keeps as text. Its words come before all others, for its texts hold any word. */
import type { PageShown } from '../../src/salon/handbook/pages';
import { handbookWords } from '../../src/text/handbook';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Facts, Prompt, Start } from '../engine';
import { pageLook, pageReceipt, pageTold, pageUnread, startLooking } from './look';
import { pageEnd, pageWrite, startWriting } from './write';
import type { Begun } from '../starting';

export const handbookFlows: SalonFlow[] = [pageLook, pageWrite, pageEnd, pageTold, pageReceipt, pageUnread];

/** A page looked up or written; its words come before all others, for its texts hold any word. */
export function handbookSaid(heard: SalonHeard): Begun {
  const { page } = heard.reading.reading;
  if (!page || heard.reading.media) return null;
  const manages = heard.reading.speaker.roles.some((role) => role === 'manager' || role === 'owner');
  if (page.what === 'write' || page.what === 'end') {
    return manages ? [startWriting(heard, page)] : { say: [{ text: handbookWords.onlyManager }] };
  }
  if (page.what === 'unread' && !manages) return { say: [{ text: handbookWords.onlyManager }] };
  return [startLooking(heard, page)];
}

export const handbookNotices: Record<string, (facts: Facts) => Start[] | { say: Prompt[] }> = {
  'handbook.new': ({ pageId }) => [{ flow: pageTold.name, values: { pageId } }],
  'handbook.remark': ({ page, by, remark }) => ({
    say: [{ text: handbookWords.heard(page as PageShown, String(by), String(remark)) }],
  }),
};
