import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { ChildFields } from '../../shared/children/contract.ts';
import { newId } from '../../electron/service/ids.ts';
import * as children from '../../electron/service/store/children.ts';
import { refreshReferral } from '../../electron/service/store/derived.ts';
import * as referrals from '../../electron/service/store/referrals.ts';
import * as settings from '../../electron/service/store/settings.ts';
import { childFields } from './children.ts';
import { TODAY, type TestService } from './service.ts';

type More = { child?: Partial<ChildFields> } & Partial<referrals.NewReferral>;

/** A child accepted on the day received, for whom whoever is signed in answers, straight into the store, with columns as the rules give them. */
export async function addWaiting(
  held: TestService,
  name: string,
  receivedOn: string,
  { child, ...more }: More = {},
): Promise<{ childId: string; referralId: string }> {
  const { db } = held.vault.store;
  const childId = newId();
  const referralId = newId();
  const fields = childFields({ name, ...child });
  await children.insert(db, {
    id: childId,
    fields,
    importedNotes: null,
    createdAt: `${receivedOn}T09:00:00Z`,
  });
  await referrals.insert(db, {
    id: referralId,
    child_id: childId,
    received_on: receivedOn,
    source: 'school',
    abuse_types: '[]',
    triaged_on: receivedOn,
    accepted_on: receivedOn,
    answers_for: held.vault.actor.accountId,
    ...more,
  });
  await refresh(held, referralId);
  return { childId, referralId };
}

/** Recomputes a referral's row after a test changed a record behind its back. */
export async function refresh(
  held: TestService,
  referralId: string,
  today: LocalDate = TODAY,
): Promise<void> {
  const { db } = held.vault.store;
  await refreshReferral(db, referralId, today, await settings.load(db));
}

export type TestPerson = {
  name?: string;
  kind?: string;
  relationship?: string;
  phone?: string | null;
  isFirst?: boolean;
  rule?: string;
  text?: string;
  voicemail?: string;
  letter?: string;
  checkedOn?: string | null;
};

/** A person round a child, safe to contact unless the test says otherwise. */
export async function addPerson(held: TestService, childId: string, more: TestPerson = {}): Promise<string> {
  const { db } = held.vault.store;
  const personId = newId();
  await db
    .insertInto('person')
    .values({
      id: personId,
      name: more.name ?? 'Bernadette Testwood',
      kind: more.kind ?? 'carer',
      phone: more.phone === undefined ? '07700 900142' : more.phone,
      version: 1,
    })
    .execute();
  await db
    .insertInto('child_person')
    .values({
      id: newId(),
      child_id: childId,
      person_id: personId,
      relationship: more.relationship ?? 'kinship_carer',
      is_first_contact: more.isFirst === false ? 0 : 1,
      contact_rule: more.rule ?? 'safe',
      may_text: more.text ?? 'yes',
      may_voicemail: more.voicemail ?? 'yes',
      may_letter: more.letter ?? 'yes',
      checked_on: more.checkedOn === undefined ? '2026-10-16' : more.checkedOn,
      version: 1,
    })
    .execute();
  return personId;
}

export const day = localDate;
