// Long because every setting of a service stands here with its default and its reason.
import * as z from 'zod';
import { Nation, NATION_LABELS } from '../calendar/bankHolidays.ts';
import { SESSIONS_A_DAY, TRAVEL_MINUTES, USUAL_SESSION_MINUTES } from '../diary/hours.ts';
import { COUNT_POLICY_SHORT, CountPolicy, DEFAULT_COUNT_POLICY } from '../courses/counting.ts';
import { type CheckInSettings, DEFAULT_CHECK_IN_SETTINGS } from '../checkIns/rules.ts';
import { requiredText, text } from '../ids.ts';
import { BandRule, bandRuleWords, factorOfSetting, PRIORITY_SETTINGS } from '../priority/bandRules.ts';
import { CHECK_CONTACT_AGAIN_MONTHS } from '../people/rules.ts';
import { ASK_AGAIN_AFTER_WEEKS, OFFER_ANSWER_WITHIN_DAYS, OTHER_OFFER_WITHIN_DAYS } from '../offers/rules.ts';
import { PROTOCOL_IDS, type StatedProtocolId } from '../protocols/types.ts';
import { DeliveredTherapies, deliveredWords } from '../protocols/delivered.ts';
import type { MeasureId } from '../measures/types.ts';
import { MEASURES_USED_AT_FIRST, MeasuresUsed, usedWords } from '../measures/used.ts';
import { REVIEW_EVERY_ATTENDED_SESSIONS, REVIEW_EVERY_WEEKS } from '../reviews/rhythm.ts';
import { ASK_AGAIN_WITHIN_WORKING_DAYS } from '../today/safety.ts';
import {
  LOOK_AGAIN_AFTER_DAYS,
  SAFETY_READ_WITHIN_WORKING_DAYS,
  TRIAGE_WITHIN_DAYS,
} from '../triage/rules.ts';
import { TURNING_18_NOTICE_MONTHS } from '../waitingList/rules.ts';

/** A whole number within bounds, each miss with a sentence that says what to enter. */
const whole = (least: number, most: number) =>
  z.int('Enter a whole number').min(least, `Enter ${least} or more`).max(most, `Enter ${most} or less`);

/**
 * Every setting of a service with its shape, its default and why it is that. No national rule was found for any of
 * the numbers, so they are settings and their changes are audited. `words` is how a number is said; `unit` is its name.
 */
export const SETTINGS = {
  serviceName: {
    shape: requiredText(120, 'Enter the service’s name'),
    default: 'Our service',
    label: 'Name of the service',
    unit: null,
    words: null,
    why: 'Stands on the unlock screen and on every printed page.',
  },
  nation: {
    shape: Nation,
    default: 'england_wales' as Nation,
    label: 'Bank holidays of',
    unit: null,
    words: null,
    why: 'Sessions and working days pass over the bank holidays of this nation, as changed under Diary.',
  },
  recoveryKeyKeptWhere: {
    shape: text(200),
    default: '',
    label: 'Where the recovery key is kept',
    unit: null,
    words: null,
    why: 'So that the next person can find it. Never in the bag with the laptop.',
  },
  socialCareNumber: {
    shape: text(120),
    default: '',
    label: 'Children’s social care, by day',
    unit: null,
    words: null,
    why: 'Shown first where a child is in danger, beside 999. Check it twice a year.',
  },
  outOfHoursNumber: {
    shape: text(120),
    default: '',
    label: 'Social care, out of hours',
    unit: null,
    words: null,
    why: 'The emergency duty team, for evenings, nights and weekends.',
  },
  namedContact: {
    shape: text(120),
    default: '',
    label: 'Named contact',
    unit: null,
    words: null,
    why: 'Whom families ask for when they ring. Stands in letters as {{named contact}}.',
  },
  namedContactPhone: {
    shape: text(60),
    default: '',
    label: 'Phone of the named contact',
    unit: null,
    words: null,
    why: 'The number in letters, as {{phone}}. One that somebody answers on working days.',
  },
  familyOutOfHours: {
    shape: text(200),
    default: 'Childline 0800 1111 (for children). Samaritans 116 123. In danger now: 999.',
    label: 'For families, out of hours',
    unit: null,
    words: null,
    why: 'Our own default: free numbers for the whole UK. In letters as {{out of hours}}. Check them twice a year.',
  },
  envelopeName: {
    shape: text(120),
    default: '',
    label: 'Name on envelopes',
    unit: null,
    words: null,
    why: 'A name that gives nothing away, such as a street or a house. Left empty, nothing stands on the outside.',
  },
  idleLockMinutes: {
    shape: whole(1, 30),
    default: 5,
    label: 'Lock by itself',
    unit: 'minutes',
    words: 'after {n} without use',
    why: 'Our own default. A laptop left open in a shared office is the likeliest loss.',
  },
  safetyReadWorkingDays: {
    shape: whole(1, 10),
    default: SAFETY_READ_WITHIN_WORKING_DAYS,
    label: 'Reading a new referral for safety',
    unit: 'working days',
    words: 'within {n} of receiving it',
    why: 'Our own default. No national rule was found; a child in danger must not wait for a decision about therapy.',
  },
  triageDays: {
    shape: whole(1, 60),
    default: TRIAGE_WITHIN_DAYS,
    label: 'Answering a new referral',
    unit: 'days',
    words: 'within {n} of receiving it',
    why: 'Our own default, on the working day before where that is a day off. No national rule was found; LimeCulture (2021) found referrals that were late or lost.',
  },
  lookAgainDays: {
    shape: whole(1, 60),
    default: LOOK_AGAIN_AFTER_DAYS,
    label: 'Looking again after asking for more',
    unit: 'days',
    words: 'after {n}, unless another day is chosen',
    why: 'Our own default. No national rule was found; a question to a referrer must not leave a child in the inbox.',
  },
  offerAnswerDays: {
    shape: whole(1, 60),
    default: OFFER_ANSWER_WITHIN_DAYS,
    label: 'Hearing about an offer',
    unit: 'days',
    words: 'within {n} of making it',
    why: 'Our own default. NICE NG76 gives the choice to the child and family, and no time for it.',
  },
  otherOfferDays: {
    shape: whole(1, 60),
    default: OTHER_OFFER_WITHIN_DAYS,
    label: 'Offering something else',
    unit: 'days',
    words: 'within {n} of being asked',
    why: 'Our own default. NICE NG76 1.7.2 asks for a choice; those who want another must not wait unseen.',
  },
  askAgainWeeks: {
    shape: whole(1, 26),
    default: ASK_AGAIN_AFTER_WEEKS,
    label: 'Asking again after “not ready yet”',
    unit: 'weeks',
    words: 'after {n}, unless another day is agreed',
    why: 'Our own default, the rhythm of a check-in. QS179: not being ready is a choice, and the offer stays open.',
  },
  turning18NoticeMonths: {
    shape: whole(1, 12),
    default: TURNING_18_NOTICE_MONTHS,
    label: 'Turning 18',
    unit: 'months',
    words: 'brought up {n} before',
    why: 'Our own default: from 17 years 6 months. NICE NG43 asks for support for six months before and after a move.',
  },
  firstContactWorkingDays: {
    shape: whole(1, 40),
    default: DEFAULT_CHECK_IN_SETTINGS.firstWithinWorkingDays,
    label: 'First contact',
    unit: 'working days',
    words: 'within {n} of receiving a referral, and again of accepting it',
    why: 'Our own default. No national rule was found; families are told when to expect a call.',
  },
  checkInEveryWeeks: {
    shape: whole(1, 26),
    default: DEFAULT_CHECK_IN_SETTINGS.everyWeeks,
    label: 'Check-ins with everyone who waits',
    unit: 'weeks',
    words: 'every {n}',
    why: 'Our own default. LimeCulture (2021) found that some providers check in regularly and others do not.',
  },
  checkInEveryWeeksHigherNeed: {
    shape: whole(1, 26),
    default: DEFAULT_CHECK_IN_SETTINGS.everyWeeksHigherNeed,
    label: 'Check-ins where need is higher',
    unit: 'weeks',
    words: 'every {n}',
    why: 'Our own default for Band 1 and for open criminal proceedings.',
  },
  nextTryWorkingDays: {
    shape: whole(1, 10),
    default: DEFAULT_CHECK_IN_SETTINGS.tryAgainWithinWorkingDays,
    label: 'Next try when nobody was reached',
    unit: 'working days',
    words: 'within {n}',
    why: 'Our own default after a contact that reached nobody.',
  },
  eventCheckInWorkingDays: {
    shape: whole(1, 20),
    default: DEFAULT_CHECK_IN_SETTINGS.eventWithinWorkingDays,
    label: 'Extra check-in after something happened',
    unit: 'working days',
    words: 'within {n}',
    why: 'Our own default: a charge, no further action, a trial, a move, a disclosure, turning 16 or 17 and a half. No national rule was found.',
  },
  quietCourseWeeks: {
    shape: whole(1, 12),
    default: DEFAULT_CHECK_IN_SETTINGS.quietCourseWeeks,
    label: 'Check-in while a course stands still',
    unit: 'weeks',
    words: 'after {n} without a session held or booked',
    why: 'Our own default. A family in a course that nobody holds must not drop out of sight.',
  },
  roundTheClockCover: {
    shape: z.enum(['no', 'yes']),
    default: 'no' as 'no' | 'yes',
    label: 'Somebody of this service can be reached at any hour',
    unit: null,
    words: null,
    why: 'NICE NG76 1.7.14: MST-CAN needs 24-hour cover. It cannot be offered here until this says yes.',
  },
  reviewEverySessions: {
    shape: whole(1, 30),
    default: REVIEW_EVERY_ATTENDED_SESSIONS,
    label: 'Reviews of a course counted in sessions',
    unit: 'attended sessions',
    words: 'after every {n}, unless its source says otherwise',
    why: 'Our own default, the interval of The Green House (LimeCulture). QS179 5(c) asks for reviews and gives no number. Counts for courses under way too.',
  },
  reviewEveryWeeks: {
    shape: whole(1, 26),
    default: REVIEW_EVERY_WEEKS,
    label: 'Reviews of a course counted in weeks or months',
    unit: 'weeks',
    words: 'every {n}, from the first session',
    why: 'Our own default: six weekly sessions. QS179 5(c) asks for reviews and gives no number. Counts for courses under way too.',
  },
  countsTowardsRange: {
    shape: CountPolicy,
    default: DEFAULT_COUNT_POLICY as CountPolicy,
    label: 'What counts towards the range of a therapy',
    unit: null,
    words: null,
    why: 'Our own default. Some services count late cancellations as used; no source for children after sexual abuse was found that does. Courses that ended keep how they were counted.',
  },
  askAgainWorkingDays: {
    shape: whole(1, 10),
    default: ASK_AGAIN_WITHIN_WORKING_DAYS,
    label: 'Asking again where nobody was sure a child is safe',
    unit: 'working days',
    words: 'within {n}',
    why: 'Our own default. No national rule was found; a doubt about safety does not wait for the next check-in.',
  },
  therapiesDelivered: {
    shape: DeliveredTherapies,
    default: [...PROTOCOL_IDS] as StatedProtocolId[],
    label: 'Therapies this service delivers',
    unit: null,
    words: null,
    why: 'Only these are offered. Therapies somebody began, or was offered before, go on.',
  },
  measuresUsed: {
    shape: MeasuresUsed,
    default: [...MEASURES_USED_AT_FIRST] as MeasureId[],
    label: 'Measures this service uses',
    unit: null,
    words: null,
    why: 'Our own default: what a charity may use on paper without a licence of its own. Only these are offered for a new score.',
  },
  pausesInSchoolHolidays: {
    shape: z.enum(['yes', 'no']),
    default: 'no' as 'yes' | 'no',
    label: 'Therapy in school holidays',
    unit: null,
    words: null,
    why: 'Our own default: therapy goes on. School dates follow from no rule, so they are entered under Diary.',
  },
  calendarSays: {
    shape: z.enum(['session', 'initials']),
    default: 'session' as 'session' | 'initials',
    label: 'Calendar files say',
    unit: null,
    words: null,
    why: 'Our own default: a calendar on a phone is read by others. No name ever stands in it.',
  },
  usualSessionMinutes: {
    shape: whole(10, 480),
    default: USUAL_SESSION_MINUTES,
    label: 'Length of a session',
    unit: 'minutes',
    words: '{n}, where the therapy says nothing else',
    why: 'Our own default. What is free in the planner is counted in sessions of this length.',
  },
  travelMinutes: {
    shape: whole(0, 240),
    default: TRAVEL_MINUTES,
    label: 'Between two places',
    unit: 'minutes',
    words: '{n} to travel',
    why: 'Our own default. The diary says where a practitioner could not get from one place to the next in time.',
  },
  sessionsADay: {
    shape: whole(1, 20),
    default: SESSIONS_A_DAY,
    label: 'Sessions a day',
    unit: 'sessions',
    words: 'at most {n} for each practitioner',
    why: 'Our own default. No national figure was found; more than that is said, never refused.',
  },
  ...PRIORITY_SETTINGS,
  checkContactAgainMonths: {
    shape: whole(1, 24),
    default: CHECK_CONTACT_AGAIN_MONTHS,
    label: 'Checking a safe contact again',
    unit: 'months',
    words: 'after {n}',
    why: 'Our own default. Numbers, homes and who reads a phone change; NICE NG76 1.1.9 asks whether an abuser may reach it.',
  },
} as const;

export type SettingKey = keyof typeof SETTINGS;
export type Settings = { [K in SettingKey]: z.infer<(typeof SETTINGS)[K]['shape']> };

/** The answers of settings that are chosen and not typed. */
export const SETTING_CHOICES: Partial<Record<SettingKey, Readonly<Record<string, string>>>> = {
  nation: NATION_LABELS,
  pausesInSchoolHolidays: { no: 'goes on', yes: 'pauses' },
  countsTowardsRange: COUNT_POLICY_SHORT,
  roundTheClockCover: { no: 'no, or not said yet', yes: 'yes' },
  calendarSays: { session: '“Session” and the place', initials: '“Session”, one initial and the place' },
};

/** A setting's value as people say it: "every 6 weeks", "within 1 working day", "England and Wales". */
export function settingWords(key: SettingKey, value: Settings[SettingKey]): string {
  if (key === 'measuresUsed') return usedWords(MeasuresUsed.parse(value));
  if (typeof value === 'object') return deliveredWords(DeliveredTherapies.parse(value));
  const { unit, words } = SETTINGS[key];
  const choice = SETTING_CHOICES[key]?.[String(value)];
  if (choice !== undefined) return choice;
  const factor = factorOfSetting(key);
  if (factor !== null) return bandRuleWords(factor, BandRule.parse(value));
  if (unit === null || words === null) return value === '' ? 'Not said yet' : String(value);
  return words.replace('{n}', `${value} ${Number(value) === 1 ? unit.replace(/s$/, '') : unit}`);
}

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
    eventWithinWorkingDays: settings.eventCheckInWorkingDays,
    quietCourseWeeks: settings.quietCourseWeeks,
  };
}
