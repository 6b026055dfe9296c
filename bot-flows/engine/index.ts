export * from './prompt';
export * from './flow';
export * from './converse';
export { advance, proceed } from './advance';
export { interpret, press } from './interpret';
export { settle } from './settle';
export { canonical, isEmpty, missingSlots, openDialog } from './dialog';
