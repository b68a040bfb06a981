import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId } from '../protocols/types.ts';
import type { Role } from '../roles.ts';
import { SeenAs, SupervisionPurpose } from './codes.ts';

/** Who keeps what is stated about those who hold sessions. */
export const KEEPERS = ['administrator', 'manager', 'coordinator'] as const satisfies readonly Role[];
/** Supervision is between a practitioner and their manager (our own default). */
const SUPERVISION_KEEPERS = ['manager'] as const satisfies readonly Role[];

const Age = z.int().min(0, 'Enter an age from 0 to 25').max(25, 'Enter an age from 0 to 25');

/** What is stated about a practitioner beside their name. Null is "not stated" throughout. */
export const Profile = z
  .strictObject({
    seenAs: SeenAs.nullable(),
    agesFrom: Age.nullable(),
    agesThrough: Age.nullable(),
    registeredWith: text(120).nullable(),
    registrationNumber: text(60).nullable(),
    registrationExpiresOn: LocalDate.nullable(),
    weeklyMinutes: z.int().min(0).max(3600, 'Enter at most 60 hours a week').nullable(),
    caseloadLimit: z.int().min(0).max(99, 'Enter at most 99 courses').nullable(),
  })
  .refine(
    ({ agesFrom, agesThrough }) => agesFrom === null || agesThrough === null || agesFrom <= agesThrough,
    {
      path: ['agesThrough'],
      message: 'Enter an age that is not below the first',
    },
  );
export type Profile = z.infer<typeof Profile>;

export const TrainingView = z.strictObject({
  id: Id,
  protocolId: ProtocolId.nullable(),
  subject: z.string().nullable(),
  trainedOn: LocalDate,
  givenBy: z.string().nullable(),
});
export type TrainingView = z.infer<typeof TrainingView>;

export const PractitionerView = z.strictObject({
  id: Id,
  version: Version,
  name: z.string(),
  jobTitle: z.string(),
  isActive: z.boolean(),
  profile: Profile,
  trainings: z.array(TrainingView),
  /** Newest first; null for whoever does not keep it. */
  supervision: z
    .array(
      z.strictObject({
        id: Id,
        heldOn: LocalDate,
        withWhom: z.string(),
        purposes: z.array(SupervisionPurpose),
      }),
    )
    .nullable(),
  /** Courses under way whose counted sessions they hold, and those in which they hold the carer's. */
  courses: z.int(),
  carerStrands: z.int(),
  /** Minutes in the diary over the weeks ahead. */
  bookedMinutes: z.int(),
});
export type PractitionerView = z.infer<typeof PractitionerView>;

const subject = (input: { practitionerId: string }) => input.practitionerId;
const Removed = z.strictObject({ id: Id });

export const practitionersContract = {
  /** A therapist sees their own page alone, and changes nothing on it. */
  'practitioner.get': query({
    allow: [...KEEPERS, 'therapist'],
    input: z.strictObject({ practitionerId: Id }),
    output: PractitionerView,
  }),
  /** What the list of people says of each: registration, caseload and limit. */
  'practitioner.summaries': query({
    allow: KEEPERS,
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: Id,
          registrationExpiresOn: LocalDate.nullable(),
          courses: z.int(),
          caseloadLimit: z.int().nullable(),
        }),
      ),
    }),
  }),
  'practitioner.saveProfile': command({
    allow: KEEPERS,
    input: z.strictObject({ practitionerId: Id, version: Version, profile: Profile }),
    subject,
    output: z.strictObject({ id: Id, version: Version }),
  }),
  /** A training in a protocol, or in something else that is named. */
  'practitioner.addTraining': command({
    allow: KEEPERS,
    input: z.strictObject({
      practitionerId: Id,
      protocolId: ProtocolId.nullable(),
      subject: text(120).nullable(),
      trainedOn: LocalDate,
      givenBy: text(120).nullable(),
    }),
    subject,
    output: z.strictObject({ id: Id }),
  }),
  'practitioner.removeTraining': command({
    allow: KEEPERS,
    input: z.strictObject({ practitionerId: Id, id: Id }),
    subject,
    output: Removed,
  }),
  'practitioner.addSupervision': command({
    allow: SUPERVISION_KEEPERS,
    input: z.strictObject({
      practitionerId: Id,
      heldOn: LocalDate,
      withWhom: requiredText(120, 'Say who it was with'),
      purposes: z.array(SupervisionPurpose).min(1, 'Tick at least one'),
    }),
    subject,
    output: z.strictObject({ id: Id }),
  }),
  'practitioner.removeSupervision': command({
    allow: SUPERVISION_KEEPERS,
    input: z.strictObject({ practitionerId: Id, id: Id }),
    subject,
    output: Removed,
  }),
};
