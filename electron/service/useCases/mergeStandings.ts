import { carerStandingOf, isDecidedOnOneAlone } from '../../../shared/carers/rules.ts';
import type { MergedContact } from '../../../shared/matching/mergeContacts.ts';
import type { Ctx } from '../context.ts';
import * as carers from '../store/carers.ts';
import { standingsOf } from './joining.ts';

/** Of the people whose two lines become one: those whom a safeguarding lead let join sessions by one record alone. */
export async function decidedOnOneAlone(
  ctx: Ctx,
  { childId, otherId }: { childId: string; otherId: string },
  takenIn: readonly MergedContact[],
): Promise<string[]> {
  const [here, there] = [await standingsOf(ctx, childId), await standingsOf(ctx, otherId)];
  return takenIn.flatMap(({ was, takesIn }) => {
    const one = here.get(was.personId) ?? carerStandingOf([]);
    const other = there.get(takesIn?.personId ?? '') ?? carerStandingOf([]);
    return isDecidedOnOneAlone(one, other) ? [was.personId] : [];
  });
}

/** Puts them on record again as alleged, so that it is decided with what both records say. Taken apart, it stays so. */
export async function askAnew(ctx: Ctx, childId: string, personIds: readonly string[]): Promise<void> {
  for (const personId of personIds)
    await carers.insertEntry(ctx.db, {
      id: ctx.newId(),
      child_id: childId,
      person_id: personId,
      said: 'alleged_abuser',
      words: 'Said on the other record too, before the two were merged',
      said_on: ctx.today,
      recorded_by: ctx.actor.accountId,
      recorded_at: ctx.now,
    });
}
