import { monotonicFactory } from 'ulid';

/** Ids rise with time, also within a millisecond: rows of one process sort as they were made. */
export const ulid: () => string = monotonicFactory();
