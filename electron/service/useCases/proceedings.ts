import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { hasOpenProceedings } from '../../../shared/criminalProceedings/codes.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { proceedingsOf } from '../store/childRecords.ts';
import * as proceedings from '../store/proceedings.ts';
import { recordFromProceedings, refreshOfChild } from './childEvents.ts';

/** Says where criminal proceedings stand. Therapy never waits for them; check-ins come oftener while they are open. */
export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'proceedings.save'>,
): Promise<OutputOf<'proceedings.save'>> {
  const { childId, proceedingsId, version, stage, nextEvent, nextEventOn } = input;
  await assertMaySee(ctx, childId);
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  const closedOn = hasOpenProceedings(stage) ? null : ctx.today;
  const values = { stage, nextEvent, nextEventOn, closedOn };
  const id = proceedingsId ?? ctx.newId();
  const before = (await proceedingsOf(ctx.db, childId)).find((each) => each.id === proceedingsId) ?? null;
  if (proceedingsId === null) await proceedings.insert(ctx.db, { id, childId, ...values });
  else {
    if (before === null) throw new Refused('not_found');
    if (version === null || !(await proceedings.save(ctx.db, id, version, values))) {
      throw new Refused('conflict', { detail: { theirs: before } });
    }
  }
  ctx.auditDetail({ stage });
  await recordFromProceedings(ctx, { childId, proceedingsId: id, before, after: { stage, nextEventOn } });
  await refreshOfChild(ctx, childId);
  return { proceedingsId: id, version: version === null ? 1 : version + 1 };
}
