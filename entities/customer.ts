import { Entity, Index } from './table';
import {
  Count,
  Day,
  Flag,
  Id,
  Instant,
  Json,
  optional,
  Protected,
  ProtectedJson,
  Ref,
  Word,
} from './columns';

export interface Consent {
  purpose: string;
  version: string;
  at: number;
  byId: string;
  withdrawnAt?: number;
  withdrawnById?: string;
}

/** A level of the nine that no figure tells (SR-NINE-01, SR-NINE-04), with who said it and on which business day. */
export interface NamedLevel {
  level: 'strategic' | 'honoured';
  byId: string;
  day: string;
}

/** What she spends on beauty in a year, everywhere together, as her consultant estimates it (SR-ABC-07). */
export interface Wallet {
  fen: number;
  byId: string;
  day: string;
}

/** A customer's file; what says who she is, is protected. */
@Entity('customer')
@Index(['storeId', 'code'], { unique: true })
@Index(['phoneIndex'])
@Index(['phoneTailIndex'])
@Index(['storeId', 'consultantId'])
@Index(['mergedIntoId'])
export class Customer {
  @Id()
  id: string;

  @Word()
  code: string;

  @Ref()
  storeId: string;

  @Protected()
  name: string;

  @ProtectedJson()
  aliases: string[];

  @Protected(optional)
  phone: string | null;

  /** Blind: HMAC of the normalised number. */
  @Word(64, optional)
  phoneIndex: string | null;

  /** Blind: HMAC of the last four digits, cut to 16 bits so that it identifies nobody. */
  @Count(optional)
  phoneTailIndex: number | null;

  /** YYYY-MM-DD or MM-DD. */
  @Protected(optional)
  birthday: string | null;

  /** The month and day of her birthday are those of the lunar calendar (SR-FLD-03). */
  @Flag()
  birthdayLunar: boolean;

  @Ref(optional)
  consultantId: string | null;

  @Ref(optional)
  beauticianId: string | null;

  @Day(optional)
  firstVisitDay: string | null;

  @Word(16, optional)
  grade: string | null;

  @Json(optional)
  namedLevel: NamedLevel | null;

  @Protected(optional)
  assets: string | null;

  @ProtectedJson(optional)
  wallet: Wallet | null;

  @Protected(optional)
  skin: string | null;

  @Protected(optional)
  allergy: string | null;

  @Protected(optional)
  taboo: string | null;

  @Protected(optional)
  source: string | null;

  @Protected(optional)
  note: string | null;

  /** Further fields of the file (SR-FLD). */
  @ProtectedJson(optional)
  profile: Record<string, unknown> | null;

  /** 散客: somebody who paid without a file. */
  @Flag()
  isWalkIn: boolean;

  @Ref(optional)
  mergedIntoId: string | null;

  @Json(optional)
  consents: Consent[] | null;

  /** Nothing of her is kept any more but figures. */
  @Instant(optional)
  erasedAt: number | null;

  @Instant()
  createdAt: number;

  @Ref(optional)
  createdById: string | null;
}
