import { planReviewOn } from '../../../shared/holdingSupport/plan.ts';
import { HOLDING_SUPPORT_KINDS, type HoldingSupportKind } from '../../../shared/holdingSupport/rules.ts';
import { addDays, earlierOf, type LocalDate } from '../../../shared/dates.ts';
import type { AbuseType, ReferralSource } from '../../../shared/referrals/codes.ts';
import type { AddedChild } from './addChild.ts';
import { addCheckIns } from './addCheckIns.ts';
import { addPriority, bandColumns } from './addPriority.ts';
import { addTherapy } from './addTherapy.ts';
import { addTriage } from './addTriage.ts';
import type { Chance } from './random.ts';
import type { ChildSpec, ReferralSpec } from './spec.ts';
import { REFERRERS } from './words.ts';
import { ago, workingDay, type World } from './world.ts';

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
    triaged_on: triagedOn,
    accepted_on: acceptedOn,
    imported_on: importedNotes === undefined ? null : world.batch.importedOn,
    closed_on: spec.closed === undefined ? null : ago(world, spec.closed.ago),
    closing_reason: spec.closed?.reason ?? null,
    closing_note: spec.turnedAway?.words ?? null,
    reopened_on: null,
    reopening_note: null,
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
  if (spec.pause !== undefined) {
    const startsOn = ago(world, spec.pause.ago);
    rows.pause.push({
      id: newId(),
      referral_id: referralId,
      starts_on: startsOn,
      ends_on: null,
      reason: spec.pause.reason,
      version: 1,
    });
  }
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
  addHolding(world, child, referralId, [acceptedOn, until], spec.holding ?? 0, chance);
  if (startedOn === null && closedOn === null && (spec.holding ?? 0) >= 2)
    addSupportPlan(world, child, referralId, spec.holding ?? 0);
}

const PLANS: readonly [SamplePlan, ...SamplePlan[]] = [
  {
    need: 'Sleep is hard since the summer, and mornings before school.',
    kinds: ['coping_skills', 'support_call'],
  },
  { need: 'The carer feels alone with it and asks what to say.', kinds: ['carer_group', 'information_pack'] },
  { need: 'Waiting for news of the case makes the weeks long.', kinds: ['ch_isva_link', 'support_call'] },
];
type SamplePlan = { readonly need: string; readonly kinds: readonly HoldingSupportKind[] };

function addHolding(
  world: World,
  child: AddedChild,
  referralId: string,
  [from, until]: [LocalDate, LocalDate],
  count: number,
  chance: Chance,
): void {
  const days: LocalDate[] = [];
  for (let on = addDays(from, 5); on < until && on <= world.today; on = addDays(on, 1)) days.push(on);
  for (let at = 0; at < count && days.length > 0; at += 1) {
    const day = days[Math.floor(((at + 0.5) / count) * days.length)] ?? from;
    world.rows.holding_contact.push({
      id: world.newId(),
      referral_id: referralId,
      child_id: child.id,
      held_on: workingDay(world, day),
      kind: chance.pick(HOLDING_SUPPORT_KINDS),
      with_whom: child.firstCarerId === null ? 'child' : chance.pick(['carer', 'child']),
      series_id: null,
      note: null,
      made_by: world.accountId,
      made_at: `${workingDay(world, day)}T15:00:00.000Z`,
    });
  }
}

/** Those who were given most have a plan; what it says follows from how much was given. */
function addSupportPlan(world: World, child: AddedChild, referralId: string, given: number): void {
  const { need, kinds } = PLANS[given % PLANS.length] ?? PLANS[0];
  const madeOn = workingDay(world, addDays(world.today, -7 * (given + 1)));
  world.rows.support_plan.push({
    id: world.newId(),
    child_id: child.id,
    referral_id: referralId,
    need,
    kinds: JSON.stringify(kinds),
    given_by: given % 2 === 0 ? 'Jo Draftley, coordinator' : 'The school’s pastoral lead, with us',
    until_on: null,
    review_on: planReviewOn(madeOn),
    made_on: madeOn,
    made_by: world.accountId,
    is_current: 1,
  });
}
