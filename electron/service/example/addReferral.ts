import { addDays, earlierOf } from '../../../shared/dates.ts';
import type { AbuseType, ReferralSource } from '../../../shared/referrals/codes.ts';
import type { AddedChild } from './addChild.ts';
import { addCheckIns } from './addCheckIns.ts';
import { addPriority, bandColumns } from './addPriority.ts';
import { addSupport } from './addSupport.ts';
import { addTherapy } from './addTherapy.ts';
import { addAgain, addSafetyRead, addTriage } from './addTriage.ts';
import type { Chance } from './random.ts';
import type { ChildSpec, ReferralSpec } from './spec.ts';
import { REFERRERS } from './words.ts';
import { ago, type World } from './world.ts';

const SOURCES: readonly (readonly [keyof typeof REFERRERS & ReferralSource, number])[] = [
  ['social_care', 28],
  ['police', 10],
  ['school', 20],
  ['gp', 8],
  ['camhs', 6],
  ['sarc', 10],
  ['ch_isva', 6],
  ['family', 8],
  ['child', 2],
  ['voluntary_service', 2],
];
const ABUSE: readonly (readonly [AbuseType[], number])[] = [
  [['sexual_abuse'], 55],
  [['sexual_abuse', 'online_abuse'], 8],
  [['physical_abuse', 'neglect'], 10],
  [['neglect'], 10],
  [['emotional_abuse', 'exposure_to_domestic_abuse'], 12],
  [['sexual_exploitation'], 5],
];

/** Adds a referral with everything that happened in it. Its derived columns are filled in at the end (derive.ts). */
export function addReferral(
  world: World,
  child: AddedChild,
  { pretrial, importedNotes }: Pick<ChildSpec, 'pretrial' | 'importedNotes'>,
  spec: ReferralSpec,
  chance: Chance,
): void {
  const { rows, newId } = world;
  const referralId = newId();
  const receivedOn = ago(world, spec.receivedAgo);
  const isTriaged = spec.at !== 'received';
  const isAccepted = isTriaged && spec.at !== 'triage' && spec.at !== 'turned_away';
  const triagedOn = isTriaged
    ? earlierOf(world.today, addDays(receivedOn, Math.min(spec.acceptedAfter ?? 3, 3)))
    : null;
  const acceptedOn = isAccepted ? earlierOf(world.today, addDays(receivedOn, spec.acceptedAfter ?? 7)) : null;
  const source = spec.source ?? chance.weighted(SOURCES);
  rows.referral.push({
    id: referralId,
    child_id: child.id,
    received_on: receivedOn,
    source,
    referred_by: source in REFERRERS ? REFERRERS[source as keyof typeof REFERRERS] : null,
    abuse_types: JSON.stringify(spec.abuseTypes ?? chance.weighted(ABUSE)),
    funder_id: chance.is(0.9) ? chance.pick(world.funderIds) : null,
    funded_until: spec.fundedFor === undefined ? null : ago(world, -spec.fundedFor),
    triaged_on: triagedOn,
    accepted_on: acceptedOn,
    imported_on: importedNotes === undefined ? null : world.batch.importedOn,
    closed_on: spec.closed === undefined ? null : ago(world, spec.closed.ago),
    closing_reason: spec.closed?.reason ?? null,
    closing_note: spec.turnedAway?.words ?? null,
    reopened_on: null,
    reopening_note: null,
    age_reason: null,
    ...bandColumns(world, spec, acceptedOn),
    protocol_in_mind: spec.inMind ?? null,
    import_batch_id: importedNotes === undefined ? null : world.batch.id,
    import_row_key: importedNotes === undefined ? null : `example-${referralId}`,
    referrer_contact: source === 'child' || source === 'family' ? null : '01632 960117',
    reason: spec.details?.reason ?? null,
    in_area: spec.details?.inArea ?? null,
    responsibility_held_by: spec.details?.responsibilityHeldBy ?? null,
    service_consent: spec.details?.serviceConsent ?? null,
    lawful_basis: isAccepted ? 'legitimate_interests' : null,
    disclosed_on: null,
    reported_on: null,
    check_in_every_weeks: null,
    check_in_every_reason: null,
    answers_for: spec.isNobodys === true ? null : world.accountId,
    inbox_state: null,
    inbox_due_on: null,
    started_on: null,
    stage: 'received',
    stage_since: receivedOn,
    next_check_in_due_on: null,
    next_check_in_because: null,
    check_in_tries: 0,
    next_try_by_on: null,
    check_in_left_undone_on: null,
    last_check_in_on: null,
    last_check_in_outcome: null,
    holding_contacts: 0,
    version: 1,
  });
  if (triagedOn !== null && importedNotes === undefined)
    addTriage(world, { referralId, triagedOn, acceptedOn }, spec);
  else if (spec.read !== undefined) addSafetyRead(world, referralId, spec.read);
  if (spec.cameAgain !== undefined) addAgain(world, referralId, spec.cameAgain);
  for (const { reason, ago: days, endsIn } of spec.pauses ?? [])
    rows.pause.push({
      id: newId(),
      referral_id: referralId,
      starts_on: ago(world, days),
      ends_on: endsIn === undefined ? null : ago(world, -endsIn),
      reason,
      version: 1,
    });
  const startedOn =
    acceptedOn === null ? null : addTherapy(world, { child, referralId, acceptedOn }, spec, chance);
  if (acceptedOn === null) return;
  addPriority(world, { referralId, acceptedOn }, spec);
  const closedOn = spec.closed === undefined ? null : ago(world, spec.closed.ago);
  const until = startedOn ?? closedOn ?? addDays(world.today, 1);
  const isHigherNeed = spec.band === 1 || pretrial !== undefined;
  const { checkInEveryWeeks, checkInEveryWeeksHigherNeed } = world.settings;
  const everyWeeks = isHigherNeed ? checkInEveryWeeksHigherNeed : checkInEveryWeeks;
  if (spec.contact !== 'none_yet')
    addCheckIns(world, { child, referralId, acceptedOn, until, everyWeeks }, spec.contact, chance);
  const isWaiting = startedOn === null && closedOn === null;
  addSupport(world, { child, referralId, between: [acceptedOn, until], isWaiting }, spec, chance);
}
