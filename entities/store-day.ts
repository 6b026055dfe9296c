import { Entity } from './table';
import { Day, Instant, optional, Ref } from './columns';

/** The row to lock for bookings and for the close of a day. */
@Entity('store_day')
export class StoreDay {
  @Ref({ primary: true })
  storeId: string;

  @Day({ primary: true })
  day: string;

  @Instant(optional)
  closedAt: number | null;
}
