/** From a sentence to slots: deterministic, local, and never a guess where somebody else might be meant. */
export { createReader } from './reader';
export { businessDay, instantOf, resolveDay, resolveTime, type ResolvedTime } from './calendar';
export * from './reading';
