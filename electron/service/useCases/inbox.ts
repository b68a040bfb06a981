import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { ageOn, daysBetween, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ClosingReason, ReferralSource } from '../../../shared/referrals/codes.ts';
import type { InboxState } from '../../../shared/triage/rules.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import * as triage from '../store/triage.ts';

const scopeOf = (ctx: Ctx): triage.InboxScope => ({ practitionerId: caseloadOf(ctx) });

/** The referrals that somebody still has to read or answer. */
export async function list(ctx: Ctx, input: ParsedInputOf<'inbox.list'>): Promise<OutputOf<'inbox.list'>> {
  const rows = await triage.listInbox(ctx.db, scopeOf(ctx), input);
  const { inbox } = await triage.countInbox(ctx.db, scopeOf(ctx));
  return {
    total: inbox,
    rows: rows.map((row) => {
      const receivedOn = localDate(row.received_on);
      return {
        referralId: row.id,
        childId: row.child_id,
        version: row.version,
        name: row.name,
        age: ageOf(row.birth_date, ctx.today),
        receivedOn,
        daysSince: Math.max(0, daysBetween(receivedOn, ctx.today)),
        source: row.source as ReferralSource,
        referredBy: row.referred_by,
        state: row.inbox_state as InboxState,
        dueOn: localDate(row.inbox_due_on ?? row.received_on),
        answersFor:
          row.holder_id === null || row.holder_name === null
            ? null
            : { id: row.holder_id, name: row.holder_name },
      };
    }),
  };
}

/** The referrals that were declined or signposted. */
export async function listNotAccepted(
  ctx: Ctx,
  input: ParsedInputOf<'inbox.notAccepted'>,
): Promise<OutputOf<'inbox.notAccepted'>> {
  const rows = await triage.listNotAccepted(ctx.db, scopeOf(ctx), input);
  const decisions = await triage.decisionsOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const { notAccepted } = await triage.countInbox(ctx.db, scopeOf(ctx));
  return {
    total: notAccepted,
    rows: rows.map((row) => {
      const receivedOn = localDate(row.received_on);
      const closedOn = localDate(row.closed_on ?? row.received_on);
      const last = decisions.get(row.id)?.[0];
      return {
        referralId: row.id,
        childId: row.child_id,
        name: row.name,
        age: ageOf(row.birth_date, ctx.today),
        receivedOn,
        closedOn,
        daysToDecide: Math.max(0, daysBetween(receivedOn, closedOn)),
        closingReason: row.closing_reason as ClosingReason,
        notAcceptedReason: last?.notAcceptedReason ?? null,
        riskHeldBy: last?.riskHeldBy ?? null,
        signpostedTo: last?.signpostedTo ?? null,
      };
    }),
  };
}

/** What the tabs and Today say of the inbox. */
export async function counts(ctx: Ctx): Promise<OutputOf<'inbox.counts'>> {
  return triage.countInbox(ctx.db, scopeOf(ctx));
}

const ageOf = (birthDate: string | null, today: LocalDate): number | null =>
  birthDate === null ? null : ageOn(localDate(birthDate), today);
