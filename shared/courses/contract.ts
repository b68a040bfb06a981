// Long because every operation of a course is declared here, in the order in which a course goes.
import * as z from 'zod';
import { SafeWord } from '../checkIns/reached.ts';
import { HandoverReason } from '../continuity/codes.ts';
import { LocalDate, LocalTime, WEEKDAY_NUMBERS } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId, StrandKind } from '../protocols/types.ts';
import { ClinicalNote, NOTE_MAX, NotePart } from '../clinicalNotes/note.ts';
import { ReviewView } from '../reviews/contract.ts';
import { ReviewRhythm } from '../reviews/rhythm.ts';
import { CLINICAL_ROLES, RECORD_ROLES } from '../roles.ts';
import { Clash } from '../diary/clashes.ts';
import { CHANGE_SCOPES } from '../diary/change.ts';
import { DAY_OFF_KINDS } from '../diary/periods.ts';
import { Attendee, MissReason, SafetyAnswer } from './logging.ts';
import { MissBarrier, MissDecision, SpokenTo } from './missDecision.ts';
import { RunOfMisses } from './misses.ts';
import { EndingTold } from './ending.ts';
import { ExtensionReason } from './extension.ts';
import { AskedInterpreter, InterpreterSaid } from './interpreter.ts';
import { TakenDate, TakenOut } from './reopening.ts';
import { CourseEnding } from './rules.ts';
import { LoggedStatus, SessionStatus } from './sessions.ts';
import { CourseTerms } from './terms.ts';

/** Who plans and logs: everybody who works with children's records but the safeguarding lead alone. */
const COURSE_ROLES = ['manager', 'coordinator', 'therapist'] as const;

const Minutes = z.int().min(10, 'Enter at least 10 minutes').max(480, 'Enter at most 480 minutes');
const Count = z.int().min(1, 'Enter at least 1').max(150, 'Enter at most 150');

/** Why a date stands although it puts somebody or a room in two places: asked for where it does. */
const ClashReason = text(300).nullable().default(null);

/** Where and with whom the sessions of a strand are held. */
const Place = {
  practitionerId: Id,
  lengthMinutes: Minutes,
  roomId: Id.nullable(),
  place: text(120).nullable(),
};

export const ProposedDate = z.strictObject({
  /** The session's number; null where the date is passed over. */
  number: z.int().nullable(),
  on: LocalDate,
  time: LocalTime,
  /** Why it is passed over: the day off and its name, or that somebody left it out. */
  skipped: z
    .discriminatedUnion('because', [
      z.strictObject({ because: z.enum(DAY_OFF_KINDS), name: z.string() }),
      z.strictObject({ because: z.literal('left_out') }),
    ])
    .nullable(),
  clashes: z.array(Clash),
  /** Where something is in the way: the nearest weekday of the same week on which nothing is. */
  suggestion: LocalDate.nullable(),
  movedFrom: LocalDate.nullable(),
  carer: z.strictObject({ number: z.int(), clashes: z.array(Clash) }).nullable(),
});
export type ProposedDate = z.infer<typeof ProposedDate>;

const CarerProposal = z.strictObject({
  ...Place,
  personId: Id.nullable().default(null),
  time: LocalTime,
  everyWeeks: z.int().min(1).max(12),
  max: Count,
});

/** A date of a plan as saved; null keeps the number and leaves the session not scheduled. */
const SavedDate = z.strictObject({ on: LocalDate, time: LocalTime }).nullable();

const TryView = z.strictObject({
  id: Id,
  on: LocalDate,
  time: LocalTime.nullable(),
  lengthMinutes: z.int(),
  practitionerId: Id.nullable(),
  roomId: Id.nullable(),
  place: z.string().nullable(),
  status: SessionStatus,
  reason: MissReason.nullable(),
  reasonDetail: z.string().nullable(),
  whoAttended: z.array(Attendee),
  safety: SafetyAnswer.nullable(),
  /** Who said that the child is safe, and how; null where nobody did, or it was logged before it was kept. */
  safeWord: SafeWord.nullable(),
  loggedOn: LocalDate.nullable(),
  /** When it was called off, as somebody said. */
  calledOffOn: LocalDate.nullable(),
  /** Missed, and somebody decided since, or logged before a decision was asked for: see `undecidedRun`. */
  isSettled: z.boolean(),
  hasNote: z.boolean(),
  /** Whether something was planned in it for the next session. */
  hasPlan: z.boolean(),
  /** What was said of its interpreter: how that stands also follows from whether one is needed (`interpreterState`). */
  interpreter: InterpreterSaid.nullable(),
});
export type TryView = z.infer<typeof TryView>;

const SessionView = z.strictObject({
  id: Id,
  strandId: Id,
  number: z.int(),
  /** In the order they were planned. */
  tries: z.array(TryView),
});
export type SessionView = z.infer<typeof SessionView>;

const StrandView = z.strictObject({
  id: Id,
  kind: StrandKind,
  isCounted: z.boolean(),
  person: z.strictObject({ id: Id, name: z.string(), relationship: z.string().nullable() }).nullable(),
  practitioner: z.strictObject({ id: Id, name: z.string() }).nullable(),
  attended: z.int(),
  limit: z.int().nullable(),
  /** Of a parent's or carer's sessions: what was agreed about their notes, and whether the reader may open them. */
  notes: z.strictObject({
    mayRead: z.boolean(),
    /** Whether this account says who holds these sessions, and what was agreed: see `mayGiveCarerSessions`. */
    mayGive: z.boolean(),
    agreed: z.strictObject({ isShared: z.boolean(), agreedWith: z.string(), agreedOn: LocalDate }).nullable(),
  }),
  /** Several dates missed, and nobody has decided yet what follows. */
  run: RunOfMisses.nullable(),
  /** The interpreters that whoever comes to these sessions needs, by the record. */
  interpreters: z.array(AskedInterpreter),
});
export type StrandView = z.infer<typeof StrandView>;

/** A point of the reviews: 'after session 24', 'after week 12'. */
export const ReviewAt = z.strictObject({ by: ReviewRhythm.shape.by, at: z.int().min(1) });

const BoundDecisionView = z.strictObject({
  id: Id,
  /** In what the course is counted by. Null: as many as needed. The bound itself: decided not to extend. */
  upTo: z.int().nullable(),
  decidedOn: LocalDate,
  decidedBy: z.string().nullable(),
  agreedBy: z.array(Attendee),
  reasons: z.array(ExtensionReason),
  reason: z.string(),
  nextReviewOn: LocalDate.nullable(),
  /** The point after which it is reviewed next, where no date was said; null of a decision from before this was kept. */
  nextReviewAt: ReviewAt.nullable(),
  /** Why it was extended without a review near the bound; null where one was held. */
  withoutReview: z.string().nullable(),
  /** Why it goes past the limit of its source, or of the service's own range. */
  pastLimit: z.string().nullable(),
});
export type BoundDecisionView = z.infer<typeof BoundDecisionView>;

/** What somebody decided after several missed sessions of one strand. */
const MissDecisionView = z.strictObject({
  id: Id,
  strandId: Id,
  /** What it was about; null where an earlier decision was looked at again. */
  run: RunOfMisses.nullable(),
  barriers: z.array(MissBarrier),
  spokenTo: z.array(SpokenTo),
  decision: MissDecision,
  words: z.string(),
  nextLookOn: LocalDate.nullable(),
  decidedOn: LocalDate,
  decidedBy: z.string().nullable(),
  /** The last one of its strand. */
  isCurrent: z.boolean(),
});
export type MissDecisionView = z.infer<typeof MissDecisionView>;

/** Everything the course screen draws; what it computes from it (strip, standing, reviews due) follows the rules. */
export const CourseView = z.strictObject({
  id: Id,
  version: Version,
  protocolId: ProtocolId,
  terms: CourseTerms,
  plannedSessions: z.int(),
  planningReason: z.string().nullable(),
  /** Why it was planned for a child it is not stated for; what an offer says of that stands there. */
  unusualFitReason: z.string().nullable(),
  noCarerReason: z.string().nullable(),
  startedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  ending: CourseEnding.nullable(),
  endingReason: z.string().nullable(),
  /** How it ended, as it was told last; null of courses that ended before this was asked. */
  endingTold: EndingTold.extend({
    toldOn: LocalDate,
    by: z.string().nullable(),
    correctedBecause: z.string().nullable(),
  }).nullable(),
  /** What its ending, or the one taken back last, took out of the diary; null where that was not kept, or it never ended. */
  takenOut: TakenOut.nullable(),
  /** That it had been ended by mistake, the last time. */
  reopened: z
    .strictObject({ on: LocalDate, by: z.string().nullable(), endedOn: LocalDate, because: z.string() })
    .nullable(),
  /** The review of its ending: still to be held, or why none will be; null where neither is to be said. */
  endingReview: z.strictObject({ isOpen: z.boolean(), waivedBecause: z.string().nullable() }),
  attended: z.int(),
  child: z.strictObject({
    id: Id,
    /** The name used, or the first word of the name. */
    shortName: z.string(),
    pronouns: z.string().nullable(),
    /** Notes may be asked for: therapy runs beside open criminal proceedings. */
    isPreTrial: z.boolean(),
  }),
  /** Whether the child or somebody round them needs an interpreter, by the record. */
  needsInterpreter: z.boolean(),
  /** The group its counted sessions are of, also once the child or carer left it. */
  group: z
    .strictObject({
      id: Id,
      name: z.string(),
      strandId: Id,
      leftOn: LocalDate.nullable(),
      /** The days on which it meets while they are in it. */
      days: z.array(LocalDate),
    })
    .nullable(),
  referral: z.strictObject({ id: Id, receivedOn: LocalDate }),
  strands: z.array(StrandView),
  sessions: z.array(SessionView),
  reviews: z.array(ReviewView),
  decisions: z.array(BoundDecisionView),
  /** Oldest first. */
  missDecisions: z.array(MissDecisionView),
});
export type CourseView = z.infer<typeof CourseView>;

/** One planned date as it is to be; with `this_and_later` those after it follow. */
const Change = {
  tryId: Id,
  scope: z.enum(CHANGE_SCOPES),
  to: z.strictObject({
    on: LocalDate,
    time: LocalTime.nullable(),
    practitionerId: Id.nullable(),
    roomId: Id.nullable(),
    place: text(120).nullable(),
  }),
  /** Whether the sessions of the course's other strand from that day on move with it. */
  withOthers: z.boolean(),
};

const When = z.strictObject({ on: LocalDate, time: LocalTime.nullable() });
/** A session that takes the place of another, a group by its own name; no name where the child is outside this account's caseload. */
export const TakenBy = z.strictObject({ childName: z.string().nullable(), time: LocalTime });
export type TakenBy = z.infer<typeof TakenBy>;

export const ChangedDate = z.strictObject({
  tryId: Id,
  number: z.int(),
  /** Whether it is of the strand beside the counted one. */
  isCarers: z.boolean(),
  from: When,
  to: When,
  clashes: z.array(Clash),
  takenBy: z.array(TakenBy),
});
export type ChangedDate = z.infer<typeof ChangedDate>;

const Versioned = { courseId: Id, version: Version };
const courseSubject = (input: { courseId: string }) => input.courseId;
const SavedCourse = z.strictObject({ courseId: Id, version: Version });

export const coursesContract = {
  /** Whose course it is, so that a window can open the child's record before it asks for the course. */
  'course.childOf': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ courseId: Id }),
    output: z.strictObject({ childId: Id }),
  }),
  'course.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ courseId: Id }),
    output: CourseView,
  }),
  /** Every date of a plan before anything is saved, with what is in the way of each. */
  'course.proposeDates': query({
    allow: COURSE_ROLES,
    input: z.strictObject({
      childId: Id,
      protocolId: ProtocolId,
      startsOn: LocalDate,
      weekday: z.literal(WEEKDAY_NUMBERS),
      time: LocalTime,
      count: Count,
      ...Place,
      carer: CarerProposal.nullable(),
      leftOut: z.array(LocalDate).max(200),
      moves: z.array(z.strictObject({ from: LocalDate, to: LocalDate })).max(200),
    }),
    output: z.strictObject({
      dates: z.array(ProposedDate),
      reviews: z.array(
        z.strictObject({
          by: ReviewRhythm.shape.by,
          at: z.int(),
          about: LocalDate,
          afterSession: z.int(),
        }),
      ),
    }),
  }),
  'course.plan': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      childId: Id,
      referralId: Id,
      offerId: Id.nullable(),
      protocolId: ProtocolId,
      /** Asked for where the number of sessions lies outside the protocol's range; never a reason to refuse. */
      planningReason: text(500).nullable(),
      counted: z.strictObject({
        ...Place,
        personId: Id.nullable(),
        dates: z.array(SavedDate).min(1).max(150),
      }),
      carer: z
        .strictObject({
          ...Place,
          personId: Id.nullable(),
          limit: Count.nullable(),
          dates: z.array(SavedDate).max(150),
        })
        .nullable(),
      noCarerReason: text(300).nullable(),
      /** Without an offer: why, where the child is not as those it is stated for. */
      reasonForUnusualFit: text(500).nullable().default(null),
      clashReason: ClashReason,
      /** Where the child or the carer needs an interpreter: whether one is booked for every date. */
      interpreterBooked: z.boolean().default(false),
    }),
    subject: (input) => input.childId,
    output: SavedCourse,
  }),
  'course.extend': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      /** Null: as many as needed, where the source sets no ceiling. Leave `stay` for the honest "no". */
      decision: z.discriminatedUnion('is', [
        z.strictObject({ is: z.literal('extend'), toSessions: Count.nullable() }),
        z.strictObject({ is: z.literal('stay') }),
      ]),
      reasons: z.array(ExtensionReason),
      /** In words; needed where no reason above was chosen. */
      reason: text(1000),
      agreedBy: z.array(Attendee),
      /** Null: at the next point of its reviews, which is kept with the decision. */
      nextReviewOn: LocalDate.nullable(),
      /** Why, where no review was held near the bound. */
      withoutReview: text(500).nullable().default(null),
      /** Why, where it goes past the limit of its source or of the service's own range. */
      pastLimit: text(500).nullable().default(null),
    }),
    subject: courseSubject,
    output: SavedCourse,
  }),
  'course.end': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      endedOn: LocalDate,
      told: EndingTold,
      reason: text(500).nullable(),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ datesReleased: z.int() }),
  }),
  /** Tells or corrects how and when a course ended that has ended already. What was told before is kept. */
  'course.tellEnding': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      told: EndingTold,
      reason: text(500).nullable(),
      /** Null: the day stays. */
      endedOn: LocalDate.nullable().default(null),
      /** Why it is corrected: needed where it was told before, or the day changes. */
      because: text(500).default(''),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ datesReleased: z.int() }),
  }),
  /** It was ended by mistake: it goes on as it was. Of the dates its ending took out, only those chosen go back. */
  'course.reopen': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      because: requiredText(500, 'Say why it was a mistake, in a few words'),
      planAgain: z.array(TakenDate.omit({ number: true, as: true })).max(200),
      clashReason: ClashReason,
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ datesPlanned: z.int() }),
  }),
  /** After several missed sessions: what gets in the way, who was spoken to, what follows. Never an ending. */
  'course.decideMisses': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      ...Versioned,
      strandId: Id,
      barriers: z.array(MissBarrier),
      spokenTo: z.array(SpokenTo),
      decision: MissDecision,
      words: text(1000),
      nextLookOn: LocalDate.nullable(),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ missDecisionId: Id }),
  }),
  /** Logs what became of a session. The same try sent again corrects it. */
  'course.waiveEndingReview': command({
    allow: COURSE_ROLES,
    input: z.strictObject({ ...Versioned, reason: requiredText(500, 'Say why none will be held') }),
    subject: courseSubject,
    output: SavedCourse,
  }),
  'session.log': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      sessionId: Id,
      /** Null: it was held on a date that nobody planned. */
      tryId: Id.nullable(),
      on: LocalDate,
      time: LocalTime.nullable(),
      status: LoggedStatus,
      attendees: z.array(Attendee),
      reason: MissReason.nullable(),
      reasonDetail: text(200).nullable(),
      /** Of a cancelled one: when it was called off; null where nobody knows. */
      calledOffOn: LocalDate.nullable().default(null),
      safety: SafetyAnswer.nullable(),
      /** Who said that the child is safe, and how; only with `spoke_and_safe`. */
      safeWord: SafeWord.nullable().default(null),
      /** After a try that was not held: when to try again; null where that is not agreed yet. */
      newDate: z.strictObject({ on: LocalDate, time: LocalTime.nullable() }).nullable(),
      clashReason: ClashReason,
      /** Null leaves what is there. */
      note: ClinicalNote.nullable(),
      /** For the next session, sealed as a note is; put below one that somebody else wrote meanwhile. */
      plan: text(NOTE_MAX).nullable().default(null),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ sessionId: Id, tryId: Id, attended: z.int() }),
  }),
  'session.move': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      tryId: Id,
      /** Null: no new date is agreed yet. */
      to: z.strictObject({ on: LocalDate, time: LocalTime.nullable() }).nullable(),
      clashReason: ClashReason,
    }),
    subject: courseSubject,
    output: SavedCourse,
  }),
  /** What a change would make of the planned dates, with what is in the way of each. Nothing is saved. */
  'session.changePreview': query({
    allow: COURSE_ROLES,
    input: z.strictObject({ courseId: Id, ...Change }),
    output: z.strictObject({ dates: z.array(ChangedDate) }),
  }),
  /** Moves or swaps planned dates: this one, or this and later. What was logged stays. */
  'session.change': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      ...Change,
      clashReason: ClashReason,
      /** Why somebody else holds them for good from then on. */
      handoverReason: HandoverReason.nullable().default(null),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ changed: z.int() }),
  }),
  /** Whether an interpreter is booked for dates to come, each by itself: so that what was said can be taken back as it was. */
  'session.interpreter': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      dates: z
        .array(z.strictObject({ tryId: Id, said: InterpreterSaid.nullable() }))
        .min(1)
        .max(400),
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ changed: z.int() }),
  }),
  /** Gives a date to a session that has none, or none after its last try. */
  'session.addDate': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      sessionId: Id,
      on: LocalDate,
      time: LocalTime.nullable(),
      clashReason: ClashReason,
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ tryId: Id }),
  }),
  /** One more session than planned; never refused for its number. */
  'session.add': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      ...Versioned,
      strandId: Id,
      on: LocalDate,
      time: LocalTime.nullable(),
      clashReason: ClashReason,
    }),
    subject: courseSubject,
    output: SavedCourse.extend({ sessionId: Id, number: z.int() }),
  }),
  /** Why sessions stand on a closure or leave entered after they were planned, up to the day that was shown. */
  'session.keepOnDayOff': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      courseId: Id,
      untilOn: LocalDate,
      reason: text(300).refine((words) => words !== '', 'Say why, in a few words'),
    }),
    subject: (input) => input.courseId,
    output: z.strictObject({ courseId: Id, kept: z.int() }),
  }),
  /** The next free weekday for another try, and what is in the way of a date somebody has in mind. */
  'session.freeDate': query({
    allow: COURSE_ROLES,
    input: z.strictObject({
      strandId: Id,
      after: LocalDate,
      check: z.strictObject({ on: LocalDate, time: LocalTime.nullable() }).nullable(),
    }),
    output: z.strictObject({
      suggestion: z.strictObject({ on: LocalDate, time: LocalTime.nullable() }).nullable(),
      clashes: z.array(Clash),
    }),
  }),
  'note.get': query({
    allow: CLINICAL_ROLES,
    input: z.strictObject({
      about: z.enum(['session_try', 'review']),
      id: Id,
      part: NotePart.default('note'),
    }),
    subject: (input) => input.id,
    output: z.strictObject({ text: z.string().nullable(), writtenAt: z.string().nullable() }),
  }),
  /** What the last session of the same strand that planned anything planned for the next, seen from one of them. */
  'note.planBefore': query({
    allow: CLINICAL_ROLES,
    input: z.strictObject({ courseId: Id, sessionId: Id }),
    subject: courseSubject,
    output: z.strictObject({
      plan: z.strictObject({ number: z.int(), on: LocalDate, text: z.string() }).nullable(),
    }),
  }),
  'note.save': command({
    allow: CLINICAL_ROLES,
    input: z.strictObject({
      about: z.enum(['session_try', 'review']),
      id: Id,
      part: NotePart.default('note'),
      ...ClinicalNote.shape,
    }),
    subject: (input) => input.id,
    output: z.strictObject({ id: Id, writtenAt: z.string() }),
  }),
};
