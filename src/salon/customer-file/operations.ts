/** What can be asked of the customer file (客户档案表, SR-FRM-01), in one list. */
import type { Operation } from '../operation';
import { cardUserOperations } from './card-users';
import { consentOperations } from './consents';
import { diagnosisOperations } from './diagnoses';
import { impressionOperations } from './impressions';
import { measureOperations } from './measures';
import { mergeOperations } from './merge';
import { profileOperations } from './profile';
import { qualityOperations } from './quality';
import { referralOperations } from './referral';
import { talkOperations } from './talk';
import { worthOperations } from './worth';

export const fileOperations: Operation[] = [
  ...profileOperations,
  ...diagnosisOperations,
  ...consentOperations,
  ...measureOperations,
  ...qualityOperations,
  ...mergeOperations,
  ...cardUserOperations,
  ...referralOperations,
  ...talkOperations,
  ...impressionOperations,
  ...worthOperations,
];
