import * as z from 'zod';
import { CountPolicy } from '../courses/counting.ts';
import { CountedAs, SupportKindCode } from '../holdingSupport/rules.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { BandRule, PRIORITY_SETTING_KEYS, type PrioritySettingKey } from '../priority/bandRules.ts';
import { RECORD_ROLES, type Role } from '../roles.ts';
import { type SettingKey, SETTINGS } from './settings.ts';

/** Who keeps the lists that forms choose from: names of people, rooms and funders carry no authority of their own. */
const LIST_KEEPERS = ['administrator', 'manager', 'coordinator'] as const satisfies readonly Role[];

const Named = z.strictObject({ id: Id, version: Version, name: z.string(), isActive: z.boolean() });

/** A new one has neither id nor version; one that is held has both. `isActive: false` closes it. */
const target = { id: Id.nullable(), version: Version.nullable(), isActive: z.boolean() };
const Saved = z.strictObject({ id: Id, version: Version });

/** One change of one setting, as seen when it was last changed at `changedAt` (null: never). */
const change = <K extends SettingKey>(key: K) =>
  z.strictObject({
    key: z.literal(key),
    value: SETTINGS[key].shape as (typeof SETTINGS)[K]['shape'],
    changedAt: z.string().nullable(),
  });

const priorityValues = Object.fromEntries(PRIORITY_SETTING_KEYS.map((key) => [key, BandRule])) as Record<
  PrioritySettingKey,
  typeof BandRule
>;

export const serviceContract = {
  /** What forms choose from: practitioners, rooms, funders and kinds of holding support, the closed ones included, since records name them. */
  'service.lists': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      practitioners: z.array(Named.extend({ jobTitle: z.string() })),
      rooms: z.array(Named),
      funders: z.array(Named),
      /** Kinds of holding support, by name. */
      supportKinds: z.array(Named.extend({ code: SupportKindCode, countedAs: CountedAs })),
    }),
  }),
  'practitioner.save': command({
    allow: LIST_KEEPERS,
    input: z.strictObject({
      ...target,
      name: requiredText(120, 'Enter their name'),
      jobTitle: text(120),
    }),
    subject: (input, output) => input.id ?? output?.id,
    output: Saved,
  }),
  'room.save': command({
    allow: LIST_KEEPERS,
    input: z.strictObject({ ...target, name: requiredText(120, 'Enter the name of the room') }),
    subject: (input, output) => input.id ?? output?.id,
    output: Saved,
  }),
  'funder.save': command({
    allow: LIST_KEEPERS,
    input: z.strictObject({ ...target, name: requiredText(120, 'Enter the name of the funder') }),
    subject: (input, output) => input.id ?? output?.id,
    output: Saved,
  }),
  /** How a kind is counted is said once, when it is added: otherwise quarters could not be held against each other. */
  'supportKind.save': command({
    allow: LIST_KEEPERS,
    input: z.strictObject({
      ...target,
      name: requiredText(120, 'Enter the name of the kind'),
      countedAs: CountedAs,
    }),
    subject: (input, output) => input.id ?? output?.id,
    output: Saved,
  }),
  'settings.list': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      values: z.strictObject({
        serviceName: z.string(),
        nation: SETTINGS.nation.shape,
        /** Null for whoever does not look after the service: where the paper lies helps nobody else. */
        recoveryKeyKeptWhere: z.string().nullable(),
        socialCareNumber: z.string(),
        outOfHoursNumber: z.string(),
        namedContact: z.string(),
        namedContactPhone: z.string(),
        familyOutOfHours: z.string(),
        envelopeName: z.string(),
        idleLockMinutes: z.int(),
        safetyReadWorkingDays: z.int(),
        triageDays: z.int(),
        lookAgainDays: z.int(),
        offerAnswerDays: z.int(),
        otherOfferDays: z.int(),
        askAgainWeeks: z.int(),
        turning18NoticeMonths: z.int(),
        firstContactWorkingDays: z.int(),
        checkInEveryWeeks: z.int(),
        checkInEveryWeeksHigherNeed: z.int(),
        nextTryWorkingDays: z.int(),
        therapiesDelivered: SETTINGS.therapiesDelivered.shape,
        measuresUsed: SETTINGS.measuresUsed.shape,
        pausesInSchoolHolidays: SETTINGS.pausesInSchoolHolidays.shape,
        calendarSays: SETTINGS.calendarSays.shape,
        usualSessionMinutes: z.int(),
        travelMinutes: z.int(),
        sessionsADay: z.int(),
        ...priorityValues,
        checkContactAgainMonths: z.int(),
        eventCheckInWorkingDays: z.int(),
        quietCourseWeeks: z.int(),
        roundTheClockCover: SETTINGS.roundTheClockCover.shape,
        reviewEverySessions: z.int(),
        reviewEveryWeeks: z.int(),
        askAgainWorkingDays: z.int(),
        countsTowardsRange: CountPolicy,
      } satisfies Record<SettingKey, z.ZodType>),
      /** Who changed which one last, and when; a setting that nobody changed is not among them. */
      changes: z.array(z.strictObject({ key: z.string(), at: z.string(), who: z.string() })),
    }),
  }),
  /** What a policy of counting would change in the courses that go on, before it is saved. */
  'setting.tryCounting': query({
    allow: ['administrator', 'manager'],
    input: z.strictObject({ policy: CountPolicy }),
    output: z.strictObject({ courses: z.int(), changing: z.int() }),
  }),
  'setting.save': command({
    allow: ['administrator', 'manager'],
    input: z.discriminatedUnion('key', [
      change('serviceName'),
      change('nation'),
      change('recoveryKeyKeptWhere'),
      change('socialCareNumber'),
      change('outOfHoursNumber'),
      change('namedContact'),
      change('namedContactPhone'),
      change('familyOutOfHours'),
      change('envelopeName'),
      change('idleLockMinutes'),
      change('safetyReadWorkingDays'),
      change('triageDays'),
      change('lookAgainDays'),
      change('offerAnswerDays'),
      change('otherOfferDays'),
      change('askAgainWeeks'),
      change('turning18NoticeMonths'),
      change('firstContactWorkingDays'),
      change('checkInEveryWeeks'),
      change('checkInEveryWeeksHigherNeed'),
      change('nextTryWorkingDays'),
      change('therapiesDelivered'),
      change('measuresUsed'),
      change('pausesInSchoolHolidays'),
      change('calendarSays'),
      change('usualSessionMinutes'),
      change('travelMinutes'),
      change('sessionsADay'),
      ...PRIORITY_SETTING_KEYS.map(change),
      change('checkContactAgainMonths'),
      change('eventCheckInWorkingDays'),
      change('quietCourseWeeks'),
      change('roundTheClockCover'),
      change('reviewEverySessions'),
      change('reviewEveryWeeks'),
      change('askAgainWorkingDays'),
      change('countsTowardsRange').extend({ reason: text(300) }),
    ]),
    output: z.strictObject({ changedAt: z.string() }),
  }),
};
