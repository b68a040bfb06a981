import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { ageOn, dateOrNull, formatDate } from '../../../shared/dates.ts';
import { bandRulesFrom } from '../../../shared/priority/bandRules.ts';
import type { BandDecision } from '../../../shared/priority/contract.ts';
import { FactorAnswers, PriorityFactor } from '../../../shared/priority/factors.ts';
import { needsReason, recordSays, suggestBand } from '../../../shared/priority/rules.ts';
import { SafetySettled } from '../../../shared/priority/safety.ts';
import { RISK_LEVEL_LABELS } from '../../../shared/safeguarding/codes.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as bandDecisions from '../store/bandDecisions.ts';
import { proceedingsOf } from '../store/childRecords.ts';
import * as children from '../store/children.ts';
import { nextCheckInByBand, refreshReferral } from '../store/derived.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { countSafetyOwed } from './prioritySafety.ts';
import * as risks from './risks.ts';
import { bandFrom } from './waitingList.ts';

export async function view(
  ctx: Ctx,
  input: ParsedInputOf<'priority.view'>,
): Promise<OutputOf<'priority.view'>> {
  const referral = await load(ctx, input.referralId);
  const decisions = await decisionsOf(ctx, referral);
  return {
    referralId: referral.id,
    childId: referral.child_id,
    version: referral.version,
    band: bandFrom(referral.band),
    nextCheckIn: await nextCheckInByBand(ctx.db, referral.id, ctx.today, await settings.load(ctx.db)),
    answers: decisions.find(({ answers }) => answers !== null)?.answers ?? {},
    rules: bandRulesFrom(await settings.load(ctx.db)),
    recordSays: await whatTheRecordSays(ctx, referral.child_id),
    decisions,
  };
}

export async function setBand(
  ctx: Ctx,
  input: ParsedInputOf<'referral.setBand'>,
): Promise<OutputOf<'referral.setBand'>> {
  const { referralId, version, band, answers, reason } = input;
  const referral = await load(ctx, referralId);
  const bandWas = bandFrom(referral.band);
  const isChange = needsReason(bandWas, band);
  // Somebody who looked at an older version decides anew first; only then is a reason asked for.
  if (referral.version !== version) throw await conflict(ctx, referral);
  if (isChange && reason === '') throw Refused.beside('reason', 'band_reason_needed', {});
  const changes = {
    band,
    band_was: bandWas,
    band_reason: reason,
    band_set_by: ctx.actor.accountId,
    band_set_on: ctx.today,
  };
  if (!(await referrals.save(ctx.db, referralId, version, isChange ? changes : {}))) {
    throw await conflict(ctx, referral);
  }
  const suggestion = suggestBand(answers, bandRulesFrom(await settings.load(ctx.db)));
  await bandDecisions.insert(ctx.db, {
    id: ctx.newId(),
    referral_id: referralId,
    number: (await keptBefore(ctx, referral)) + 1,
    band_was: bandWas,
    band,
    answers: JSON.stringify(answers),
    suggested: suggestion.band,
    because: JSON.stringify(suggestion.because),
    reason: reason === '' ? null : reason,
    decided_on: ctx.today,
    decided_by: ctx.actor.accountId,
  });
  // A higher band asks for check-ins more often.
  const after = await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  ctx.auditDetail({ from: bandWas, to: band, suggested: suggestion.band });
  return {
    referralId,
    version: version + 1,
    nextCheckInDueOn: after.next_check_in_due_on,
    safetyOwed: await countSafetyOwed(ctx, referralId),
  };
}

/**
 * How many looks are kept of a referral. A band that it had before its first one, as from a spreadsheet, is kept as a
 * look of its own, before it is overwritten on the referral.
 */
async function keptBefore(ctx: Ctx, referral: referrals.ReferralRow): Promise<number> {
  const kept = (await bandDecisions.listOf(ctx.db, referral.id)).length;
  if (kept > 0 || referral.band === null) return kept;
  await bandDecisions.insert(ctx.db, {
    id: ctx.newId(),
    referral_id: referral.id,
    number: 1,
    band_was: referral.band_was,
    band: referral.band,
    answers: null,
    suggested: null,
    because: '[]',
    reason: referral.band_reason,
    decided_on: referral.band_set_on,
    decided_by: referral.band_set_by,
  });
  return 1;
}

async function decisionsOf(ctx: Ctx, referral: referrals.ReferralRow): Promise<BandDecision[]> {
  const rows = await bandDecisions.listOf(ctx.db, referral.id);
  if (rows.length === 0 && referral.band !== null) {
    const { band_set_by: by } = referral;
    return [
      {
        number: 1,
        bandWas: bandFrom(referral.band_was),
        band: bandFrom(referral.band),
        answers: null,
        suggested: null,
        because: [],
        reason: referral.band_reason,
        by: by === null ? null : ((await accounts.load(ctx.db, by))?.name ?? null),
        on: dateOrNull(referral.band_set_on),
        settled: null,
      },
    ];
  }
  return rows.map((row) => ({
    number: row.number,
    bandWas: bandFrom(row.band_was),
    band: bandFrom(row.band),
    answers: row.answers === null ? null : FactorAnswers.parse(JSON.parse(row.answers)),
    suggested: bandFrom(row.suggested),
    because: PriorityFactor.array().parse(JSON.parse(row.because)),
    reason: row.reason,
    by: row.decider,
    on: dateOrNull(row.decided_on),
    settled:
      row.safety_settled === null
        ? null
        : {
            is: SafetySettled.parse(row.safety_settled),
            reason: row.safety_settled_reason ?? '',
            by: row.settled_by,
          },
  }));
}

async function whatTheRecordSays(ctx: Ctx, childId: string) {
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const { birthDate, lookedAfter, accessNeeds } = child.fields;
  const next = (await proceedingsOf(ctx.db, childId)).find(
    ({ isOpen, nextEventOn }) => isOpen && nextEventOn !== null && nextEventOn >= ctx.today,
  );
  const selfHarm = (await risks.summariesOf(ctx, childId)).find(({ kind }) => kind === 'self_harm');
  return recordSays({
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    isLookedAfter: lookedAfter === 'yes',
    accessNeeds,
    nextEvent:
      next === undefined || next.nextEventOn === null
        ? null
        : `${next.nextEvent ?? 'Next event'}, ${formatDate(next.nextEventOn)}`,
    selfHarmRisk: selfHarm === undefined ? null : RISK_LEVEL_LABELS[selfHarm.level].toLowerCase(),
  });
}

async function load(ctx: Ctx, referralId: string): Promise<referrals.ReferralRow> {
  const referral = await referrals.load(ctx.db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  return referral;
}

async function conflict(ctx: Ctx, { id }: { id: string }): Promise<Refused> {
  const now = await load(ctx, id);
  const theirs = { band: now.band, reason: now.band_reason, version: now.version };
  return new Refused('conflict', { detail: { theirs } });
}
