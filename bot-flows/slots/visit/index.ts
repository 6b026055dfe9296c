/** What a message says of one visit: a slot for each answer of the forms that record it. */
export * from './next';
export * from './paid';
export * from './services';
export * from './told';
export * from './whose';
