import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import type { AlikeChild } from '../../../shared/matching/contract.ts';
import {
  compareChildren,
  type Likened,
  LIKENESSES,
  type LikenessFound,
  needsAnswer,
} from '../../../shared/matching/likeness.ts';
import { holdsStill } from '../../../shared/matching/notSame.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as likeness from '../store/likeness.ts';
import * as notSame from '../store/notSame.ts';
import * as referrals from '../store/referrals.ts';

const SHOWN = 6;
const COMPARED = 200;
const LETTERS_OF_A_BEGINNING = 3;

type LikenedChild = likeness.LikenedChild;
type Found = LikenessFound & { child: LikenedChild };

/**
 * Children held who may be the one typed or opened. Only those who see every child may ask, so that nothing is shown
 * from outside a caseload.
 */
export async function alike(
  ctx: Ctx,
  { of }: ParsedInputOf<'child.alike'>,
): Promise<OutputOf<'child.alike'>> {
  if (of.is === 'held') {
    const child = await heldChild(ctx, of.childId);
    const said = await notSame.ofChild(ctx.db, of.childId);
    const rows = (await comparedWith(ctx, child, of.childId)).map((found) => {
      const decision = said.get(found.child.childId);
      if (decision === undefined) return { found, notSame: null };
      const { on, by, reason } = decision;
      return { found, notSame: { on, by, reason, holds: holdsStill(decision, child, found.child) } };
    });
    // Who was said to be another child makes room for those who were not.
    const isOpen = (row: (typeof rows)[number]) => row.notSame?.holds !== true;
    const shown = [
      ...rows.filter(isOpen).slice(0, SHOWN),
      ...rows.filter((row) => !isOpen(row)).slice(0, SHOWN),
    ];
    return { rows: await Promise.all(shown.map((row) => viewOf(ctx, row.found, row.notSame))) };
  }
  const compared = await comparedWith(ctx, typedChild(of), null);
  const shown = [...compared, ...(await beginningAlike(ctx, of.name, compared))].slice(0, SHOWN);
  return { rows: await Promise.all(shown.map((found) => viewOf(ctx, found, null))) };
}

/**
 * Children held of whom it must be said whether this is one of them before a record is made (`needsAnswer`): the likeliest, as
 * many as a form shows.
 */
export async function toBeAnswered(ctx: Ctx, child: Likened, ownId: string): Promise<LikenedChild[]> {
  const compared = (await comparedWith(ctx, child, ownId)).slice(0, SHOWN);
  return compared.filter(needsAnswer).map((found) => found.child);
}

async function comparedWith(ctx: Ctx, child: Likened, ownId: string | null): Promise<Found[]> {
  return (await likeness.candidates(ctx.db, child, COMPARED))
    .filter(({ childId }) => childId !== ownId)
    .flatMap((other): Found[] => {
      const found = compareChildren(child, other);
      return found === null ? [] : [{ ...found, child: other }];
    })
    .sort(byLikeness);
}

async function heldChild(ctx: Ctx, childId: string): Promise<LikenedChild> {
  await assertMaySee(ctx, childId);
  const [child] = await likeness.load(ctx.db, [childId]);
  if (child === undefined) throw new Refused('not_found');
  return child;
}

type Typed = Extract<ParsedInputOf<'child.alike'>['of'], { is: 'typed' }>;

function typedChild({ name, birthDate, carerName, carerPhone }: Typed): Likened {
  const carers =
    carerName === null && carerPhone === null ? [] : [{ name: carerName ?? '', phone: carerPhone }];
  return { name, nameUsed: null, birthDate, postcode: null, school: null, carers };
}

/** While a name is half typed: those that begin like it. */
async function beginningAlike(ctx: Ctx, name: string, already: readonly Found[]): Promise<Found[]> {
  if (name.length < LETTERS_OF_A_BEGINNING) return [];
  const known = new Set(already.map(({ child }) => child.childId));
  const rows = await children.search(ctx.db, name, SHOWN);
  const others = rows.filter(({ childId }) => !known.has(childId)).map(({ childId }) => childId);
  return (await likeness.load(ctx.db, others)).map((child) => ({
    child,
    likeness: 'possible',
    reasons: ['begins_alike'],
  }));
}

function byLikeness(a: Found, b: Found): number {
  const order = LIKENESSES.indexOf(a.likeness) - LIKENESSES.indexOf(b.likeness);
  if (order !== 0) return order;
  const first = Number(needsAnswer(b)) - Number(needsAnswer(a));
  return first !== 0 ? first : b.reasons.length - a.reasons.length;
}

async function viewOf(
  ctx: Ctx,
  { child, likeness: how, reasons }: Found,
  saidNotSame: AlikeChild['notSame'],
): Promise<AlikeChild> {
  const all = await referrals.listOfChild(ctx.db, child.childId);
  const row = all.findLast(({ closed_on }) => closed_on === null) ?? all.at(-1);
  return {
    childId: child.childId,
    name: child.name,
    birthDate: child.birthDate,
    likeness: how,
    reasons,
    notSame: saidNotSame,
    referral:
      row === undefined
        ? null
        : {
            id: row.id,
            receivedOn: localDate(row.received_on),
            stage: row.stage as Stage,
            isOpen: row.closed_on === null,
          },
  };
}
