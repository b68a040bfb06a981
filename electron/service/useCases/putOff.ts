import { openEvents } from '../../../shared/checkIns/events.ts';
import { isDecisionStanding, nextTryAfter, type PutOff } from '../../../shared/checkIns/putOff.ts';
import { localDate } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import * as checkIns from '../store/checkIns.ts';
import * as childEvents from '../store/childEvents.ts';
import * as contactDecisions from '../store/contactDecisions.ts';

type Tried = {
  id: string;
  child_id: string;
  check_in_tries: number;
  received_on: string;
  imported_on: string | null;
};

/** The decisions on the next try that stand, by referral: those of tries that reached nobody, with no try since. */
export async function putOffOf(ctx: Ctx, rows: readonly Tried[]): Promise<Map<string, PutOff>> {
  const tried = rows.filter(({ check_in_tries: tries }) => tries > 0);
  const ids = tried.map(({ id }) => id);
  const decisions = Map.groupBy(await contactDecisions.listOf(ctx.db, ids), (row) => row.referral_id);
  const decided = tried.filter(({ id }) => decisions.has(id));
  if (decided.length === 0) return new Map();
  const decidedIds = decided.map(({ id }) => id);
  const entries = Map.groupBy(await checkIns.listOf(ctx.db, decidedIds), (row) => row.referral_id);
  const events = await childEvents.contactEventsOf(ctx.db, [...new Set(decided.map((row) => row.child_id))]);
  const standing = decided.flatMap((row): [string, PutOff][] => {
    const last = decisions.get(row.id)?.at(-1);
    const ofReferral = entries.get(row.id) ?? [];
    const openTries = ofReferral.filter(({ is_done }) => is_done === 0).slice(-row.check_in_tries);
    const lastTryAt = openTries
      .map(({ made_at }) => made_at)
      .sort()
      .at(-1);
    if (last === undefined || lastTryAt === undefined) return [];
    const decision = { at: last.decided_at, nextTryOn: localDate(last.next_try_on) };
    if (!isDecisionStanding(decision, lastTryAt)) return [];
    const done = ofReferral
      .filter(({ is_done }) => is_done === 1)
      .map(({ held_on, made_at }) => ({ on: localDate(held_on), savedAt: made_at }));
    const open = openEvents(events.get(row.child_id) ?? [], {
      from: localDate(row.imported_on ?? row.received_on),
      done,
    });
    const { nextTryOn } = decision;
    return [[row.id, { by: last.decider ?? 'somebody', nextTryOn, ...nextTryAfter(decision, open) }]];
  });
  return new Map(standing);
}
