/** The handbook (资料): what the store keeps as text, in versions, and who has read it. */
import type { Operation } from '../operation';
import { handbookWriteOperations } from './keep';
import { handbookLookOperations } from './look';
import { handbookReceiptOperations } from './receipts';

export const handbookOperations: Operation[] = [
  ...handbookWriteOperations,
  ...handbookLookOperations,
  ...handbookReceiptOperations,
];
