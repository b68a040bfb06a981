import { addDays, daysBetween, type LocalDate, laterOf } from '../../../shared/dates.ts';
import { NO_DETAILS, type ReferralSaid } from '../../../shared/referrals/details.ts';
import type { SafetyFinding, TriageAnswer } from '../../../shared/triage/codes.ts';
import type { ReferralSpec } from './spec.ts';
import { ago, type World } from './world.ts';

type TriageOf = { referralId: string; triagedOn: LocalDate; acceptedOn: LocalDate | null };

/** How a referral was read for safety and answered. */
export function addTriage(
  world: World,
  { referralId, triagedOn, acceptedOn }: TriageOf,
  { asked, turnedAway, closed, read }: ReferralSpec,
): void {
  const { rows, newId, accountId: made_by } = world;
  const readAgo = daysBetween(triagedOn, world.today);
  addSafetyRead(world, referralId, read ?? { finding: 'no_concern', ago: readAgo, note: null });
  const decide = (
    answer: TriageAnswer,
    on: LocalDate,
    reason: string,
    lookAgainOn: LocalDate | null = null,
  ) =>
    rows.triage_decision.push({
      id: newId(),
      referral_id: referralId,
      answer,
      decided_on: on,
      reason,
      not_accepted_reason: null,
      risk_held_by: null,
      signposted_to: null,
      look_again_on: lookAgainOn,
      made_by,
      made_at: `${on}T11:00:00.000Z`,
      ...(turnedAway !== undefined && answer !== 'asked_for_more'
        ? {
            not_accepted_reason: turnedAway.reason,
            risk_held_by: turnedAway.riskHeldBy,
            signposted_to: turnedAway.signpostedTo ?? null,
          }
        : {}),
    });
  if (asked !== undefined) {
    const on = laterOf(triagedOn, ago(world, asked.ago));
    decide('asked_for_more', on, asked.reason, addDays(world.today, asked.lookAgainIn));
  }
  if (acceptedOn !== null)
    decide('accepted', acceptedOn, 'Within our ages and area; therapy is what is asked for.');
  else if (turnedAway !== undefined && closed !== undefined)
    decide(
      turnedAway.signpostedTo === undefined ? 'declined' : 'signposted',
      ago(world, closed.ago),
      turnedAway.words,
    );
}

/** A reading for safety. */
export function addSafetyRead(
  world: World,
  referralId: string,
  read: { finding: SafetyFinding; ago: number; note: string | null },
): void {
  const on = ago(world, read.ago);
  world.rows.safety_read.push({
    id: world.newId(),
    referral_id: referralId,
    read_on: on,
    finding: read.finding,
    note: read.note,
    made_by: world.accountId,
    made_at: `${on}T10:00:00.000Z`,
  });
}

/** What a referral said when it came once more, from somebody else. */
export function addAgain(
  world: World,
  referralId: string,
  { ago: days, source, referredBy, reason }: NonNullable<ReferralSpec['cameAgain']>,
): void {
  const on = ago(world, days);
  const said: ReferralSaid = { details: { ...NO_DETAILS, source, referredBy, reason }, carer: null };
  world.rows.referral_again.push({
    id: world.newId(),
    referral_id: referralId,
    received_on: on,
    said: JSON.stringify(said),
    made_by: world.accountId,
    made_at: `${on}T12:00:00.000Z`,
  });
}
