import * as z from 'zod';
import { LocalDate, LocalTime } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES, type Role } from '../roles.ts';
import { PractitionerHours } from './hours.ts';
import { DiaryPeriod, DiaryPeriodKind } from './periods.ts';

/** Who keeps the diary's own facts: they name staff and days, and no child. */
const DIARY_KEEPERS = ['administrator', 'manager', 'coordinator'] as const satisfies readonly Role[];

const Saved = z.strictObject({ id: Id, version: Version, sessions: z.int().min(0) });

export const diaryContract = {
  /** Closures, leave, school and bank holidays, and when each practitioner works. */
  'diary.facts': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      /** The latest first. */
      periods: z.array(DiaryPeriod),
      /** Of those whose hours somebody entered. */
      hours: z.array(PractitionerHours),
    }),
  }),
  'diary.savePeriod': command({
    allow: DIARY_KEEPERS,
    input: z.strictObject({
      id: Id.nullable(),
      version: Version.nullable(),
      kind: DiaryPeriodKind,
      practitionerId: Id.nullable(),
      name: text(120),
      startsOn: LocalDate,
      endsOn: LocalDate,
    }),
    subject: (input, output) => input.id ?? output?.id,
    /** `sessions`: how many planned already fall on it now. */
    output: Saved,
  }),
  /** The sessions of one's children that fall on a period and of which nobody has said anything since. */
  'diary.fallen': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      sessions: z.array(
        z.strictObject({
          tryId: Id,
          courseId: Id,
          childName: z.string(),
          on: LocalDate,
          time: LocalTime.nullable(),
          isCarers: z.boolean(),
          practitioner: z.string().nullable(),
        }),
      ),
    }),
  }),
  'diary.removePeriod': command({
    allow: DIARY_KEEPERS,
    input: z.strictObject({ id: Id, version: Version }),
    subject: (input) => input.id,
    output: z.strictObject({ id: Id }),
  }),
  'diary.saveHours': command({
    allow: DIARY_KEEPERS,
    input: PractitionerHours,
    subject: (input) => input.practitionerId,
    output: z.strictObject({ practitionerId: Id, version: Version }),
  }),
};
