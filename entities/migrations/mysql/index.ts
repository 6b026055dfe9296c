import { Init1795392000000 } from './init';

/** In the order they run. */
export const migrations = [Init1795392000000];
