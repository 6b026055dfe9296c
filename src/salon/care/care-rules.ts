/** The settings that decide what customers are owed by the store's rules. */
import { settingsOf } from '../settings/settings';
import type { Work } from '../work';
import { NINE_LEVEL_DUTIES, promisedDuties } from './class-duties';
import type { CareRules } from './due-promises';

export async function careRules(work: Work): Promise<CareRules> {
  const [table] = await settingsOf(work, ['duty.table']);
  const [cadence] = await settingsOf(work, ['contact.cadence']);
  const [preset] = await settingsOf(work, ['duty.preset']);
  const [nextDay] = await settingsOf(work, ['care.next_day']);
  const [sleepDefinition] = await settingsOf(work, ['sleep.definition']);
  const [sleepDays] = await settingsOf(work, ['sleep.days']);
  const [contactDays, birthdayBefore, behindFactor, sleepFactor, winBackAgain, newCareDays] =
    await settingsOf(work, [
      'contact.days',
      'birthday.days_before',
      'rhythm.behind_factor',
      'sleep.factor',
      'winback.again_days',
      'new.care_days',
    ]);
  return {
    byLevel: preset === 'nine',
    duties: preset === 'nine' ? promisedDuties(NINE_LEVEL_DUTIES, {}) : promisedDuties(table, cadence),
    contactDays,
    birthdayBefore,
    behindFactor,
    sleepFactor,
    winBackAgain,
    newCareDays,
    nextDay,
    sleepDefinition,
    sleepDays,
  };
}
