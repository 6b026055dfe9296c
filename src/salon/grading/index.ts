/** Grading customers: how it is worked out, proposed, commented, decided, and looked up. */
import type { Operation } from '../operation';
import { classOwnerOperations } from './class-owners';
import { gradeDecisionOperations } from './decisions';
import { gradeLookUpOperations } from './look-up';
import { nineLevelOperations } from './nine-levels';
import { gradeRoundOperations } from './round';
import { gradeWhyOperations } from './why';

export { askManagersTonight, monthlyRound } from './round';

export const gradingOperations: Operation[] = [
  ...gradeRoundOperations,
  ...gradeDecisionOperations,
  ...gradeLookUpOperations,
  ...gradeWhyOperations,
  ...nineLevelOperations,
  ...classOwnerOperations,
];
