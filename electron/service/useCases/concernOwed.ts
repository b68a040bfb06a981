import { maySettleConcern } from '../../../shared/checkIns/events.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as childEvents from '../store/childEvents.ts';
import { refreshOfChild, settledBy } from './childEvents.ts';
import { childOf } from './todayJobs.ts';

/** Safeguarding leads; and coordinators, who may complete concerns, and managers where nobody holds that role. */
export async function standsInForLead({ db, actor }: Ctx): Promise<boolean> {
  if (holdsOneOf(actor.roles, ['safeguarding_lead'])) return true;
  if (!holdsOneOf(actor.roles, ['coordinator', 'manager'])) return false;
  const all = await accounts.list(db);
  return !all.some(({ isActive, roles }) => isActive && holdsOneOf(roles, ['safeguarding_lead']));
}

/** Says why a disclosure needs no concern of its own. One that is another child's asks for no call to this one's family. */
export async function settle(
  ctx: Ctx,
  { eventId, is, reason }: ParsedInputOf<'event.settleConcern'>,
): Promise<OutputOf<'event.settleConcern'>> {
  const event = await childEvents.load(ctx.db, eventId);
  if (event === null) throw new Refused('not_found');
  // Whoever recorded it comes back to it from Today, also where the child is in somebody else’s caseload.
  if (event.recorded_by !== ctx.actor.accountId) await assertMaySee(ctx, event.child_id);
  const actor = { accountId: ctx.actor.accountId, standsInForLead: await standsInForLead(ctx) };
  if (!maySettleConcern(actor, event.recorded_by)) throw new Refused('not_allowed');
  if (!(await childEvents.isOwing(ctx.db, eventId))) throw new Refused('concern_not_owed');
  await childEvents.settle(ctx.db, eventId, settledBy(ctx, is, reason));
  ctx.auditDetail({ concern: is });
  await refreshOfChild(ctx, event.child_id);
  return { eventId };
}

/** Disclosures whose concern is still to be recorded, for whoever recorded them and for safeguarding leads. */
export async function concernOwedJobs(ctx: Ctx, seesAll: boolean): Promise<JobOf<'concern_owed'>[]> {
  const rows = await childEvents.listOwed(ctx.db, seesAll ? 'all' : ctx.actor.accountId);
  return rows.map((row) => ({
    kind: 'concern_owed' as const,
    key: `concern_owed:${row.id}`,
    dueOn: londonDateOf(row.recorded_at),
    group: 'now' as const,
    isMine: true,
    child: childOf(row, ctx.today),
    eventId: row.id,
    happenedOn: localDate(row.happened_on),
    recordedBy: row.by,
  }));
}
