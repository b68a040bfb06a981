import type { ToExplain } from '../../../shared/checkIns/asked.ts';
import type { HowThingsAre } from '../../../shared/checkIns/rules.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import { ReachedBy } from '../../../shared/checkIns/reached.ts';
import type { ContactView, PauseView } from '../../../shared/children/overview.ts';
import type { ProceedingsView } from '../../../shared/criminalProceedings/contract.ts';
import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import type { PauseReason } from '../../../shared/referrals/codes.ts';
import { answering } from './accounts.ts';
import type { Db } from './dialect.ts';
import { areOpen } from './openProceedings.ts';

type Unsafe = NonNullable<ContactView['unsafe']>;

/** A child's referrals with the names of their funder and of who answers for them, newest first. */
export async function referralsOf(db: Db, childId: string) {
  return db
    .selectFrom('referral')
    .leftJoin('funder', 'funder.id', 'referral.funder_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .selectAll('referral')
    .select(['funder.name as funder', 'account.name as holder_name'])
    .where('referral.child_id', '=', childId)
    .orderBy('referral.received_on', 'desc')
    .orderBy('referral.id', 'desc')
    .execute();
}

/** The pauses of a child's referrals, oldest first, by referral. */
export async function pausesOfChild(db: Db, childId: string): Promise<Map<string, PauseView[]>> {
  const rows = await db
    .selectFrom('pause')
    .innerJoin('referral', 'referral.id', 'pause.referral_id')
    .selectAll('pause')
    .where('referral.child_id', '=', childId)
    .orderBy('pause.starts_on')
    .orderBy('pause.id')
    .execute();
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map(
    [...byReferral].map(([referralId, pauses]) => [
      referralId,
      pauses.map((row) => ({
        id: row.id,
        version: row.version,
        startsOn: localDate(row.starts_on),
        endsOn: dateOrNull(row.ends_on),
        reason: row.reason as PauseReason,
      })),
    ]),
  );
}

/** The last contacts with a family, newest first. */
export async function recentContacts(db: Db, childId: string, limit: number): Promise<ContactView[]> {
  const checkIns = await db
    .selectFrom('check_in')
    .leftJoin('account', 'account.id', 'check_in.made_by')
    .leftJoin('person', 'person.id', 'check_in.person_id')
    .leftJoin('account as acting', 'acting.id', 'check_in.safety_act_by')
    .select(['check_in.id', 'check_in.held_on', 'check_in.outcome', 'check_in.note', 'check_in.made_at'])
    .select(['account.name as by', 'person.name as person', 'check_in.spoke_to'])
    .select(['check_in.what_helps', 'check_in.carer_needs', 'check_in.right_place', 'check_in.explained'])
    .select(['check_in.unsafe_channel_reason', 'check_in.is_safe', 'check_in.how_things_are'])
    .select(['check_in.safety_act', 'check_in.safety_act_at', 'acting.name as safety_act_by'])
    .select((eb) =>
      eb
        .selectFrom('concern')
        .select('concern.id')
        .whereRef('concern.check_in_id', '=', 'check_in.id')
        .limit(1)
        .as('concern_id'),
    )
    .where('check_in.child_id', '=', childId)
    .orderBy('check_in.held_on', 'desc')
    .orderBy('check_in.made_at', 'desc')
    .limit(limit)
    .execute();
  const holding = await db
    .selectFrom('holding_contact')
    .leftJoin('account', 'account.id', 'holding_contact.made_by')
    .leftJoin('person', 'person.id', 'holding_contact.person_id')
    .select(['holding_contact.id', 'holding_contact.held_on', 'holding_contact.kind', 'holding_contact.note'])
    .select(['holding_contact.with_whom', 'holding_contact.made_at', 'account.name as by'])
    .select(['holding_contact.channel', 'holding_contact.unsafe_channel_reason', 'person.name as person'])
    .where('holding_contact.child_id', '=', childId)
    .orderBy('holding_contact.held_on', 'desc')
    .orderBy('holding_contact.made_at', 'desc')
    .limit(limit)
    .execute();
  const sent = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.person_id')
    .leftJoin('account', 'account.id', 'letter.made_by')
    .select(['letter.id', 'letter.kind', 'letter.made_on', 'letter.made_at'])
    .select(['person.name as person', 'account.name as by'])
    .where('letter.child_id', '=', childId)
    .orderBy('letter.made_at', 'desc')
    .limit(limit)
    .execute();
  const plain = {
    howThingsAre: null,
    reachedBy: null,
    whatHelps: null,
    carerNeeds: null,
    isPlaceInDoubt: false,
    explained: null,
    unsafeChannelReason: null,
    unsafe: null,
    hasConcern: false,
    safetyAct: null,
  };
  const contacts = [
    ...checkIns.map((row) => ({
      at: `${row.held_on} ${row.made_at}`,
      view: {
        id: row.id,
        kind: 'check_in' as const,
        on: localDate(row.held_on),
        what: row.outcome,
        withWhom: row.person ?? row.spoke_to,
        reachedBy: null,
        note: row.note,
        howThingsAre: row.how_things_are as HowThingsAre | null,
        whatHelps: row.what_helps,
        carerNeeds: row.carer_needs,
        isPlaceInDoubt: row.right_place === 'no' || row.right_place === 'not_sure',
        explained: row.explained === null ? null : (JSON.parse(row.explained) as ToExplain[]),
        unsafeChannelReason: row.unsafe_channel_reason,
        unsafe: row.is_safe === null || row.is_safe === 'yes' ? null : (row.is_safe as Unsafe),
        hasConcern: row.concern_id !== null,
        safetyAct:
          row.safety_act === null || row.safety_act_at === null
            ? null
            : { what: row.safety_act, by: row.safety_act_by, on: londonDateOf(row.safety_act_at) },
        by: row.by,
      },
    })),
    ...holding.map((row) => ({
      at: `${row.held_on} ${row.made_at}`,
      view: {
        id: row.id,
        kind: 'holding_support' as const,
        on: localDate(row.held_on),
        what: row.kind,
        withWhom: row.with_whom === 'both' ? row.with_whom : (row.person ?? row.with_whom),
        note: row.note,
        ...plain,
        reachedBy: ReachedBy.nullable().parse(row.channel),
        unsafeChannelReason: row.unsafe_channel_reason,
        by: row.by,
      },
    })),
    ...sent.map((row) => ({
      at: `${row.made_on} ${row.made_at}`,
      view: {
        id: row.id,
        kind: 'letter' as const,
        on: localDate(row.made_on),
        what: row.kind,
        withWhom: row.person,
        note: null,
        ...plain,
        by: row.by,
      },
    })),
  ];
  return contacts
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, limit)
    .map(({ view }) => view);
}

/** Criminal proceedings about a child: those that are open first, then the newest. */
export async function proceedingsOf(db: Db, childId: string): Promise<ProceedingsView[]> {
  const rows = await db
    .selectFrom('criminal_proceedings')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('id', 'desc')
    .execute();
  const views = rows.map((row) => ({
    id: row.id,
    version: row.version,
    stage: row.stage as ProceedingsStage,
    nextEvent: row.next_event,
    nextEventOn: dateOrNull(row.next_event_on),
    isOpen: areOpen(row),
  }));
  return [...views.filter((view) => view.isOpen), ...views.filter((view) => !view.isOpen)];
}
