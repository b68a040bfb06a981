import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, formatDate, localDate, type LocalDate } from '../../../shared/dates.ts';
import { type PlanDates, planLasts } from '../../../shared/holdingSupport/plan.ts';
import { decideToldTwice, mergedDetails } from '../../../shared/matching/merge.ts';
import {
  type MergedContact,
  type MergedContacts,
  mergeContacts,
} from '../../../shared/matching/mergeContacts.ts';
import type { Cell } from '../../../shared/matching/mergeJournal.ts';
import { mergePauses } from '../../../shared/matching/mergePauses.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { forgetKeys } from '../store/likeness.ts';
import * as merges from '../store/merges.ts';
import * as notSame from '../store/notSame.ts';
import * as supportPlans from '../store/supportPlans.ts';
import * as siblings from '../store/siblings.ts';
import { stoodInMerge } from './mergeChecks.ts';
import {
  contactColumns,
  differences,
  type Loaded,
  loadBoth,
  reachWordsOf,
  receivedOf,
  refreshChild,
  toldOf,
} from './mergeRecords.ts';
import { askAnew, decidedOnOneAlone } from './mergeStandings.ts';

/** What the next call follows from: with a referral told twice it goes to the one that goes on. */
const FOLLOWED_BY_CALLS = ['check_in', 'holding_contact', 'support_series', 'contact_decision'] as const;
/** Records that name somebody round the child; a test holds it against the schema. */
export const NAMING_A_PERSON = [
  'carer_entry',
  'check_in',
  'holding_contact',
  'keep_apart',
  'letter',
  'measure_score',
  'session_try',
  'strand',
] as const;
const BAND_COLUMNS = ['band', 'band_was', 'band_reason', 'band_set_by', 'band_set_on'] as const;

const RHYTHM_COLUMNS = ['check_in_every_weeks', 'check_in_every_reason'] as const;

/**
 * Two records of one child become one: everything that leads to the other leads to this one, the other stays as an empty
 * record that opens this one. What stood where is remembered, so that it can be taken apart.
 */
export async function make(ctx: Ctx, input: ParsedInputOf<'merge.make'>): Promise<OutputOf<'merge.make'>> {
  const { childId, otherId, reason } = input;
  const { kept, other } = await loadBoth(ctx, childId, otherId);
  if (kept.child.version !== input.version || other.child.version !== input.otherVersion)
    throw new Refused('merge_changed');
  const details = mergedDetails(kept.child.fields, other.child.fields, input.chosen);
  if (!details.ok) throw new Refused(details.code, { fields: { chosen: refusalMessage(details.code) } });

  const contacts = mergeContacts(kept.people, other.people, {
    firstId: input.firstContactId,
    receivedOn: receivedOf(kept, other),
  });
  assertFirst(contacts, input.firstContactId);
  const takenIn = contacts.kept.filter(({ takesIn }) => takesIn !== null);
  const toDecide = await decidedOnOneAlone(ctx, input, takenIn);
  const staysBehind = new Set(takenIn.map(({ takesIn }) => takesIn?.linkId));
  const notes = [kept.child.importedNotes, other.child.importedNotes]
    .filter((text) => text !== null)
    .join('\n');
  const cells: Cell[] = [
    { table: 'child', id: otherId, column: 'merged_into', before: null, after: childId },
    ...(await merges.cellsTo(ctx.db, otherId, childId)).filter(({ id }) => !staysBehind.has(id)),
    ...differences('child', childId, {
      before: { ...children.columnsOf(kept.child.fields), imported_notes: kept.child.importedNotes },
      after: { ...children.columnsOf(details.value), imported_notes: notes === '' ? null : notes },
    }),
    ...[...contacts.kept, ...contacts.moved].flatMap(contactCells),
    ...(await personCells(ctx, takenIn)),
    ...(await toldTwiceCells(ctx, kept, other, input.sameReferral)),
  ];
  await merges.write(ctx.db, cells);
  await askAnew(ctx, childId, toDecide);
  await notSame.takeBack(ctx.db, childId, otherId);
  const links = await moveSiblings(ctx, otherId, childId);

  const mergeId = ctx.newId();
  await merges.insert(ctx.db, {
    id: mergeId,
    from_id: otherId,
    into_id: childId,
    reason,
    merged_at: ctx.now,
    merged_by: ctx.actor.accountId,
    journal: {
      cells,
      siblings: links,
      takenIn: takenIn.map(({ was, takesIn, after }) => ({
        keptId: was.linkId,
        otherId: takesIn?.linkId ?? '',
        said: reachWordsOf(after.fields),
      })),
      stood: stoodInMerge(contacts),
      forbidden: [...contacts.kept, ...contacts.moved].flatMap(({ was, after }) =>
        after.fields.safety === 'do_not_contact' ? [was.linkId] : [],
      ),
    },
  });
  await refreshChild(ctx, childId);
  await children.refreshSearch(ctx.db, otherId);
  await forgetKeys(ctx.db, otherId);
  ctx.auditDetail({ fromId: otherId, isToldTwice: input.sameReferral !== null });
  return { mergeId, childId };
}

/** Whoever was chosen to be rung first is; where that cannot be any more, somebody looks again. */
function assertFirst({ kept, moved }: MergedContacts, chosenId: string | null): void {
  if (chosenId === null) return;
  const first = [...kept, ...moved].find(({ after }) => after.fields.isFirstContact);
  if (first === undefined || ![first.was.linkId, first.takesIn?.linkId].includes(chosenId))
    throw new Refused('merge_changed');
}

function contactCells({ was, after }: MergedContact): Cell[] {
  const [one, other] = [contactColumns(was), contactColumns(after)];
  return [
    ...differences('child_person', was.linkId, { before: one.child_person, after: other.child_person }),
    ...differences('person', was.personId, { before: one.person, after: other.person }),
  ];
}

/** Calls, letters and strands with somebody whose two lines became one are with that one. */
async function personCells(ctx: Ctx, takenIn: readonly MergedContact[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { was, takesIn } of takenIn) {
    const from = takesIn?.personId ?? was.personId;
    if (from === was.personId || !(await merges.isRoundOneChild(ctx.db, from))) continue;
    for (const table of NAMING_A_PERSON)
      cells.push(...(await merges.cellsBetween(ctx.db, table, 'person_id', { from, to: was.personId })));
    cells.push(...(await merges.spokenToCells(ctx.db, { from, to: was.personId })));
  }
  return cells;
}

/** One of two referrals goes on from the earlier day, with every call of both; the other is closed as the same. */
async function toldTwiceCells(
  ctx: Ctx,
  kept: Loaded,
  other: Loaded,
  pair: ParsedInputOf<'merge.make'>['sameReferral'],
): Promise<Cell[]> {
  if (pair === null) return [];
  const mine = kept.referrals.find(({ id }) => id === pair.keptId);
  const theirs = other.referrals.find(({ id }) => id === pair.otherId);
  if (mine === undefined || theirs === undefined) throw new Refused('not_found');
  const decided = decideToldTwice(toldOf(mine, kept), toldOf(theirs, other));
  if (!decided.ok)
    throw new Refused(decided.code, { fields: { sameReferral: refusalMessage(decided.code) } });
  const { goesOn, closes, receivedOn, takesBandOf, takesRhythmOf } = decided.value;
  const [on, off] = goesOn === mine.id ? [mine, theirs] : [theirs, mine];
  const calls: Cell[] = [];
  for (const table of FOLLOWED_BY_CALLS)
    calls.push(...(await merges.cellsBetween(ctx.db, table, 'referral_id', { from: closes, to: goesOn })));
  if (await takesPlanOf(ctx, on, closes)) {
    await supportPlans.retire(ctx.db, goesOn);
    calls.push(
      ...(await merges.cellsBetween(ctx.db, 'support_plan', 'referral_id', { from: closes, to: goesOn })),
    );
  }
  return [
    ...calls,
    ...pauseCells(goesOn, closes, [...kept.pauses, ...other.pauses]),
    ...differences('referral', goesOn, {
      before: on,
      after: {
        received_on: receivedOn,
        // Accepted once is accepted: an assessment may go on before its own referral was answered.
        accepted_on: on.accepted_on ?? off.accepted_on,
        ...(takesBandOf === null
          ? {}
          : Object.fromEntries(BAND_COLUMNS.map((column) => [column, off[column]]))),
        ...(takesRhythmOf === null
          ? {}
          : Object.fromEntries(RHYTHM_COLUMNS.map((column) => [column, off[column]]))),
      },
    }),
    ...differences('referral', closes, { before: off, after: closedAs(ctx.today, receivedOn) }),
  ];
}

/** The pauses of both, so that the one that goes on is paused on every day on which either was, and each day once. */
function pauseCells(goesOn: string, closes: string, pauses: Loaded['pauses']): Cell[] {
  const of = (referralId: string) => pauses.filter((pause) => pause.referralId === referralId);
  const before = new Map(pauses.map((pause) => [pause.id, pause]));
  return mergePauses(of(goesOn), of(closes)).flatMap(({ id, from, isOnTheOneThatGoesOn }) => {
    const was = before.get(id);
    return differences('pause', id, {
      before: { referral_id: was?.referralId, starts_on: was?.from },
      after: { referral_id: isOnTheOneThatGoesOn ? goesOn : closes, starts_on: from },
    });
  });
}

/**
 * A plan of support goes on too, unless the referral that goes on has one that lasts, or neither does: then its own stands,
 * and the other is kept where it was made.
 */
async function takesPlanOf(ctx: Ctx, on: Loaded['referrals'][number], closes: string): Promise<boolean> {
  const own = datesOfPlan(await supportPlans.currentOf(ctx.db, on.id));
  const theirs = datesOfPlan(await supportPlans.currentOf(ctx.db, closes));
  const startedOn = dateOrNull(on.started_on);
  if (theirs === null || planLasts(own, startedOn, ctx.today)) return false;
  return own === null || planLasts(theirs, startedOn, ctx.today);
}

const datesOfPlan = (row: supportPlans.SupportPlanRow | null): PlanDates | null =>
  row === null ? null : { untilOn: dateOrNull(row.until_on), reviewOn: localDate(row.review_on) };

const closedAs = (today: LocalDate, receivedOn: LocalDate) => ({
  closed_on: today,
  closing_reason: 'told_twice',
  closing_note: `It goes on as the referral received on ${formatDate(receivedOn)}.`,
});

async function moveSiblings(
  ctx: Ctx,
  fromId: string,
  intoId: string,
): Promise<merges.MergeJournal['siblings']> {
  const here = new Set((await siblings.linksOf(ctx.db, intoId)).map(({ childId }) => childId));
  const links = await siblings.linksOf(ctx.db, fromId);
  for (const { childId, linkedOn, linkedBy } of links) {
    await siblings.unlink(ctx.db, fromId, childId);
    if (childId !== intoId)
      await siblings.link(ctx.db, intoId, childId, { on: linkedOn, accountId: linkedBy });
  }
  return links.map((link) => ({ ...link, here: here.has(link.childId) }));
}
