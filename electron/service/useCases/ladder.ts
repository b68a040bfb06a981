import {
  decideLadder,
  type LadderDecision,
  type LadderPerson,
  type LadderRefusal,
  type LadderStep,
  nextRung,
} from '../../../shared/checkIns/ladder.ts';
import { isSafetyOpen } from '../../../shared/checkIns/safeNow.ts';
import type { DecisionView, LadderView } from '../../../shared/checkIns/contract.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import {
  compareDates,
  dateOrNull,
  formatDate,
  isLocalDate,
  type LocalDate,
  localDate,
} from '../../../shared/dates.ts';
import { firstToRing } from '../../../shared/people/rules.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { RISK_LEVELS } from '../../../shared/safeguarding/codes.ts';
import { isRiskToActOn } from '../../../shared/safeguarding/rules.ts';
import { type Rhythm, rhythmOf } from '../../../shared/checkIns/rhythm.ts';
import { checkInSettingsOf, type Settings } from '../../../shared/service/settings.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as checkIns from '../store/checkIns.ts';
import * as childEvents from '../store/childEvents.ts';
import * as concerns from '../store/concerns.ts';
import * as contactDecisions from '../store/contactDecisions.ts';
import { refreshReferral } from '../store/derived.ts';
import { childrenInProceedings } from '../store/openProceedings.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as risks from '../store/risks.ts';
import * as settings from '../store/settings.ts';
import * as triage from '../store/triage.ts';
import { bandFrom } from './waitingList.ts';

const FIELD_OF: Record<LadderRefusal, string> = {
  ladder_not_due: 'decision',
  ladder_reason_needed: 'reason',
  ladder_concern_needed: 'concernId',
  ladder_date_not_ahead: 'nextTryOn',
  ladder_date_too_far: 'nextTryOn',
};

type Tried = { id: string; child_id: string; next_try_by_on: string | null; check_in_tries: number };

/** Which rung is next for each of some referrals where nobody was reached; those without a try are left out. */
export async function laddersOf(
  ctx: Ctx,
  tried: readonly Tried[],
  around: ReadonlyMap<string, readonly PersonOfChild[]>,
): Promise<Map<string, LadderView>> {
  const ids = tried.map(({ id }) => id);
  const childIds = [...new Set(tried.map((row) => row.child_id))];
  const entries = Map.groupBy(await checkIns.listOf(ctx.db, ids), (row) => row.referral_id);
  const decisions = Map.groupBy(await contactDecisions.listOf(ctx.db, ids), (row) => row.referral_id);
  const atRisk = await risks.atRiskSince(ctx.db, childIds, RISK_LEVELS.filter(isRiskToActOn));
  const withConcern = await concerns.openSince(ctx.db, childIds);
  const owing = await childEvents.owingSince(ctx.db, childIds);
  // A danger read of a referral told twice is a danger to this child; it is settled by a call about either.
  const reads = await triage.lastReadsOfChildren(ctx.db, childIds);
  const readIds = [...reads.values()].flat().map((read) => read.referral_id);
  const callsOfChild = Map.groupBy(
    await checkIns.listOf(ctx.db, [...new Set(readIds)]),
    (row) => row.child_id,
  );
  const inForce = await settings.load(ctx.db);
  const isHoliday = await holidaysKept(ctx.db, inForce);
  const rhythm = checkInSettingsOf(inForce);
  const views = tried.flatMap(({ id, child_id, next_try_by_on, check_in_tries }): [string, LadderView][] => {
    if (next_try_by_on === null) return [];
    const ofReferral = entries.get(id) ?? [];
    const decided = decisions.get(id)?.at(-1) ?? null;
    const lastDone = ofReferral.findLast(isHeard);
    // The rule of check-ins says how many are still open: a session held since answers those before it.
    const openTries = ofReferral.filter((row) => row.is_done === 0).slice(-check_in_tries);
    const tries = openTries.filter((row) => decided === null || row.made_at > decided.decided_at);
    const persons = around.get(child_id) ?? [];
    const step = nextRung(
      {
        tries: tries.map((row) => ({
          on: localDate(row.held_on),
          channel: row.channel,
          personId: row.person_id,
        })),
        people: ladderPeople(persons),
        riskSince: earliest([
          atRisk.get(child_id),
          withConcern.get(child_id),
          owing.get(child_id),
          inDangerSince(reads.get(child_id) ?? [], [...ofReferral, ...(callsOfChild.get(child_id) ?? [])]),
          lastDone !== undefined && isSafetyOpen(lastDone.is_safe) ? localDate(lastDone.held_on) : undefined,
        ]),
        tryAgainBy: localDate(next_try_by_on),
      },
      rhythm,
      isHoliday,
    );
    return step === null ? [] : [[id, viewOf(step, persons)]];
  });
  return new Map(views);
}

/** The last decision about a referral that nobody has been reached since; null where there is none. */
export async function standingDecision(ctx: Ctx, referralId: string): Promise<DecisionView | null> {
  const last = (await contactDecisions.listOf(ctx.db, [referralId])).at(-1);
  if (last === undefined) return null;
  const done = await checkIns.lastDone(ctx.db, referralId);
  if (done !== null && done.made_at > last.decided_at) return null;
  return {
    on: localDate(last.decided_on),
    by: last.decider ?? '',
    decision: last.decision as LadderDecision,
    reason: last.reason,
    nextTryOn: localDate(last.next_try_on),
  };
}

/** Records what a person decided when nobody was reached: always with a reason and the day of the next try. */
export async function decide(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.decide'>,
): Promise<OutputOf<'checkIn.decide'>> {
  const referral = await referrals.load(ctx.db, input.referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  const inForce = await settings.load(ctx.db);
  const { everyWeeks } = await rhythmFor(ctx, referral, inForce);
  const concern = input.concernId === null ? null : await concerns.load(ctx.db, input.concernId);
  const hasConcern = concern?.child_id === referral.child_id;
  const facts = { hasTries: referral.check_in_tries > 0, everyWeeks, hasConcern };
  const decided = decideLadder(input, facts, ctx.today);
  if (!decided.ok) {
    const { latest } = decided.detail;
    const parts: Record<string, string> =
      typeof latest === 'string' && isLocalDate(latest) ? { latest: formatDate(latest) } : {};
    const fields = { [FIELD_OF[decided.code]]: refusalMessage(decided.code, parts) };
    throw new Refused(decided.code, { parts, fields });
  }
  const decisionId = ctx.newId();
  await contactDecisions.insert(ctx.db, {
    id: decisionId,
    child_id: referral.child_id,
    referral_id: referral.id,
    decided_on: ctx.today,
    decided_at: ctx.now,
    decided_by: ctx.actor.accountId,
    decision: input.decision,
    reason: input.reason,
    next_try_on: decided.value.nextTryOn,
  });
  ctx.auditDetail({ decision: input.decision, ...(hasConcern ? { concernId: input.concernId } : {}) });
  await refreshReferral(ctx.db, referral.id, ctx.today, inForce);
  return { decisionId, nextTryOn: decided.value.nextTryOn };
}

/** One referral's ladder, with the people round the child looked up. */
export async function ladderOf(ctx: Ctx, referral: Tried): Promise<LadderView | null> {
  const around = new Map([[referral.child_id, await people.listOfChild(ctx.db, referral.child_id)]]);
  return (await laddersOf(ctx, [referral], around)).get(referral.id) ?? null;
}

function earliest(days: readonly (LocalDate | undefined)[]): LocalDate | null {
  return days.filter((day) => day !== undefined).sort(compareDates)[0] ?? null;
}

/** The same of one child, looked up. */
export async function dangerReadSince(ctx: Ctx, childId: string): Promise<LocalDate | null> {
  const reads = (await triage.lastReadsOfChildren(ctx.db, [childId])).get(childId) ?? [];
  const calls = await checkIns.listOf(
    ctx.db,
    reads.map((read) => read.referral_id),
  );
  return inDangerSince(reads, calls) ?? null;
}

/** Since when the last reading of one of the child's referrals finds danger, with no check-in since that says "safe". */
function inDangerSince(
  reads: readonly { finding: string; read_on: string }[],
  calls: readonly {
    held_on: string;
    made_at: string;
    is_done: number;
    is_safe: string | null;
    contact_checked: number | null;
  }[],
): LocalDate | undefined {
  const dangerOn = reads.filter(({ finding }) => finding === 'in_danger_now').map((read) => read.read_on);
  const last = calls
    .filter(isHeard)
    .toSorted((a, b) => compareTexts(dayOf(a), dayOf(b)))
    .at(-1);
  const since = dangerOn
    .filter((on) => last === undefined || last.is_safe !== 'yes' || last.held_on < on)
    .sort()[0];
  return since === undefined ? undefined : localDate(since);
}

/**
 * Of a carer whose contact nobody checked only a doubt is heard: "safe" settles nothing, as on Today (decisions/0005), and
 * no answer answers nothing.
 */
const isHeard = (row: {
  is_done: number;
  is_safe: string | null;
  contact_checked: number | null;
}): boolean => (row.contact_checked === 0 ? isSafetyOpen(row.is_safe) : row.is_done === 1);

const dayOf = (call: { held_on: string; made_at: string }): string => `${call.held_on} ${call.made_at}`;
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How often this referral's family is checked in with. */
export async function rhythmFor(
  ctx: Ctx,
  referral: referrals.ReferralRow,
  inForce: Settings,
): Promise<Rhythm> {
  return rhythmWith(referral, inForce, await hasOpenProceedings(ctx, referral));
}

export async function hasOpenProceedings(ctx: Ctx, referral: { child_id: string }): Promise<boolean> {
  return (await childrenInProceedings(ctx.db, [referral.child_id])).size > 0;
}

/** The same where it is known already whether proceedings are open. */
export function rhythmWith(
  referral: referrals.ReferralRow,
  inForce: Settings,
  isInProceedings: boolean,
): Rhythm {
  return rhythmOf(
    {
      ownWeeks: referral.check_in_every_weeks,
      band: bandFrom(referral.band),
      hasOpenProceedings: isInProceedings,
      therapyStartedOn: dateOrNull(referral.started_on),
    },
    checkInSettingsOf(inForce),
  );
}

function ladderPeople(persons: readonly PersonOfChild[]): LadderPerson[] {
  const first = firstToRing(persons)?.personId;
  return persons.map(({ personId, fields }) => ({
    personId,
    kind: fields.kind,
    isFirst: personId === first,
    safety: fields.safety,
    isEmergency: fields.isEmergencyContact,
    hasPhone: fields.phone !== null,
    mayRing: fields.mayRing,
    mayText: fields.mayText,
    mayLetter: fields.mayLetter,
  }));
}

function viewOf({ meanwhile, ...step }: LadderStep, persons: readonly PersonOfChild[]): LadderView {
  return { ...named(step, persons), meanwhile: meanwhile === null ? null : named(meanwhile, persons) };
}

function named<S extends Pick<LadderStep, 'whom'>>({ whom, ...step }: S, persons: readonly PersonOfChild[]) {
  return {
    ...step,
    whom: whom.map(({ personId, ways }) => {
      const fields = persons.find((person) => person.personId === personId)?.fields;
      const phone = ways.includes('phone') || ways.includes('text') ? (fields?.phone ?? null) : null;
      return { personId, name: fields?.name ?? '', phone, ways };
    }),
  };
}
