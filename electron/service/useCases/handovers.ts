import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { HandoverReason, HandoverState } from '../../../shared/continuity/codes.ts';
import { type HandoverView, HandoverWords } from '../../../shared/continuity/contract.ts';
import { changesOf } from '../../../shared/continuity/rules.ts';
import { takingsOf } from '../../../shared/continuity/takings.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/handovers.ts';
import { takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { assertGiven, fromToday, give, givingOf, notSwapped, whatMoves, whatStays } from './handoverDates.ts';
import { assertMayGive } from './joining.ts';
import { namesToSay } from './namesToSay.ts';
import { openWords, sealWords } from './safeguardingWords.ts';
import { assertWorksHere } from './worksHere.ts';

const NO_WORDS: HandoverWords = { wantsKnown: '', howItWent: '' };

export async function list(
  ctx: Ctx,
  { courseId }: ParsedInputOf<'handover.list'>,
): Promise<OutputOf<'handover.list'>> {
  const course = await loadCourse(ctx, courseId);
  const rows = await store.listOfCourse(ctx.db, courseId);
  return {
    strands: course.strands.map((strand) => {
      const own = rows.filter((row) => row.strand_id === strand.id);
      const { leads, covers } = takingsOf({
        startedOn: course.startedOn,
        holderId: strand.practitioner?.id ?? null,
        handovers: own.map(takingOf),
      });
      const { counted, every } = changesOf(leads, covers, ctx.today);
      return {
        strandId: strand.id,
        kind: strand.kind,
        isCounted: strand.isCounted,
        holder: strand.practitioner,
        handovers: own.map((row) => viewOf(ctx, row)),
        changes: counted.length,
        everyChange: every.length,
      };
    }),
  };
}

export async function dates(
  ctx: Ctx,
  input: ParsedInputOf<'handover.dates'>,
): Promise<OutputOf<'handover.dates'>> {
  const { courseId, strandId, toPractitionerId, startsOn, untilOn } = input;
  const course = await loadCourse(ctx, courseId);
  const strand = course.strands.find(({ id }) => id === strandId);
  if (strand === undefined) throw new Refused('not_found');
  const asked = { strandId, from: startsOn, until: untilOn };
  const taking = { to: () => toPractitionerId, isTaken: await notSwapped(ctx, strand, toPractitionerId) };
  const { tryIds, clashes } = await whatMoves(ctx, { dates: fromToday(ctx, asked), ...taking });
  const nameOf = await namesToSay(
    ctx,
    clashes.flatMap(({ theirs }) => theirs),
  );
  return {
    dates: tryIds.length,
    stay: await whatStays(ctx, { dates: asked, ...taking }),
    clashes: clashes.map(({ given: { on, time }, theirs }) => ({
      on,
      time,
      takenBy: theirs.map((each) => ({ childName: nameOf(each), time: each.time })),
    })),
  };
}

/** Plans a handover or cover: the dates go to whoever takes over at once, the strand once it is said to have happened. */
export async function plan(
  ctx: Ctx,
  input: ParsedInputOf<'handover.plan'>,
): Promise<OutputOf<'handover.plan'>> {
  const { courseId, version, strandId, isCover, toPractitionerId, startsOn, untilOn } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const strand = course.strands.find(({ id }) => id === strandId);
  if (strand === undefined) throw new Refused('not_found');
  await assertWorksHere(ctx, toPractitionerId, 'toPractitionerId');
  assertMayGive(strand, 'toPractitionerId');
  if (strand.practitioner?.id === toPractitionerId)
    throw Refused.beside('toPractitionerId', 'handover_same', {});
  if (isCover && untilOn !== null && untilOn < startsOn)
    throw Refused.beside('untilOn', 'cover_ends_before', {});
  const open = (await store.listOfCourse(ctx.db, courseId)).filter(
    (row) => row.strand_id === strandId && row.state === 'planned',
  );
  if (open.some((row) => (row.is_cover === 1) === isCover))
    throw new Refused(isCover ? 'cover_open' : 'handover_open');
  const until = isCover ? untilOn : null;
  const giving = {
    dates: fromToday(ctx, { strandId, from: startsOn, until }),
    to: () => toPractitionerId,
    isTaken: await notSwapped(ctx, strand, toPractitionerId),
    clashReason: input.clashReason,
  };
  const moves = await assertGiven(ctx, giving);
  await takeVersion(ctx, course, version);
  const handoverId = ctx.newId();
  await store.insert(ctx.db, {
    id: handoverId,
    course_id: courseId,
    strand_id: strandId,
    is_cover: isCover ? 1 : 0,
    from_practitioner_id: strand.practitioner?.id ?? null,
    to_practitioner_id: toPractitionerId,
    starts_on: startsOn,
    until_on: until,
    ended_on: null,
    reason: input.reason,
    state: 'planned',
    sealed: seal(ctx, handoverId, { ...NO_WORDS, wantsKnown: input.wantsKnown }),
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
    settled_by: null,
    settled_at: null,
  });
  const datesMoved = await give(ctx, moves, giving);
  const plannedAllTheSame = moves.clashes.length;
  ctx.auditDetail({ handoverId, isCover, reason: input.reason, startsOn, datesMoved, plannedAllTheSame });
  return { courseId, version: version + 1, handoverId, datesMoved };
}

/** Says what became of a handover or of cover, and moves what follows from it. */
export async function settle(
  ctx: Ctx,
  input: ParsedInputOf<'handover.settle'>,
): Promise<OutputOf<'handover.settle'>> {
  const { courseId, version, handoverId, state, on } = input;
  const course = await loadCourse(ctx, courseId);
  const row = await store.load(ctx.db, handoverId);
  if (row === null || row.course_id !== courseId) throw new Refused('not_found');
  if (row.state !== 'planned') throw new Refused('handover_settled');
  const isCover = row.is_cover === 1;
  if (state !== 'called_off') {
    if (on === null) throw Refused.beside('on', 'handover_day_needed', {});
    if (on > ctx.today) throw Refused.beside('on', 'future_date', {});
    if (isCover && on < row.starts_on) throw Refused.beside('on', 'cover_ends_before', {});
    if (state === 'not_done' && input.howItWent === '')
      throw Refused.beside('howItWent', 'handover_not_done_why', {});
  }
  const giving = await givingOf(ctx, row, course, { state, on, clashReason: input.clashReason });
  const moves = await assertGiven(ctx, giving);
  await takeVersion(ctx, course, version);
  if (state !== 'called_off' && !isCover)
    await store.setHolder(ctx.db, row.strand_id, row.to_practitioner_id);
  const datesMoved = await give(ctx, moves, giving);
  await store.update(ctx.db, handoverId, {
    state,
    ...(state !== 'called_off' && (isCover ? { ended_on: on } : { starts_on: on ?? row.starts_on })),
    sealed: seal(ctx, handoverId, { wantsKnown: input.wantsKnown, howItWent: input.howItWent }),
    settled_by: ctx.actor.accountId,
    settled_at: ctx.now,
  });
  const plannedAllTheSame = moves.clashes.length;
  ctx.auditDetail({ handoverId, isCover, state, on, datesMoved, plannedAllTheSame });
  return { courseId, version: version + 1, handoverId, datesMoved };
}

function seal(ctx: Ctx, id: string, words: HandoverWords): string | null {
  return words.wantsKnown === '' && words.howItWent === ''
    ? null
    : sealWords(ctx, { table: 'handover', id }, words);
}

/** One row as the rule of continuity reads it. */
export function takingOf(row: store.HandoverRow) {
  return {
    isCover: row.is_cover === 1,
    from: row.from_practitioner_id,
    to: row.to_practitioner_id,
    startsOn: localDate(row.starts_on),
    endedOn: dateOrNull(row.ended_on),
    state: HandoverState.parse(row.state),
  };
}

function viewOf(ctx: Ctx, row: Awaited<ReturnType<typeof store.listOfCourse>>[number]): HandoverView {
  const { id, sealed } = row;
  return {
    id,
    strandId: row.strand_id,
    isCover: row.is_cover === 1,
    from:
      row.from_practitioner_id === null ? null : { id: row.from_practitioner_id, name: row.fromName ?? '' },
    to: { id: row.to_practitioner_id, name: row.toName },
    startsOn: localDate(row.starts_on),
    untilOn: dateOrNull(row.until_on),
    endedOn: dateOrNull(row.ended_on),
    reason: HandoverReason.parse(row.reason),
    state: HandoverState.parse(row.state),
    words:
      sealed === null ? NO_WORDS : HandoverWords.parse(openWords(ctx, { table: 'handover', id }, sealed)),
    recordedBy: row.recordedByName,
  };
}
