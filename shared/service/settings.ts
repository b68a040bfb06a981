import * as z from 'zod';
import { Nation } from '../calendar/bankHolidays.ts';
import { type CheckInSettings, DEFAULT_CHECK_IN_SETTINGS } from '../checkIns/rules.ts';

/**
 * Every setting of a service with its shape, its default and why it is that. No national rule was found for any of
 * the numbers, so they are settings and their changes are audited.
 */
export const SETTINGS = {
  serviceName: {
    shape: z.string().min(1).max(120),
    default: 'Our service',
    label: 'Name of the service',
    why: '',
  },
  nation: {
    shape: Nation,
    default: 'england_wales' as Nation,
    label: 'Bank holidays of',
    why: 'Sessions and working days pass over the bank holidays of this nation.',
  },
  recoveryKeyKeptWhere: {
    shape: z.string().max(200),
    default: '',
    label: 'Where the recovery key is kept',
    why: 'So that the next person can find it. Never in the bag with the laptop.',
  },
  idleLockMinutes: {
    shape: z.int().min(1).max(30),
    default: 5,
    label: 'Lock after this many idle minutes',
    why: 'Our own default. A laptop left open in a shared office is the likeliest loss.',
  },
  firstContactWorkingDays: {
    shape: z.int().min(1).max(40),
    default: DEFAULT_CHECK_IN_SETTINGS.firstWithinWorkingDays,
    label: 'First contact within working days of acceptance',
    why: 'Our own default. No national rule was found; families are told when to expect a call.',
  },
  checkInEveryWeeks: {
    shape: z.int().min(1).max(26),
    default: DEFAULT_CHECK_IN_SETTINGS.everyWeeks,
    label: 'Check in every weeks',
    why: 'Our own default. LimeCulture (2021) found that some providers check in regularly and others do not.',
  },
  checkInEveryWeeksHigherNeed: {
    shape: z.int().min(1).max(26),
    default: DEFAULT_CHECK_IN_SETTINGS.everyWeeksHigherNeed,
    label: 'Check in every weeks with higher need',
    why: 'Our own default for Band 1 and open criminal proceedings.',
  },
  nextTryWorkingDays: {
    shape: z.int().min(1).max(10),
    default: DEFAULT_CHECK_IN_SETTINGS.tryAgainWithinWorkingDays,
    label: 'Try again within working days',
    why: 'Our own default after a contact that reached nobody.',
  },
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type Settings = { [K in SettingKey]: z.infer<(typeof SETTINGS)[K]['shape']> };

/** The settings in force: what was stored where it still fits its shape, the default otherwise. */
export function settingsFrom(stored: Partial<Record<string, unknown>>): Settings {
  const entries = Object.entries(SETTINGS).map(([key, setting]) => {
    const parsed = setting.shape.safeParse(stored[key]);
    return [key, parsed.success ? parsed.data : setting.default];
  });
  return Object.fromEntries(entries) as Settings;
}

/** The settings that the rules of check-ins look at. */
export function checkInSettingsOf(settings: Settings): CheckInSettings {
  return {
    firstWithinWorkingDays: settings.firstContactWorkingDays,
    everyWeeks: settings.checkInEveryWeeks,
    everyWeeksHigherNeed: settings.checkInEveryWeeksHigherNeed,
    tryAgainWithinWorkingDays: settings.nextTryWorkingDays,
  };
}
