import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId } from '../protocols/types.ts';
import { RECORD_ROLES } from '../roles.ts';
import { NotDoneReason, Occasion } from './codes.ts';
import { Informant, MeasureId } from './types.ts';

const Values = z.record(z.string().max(40), z.number().min(0).max(9999));
const Act = z.strictObject({ what: z.string(), by: z.string().nullable(), on: LocalDate });

const Correction = z.strictObject({
  id: Id,
  completedOn: LocalDate,
  occasion: Occasion,
  values: Values.nullable(),
  notDone: NotDoneReason.nullable(),
  by: z.string().nullable(),
  recordedOn: LocalDate,
});

export const ScoreView = z.strictObject({
  id: Id,
  courseId: Id.nullable(),
  measure: MeasureId,
  version: z.string(),
  informant: Informant,
  personId: Id.nullable(),
  /** Which carer, by name. */
  person: z.string().nullable(),
  occasion: Occasion,
  completedOn: LocalDate,
  /** By scale; null: it was not done. */
  values: Values.nullable(),
  notDone: z.strictObject({ reason: NotDoneReason, detail: z.string().nullable() }).nullable(),
  /** Null where the measure has no risk item or nobody was asked. */
  risk: z.strictObject({ answered: z.boolean(), act: Act.nullable() }).nullable(),
  by: z.string().nullable(),
  recordedOn: LocalDate,
  /** What it said before, the newest first. */
  corrects: z.array(Correction),
  /** Why it was taken back; null while it stands. */
  takenBack: z.string().nullable(),
});
export type ScoreView = z.infer<typeof ScoreView>;

/** A course as scores need it. */
export const MeasuredCourse = z.strictObject({
  id: Id,
  protocolId: ProtocolId,
  startedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  attendedOn: z.array(LocalDate),
  reviewsHeldOn: z.array(LocalDate),
  isReviewDue: z.boolean(),
});
export type MeasuredCourse = z.infer<typeof MeasuredCourse>;

export const MeasuresOfChild = z.strictObject({
  birthDate: LocalDate.nullable(),
  /** Those that are offered for a new score. */
  used: z.array(MeasureId),
  carers: z.array(z.strictObject({ personId: Id, name: z.string(), isFirst: z.boolean() })),
  /** The newest first. */
  courses: z.array(MeasuredCourse),
  /** Newest first, those taken back among them. */
  scores: z.array(ScoreView),
});
export type MeasuresOfChild = z.infer<typeof MeasuresOfChild>;

const scoreSubject = (input: { scoreId: string }) => input.scoreId;

export const measuresContract = {
  /** Everything that was measured with a child. */
  'measures.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: MeasuresOfChild,
  }),
  /** Records a score, or that it was not done. With `replacesId` it corrects one; what that said is kept. */
  'score.record': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      courseId: Id.nullable(),
      replacesId: Id.nullable(),
      measure: MeasureId,
      informant: Informant,
      personId: Id.nullable(),
      occasion: Occasion,
      completedOn: LocalDate,
      values: Values.nullable(),
      notDone: z.strictObject({ reason: NotDoneReason, detail: text(200) }).nullable(),
      risk: z
        .strictObject({ answered: z.boolean(), whatWasDone: text(1000), isOpen: z.boolean() })
        .nullable(),
    }),
    subject: (input, output) => output?.scoreId ?? input.childId,
    output: z.strictObject({ scoreId: Id }),
  }),
  /** Takes back a score that should not have been recorded. It stays on the record with the reason. */
  'score.takeBack': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ scoreId: Id, reason: requiredText(200, 'Say in a few words why') }),
    subject: scoreSubject,
    output: z.strictObject({ scoreId: Id }),
  }),
  /** Says what was done after a risk item was answered. It is said once, and stays. */
  'score.recordAct': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      scoreId: Id,
      whatWasDone: requiredText(1000, 'Say in a sentence what was done, and who knows now'),
    }),
    subject: scoreSubject,
    output: z.strictObject({ scoreId: Id }),
  }),
};
