import { Entity, Index } from './table';
import { Day, Id, Instant, Json, optional, Ref, Word } from './columns';

export type Role = 'beautician' | 'consultant' | 'manager' | 'receptionist' | 'owner';

/** Somebody who may talk to the assistant; leavers stay as rows. */
@Entity('staff')
@Index(['userKey'], { unique: true })
export class Staff {
  @Id()
  id: string;

  /** As WeCom writes it. */
  @Word(64)
  userid: string;

  /** The userid in lower case: WeCom answers with it in either case. */
  @Word(64)
  userKey: string;

  @Word(64)
  name: string;

  @Json()
  aliases: string[];

  @Json()
  roles: Role[];

  /** Technician's grade A, B or C (技师分级, SR-LVL-05). */
  @Word(16, optional)
  tier: string | null;

  @Word()
  status: 'active' | 'left' | 'unknown';

  /** Where she reads: WeChat shows no cards. */
  @Word(32, { default: 'unknown' })
  channel: 'unknown' | 'wecom' | 'wechat';

  @Ref(optional)
  standInId: string | null;

  @Day(optional)
  standInFrom: string | null;

  @Day(optional)
  standInTo: string | null;

  @Instant()
  joinedAt: number;

  @Instant(optional)
  leftAt: number | null;
}
