import {
  addDays,
  daysBetween,
  earlierOf,
  type LocalDate,
  type LocalTime,
  type Weekday,
} from '../../../shared/dates.ts';
import { isMiss, isWithChild, wasHeld } from '../../../shared/courses/sessions.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import type { Chance } from './random.ts';
import { addNote } from './addNote.ts';
import type { Try } from './sessionDates.ts';
import type { World } from './world.ts';

export type Slot = {
  practitionerId: string | null;
  weekday: Weekday;
  time: LocalTime;
  roomId: string | null;
};
type NewStrand = {
  courseId: string;
  kind: StrandKind;
  isCounted: boolean;
  personId: string | null;
  limit: number | null;
  slot: Slot;
  chance: Chance;
};

const LENGTH_MINUTES = 60;
const NOTES_OF_LAST_DAYS = 30;
/** So far interpreters are booked: for the session after that it is still to be done. */
const BOOKED_DAYS_AHEAD = 7;

/** Adds a strand and its sessions: tries follow one another until one is held, and then a new number begins. Gives its id. */
export function addStrand(world: World, strand: NewStrand, tries: readonly Try[]): string {
  const { rows, newId } = world;
  const strandId = newId();
  rows.strand.push({
    id: strandId,
    course_id: strand.courseId,
    kind: strand.kind,
    person_id: strand.personId,
    practitioner_id: strand.slot.practitionerId,
    is_counted: strand.isCounted ? 1 : 0,
    session_limit: strand.limit,
    attended: tries.filter((one) => wasHeld(one.status)).length,
    run_of_misses: null,
  });
  let number = 0;
  let sessionId: string | null = null;
  for (const each of tries) {
    const one = strand.kind === 'carer' ? ofCarer(each) : each;
    if (sessionId === null) {
      number += 1;
      sessionId = newId();
      rows.session.push({ id: sessionId, course_id: strand.courseId, strand_id: strandId, number });
    }
    addTry(world, strand, strandId, sessionId, one);
    if (wasHeld(one.status) || one.status === 'planned') sessionId = null;
  }
  return strandId;
}

function addTry(world: World, strand: NewStrand, strandId: string, sessionId: string, one: Try): void {
  const { rows, newId, accountId, today } = world;
  const hasInterpreter = isWithChild(strand.kind) && needsInterpreter(world, strand.courseId);
  const { slot, chance, kind } = strand;
  const isLogged = one.status !== 'planned';
  const isHeld = wasHeld(one.status);
  const id = newId();
  if (isHeld && kind === 'child' && daysBetween(one.on, today) < NOTES_OF_LAST_DAYS)
    addNote(
      world,
      { table: 'session_try', id, on: one.on },
      'Came in from school and settled. Chose the next activity.',
    );
  rows.session_try.push({
    id,
    session_id: sessionId,
    strand_id: strandId,
    course_id: strand.courseId,
    planned_on: one.on,
    starts_at: slot.time,
    length_minutes: LENGTH_MINUTES,
    practitioner_id: slot.practitionerId,
    room_id: slot.roomId,
    place: null,
    status: one.status,
    reason: isMiss(one.status) ? chance.pick(['no_transport', 'not_well', 'not_known']) : null,
    reason_detail: null,
    who_attended: isHeld
      ? JSON.stringify(kind === 'child' ? ['child'] : kind === 'carer' ? ['carer'] : ['child', 'carer'])
      : null,
    welfare_contact: one.status === 'was_not_brought' ? 'spoke_and_safe' : null,
    welfare_asked_at: null,
    miss_decision_id: null,
    welfare_spoke_to: null,
    person_id: null,
    welfare_channel: null,
    unsafe_channel_reason: null,
    logged_on: isLogged ? loggedOn(one.on, today, chance) : null,
    logged_by: isLogged ? accountId : null,
    clash_reason: null,
    interpreter: hasInterpreter && one.on <= addDays(today, BOOKED_DAYS_AHEAD) ? 'booked' : null,
    called_off_on: null,
    day_off_kept: null,
  });
}

/** Whether the child of a course that was just added needs an interpreter. */
function needsInterpreter({ rows }: World, courseId: string): boolean {
  const course = rows.course.findLast(({ id }) => id === courseId);
  return (rows.child.findLast(({ id }) => id === course?.child_id)?.interpreter_language ?? null) !== null;
}

/** A carer comes or does not: "was not brought" is said of a child. */
function ofCarer(one: Try): Try {
  return one.status === 'was_not_brought' ? { ...one, status: 'did_not_attend' } : one;
}

const loggedOn = (on: LocalDate, today: LocalDate, chance: Chance): LocalDate =>
  earlierOf(today, addDays(on, chance.is(0.8) ? 0 : chance.int(1, 4)));
