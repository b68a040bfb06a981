import { carerStandingOf } from '../../../shared/carers/rules.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView, StrandView } from '../../../shared/courses/contract.ts';
import { heldTry } from '../../../shared/courses/sessions.ts';
import { localDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { EVERY_CHILD_ROLES, holdsOneOf } from '../../../shared/roles.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/carers.ts';
import * as courses from '../store/courses.ts';
import { stopContact } from '../store/people.ts';
import { takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { giveForGood } from './forGood.ts';
import { assertMayGive, assertMayJoin, assertRoundChild, entryOf, standingOf } from './joining.ts';
import { assertWorksHere } from './worksHere.ts';

/** What is known of the people round a child, and what was decided about them. */
export async function list(ctx: Ctx, input: ParsedInputOf<'carer.list'>): Promise<OutputOf<'carer.list'>> {
  await assertMaySee(ctx, input.childId);
  const byPerson = Map.groupBy(await store.entriesOfChild(ctx.db, input.childId), (row) => row.person_id);
  return {
    people: [...byPerson].map(([personId, rows]) => ({
      personId,
      ...carerStandingOf(rows.map(entryOf)),
      entries: rows.map((row) => ({
        id: row.id,
        said: entryOf(row).said,
        words: row.words,
        on: localDate(row.said_on),
        by: row.by,
      })),
    })),
  };
}

/** Says what is known of somebody round the child, and who said so. */
export async function sayStatus(
  ctx: Ctx,
  input: ParsedInputOf<'carer.sayStatus'>,
): Promise<OutputOf<'carer.sayStatus'>> {
  const { childId, personId, status, saidBy, saidOn } = input;
  await assertRoundChild(ctx, childId, personId);
  if (saidOn > ctx.today) throw Refused.beside('saidOn', 'future_date', {});
  const entryId = ctx.newId();
  await store.insertEntry(ctx.db, {
    id: entryId,
    child_id: childId,
    person_id: personId,
    said: status,
    words: saidBy,
    said_on: saidOn,
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
  });
  const isContactStopped = status === 'alleged_abuser' && (await stopContact(ctx.db, childId, personId));
  ctx.auditDetail({ status, isContactStopped });
  return { entryId };
}

/** Keeps what a safeguarding lead decided about somebody alleged to have harmed the child. */
export async function decideJoining(
  ctx: Ctx,
  input: ParsedInputOf<'carer.decideJoining'>,
): Promise<OutputOf<'carer.decideJoining'>> {
  const { childId, personId, answer, reason } = input;
  await assertRoundChild(ctx, childId, personId);
  if (!(await standingOf(ctx, childId, personId)).isAlleged) throw new Refused('carer_not_alleged');
  const entryId = ctx.newId();
  await store.insertEntry(ctx.db, {
    id: entryId,
    child_id: childId,
    person_id: personId,
    said: answer,
    words: reason,
    said_on: ctx.today,
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
  });
  ctx.auditDetail({ answer });
  return { entryId };
}

/** Whether sessions were held with somebody who is alleged to have harmed the child: that they came stays on record. */
async function wereWithAlleged(ctx: Ctx, course: CourseView, strand: StrandView | null): Promise<boolean> {
  if (strand === null || strand.person === null) return false;
  const wasAny = course.sessions.some((each) => each.strandId === strand.id && heldTry(each) !== null);
  return wasAny && (await standingOf(ctx, course.child.id, strand.person.id)).isAlleged;
}

/** Adds a strand for a parent or carer, or says whose one is, with whom, how many, and who reads its notes. */
export async function saveStrand(
  ctx: Ctx,
  input: ParsedInputOf<'course.saveCarer'>,
): Promise<OutputOf<'course.saveCarer'>> {
  const { courseId, version, personId, practitionerId, limit, notes } = input;
  const course = await loadCourse(ctx, courseId);
  const strand = course.strands.find((each) => each.id === input.strandId) ?? null;
  if (input.strandId !== null && strand === null) throw new Refused('not_found');
  if (strand === null && course.endedOn !== null) throw new Refused('course_ended');
  if (strand !== null && strand.kind !== 'carer') throw new Refused('carer_is_counted');
  const now = strand?.person?.id ?? null;
  if (now !== null && personId === null) throw Refused.beside('personId', 'carer_name_stays', {});
  if (now !== null && personId !== now && (await wereWithAlleged(ctx, course, strand)))
    throw Refused.beside('personId', 'carer_held_stays', {});
  if (strand === null || personId !== now)
    await assertMayJoin(ctx, {
      childId: course.child.id,
      personId,
      protocolId: course.protocolId,
      strand: { kind: 'carer', isCounted: strand?.isCounted ?? false },
      field: 'personId',
    });
  if (personId !== null) {
    if (course.strands.some((each) => each.id !== strand?.id && each.person?.id === personId))
      throw Refused.beside('personId', 'carer_strand_twice', {});
  }
  const { practitionerId: ownId } = ctx.actor;
  const isGiven = strand !== null && practitionerId !== (strand.practitioner?.id ?? null);
  if (isGiven) assertMayGive(strand, 'practitionerId');
  if (strand === null || isGiven) await assertWorksHere(ctx, practitionerId, 'practitionerId');
  if (notes !== null) {
    if (strand !== null) assertMayGive(strand, 'notes');
    else if (practitionerId !== ownId && !holdsOneOf(ctx.actor.roles, EVERY_CHILD_ROLES))
      throw Refused.beside('notes', 'carer_not_yours_to_give', {});
    if (notes.agreedWith === '')
      throw new Refused('carer_notes_agreement_needed', {
        fields: { agreedWith: refusalMessage('carer_notes_agreement_needed') },
      });
    if (notes.agreedOn > ctx.today) throw Refused.beside('agreedOn', 'future_date', {});
  }
  await takeVersion(ctx, course, version);
  const strandId = strand?.id ?? ctx.newId();
  const named = { person_id: personId, practitioner_id: practitionerId, session_limit: limit };
  if (strand === null)
    await courses.insertStrand(ctx.db, {
      id: strandId,
      course_id: courseId,
      kind: 'carer',
      is_counted: 0,
      ...named,
    });
  else {
    await giveForGood(ctx, {
      courseId,
      strandId,
      holderId: strand.practitioner?.id ?? null,
      to: practitionerId,
      startsOn: ctx.today,
      reason: input.handoverReason,
    });
    await store.changeStrand(ctx.db, strandId, named);
  }
  if (notes !== null)
    await store.insertAgreement(ctx.db, {
      id: ctx.newId(),
      course_id: courseId,
      strand_id: strandId,
      is_shared: notes.isShared ? 1 : 0,
      agreed_with: notes.agreedWith,
      agreed_on: notes.agreedOn,
      recorded_by: ctx.actor.accountId,
      recorded_at: ctx.now,
    });
  ctx.auditDetail({ isNew: strand === null, notes: notes === null ? null : notes.isShared });
  return { courseId, version: version + 1, strandId };
}
