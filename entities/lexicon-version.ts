import { Entity } from './table';
import { Count, Ref } from './columns';

/** Rises with every change of a name in a store, so that names held in memory are read again. */
@Entity('lexicon_version')
export class LexiconVersion {
  @Ref({ primary: true })
  storeId: string;

  @Count()
  version: number;
}
