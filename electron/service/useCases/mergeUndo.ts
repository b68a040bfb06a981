import type { ChildFields } from '../../../shared/children/contract.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, formatDate, localDate } from '../../../shared/dates.ts';
import { contactRulesOf, strictest, underRules } from '../../../shared/matching/mergeContacts.ts';
import type { FallsDue } from '../../../shared/matching/mergeContract.ts';
import { type Cell, takeApart } from '../../../shared/matching/mergeJournal.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { coversDay } from '../../../shared/waitingList/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { dropAssessmentsOfOthers } from '../store/choices.ts';
import { asIf } from '../store/dialect.ts';
import * as merges from '../store/merges.ts';
import * as notSame from '../store/notSame.ts';
import { pausesOf } from '../store/pauses.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import { keepLastOfEachKind } from '../store/risks.ts';
import * as siblings from '../store/siblings.ts';
import { keepLastOfEachReferral } from '../store/supportPlans.ts';
import { checksToGiveBack } from './mergeChecks.ts';
import { countsOf } from './mergePreview.ts';
import { contactColumns, differences, reachWordsOf, refreshChild } from './mergeRecords.ts';

export async function preview(
  ctx: Ctx,
  { mergeId }: ParsedInputOf<'merge.undoPreview'>,
): Promise<OutputOf<'merge.undoPreview'>> {
  const { merge, kept, other } = await loadLast(ctx, mergeId);
  const { left, going } = await planApart(ctx, merge);
  const details = left.flatMap(({ table, column }) =>
    table === 'child' ? (fieldOf(kept.fields, column) ?? []) : [],
  );
  const marked = forbiddenSince(merge, await people.listOfChild(ctx.db, merge.into_id));
  // Done and not kept: so that what is foretold is what will be.
  const { carried, ...foretold } = await asIf(ctx.db, async (db) => {
    const tried = { ...ctx, db };
    const { offersWithout, carried } = await takeApartNow(tried, merge, '');
    const [own, theirs] = [await fallsDue(tried, merge.into_id), await fallsDue(tried, merge.from_id)];
    return { offersWithout, carried, falls: { kept: own, other: theirs } };
  });
  const stays = await merges.addedSince(ctx.db, merge.into_id, mergeId);
  for (const [table, ids] of stays)
    stays.set(
      table,
      ids.filter((id) => going.get(table)?.has(id) !== true && !carried.includes(id)),
    );
  return {
    ...foretold,
    carriedGone: carried.length,
    childId: merge.into_id,
    name: kept.fields.name,
    otherName: other.fields.name,
    goesBack: countsOf(going),
    stays: countsOf(stays),
    left: { details, others: left.length - details.length },
    forbiddenOnBoth: marked.map(({ fields }) => fields.name),
  };
}

/**
 * Takes a merge apart. What the other record had goes back to it, with what was added to that since; what was added to the
 * child stays where it is, and what was changed since stays as it is now. No rule about contact is loosened on either; a check
 * stands again where nothing that it was of has changed (matching/mergeChecks.ts).
 */
export async function undo(
  ctx: Ctx,
  { mergeId, reason }: ParsedInputOf<'merge.undo'>,
): Promise<OutputOf<'merge.undo'>> {
  const { merge } = await loadLast(ctx, mergeId);
  const { left, carried } = await takeApartNow(ctx, merge, reason);
  const { into_id: childId, from_id: otherId } = merge;
  // Said by taking them apart: without this both pages would ask at once whether they are the same child.
  await notSame.say(ctx.db, {
    id: ctx.newId(),
    childIds: [childId, otherId],
    reason: null,
    on: ctx.today,
    accountId: ctx.actor.accountId,
  });
  ctx.auditDetail({ fromId: otherId, left, carriedGone: carried.length });
  return { childId, otherId };
}

/**
 * How many places were changed since and are left, how many offers rest on no assessment any more, and which assessments
 * that were carried over go.
 */
async function takeApartNow(
  ctx: Ctx,
  merge: merges.Merge,
  reason: string,
): Promise<{ left: number; offersWithout: number; carried: string[] }> {
  const { into_id: childId, from_id: otherId } = merge;
  const { back, left, going } = await planApart(ctx, merge);
  const around = await people.listOfChild(ctx.db, childId);
  const marked = forbiddenSince(merge, around);
  const checks = checksToGiveBack(merge.journal.stood ?? [], around);
  const told = new Set(back.map(({ table, id, column }) => `${table} ${id} ${column}`));
  const following = [...going].flatMap(([table, ids]) =>
    [...ids]
      .filter((id) => !told.has(`${table} ${id} child_id`) && GOES_BY_CHILD(table))
      .map((id): Cell => ({ table, id, column: 'child_id', before: childId, after: otherId })),
  );
  await merges.write(ctx.db, [...back, ...following]);
  await tightenTakenIn(ctx, merge);
  await merges.write(ctx.db, checks);
  for (const person of marked)
    await forbidAlso(ctx, going.get('child_person')?.has(person.linkId) === true ? childId : otherId, person);
  await keepOneFirstContact(ctx, childId, back);
  await keepOneFirstContact(ctx, otherId, back);
  await keepLastOfEachKind(ctx.db, otherId);
  for (const id of [childId, otherId]) await keepLastOfEachReferral(ctx.db, id);
  await moveSiblingsBack(ctx, merge);
  const { offers, carried } = await dropAssessmentsOfOthers(
    ctx.db,
    [childId, otherId],
    `The assessment it rested on went to another record when two were taken apart on ${formatDate(ctx.today)}.`,
  );
  await merges.markUndone(ctx.db, merge.id, { at: ctx.now, accountId: ctx.actor.accountId, reason });
  await refreshChild(ctx, childId);
  await refreshChild(ctx, otherId);
  return { left: left.length, offersWithout: offers, carried };
}

/** What is to be done next for each open referral of a child. */
async function fallsDue(ctx: Ctx, childId: string): Promise<FallsDue[]> {
  const open = (await referrals.listOfChild(ctx.db, childId)).filter((row) => row.closed_on === null);
  const paused = await pausesOf(
    ctx.db,
    open.map(({ id }) => id),
  );
  return open.map((row) => ({
    receivedOn: localDate(row.received_on),
    checkInDueOn: dateOrNull(row.next_check_in_due_on),
    inboxDueOn: dateOrNull(row.inbox_due_on),
    pausedFrom: paused.get(row.id)?.find((pause) => coversDay(pause, ctx.today))?.from ?? null,
  }));
}

const GOES_BY_CHILD = (table: string): boolean => table !== 'child' && table !== 'import_row';

/** A merge that stands and is the last one, with both children. */
async function loadLast(ctx: Ctx, mergeId: string) {
  const merge = await merges.load(ctx.db, mergeId);
  if (merge === null) throw new Refused('not_found');
  if (merge.undone_at !== null) throw new Refused('merge_undone');
  if ((await children.mergedInto(ctx.db, merge.into_id)) !== null) throw new Refused('merge_not_last');
  await assertMaySee(ctx, merge.into_id);
  const rows = await merges.listOf(ctx.db, merge.into_id);
  const last = rows.find((row) => row.undone_at === null && row.into_id === merge.into_id);
  if (last?.id !== mergeId) throw new Refused('merge_not_last');
  const kept = await children.load(ctx.db, merge.into_id);
  const other = await children.load(ctx.db, merge.from_id);
  if (kept === null || other === null) throw new Refused('not_found');
  return { merge, kept, other };
}

/** What goes back, by cell and by record, and what was changed since and is left. */
async function planApart(ctx: Ctx, { journal, into_id: childId, from_id: otherId }: merges.Merge) {
  const { back, left } = takeApart(journal.cells, await merges.readNow(ctx.db, journal.cells));
  const going = new Map<string, Set<string>>();
  const leads = back.filter(({ before, column }) => before === childId && LEADING.has(column));
  for (const [table, cells] of Map.groupBy(leads, ({ table: of }) => of))
    going.set(table, new Set(cells.map(({ id }) => id)));
  going.get('child')?.delete(otherId);
  // Where a referral was told twice, its calls went to the other one, and go back by their own cell.
  const calls = new Set(back.flatMap(({ column, id }) => (column === 'referral_id' ? [id] : [])));
  await merges.addGoingWith(ctx.db, childId, going, calls);
  return { back, left, going };
}

const LEADING: ReadonlySet<string> = new Set(['child_id', 'matches_child_id', 'merged_into']);

function fieldOf(fields: ChildFields, column: string): keyof ChildFields | null {
  const keys = Object.keys(fields) as (keyof ChildFields)[];
  return keys.find((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) === column) ?? null;
}

/** Everybody marked "do not contact" since the merge, whichever child's line it is. */
function forbiddenSince({ journal }: merges.Merge, around: readonly PersonOfChild[]): PersonOfChild[] {
  const before = new Set([...journal.forbidden, ...journal.takenIn.map(({ keptId }) => keptId)]);
  return around.filter(({ linkId, fields }) => fields.safety === 'do_not_contact' && !before.has(linkId));
}

/** Somebody who must not be contacted stands on this record too. */
async function forbidAlso(
  ctx: Ctx,
  childId: string,
  { fields, checkedOn, checkedWith }: PersonOfChild,
): Promise<void> {
  const added = { childId, linkId: ctx.newId(), personId: ctx.newId(), checkedOn, checkedWith };
  await people.insert(ctx.db, {
    ...added,
    fields: { ...fields, isFirstContact: false, isEmergencyContact: false },
  });
}

/** The line that one record took in comes back to the other at least as strict as the joined one is now. */
async function tightenTakenIn(ctx: Ctx, merge: merges.Merge): Promise<void> {
  for (const { keptId, otherId, said } of merge.journal.takenIn) {
    const joined = await people.load(ctx.db, merge.into_id, keptId);
    const own = await people.load(ctx.db, merge.from_id, otherId);
    if (joined === null || own === null) continue;
    const { fields, ...check } = underRules(
      own.fields,
      strictest(contactRulesOf(own), contactRulesOf(joined)),
    );
    const after = { fields: { ...fields, ...wordsSince(own, joined, said) }, ...check };
    const { child_person: before } = contactColumns(own);
    await merges.write(
      ctx.db,
      differences('child_person', otherId, { before, after: contactColumns(after).child_person }),
    );
  }
}

/** What was said since about how to reach them; where nothing new was said, each keeps its own words. */
function wordsSince(own: PersonOfChild, joined: PersonOfChild, said: merges.ReachWords): merges.ReachWords {
  const words = reachWordsOf(own.fields);
  for (const key of Object.keys(words) as (keyof merges.ReachWords)[]) {
    const now = joined.fields[key];
    if (now !== null && now !== said[key]) words[key] = now;
  }
  return words;
}

/** Whoever was named first since stays first; neither that nor an emergency contact is who must not be contacted. */
async function keepOneFirstContact(ctx: Ctx, childId: string, back: readonly Cell[]): Promise<void> {
  const given = new Set(back.flatMap(({ column, id }) => (column === 'is_first_contact' ? [id] : [])));
  const around = await people.listOfChild(ctx.db, childId);
  const isForbidden = ({ fields }: PersonOfChild) => fields.safety === 'do_not_contact';
  const firsts = around.filter(({ fields }) => fields.isFirstContact);
  const allowed = firsts.filter((each) => !isForbidden(each));
  const first = allowed.find(({ linkId }) => !given.has(linkId)) ?? allowed[0];
  const cell = (column: string, { linkId: id }: PersonOfChild): Cell => ({
    table: 'child_person',
    id,
    column,
    before: 1,
    after: 0,
  });
  await merges.write(ctx.db, [
    ...firsts.filter((each) => each !== first).map((each) => cell('is_first_contact', each)),
    ...around
      .filter((each) => each.fields.isEmergencyContact && isForbidden(each))
      .map((each) => cell('is_emergency_contact', each)),
  ]);
}

async function moveSiblingsBack(
  ctx: Ctx,
  { journal, into_id: childId, from_id: otherId }: merges.Merge,
): Promise<void> {
  const linked = new Set((await siblings.linksOf(ctx.db, childId)).map((link) => link.childId));
  for (const { childId: siblingId, linkedOn, linkedBy, here } of journal.siblings) {
    const isEachOther = siblingId === childId;
    // A link that was taken back since stays taken back.
    if (!isEachOther && !linked.has(siblingId)) continue;
    if (!isEachOther && !here) await siblings.unlink(ctx.db, childId, siblingId);
    await siblings.link(ctx.db, otherId, siblingId, { on: linkedOn, accountId: linkedBy });
  }
}
