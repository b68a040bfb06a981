// How a course ended, told when it ends or afterwards. An ending never discharges anybody: the referral stays open until
// somebody closes it.
import * as z from 'zod';
import { text } from '../ids.ts';
import { CourseEnding } from './rules.ts';

/** Below the minimum is no kind of its own: it follows from what was attended, beside any of these (`endCourse`). */
export const ENDING_KINDS = ['planned', 'unplanned', 'moved_on'] as const;
export const EndingKind = z.enum(ENDING_KINDS);
export type EndingKind = z.infer<typeof EndingKind>;
export const ENDING_KIND_LABELS: Record<EndingKind, string> = {
  planned: 'Planned',
  unplanned: 'Unplanned',
  moved_on: 'Moved on',
};
/** What is said of the kind while it is chosen. */
export const ENDING_KIND_HINTS: Record<EndingKind, string> = {
  planned: 'Worked towards together, and closed as agreed.',
  unplanned: 'It stopped before it was worked towards.',
  moved_on: 'It goes on elsewhere: another area, service or therapy.',
};

/** The reasons that fit each kind; a planned ending has one, so that it is not asked for. */
export const ENDINGS_OF_KIND: Record<EndingKind, readonly CourseEnding[]> = {
  planned: ['as_planned'],
  unplanned: [
    'child_chose',
    'family_chose',
    'not_reached',
    'needs_something_else',
    'turned_18',
    'service_ended',
    'other',
  ],
  moved_on: ['moved_away', 'another_service', 'another_therapy', 'turned_18', 'other'],
};

export const ENDING_DECIDERS = ['child', 'carer', 'practitioner', 'service', 'other'] as const;
export const EndingDecider = z.enum(ENDING_DECIDERS);
export type EndingDecider = z.infer<typeof EndingDecider>;
export const ENDING_DECIDER_LABELS: Record<EndingDecider, string> = {
  child: 'The child',
  carer: 'A parent or carer',
  practitioner: 'The practitioner',
  service: 'The service',
  other: 'Someone else',
};

/** What was agreed for afterwards. The contacts themselves are holding support, counted apart from therapy. */
export const AFTERCARE_ANSWERS = ['agreed', 'not_wanted', 'not_needed', 'elsewhere'] as const;
export const AftercareAnswer = z.enum(AFTERCARE_ANSWERS);
export type AftercareAnswer = z.infer<typeof AftercareAnswer>;
export const AFTERCARE_ANSWER_LABELS: Record<AftercareAnswer, string> = {
  agreed: 'Aftercare is agreed',
  not_wanted: 'Offered, not wanted',
  not_needed: 'Not needed',
  elsewhere: 'Someone else goes on',
};

/** Whether feedback was asked for; what was said is kept apart from this. */
export const FEEDBACK_ASKED = ['asked', 'declined', 'not_asked'] as const;
export const FeedbackAsked = z.enum(FEEDBACK_ASKED);
export type FeedbackAsked = z.infer<typeof FeedbackAsked>;
export const FEEDBACK_ASKED_LABELS: Record<FeedbackAsked, string> = {
  asked: 'Asked',
  declined: 'Asked, declined',
  not_asked: 'Not asked',
};

export const FEEDBACK_VOICES = ['child', 'carer'] as const;
export const FeedbackVoice = z.enum(FEEDBACK_VOICES);
export type FeedbackVoice = z.infer<typeof FeedbackVoice>;

/** Of one voice: whether it was asked, and why not. */
export const FeedbackAnswer = z.strictObject({ asked: FeedbackAsked, reason: text(200) });
export type FeedbackAnswer = z.infer<typeof FeedbackAnswer>;
export const FeedbackAnswers = z.strictObject({
  child: FeedbackAnswer.nullable(),
  carer: FeedbackAnswer.nullable(),
});
export type FeedbackAnswers = z.infer<typeof FeedbackAnswers>;
export const NO_FEEDBACK_ANSWERS: FeedbackAnswers = { child: null, carer: null };

/** How a course ended, as it is told. What is null was not said, and is asked for again by nobody. */
export const EndingTold = z.strictObject({
  kind: EndingKind,
  ending: CourseEnding,
  decidedBy: z.array(EndingDecider).min(1, 'Say who decided'),
  /** What was agreed with the child, in words. */
  agreed: text(1000),
  aftercare: AftercareAnswer.nullable(),
  feedback: FeedbackAnswers,
});
export type EndingTold = z.infer<typeof EndingTold>;

export type EndingLack = 'ending_not_of_kind' | 'feedback_child_reason' | 'feedback_carer_reason';

/** The question of the form that each is about. */
export const ENDING_FIELD_OF = {
  ending_not_of_kind: 'ending',
  feedback_child_reason: 'childWhyNot',
  feedback_carer_reason: 'carerWhyNot',
} as const satisfies Record<EndingLack, string>;

/** What an ending that is told still lacks: a reason that fits its kind, and why somebody was not asked. */
export function whatEndingLacks({
  kind,
  ending,
  feedback,
}: Pick<EndingTold, 'kind' | 'ending' | 'feedback'>): EndingLack[] {
  const lacks: EndingLack[] = [];
  if (!ENDINGS_OF_KIND[kind].includes(ending)) lacks.push('ending_not_of_kind');
  if (lacksReason(feedback.child)) lacks.push('feedback_child_reason');
  if (lacksReason(feedback.carer)) lacks.push('feedback_carer_reason');
  return lacks;
}

/** "Not asked" says why; a "no" of theirs is theirs, and needs no reason. */
function lacksReason(answer: FeedbackAnswer | null): boolean {
  return answer?.asked === 'not_asked' && answer.reason === '';
}

/** What was told of an ending, with why it ended here. */
type Told = EndingTold & { reason: string | null };

/**
 * Whether something that was told is told otherwise, which asks why. To fill in what was left open corrects nothing: who was
 * asked for feedback is often known only weeks later (our own rule).
 */
export function isToldOtherwise(before: Told, after: Told): boolean {
  const isOther = <T>(was: T, is: T, none: T) => was !== none && was !== is;
  const isAnswerOther = (was: FeedbackAnswer | null, is: FeedbackAnswer | null) =>
    was !== null && (was.asked !== is?.asked || was.reason !== is.reason);
  return (
    before.kind !== after.kind ||
    before.ending !== after.ending ||
    before.decidedBy.length !== after.decidedBy.length ||
    before.decidedBy.some((who) => !after.decidedBy.includes(who)) ||
    isOther(before.agreed, after.agreed, '') ||
    isOther(before.aftercare, after.aftercare, null) ||
    isOther(before.reason ?? '', after.reason ?? '', '') ||
    isAnswerOther(before.feedback.child, after.feedback.child) ||
    isAnswerOther(before.feedback.carer, after.feedback.carer)
  );
}
