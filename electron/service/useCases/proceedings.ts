import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { hasOpenProceedings } from '../../../shared/criminalProceedings/codes.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { proceedingsOf } from '../store/childRecords.ts';
import { refreshReferrals } from '../store/derived.ts';
import * as proceedings from '../store/proceedings.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';

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
  if (proceedingsId === null) await proceedings.insert(ctx.db, { id, childId, ...values });
  else {
    const before = (await proceedingsOf(ctx.db, childId)).find((each) => each.id === proceedingsId);
    if (before === undefined) throw new Refused('not_found');
    if (version === null || !(await proceedings.save(ctx.db, id, version, values))) {
      throw new Refused('conflict', { detail: { theirs: before } });
    }
  }
  ctx.auditDetail({ stage });
  const ids = (await referrals.listOfChild(ctx.db, childId)).map((referral) => referral.id);
  await refreshReferrals(ctx.db, ids, ctx.today, await settings.load(ctx.db));
  return { proceedingsId: id, version: version === null ? 1 : version + 1 };
}
