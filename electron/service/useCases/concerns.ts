import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate, localTime } from '../../../shared/dates.ts';
import { instantOf, londonDateOf, londonTimeOf } from '../../../shared/instants.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { mayReadConcern } from '../../../shared/roles.ts';
import type { Danger } from '../../../shared/safeguarding/codes.ts';
import {
  type ConcernSummary,
  type ConcernView,
  ConcernWords,
} from '../../../shared/safeguarding/contract.ts';
import {
  CONCERN_PART_MESSAGES,
  hoursSince,
  whatIsLeft,
  whatIsWrong,
} from '../../../shared/safeguarding/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as checkIns from '../store/checkIns.ts';
import * as childEvents from '../store/childEvents.ts';
import * as children from '../store/children.ts';
import * as concerns from '../store/concerns.ts';
import * as settings from '../store/settings.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

type Loaded = NonNullable<Awaited<ReturnType<typeof concerns.load>>>;
const MIDNIGHT = localTime('00:00');
const FIELD_OF = { known_in_future: 'knownOn', told_in_future: 'told', told_before_known: 'told' } as const;

export async function list(
  ctx: Ctx,
  input: ParsedInputOf<'concern.list'>,
): Promise<OutputOf<'concern.list'>> {
  return { concerns: await summariesOf(ctx, input.childId), numbers: await numbersToRing(ctx) };
}

async function numbersToRing({ db }: Ctx): Promise<OutputOf<'concern.list'>['numbers']> {
  const { socialCareNumber, outOfHoursNumber } = await settings.load(db);
  return { socialCare: socialCareNumber, outOfHours: outOfHoursNumber };
}

/** The concerns about a child as anybody who may see the child sees them. */
export async function summariesOf(ctx: Ctx, childId: string): Promise<ConcernSummary[]> {
  await assertMaySee(ctx, childId);
  const practitionerIds = await children.practitionersOf(ctx.db, childId);
  return (await concerns.listOfChild(ctx.db, childId)).map((row) => ({
    id: row.id,
    knownAt: row.known_at,
    hoursKnown: hoursSince(row.known_at, row.completed_at ?? ctx.now),
    danger: row.danger as Danger | null,
    recordedAt: row.recorded_at,
    recordedBy: row.recorder ?? '',
    completedAt: row.completed_at,
    mayRead: mayReadConcern(ctx.actor, { recordedBy: row.recorded_by, practitionerIds }),
  }));
}

/** Opens the words of a concern to whoever may read them. Each opening is a row of the log. */
export async function open(
  ctx: Ctx,
  input: ParsedInputOf<'concern.open'>,
): Promise<OutputOf<'concern.open'>> {
  const concern = await loadReadable(ctx, input.concernId);
  ctx.afterCommit(() => {
    ctx.vault.openedConcerns.add(concern.id);
  });
  return { concernId: concern.id };
}

export async function get(ctx: Ctx, input: ParsedInputOf<'concern.get'>): Promise<OutputOf<'concern.get'>> {
  const concern = await loadReadable(ctx, input.concernId);
  if (!ctx.vault.openedConcerns.has(concern.id)) throw new Refused('concern_not_opened');
  return view(ctx, concern);
}

export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'concern.save'>,
): Promise<OutputOf<'concern.save'>> {
  const before = input.concernId === null ? null : await loadReadable(ctx, input.concernId);
  const childId = before?.child_id ?? input.childId;
  const from = before === null ? await fromWhat(ctx, childId, input) : NOTHING;
  const knownAt =
    input.knownOn === null
      ? (before?.known_at ?? ctx.now)
      : knownAtOf(input.knownOn, input.knownTime, before?.known_at ?? ctx.now);
  refuseWhatIsWrong(input, knownAt, ctx.now);
  const concernId = before?.id ?? ctx.newId();
  const version = before === null ? 1 : before.version + 1;
  const isComplete = input.complete || (before !== null && before.completed_at !== null);
  const completed =
    isComplete && before?.completed_at == null
      ? { completed_by: ctx.actor.accountId, completed_at: ctx.now }
      : { completed_by: before?.completed_by ?? null, completed_at: before?.completed_at ?? null };
  const changed = { known_at: knownAt, danger: input.danger, ...completed };
  if (before === null) {
    const recorded = { recorded_by: ctx.actor.accountId, recorded_at: ctx.now };
    const row = { id: concernId, child_id: childId, version, ...recorded };
    await concerns.insert(ctx.db, { ...row, ...from, check_in_taken_back: null, ...changed });
    ctx.afterCommit(() => {
      ctx.vault.openedConcerns.add(concernId);
    });
  } else if (input.version === null || !(await concerns.save(ctx.db, concernId, input.version, changed))) {
    throw new Refused('conflict', { detail: { theirs: await view(ctx, before) } });
  }
  const wordsId = ctx.newId();
  await concerns.addWords(ctx.db, {
    id: wordsId,
    concern_id: concernId,
    version,
    sealed: sealWords(ctx, { table: 'concern_words', id: wordsId }, input.words),
    written_by: ctx.actor.accountId,
    written_at: ctx.now,
  });
  ctx.auditDetail({ childId, isComplete, danger: input.danger });
  return { concernId, version, isComplete };
}

const NOTHING = { event_id: null, check_in_id: null };

/**
 * A new one is about a child the person may see or has recorded a disclosure of, and from a check-in about that child. What
 * it was begun from may have been taken back while it was written: then it is linked to nothing, and saved all the same.
 */
async function fromWhat(
  ctx: Ctx,
  childId: string,
  { checkInId, eventId }: Pick<ParsedInputOf<'concern.save'>, 'checkInId' | 'eventId'>,
): Promise<{ event_id: string | null; check_in_id: string | null }> {
  const event = eventId === null ? null : await childEvents.load(ctx.db, eventId);
  if (event !== null && event.child_id !== childId) throw new Refused('not_found');
  if (event?.recorded_by !== ctx.actor.accountId) await assertMaySee(ctx, childId);
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  const checkIn = checkInId === null ? null : await checkIns.load(ctx.db, checkInId);
  if (checkIn !== null && checkIn.child_id !== childId) throw new Refused('not_found');
  return { event_id: event?.id ?? null, check_in_id: checkIn?.id ?? null };
}

/** The day and time that were said; where only the day was, the earliest it can have been. */
function knownAtOf(
  on: NonNullable<ParsedInputOf<'concern.save'>['knownOn']>,
  time: ParsedInputOf<'concern.save'>['knownTime'],
  until: string,
): string {
  // A minute typed is the whole minute: what was kept to the second stays as it was.
  if (time !== null && londonDateOf(until) === on && londonTimeOf(until) === time) return until;
  return instantOf(on, time ?? MIDNIGHT);
}

function refuseWhatIsWrong(
  { words, danger, complete }: ParsedInputOf<'concern.save'>,
  knownAt: string,
  now: string,
): void {
  // A telling of which only the day is known is looked at as the end of that day, as far as it has come.
  const toldAt = words.told.map(({ on, time }) =>
    time === null
      ? on === londonDateOf(now)
        ? now
        : instantOf(on, localTime('23:59'))
      : instantOf(on, time),
  );
  const wrong = whatIsWrong({ knownAt: wholeMinute(knownAt), toldAt }, now);
  if (wrong !== null) throw new Refused(wrong, { fields: { [FIELD_OF[wrong]]: refusalMessage(wrong) } });
  const left = complete ? whatIsLeft({ danger, words }) : [];
  if (left.length === 0) return;
  const fields = Object.fromEntries(left.map((part) => [part, CONCERN_PART_MESSAGES[part]]));
  throw new Refused('concern_not_whole', { fields });
}

/** Somebody told within the minute in which it became known was not told before. */
const wholeMinute = (instant: string) => `${instant.slice(0, 16)}:00.000Z`;

async function loadReadable(ctx: Ctx, concernId: string): Promise<Loaded> {
  const concern = await concerns.load(ctx.db, concernId);
  if (concern === null) throw new Refused('not_found');
  const practitionerIds = await children.practitionersOf(ctx.db, concern.child_id);
  const { recorded_by: recordedBy } = concern;
  // Whoever recorded it comes back to it from Today, also where the child is in somebody else's caseload.
  if (recordedBy !== ctx.actor.accountId) await assertMaySee(ctx, concern.child_id);
  if (!mayReadConcern(ctx.actor, { recordedBy, practitionerIds })) throw new Refused('not_allowed');
  return concern;
}

async function cameUpIn(ctx: Ctx, concern: Loaded): Promise<ConcernView['cameUp']> {
  const { check_in_id: checkInId, event_id: eventId } = concern;
  const checkIn = checkInId === null ? null : await checkIns.load(ctx.db, checkInId);
  if (checkIn !== null) return { in: 'check_in', on: localDate(checkIn.held_on) };
  const event = eventId === null ? null : await childEvents.load(ctx.db, eventId);
  if (event !== null) return { in: 'disclosure', on: localDate(event.happened_on) };
  return concern.check_in_taken_back === 1 ? { in: 'check_in_taken_back' } : null;
}

async function view(ctx: Ctx, { id }: Loaded): Promise<OutputOf<'concern.get'>> {
  const concern = await concerns.load(ctx.db, id);
  const versions = await concerns.wordsOf(ctx.db, id);
  const [last] = versions;
  if (concern === null || last === undefined) throw new Refused('not_found');
  return {
    id,
    childId: concern.child_id,
    version: concern.version,
    knownOn: londonDateOf(concern.known_at),
    knownTime: londonTimeOf(concern.known_at),
    danger: concern.danger as Danger | null,
    words: ConcernWords.parse(openWords(ctx, { table: 'concern_words', id: last.id }, last.sealed)),
    recordedAt: concern.recorded_at,
    recordedBy: concern.recorder ?? '',
    completedAt: concern.completed_at,
    cameUp: await cameUpIn(ctx, concern),
    written: versions.map(({ written_at, writer }) => ({ at: written_at, by: writer ?? '' })),
    numbers: await numbersToRing(ctx),
  };
}
