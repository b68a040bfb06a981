import * as z from 'zod';
import { HandoverReason } from '../continuity/codes.ts';
import { ProposedDate } from '../courses/contract.ts';
import { InterpreterState } from '../courses/interpreter.ts';
import { SessionStatus } from '../courses/sessions.ts';
import { LocalDate, LocalTime } from '../dates.ts';
import { CHANGE_SCOPES } from '../diary/change.ts';
import { Clash } from '../diary/clashes.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId, StrandKind } from '../protocols/types.ts';
import type { Role } from '../roles.ts';

/** Those who may log a session. */
const GROUP_ROLES = ['manager', 'coordinator', 'therapist'] as const satisfies readonly Role[];
const Named = z.strictObject({ id: Id, name: z.string() });
const Slot = z.strictObject({ on: LocalDate, time: LocalTime.nullable() });
const ClashReason = text(300).nullable().default(null);

/** Who holds a date, where and how long. */
const Place = {
  practitionerId: Id,
  secondPractitionerId: Id.nullable(),
  roomId: Id.nullable(),
  place: text(120).nullable(),
};
const Name = requiredText(80, 'Give the group a name');
const Places = z.int().min(1, 'Enter at least 1').max(40, 'Enter at most 40');
/** Where a group is usually held. */
const Where = { roomId: Place.roomId, place: Place.place };
const Minutes = z.int().min(10, 'Enter at least 10 minutes').max(480, 'Enter at most 480 minutes');

export const GroupLine = z.strictObject({
  id: Id,
  version: Version,
  name: z.string(),
  protocolId: ProtocolId,
  practitioner: Named,
  secondPractitioner: Named.nullable(),
  room: z.string().nullable(),
  places: z.int(),
  /** How many come now, a carer once: not left, and with a course that runs. */
  members: z.int(),
  firstOn: LocalDate.nullable(),
  lastOn: LocalDate.nullable(),
  nextOn: LocalDate.nullable(),
  /** Dates that have come and whose register is not wholly taken. */
  toTake: z.int(),
  endedOn: LocalDate.nullable(),
  /** Whether the signed-in person only stands in for a date of it: then it is that date alone, and nothing to change. */
  isStandIn: z.boolean(),
});
export type GroupLine = z.infer<typeof GroupLine>;

/** A member on one date: their own session of that day, with its own number. */
const Entry = z.strictObject({
  memberId: Id,
  sessionId: Id,
  tryId: Id,
  number: z.int(),
  status: SessionStatus,
  /** How it stands with the interpreter of their session; null where nobody who comes needs one. */
  interpreter: InterpreterState.nullable(),
});
const GroupDate = z.strictObject({
  id: Id,
  on: LocalDate,
  time: LocalTime.nullable(),
  ...Place,
  lengthMinutes: z.int(),
  entries: z.array(Entry),
});
export type GroupDate = z.infer<typeof GroupDate>;

export const GroupView = GroupLine.extend({
  ...Place,
  lengthMinutes: z.int(),
  dates: z.array(GroupDate),
  people: z.array(
    z.strictObject({
      memberId: Id,
      courseId: Id,
      courseVersion: Version,
      /** The service's version of the therapy that their course was begun with. */
      begunWith: Id.nullable(),
      courseEndedOn: LocalDate.nullable(),
      /** With the name used, or the first word of the name. */
      child: Named.extend({ shortName: z.string(), pronouns: z.string().nullable() }),
      /** The carer who comes, where it is a group for carers. */
      carer: Named.nullable(),
      strand: StrandKind,
      attended: z.int(),
      joinedOn: LocalDate,
      leftOn: LocalDate.nullable(),
    }),
  ),
  /** Members, two and two, who must not meet and are both in it. */
  apart: z.array(
    z.strictObject({
      memberId: Id,
      otherMemberId: Id,
      /** What was decided about it; null while nobody has said. */
      settled: z.strictObject({ words: z.string(), on: LocalDate, by: z.string().nullable() }).nullable(),
    }),
  ),
});
export type GroupView = z.infer<typeof GroupView>;

/** One date as it is to be; with `this_and_later` those after it that are still planned follow. */
const Change = {
  dateId: Id,
  scope: z.enum(CHANGE_SCOPES),
  to: z.strictObject({ on: LocalDate, time: LocalTime.nullable(), ...Place }),
};
/** What is in the way of dates of a group: of those who hold it and its room, and of which members. */
const InTheWay = z.strictObject({
  on: LocalDate,
  time: LocalTime.nullable(),
  clashes: z.array(Clash),
  /** Members whose child or carer has another session then, or would meet whom they must not. */
  members: z.array(Named),
  /** Whether somebody or the room would be in two places: saved only with a reason. */
  isTwice: z.boolean(),
});
export type InTheWay = z.infer<typeof InTheWay>;

const Versioned = { groupId: Id, version: Version };
const subject = (input: { groupId: string }) => input.groupId;
const Saved = z.strictObject({ groupId: Id, version: Version });

export const groupsContract = {
  /** Every group; a therapist sees those they hold, and of one in which they stand in that date alone. */
  'group.list': query({
    allow: GROUP_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({ groups: z.array(GroupLine) }),
  }),
  'group.get': query({
    allow: GROUP_ROLES,
    input: z.strictObject({ groupId: Id }),
    output: GroupView,
  }),
  /** Every weekly date of a new group with what is in its way. Nothing is saved. */
  'group.proposeDates': query({
    allow: GROUP_ROLES,
    input: z.strictObject({
      ...Place,
      lengthMinutes: Minutes,
      startsOn: LocalDate,
      time: LocalTime,
      count: z.int().min(1).max(60),
      leftOut: z.array(LocalDate),
    }),
    output: z.strictObject({ dates: z.array(ProposedDate) }),
  }),
  /** A new group with every date that was shown. */
  'group.plan': command({
    allow: GROUP_ROLES,
    input: z.strictObject({
      name: Name,
      protocolId: ProtocolId,
      ...Place,
      lengthMinutes: Minutes,
      places: Places,
      dates: z.array(Slot).min(1, 'Enter at least one date').max(60),
      clashReason: ClashReason,
    }),
    subject: (_, output) => output?.groupId,
    output: Saved,
  }),
  /** What is in the way of the dates that would go with the group to another place. Nothing is saved. */
  'group.placePreview': query({
    allow: GROUP_ROLES,
    input: z.strictObject({ groupId: Id, ...Where }),
    output: z.strictObject({ dates: z.array(InTheWay) }),
  }),
  /** Another name, number of places or place. The dates ahead that are where it usually is go with it. */
  'group.saveDetails': command({
    allow: GROUP_ROLES,
    input: z.strictObject({ ...Versioned, name: Name, places: Places, ...Where, clashReason: ClashReason }),
    subject,
    output: Saved.extend({ changed: z.int() }),
  }),
  /** What is in the way of one more date. */
  'group.addPreview': query({
    allow: GROUP_ROLES,
    input: z.strictObject({ groupId: Id, ...Slot.shape }),
    output: z.strictObject({ dates: z.array(InTheWay) }),
  }),
  /** One more date, for everybody who is in the group then: the session that waits for a date, or one more. */
  'group.addDate': command({
    allow: GROUP_ROLES,
    input: z.strictObject({ ...Versioned, ...Slot.shape, clashReason: ClashReason }),
    subject,
    output: Saved,
  }),
  /** What a change would make of the dates, with what is in the way of each. Nothing is saved. */
  'group.changePreview': query({
    allow: GROUP_ROLES,
    input: z.strictObject({ groupId: Id, ...Change }),
    output: z.strictObject({ dates: z.array(InTheWay) }),
  }),
  /** Moves a date for every member, or swaps who holds it or where: this one, or this and later. */
  'group.changeDates': command({
    allow: GROUP_ROLES,
    input: z.strictObject({
      ...Versioned,
      ...Change,
      clashReason: ClashReason,
      /** Why somebody else holds the group for good from then on. */
      handoverReason: HandoverReason.nullable().default(null),
    }),
    subject,
    output: Saved.extend({ changed: z.int() }),
  }),
  /** Takes a date out for every member; their sessions keep their numbers and wait for another date. */
  'group.removeDate': command({
    allow: GROUP_ROLES,
    input: z.strictObject({ ...Versioned, dateId: Id }),
    subject,
    output: Saved,
  }),
  /** Ends a group: its later dates leave the diary. The members' courses are ended on their own. */
  'group.end': command({
    allow: GROUP_ROLES,
    input: z.strictObject({ ...Versioned, endedOn: LocalDate }),
    subject,
    output: Saved.extend({ datesReleased: z.int() }),
  }),
  /** Whom of the members a child or carer must not meet, and what is in the way of their dates. */
  'group.joinFacts': query({
    allow: GROUP_ROLES,
    input: z.strictObject({ groupId: Id, childId: Id, personId: Id.nullable(), joinedOn: LocalDate }),
    subject: (input) => input.childId,
    output: z.strictObject({
      apart: z.array(Named),
      clashes: z.array(z.strictObject({ on: LocalDate, time: LocalTime, clashes: z.array(Clash) })),
    }),
  }),
  /** Makes a course of their own for a child or carer, with the group's dates from the day they join. */
  'group.join': command({
    allow: GROUP_ROLES,
    input: z.strictObject({
      ...Versioned,
      childId: Id,
      referralId: Id,
      offerId: Id.nullable(),
      /** The carer who comes. */
      personId: Id.nullable(),
      joinedOn: LocalDate,
      /** What was discussed with whom, where criminal proceedings are open. */
      proceedingsNote: text(500).nullable(),
      /** Why all the same, where they must not meet a member. */
      apartReason: text(300).nullable(),
      noCarerReason: text(300).nullable(),
      /** Without an offer: why, where the child is not as those the therapy is stated for. */
      reasonForUnusualFit: text(500).nullable().default(null),
      clashReason: ClashReason,
    }),
    subject: (input) => input.childId,
    output: Saved.extend({ courseId: Id }),
  }),
  /** Takes the dates after a day out of the diary of one member; their course is ended on its own. */
  'group.leave': command({
    allow: GROUP_ROLES,
    input: z.strictObject({ ...Versioned, memberId: Id, courseId: Id, leftOn: LocalDate }),
    subject: (input) => input.courseId,
    output: Saved.extend({ datesReleased: z.int() }),
  }),
};
