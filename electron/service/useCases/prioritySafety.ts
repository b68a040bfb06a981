import { maySettleConcern } from '../../../shared/checkIns/events.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { compareDates, type LocalDate } from '../../../shared/dates.ts';
import { type SafetyOwed, safetyOwed } from '../../../shared/priority/safety.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as bandDecisions from '../store/bandDecisions.ts';
import * as store from '../store/prioritySafety.ts';
import * as referrals from '../store/referrals.ts';
import { standsInForLead } from './concernOwed.ts';
import { childOf } from './todayJobs.ts';

type Owing = { referral: store.GraveReferral; owed: SafetyOwed[] };

async function owing(ctx: Ctx, referralId: string | 'all'): Promise<Owing[]> {
  const referrals = await store.listGrave(ctx.db, referralId);
  const recordOf = await store.safetyOnRecordOf(ctx.db, [...new Set(referrals.map((each) => each.child_id))]);
  return referrals.flatMap((referral) => {
    const owed = safetyOwed(referral.looks, recordOf(referral.child_id));
    return owed.length === 0 ? [] : [{ referral, owed }];
  });
}

/** How many answers about safety at one referral have neither a concern nor a current risk beside them. */
export async function countSafetyOwed(ctx: Ctx, referralId: string): Promise<number> {
  return (await owing(ctx, referralId)).flatMap(({ owed }) => owed).length;
}

/** Since when an answer about safety at one referral has neither; null where none is owed. */
export async function safetyOwedSince(ctx: Ctx, referralId: string): Promise<LocalDate | null> {
  const owed = (await owing(ctx, referralId)).flatMap((each) => each.owed);
  return (
    owed
      .map(({ since }) => since)
      .toSorted(compareDates)
      .at(0) ?? null
  );
}

/** What looks at priority said of safety and nobody recorded, for whoever said it and for safeguarding leads. */
export async function priorityOwedJobs(ctx: Ctx, seesAll: boolean): Promise<JobOf<'priority_owed'>[]> {
  return (await owing(ctx, 'all')).flatMap(({ referral, owed: all }) => {
    const owed = all.filter(({ by }) => seesAll || by === ctx.actor.accountId);
    const [first] = owed.toSorted((a, b) => (a.since < b.since ? -1 : 1));
    if (first === undefined) return [];
    return [
      {
        kind: 'priority_owed' as const,
        key: `priority_owed:${referral.referralId}`,
        dueOn: first.since,
        group: 'now' as const,
        isMine: true,
        child: childOf(referral, ctx.today),
        referralId: referral.referralId,
        factors: owed.map(({ factor }) => factor),
        saidOn: first.since,
        by: referral.looks.find(({ by }) => by === first.by)?.byName ?? null,
      },
    ];
  });
}

/** Says why what was said of safety needs neither a concern nor a risk. Whoever said all of it may, or a safeguarding lead. */
export async function settle(
  ctx: Ctx,
  { referralId, is, reason }: ParsedInputOf<'referral.settleSafety'>,
): Promise<OutputOf<'referral.settleSafety'>> {
  const referral = await referrals.load(ctx.db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  const owed = (await owing(ctx, referralId)).flatMap((each) => each.owed);
  if (owed.length === 0) throw new Refused('safety_not_owed');
  const actor = { accountId: ctx.actor.accountId, standsInForLead: await standsInForLead(ctx) };
  if (!owed.every(({ by }) => maySettleConcern(actor, by))) throw new Refused('not_allowed');
  await bandDecisions.settleSafety(ctx.db, referralId, {
    is,
    reason,
    by: ctx.actor.accountId,
    at: ctx.now,
  });
  ctx.auditDetail({ is });
  return { referralId };
}
