import type { ReachedBy } from '../../../shared/checkIns/reached.ts';
import { addDays, type LocalDate } from '../../../shared/dates.ts';
import { planReviewOn } from '../../../shared/holdingSupport/plan.ts';
import { HOLDING_SUPPORT_KINDS, type HoldingWithWhom } from '../../../shared/holdingSupport/rules.ts';
import type { AddedChild } from './addChild.ts';
import type { Chance } from './random.ts';
import type { ReferralSpec, SupportPlanSpec, SupportSeriesSpec } from './spec.ts';
import { ago, workingDay, type World } from './world.ts';

type SupportOf = {
  readonly child: AddedChild;
  readonly referralId: string;
  readonly between: readonly [LocalDate, LocalDate];
  readonly isWaiting: boolean;
};

/** What a child with a plan and nothing said of it has; which one follows from how much was given. */
const PLANS: readonly [SupportPlanSpec, ...SupportPlanSpec[]] = [
  {
    need: 'Sleep is hard since the summer, and mornings before school.',
    kinds: ['coping_skills', 'support_call'],
    givenBy: 'Jo Draftley, coordinator',
  },
  {
    need: 'The carer feels alone with it and asks what to say.',
    kinds: ['carer_group', 'information_pack'],
    givenBy: 'The school’s pastoral lead, with us',
  },
  {
    need: 'Waiting for news of the case makes the weeks long.',
    kinds: ['ch_isva_link', 'support_call'],
    givenBy: 'Jo Draftley, coordinator',
  },
];

/** Holding support: as many contacts as were told, those of a series among them, and a plan. */
export function addSupport(world: World, of: SupportOf, spec: ReferralSpec, chance: Chance): void {
  const { support = {}, holding = 0 } = spec;
  const { series, contacts = [] } = support;
  const held = series === undefined ? 0 : addSeries(world, of, series);
  for (const { ago: days, kind, withWhom, note } of contacts)
    addContact(world, of, { on: ago(world, days), kind, withWhom, note });
  addOthers(world, of, holding - held, chance);
  const made = support.plan ?? (of.isWaiting && holding >= 2 ? PLANS[holding % PLANS.length] : undefined);
  if (made !== undefined) addPlan(world, of, { madeAgo: 7 * (holding + 1), ...made });
}

/** A carers' group is nothing for the child, and a coping-skills session nothing for the carer. */
const KINDS_WITH = {
  child: HOLDING_SUPPORT_KINDS.filter((kind) => kind !== 'carer_group'),
  carer: HOLDING_SUPPORT_KINDS.filter((kind) => kind !== 'coping_skills'),
};

/** Contacts spread evenly between two days. */
function addOthers(world: World, of: SupportOf, count: number, chance: Chance): void {
  const [from, until] = of.between;
  const days: LocalDate[] = [];
  for (let on = addDays(from, 5); on < until && on <= world.today; on = addDays(on, 1)) days.push(on);
  for (let at = 0; at < count && days.length > 0; at += 1) {
    const withWhom = of.child.firstCarerId === null ? 'child' : chance.pick(['carer', 'child'] as const);
    addContact(world, of, {
      on: days[Math.floor(((at + 0.5) / count) * days.length)] ?? from,
      kind: chance.pick(KINDS_WITH[withWhom]),
      withWhom,
    });
  }
}

type Contact = { on: LocalDate; kind: string; withWhom: HoldingWithWhom; note?: string; seriesId?: string };

const channelOf = (kind: string): ReachedBy => (kind === 'support_call' ? 'phone' : 'in_person');

function addContact(world: World, { child, referralId }: SupportOf, contact: Contact): void {
  const heldOn = workingDay(world, contact.on);
  const isHeard = contact.withWhom === 'carer' ? child.firstCarerId !== null : contact.withWhom !== 'other';
  world.rows.holding_contact.push({
    id: world.newId(),
    referral_id: referralId,
    child_id: child.id,
    held_on: heldOn,
    kind: contact.kind,
    with_whom: contact.withWhom,
    person_id: contact.withWhom === 'carer' ? child.firstCarerId : null,
    channel: contact.seriesId === undefined ? channelOf(contact.kind) : null,
    unsafe_channel_reason: null,
    contact_checked: isHeard ? 1 : 0,
    series_id: contact.seriesId ?? null,
    note: contact.note ?? null,
    made_by: world.accountId,
    made_at: `${heldOn}T15:00:00.000Z`,
  });
}

/** A short series with what became of each date. Gives how many were held. */
function addSeries(world: World, of: SupportOf, spec: SupportSeriesSpec): number {
  const seriesId = world.newId();
  const { kind, withWhom, planned, givenBy, dates, endedAgo } = spec;
  const [first = { ago: 0 }] = dates;
  world.rows.support_series.push({
    id: seriesId,
    child_id: of.child.id,
    referral_id: of.referralId,
    kind,
    with_whom: withWhom,
    planned,
    given_by: givenBy,
    started_on: workingDay(world, ago(world, first.ago + 7)),
    made_by: world.accountId,
    ended_on: endedAgo === undefined ? null : workingDay(world, ago(world, endedAgo)),
    version: 1,
  });
  for (const { ago: days, attendance = 'came', note } of dates) {
    const on = workingDay(world, ago(world, days));
    if (attendance === 'came') addContact(world, of, { on, kind, withWhom, note, seriesId });
    else
      world.rows.support_absence.push({
        id: world.newId(),
        child_id: of.child.id,
        series_id: seriesId,
        absent_on: on,
        attendance,
        note: note ?? null,
        made_by: world.accountId,
        made_at: `${on}T15:00:00.000Z`,
      });
  }
  return dates.filter(({ attendance = 'came' }) => attendance === 'came').length;
}

function addPlan(
  world: World,
  { child, referralId }: SupportOf,
  plan: SupportPlanSpec & { madeAgo: number },
): void {
  const madeOn = workingDay(world, ago(world, plan.madeAgo));
  world.rows.support_plan.push({
    id: world.newId(),
    child_id: child.id,
    referral_id: referralId,
    need: plan.need,
    kinds: JSON.stringify(plan.kinds),
    given_by: plan.givenBy,
    until_on: plan.untilIn === undefined ? null : addDays(world.today, plan.untilIn),
    review_on: planReviewOn(madeOn),
    made_on: madeOn,
    made_by: world.accountId,
    is_current: 1,
  });
}

/** Two kinds of the service's own; one of them is no longer offered. */
export function addOwnKinds({ rows, newId }: World): void {
  const own = { version: 1, counted_as: 'other' } as const;
  rows.support_kind.push(
    { ...own, id: newId(), code: MUSIC_AFTERNOON, name: 'Music afternoon', is_active: 1 },
    { ...own, id: newId(), code: 'toy_library', name: 'Toy library', is_active: 0 },
  );
}

export const MUSIC_AFTERNOON = 'music_afternoon';
