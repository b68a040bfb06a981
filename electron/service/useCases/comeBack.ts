import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import { decideComeBack, detailsOnReturn, lastTime } from '../../../shared/referrals/comeBack.ts';
import type { ClosingReason } from '../../../shared/referrals/codes.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as records from '../store/childRecords.ts';
import * as people from '../store/people.ts';
import { add } from './addReferral.ts';
import { detailsOf } from './referralDetails.ts';

/**
 * A child comes back: a new referral of the same child, received, read for safety and accepted today, with what was said
 * before. What
 * lies with the child (people, risks, safety plans, measures) is there; contacts are to be checked again. The earlier wait
 * stays as it was.
 */
export async function comeBack(
  ctx: Ctx,
  { childId, safetyRead, ageReason }: ParsedInputOf<'referral.comeBack'>,
): Promise<OutputOf<'referral.comeBack'>> {
  await assertMaySee(ctx, childId);
  const past = (await records.referralsOf(ctx.db, childId)).map((row) => ({
    row,
    receivedOn: localDate(row.received_on),
    acceptedOn: dateOrNull(row.accepted_on),
    isEnded: row.stage === 'ended',
    closedOn: dateOrNull(row.closed_on),
    closingReason: row.closing_reason as ClosingReason | null,
  }));
  const decided = decideComeBack(past);
  if (!decided.ok) throw new Refused(decided.code);
  const last = lastTime(past);
  if (last === undefined) throw new Refused('not_over_yet');
  const colleagues = await accounts.listColleagues(ctx.db);
  const { answers_for: holder } = last.row;
  const contacts = await people.askToCheckAgain(ctx.db, childId, ctx.today);
  const added = await add(ctx, {
    child: { is: 'held', childId },
    receivedOn: ctx.today,
    acceptedOn: ctx.today,
    details: detailsOnReturn(detailsOf(last.row)),
    answersForId: colleagues.some(({ id }) => id === holder) ? holder : null,
    carer: null,
    safetyRead: { readOn: ctx.today, ...safetyRead },
    ageReason,
    siblingIds: [],
    notTheseIds: [],
  });
  ctx.auditDetail({ cameBackAfter: last.row.id, contacts });
  return { ...added, contactsToCheck: contacts };
}
