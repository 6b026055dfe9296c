import { Room } from '../../../entities/room';
import { Shift } from '../../../entities/shift';
import { Staff } from '../../../entities/staff';
import { StaffStore } from '../../../entities/staff-store';
import { StaffTreatment } from '../../../entities/staff-treatment';
import { Store } from '../../../entities/store';
import { Treatment } from '../../../entities/treatment';
import { clockOfMinute } from '../calendar';
import { filled, inside, yuan, type Desk, type Row } from './desk';

export async function stores({ tx }: Desk): Promise<Row[]> {
  const rows = await tx.find(Store, { order: { code: 'ASC' } });
  return rows.map(({ code, name, opensAt, closesAt, timezone }) => ({
    code,
    name,
    opensAt,
    closesAt,
    timezone,
  }));
}

export async function staff(desk: Desk): Promise<Row[]> {
  const works = await desk.tx.find(StaffStore);
  const skills = await desk.tx.find(StaffTreatment);
  const rows = await desk.tx.find(Staff, { order: { userKey: 'ASC' } });
  return rows
    .filter((row) => row.status === 'active' && row.roles.length > 0)
    .map((row) =>
      filled({
        userid: row.userid,
        name: row.name,
        aliases: row.aliases,
        roles: row.roles,
        stores: works.filter((each) => each.staffId === row.id).map((each) => desk.store(each.storeId).code),
        treatments: skills
          .filter((each) => each.staffId === row.id)
          .map((each) => desk.treatment(each.treatmentId))
          .sort(),
        tier: row.tier,
      }),
    );
}

export async function shifts(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Shift, { order: { day: 'ASC', id: 'ASC' } });
  return rows
    .filter((row) => inside(row.day, desk.span))
    .map((row) =>
      filled({
        userid: desk.staff(row.staffId),
        day: row.day,
        ...(row.off ? { off: true } : { from: clockOfMinute(row.fromMin), to: clockOfMinute(row.toMin) }),
      }),
    );
}

export async function rooms(desk: Desk): Promise<Row[]> {
  const rows = await desk.tx.find(Room, { order: { storeId: 'ASC', name: 'ASC' } });
  return rows.map((row) =>
    filled({ store: desk.store(row.storeId).code, name: row.name, categories: row.categories }),
  );
}

export async function treatments({ tx }: Desk): Promise<Row[]> {
  const rows = await tx.find(Treatment, { where: { active: true }, order: { code: 'ASC' } });
  return rows.map((row) =>
    filled({
      code: row.code,
      name: row.name,
      aliases: row.aliases,
      category: row.category,
      minutes: row.minutes,
      price: yuan(row.priceFen),
      cycleDays: row.cycleDays,
      tier: row.tier,
      stage: row.stage,
      cost: row.costFen === null ? undefined : yuan(row.costFen),
    }),
  );
}
