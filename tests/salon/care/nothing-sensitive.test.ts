import { Complaint } from '../../../entities/complaint';
import { Customer } from '../../../entities/customer';
import { Visit } from '../../../entities/visit';
import { jobs } from '../../../src/jobs/schedule';
import { instantAt } from '../../../src/salon/calendar';
import { THE_GROUP, type Tell } from '../../../src/salon/operation';
import { loadCast } from '../../support/cast';
import { openSqlite } from '../../support/databases';
import { doing } from '../../support/work';

const TODAY = '2026-11-25';
/** Stands in every field that is nobody's business but hers. */
const SECRET = '绝不外传';

test('what is sensitive never stands in a group or a summary, and no customer’s name does', async () => {
  const { database, close } = await openSqlite();
  const at = (clock: string) => instantAt(TODAY, clock, 'Asia/Shanghai');
  const cast = await loadCast(database, at('07:43'));
  const names = [...new Set(Object.values(cast.customers))].map((customer) => customer.name);
  for (const customer of await database.find(Customer)) {
    const secret = { skin: SECRET, allergy: SECRET, taboo: SECRET, note: SECRET, assets: SECRET };
    await database.update(Customer, { id: customer.id }, { ...secret, profile: { period: SECRET } });
    await database.insert(Visit, {
      storeId: cast.store.id,
      customerId: customer.id,
      day: TODAY,
      status: 'open',
      openedAt: at('15:00'),
      needs: [SECRET],
      effect: SECRET,
      feedback: SECRET,
      reaction: SECRET,
      talk: SECRET,
      createdById: cast.staff.HeYing.id,
    });
    await database.insert(Complaint, {
      storeId: cast.store.id,
      customerId: customer.id,
      channel: 'chat',
      text: SECRET,
      status: 'open',
      deadlineAt: at('20:00'),
      ownerId: cast.staff.FangJie.id,
      at: at('15:00'),
      byId: cast.staff.HeYing.id,
    });
  }
  const said: Tell[] = [];
  for (const job of jobs) {
    if (!('at' in job.when)) continue;
    const now = at(job.when.at);
    const result = await doing(database, `job:${job.name}`, (work) => job.run(work), {
      now,
      store: cast.store,
      actor: { kind: 'job', staffId: undefined, userid: 'job', roles: [], storeIds: [cast.store.id] },
    });
    if (result.done) said.push(...(result.tells ?? []));
  }
  const shared = said.filter((tell) => tell.to === THE_GROUP || tell.notice === 'summary.daily');
  expect(shared.length).toBeGreaterThan(1);
  for (const tell of shared) {
    const text = JSON.stringify(tell.facts);
    expect(text).not.toContain(SECRET);
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  }
  await close();
});
