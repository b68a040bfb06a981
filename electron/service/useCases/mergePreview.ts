import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { decideToldTwice, detailsThatDiffer, type ToldTwice } from '../../../shared/matching/merge.ts';
import {
  contactRulesOf,
  isLooser,
  type MergedContact,
  mergeContacts,
} from '../../../shared/matching/mergeContacts.ts';
import { type MergeSide, MOVING, type MovingCounts } from '../../../shared/matching/mergeContract.ts';
import { holdsStill } from '../../../shared/matching/notSame.ts';
import { mergePauses } from '../../../shared/matching/mergePauses.ts';
import { isContactChecked, newerReferralOn, relationOf } from '../../../shared/people/rules.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { EVERY_CHILD_ROLES, holdsOneOf } from '../../../shared/roles.ts';
import type { RiskKind } from '../../../shared/safeguarding/codes.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';
import { assertMaySee, isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import * as merges from '../store/merges.ts';
import * as notSame from '../store/notSame.ts';
import * as risks from '../store/risks.ts';
import * as siblings from '../store/siblings.ts';
import { type Loaded, loadBoth, receivedOf, toldOf } from './mergeRecords.ts';
import { detailsOf } from './referralDetails.ts';

export async function preview(
  ctx: Ctx,
  { childId, otherId }: ParsedInputOf<'merge.preview'>,
): Promise<OutputOf<'merge.preview'>> {
  const { kept, other } = await loadBoth(ctx, childId, otherId);
  const contacts = mergeContacts(kept.people, other.people, {
    firstId: null,
    receivedOn: receivedOf(kept, other),
  });
  const takenIn = new Set(contacts.kept.flatMap(({ takesIn }) => takesIn?.linkId ?? []));
  const cells = (await merges.cellsTo(ctx.db, otherId, childId)).filter(({ id }) => !takenIn.has(id));
  const keptLinks = await siblings.linksOf(ctx.db, childId);
  return {
    kept: sideOf(kept),
    other: sideOf(other),
    differ: detailsThatDiffer(kept.child.fields, other.child.fields),
    moves: countsOf(Map.groupBy(cells, ({ table }) => table)),
    contacts: [
      ...contacts.kept.map((each) => contactView(each, each.takesIn === null ? 'kept' : 'both')),
      ...contacts.moved.map((each) => contactView(each, 'other')),
    ],
    pairs: pairsOf(kept, other),
    sharedRisks: await sharedRisks(ctx, childId, otherId),
    notSame: await notSameOf(ctx, kept, other),
    areSiblings: keptLinks.some((link) => link.childId === otherId),
  };
}

/**
 * Records that were one with a child's. Once they were taken apart, the name of the other and the reasons, which may tell of it,
 * stand only where this account may see that record.
 */
export async function list(
  ctx: Ctx,
  { childId }: ParsedInputOf<'merge.list'>,
): Promise<OutputOf<'merge.list'>> {
  await assertMaySee(ctx, childId);
  const rows = await merges.listOf(ctx.db, childId);
  const last = rows.find((row) => row.undone_at === null && row.into_id === childId);
  const mayDecide = holdsOneOf(ctx.actor.roles, EVERY_CHILD_ROLES);
  const told: OutputOf<'merge.list'>['rows'] = [];
  for (const row of rows) {
    // While a merge stands the two are one child. Once taken apart the other is another child.
    const isHidden = row.undone_at !== null && (await isOutsideCaseload(ctx, row.other_id));
    told.push({
      mergeId: row.id,
      otherId: isHidden ? null : row.other_id,
      name: isHidden ? null : row.name,
      mergedOn: londonDateOf(row.merged_at),
      by: row.maker_name ?? 'A closed account',
      reason: isHidden ? null : row.reason,
      apart:
        row.undone_at === null
          ? null
          : {
              on: londonDateOf(row.undone_at),
              by: row.undoer_name ?? 'A closed account',
              reason: isHidden ? null : (row.undone_reason ?? ''),
            },
      mayUndo: mayDecide && row === last,
    });
  }
  return { rows: told };
}

/** What is counted for the person who decides, in the order in which it is said. */
export function countsOf(byTable: ReadonlyMap<string, { length: number } | { size: number }>): MovingCounts {
  return MOVING.flatMap((what) => {
    const of = byTable.get(what);
    const count = of === undefined ? 0 : 'length' in of ? of.length : of.size;
    return count === 0 ? [] : [{ what, count }];
  });
}

function sideOf({ child, referrals: all, openCourses, people }: Loaded): MergeSide {
  return {
    childId: child.id,
    version: child.version,
    fields: child.fields,
    referrals: all.map((row) => ({
      id: row.id,
      receivedOn: localDate(row.received_on),
      stage: row.stage as Stage,
      isOpen: row.closed_on === null,
      reason: row.reason,
      abuseTypes: detailsOf(row).abuseTypes,
    })),
    openCourses,
    carers: people
      .filter(({ fields }) => fields.kind === 'carer')
      .map(({ fields }) => ({ name: fields.name, relation: relationOf(fields), phone: fields.phone })),
  };
}

function contactView(contact: MergedContact, from: 'kept' | 'other' | 'both') {
  const { was, takesIn, after } = contact;
  const rules = contactRulesOf(after);
  const before = [was, ...(takesIn === null ? [] : [takesIn])];
  const { safeTimes, sayName, codeWord } = after.fields;
  return {
    linkId: was.linkId,
    name: after.fields.name,
    relation: relationOf(after.fields),
    from,
    safety: after.fields.safety,
    isStricter: before.some((each) => isLooser(contactRulesOf(each), rules)),
    isChecked: isContactChecked(after),
    newerReferralOn: newerReferralOn(after),
    phone: after.fields.phone,
    agreed: [
      safeTimes,
      sayName === null ? null : `say “${sayName}”`,
      codeWord === null ? null : `code word “${codeWord}”`,
    ].filter((words) => words !== null),
    isFirst: after.fields.isFirstContact,
  };
}

function pairsOf(kept: Loaded, other: Loaded): OutputOf<'merge.preview'>['pairs'] {
  const open = (of: Loaded) => of.referrals.filter((row) => row.closed_on === null);
  return open(kept).flatMap((mine) =>
    open(other).map((theirs) => {
      const [one, two] = [toldOf(mine, kept), toldOf(theirs, other)];
      const decided = decideToldTwice(one, two);
      const unread = [one, two].find(({ isUnread }) => isUnread);
      return {
        keptId: mine.id,
        otherId: theirs.id,
        receivedOn: decided.ok ? decided.value.receivedOn : null,
        whyNot: decided.ok ? null : refusalMessage(decided.code),
        unreadId: decided.ok || decided.code !== 'told_twice_unread' ? null : (unread?.id ?? null),
        pauses: decided.ok ? pausesAfter(decided.value, [...kept.pauses, ...other.pauses]) : [],
      };
    }),
  );
}

/** The pauses of the referral that goes on, as they will stand. */
function pausesAfter({ goesOn, closes }: ToldTwice, pauses: Loaded['pauses']) {
  const of = (referralId: string) => pauses.filter((pause) => pause.referralId === referralId);
  const was = new Map(of(goesOn).map((pause) => [pause.id, pause]));
  const reasonOf = new Map(pauses.map(({ id, reason }) => [id, reason]));
  return mergePauses(of(goesOn), of(closes))
    .filter(({ isOnTheOneThatGoesOn }) => isOnTheOneThatGoesOn)
    .map(({ id, from, to }) => ({
      startsOn: from,
      endsOn: to,
      reason: reasonOf.get(id) ?? 'other',
      isNew: was.get(id)?.from !== from,
    }));
}

/** What somebody said before: that these two are two children. It goes with a merge, so whoever merges reads it first. */
async function notSameOf(
  ctx: Ctx,
  { child: { id, fields } }: Loaded,
  { child: other }: Loaded,
): Promise<OutputOf<'merge.preview'>['notSame']> {
  const said = (await notSame.ofChild(ctx.db, id)).get(other.id);
  if (said === undefined) return null;
  const { on, by, reason } = said;
  const holds = holdsStill(said, { ...fields, childId: id }, { ...other.fields, childId: other.id });
  return { on, by, reason, holds };
}

async function sharedRisks(ctx: Ctx, childId: string, otherId: string): Promise<RiskKind[]> {
  const kindsOf = async (id: string) =>
    (await risks.listOfChild(ctx.db, id))
      .filter((row) => row.is_current === 1 && row.level !== 'over')
      .map((row) => row.kind as RiskKind);
  const theirs = new Set(await kindsOf(otherId));
  return [...new Set(await kindsOf(childId))].filter((kind) => theirs.has(kind));
}
