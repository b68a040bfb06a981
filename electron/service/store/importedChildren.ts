import type { Insertable } from 'kysely';
import { type LocalDate } from '../../../shared/dates.ts';
import type { ImportedRecords } from '../../../shared/imports/records.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import * as children from './children.ts';
import { refreshReferral, refreshReferrals } from './derived.ts';
import { refreshKeys } from './likeness.ts';
import { type Db } from './dialect.ts';
import * as referrals from './referrals.ts';
import { prefixesOf } from './searchTokens.ts';
import type { Tables } from './tables.ts';

/** How many are written between two pauses that let other calls through. */
const TOKENS_AT_ONCE = 500;

const pause = () => new Promise((resolve) => setImmediate(resolve));

/** One row's records with the ids they get. */
export type NewImport = {
  childId: string;
  personId: string;
  linkId: string;
  referralId: string;
  records: ImportedRecords;
  rowHash: string;
};
export type ImportedBy = { batchId: string; accountId: string; now: string; today: LocalDate };

/** Adds children with their carers and referrals: a few hundred at a time at most. */
export async function insertChildren(
  db: Db,
  imports: readonly NewImport[],
  by: ImportedBy,
  settings: Settings,
): Promise<void> {
  if (imports.length === 0) return;
  await db
    .insertInto('child')
    .values(
      imports.map(({ childId, records }) => ({
        id: childId,
        ...children.columnsOf(records.child),
        imported_notes: records.notes,
        created_at: by.now,
        version: 1,
      })),
    )
    .execute();
  await pause();
  const tokens = imports.flatMap(({ childId, records }) =>
    prefixesOf(children.searchTextOf(records.child)).map((token) => ({
      token,
      record_table: 'child',
      record_id: childId,
    })),
  );
  for (let at = 0; at < tokens.length; at += TOKENS_AT_ONCE) {
    await db
      .insertInto('search_token')
      .values(tokens.slice(at, at + TOKENS_AT_ONCE))
      .execute();
  }
  await pause();
  await insertCarers(db, imports, true);
  await refreshKeys(
    db,
    imports.map((one) => one.childId),
  );
  await pause();
  await referrals.insertMany(
    db,
    imports.map((one) => referralOf(one, by)),
  );
  await pause();
  await refreshReferrals(
    db,
    imports.map((one) => one.referralId),
    by.today,
    settings,
  );
}

/**
 * Adds a referral to a child already held. The child's own record stays as it is; what the sheet says is added to the
 * imported notes, and its carer only where the child has nobody of that name, so that agreed contact rules stay.
 */
export async function insertReferral(
  db: Db,
  one: NewImport,
  more: { notes: string | null; carerIsKnown: boolean },
  by: ImportedBy,
  settings: Settings,
): Promise<void> {
  if (!more.carerIsKnown) {
    await insertCarers(db, [one], false);
    await refreshKeys(db, [one.childId]);
  }
  if (more.notes !== null) {
    const held = await db
      .selectFrom('child')
      .select(['imported_notes', 'version'])
      .where('id', '=', one.childId)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('child')
      .set({
        imported_notes: [held.imported_notes, more.notes].filter((text) => text !== null).join('\n'),
        version: held.version + 1,
      })
      .where('id', '=', one.childId)
      .execute();
  }
  await referrals.insert(db, referralOf(one, by));
  await refreshReferral(db, one.referralId, by.today, settings);
}

async function insertCarers(db: Db, imports: readonly NewImport[], isFirst: boolean): Promise<void> {
  const persons: Insertable<Tables['person']>[] = [];
  const links: Insertable<Tables['child_person']>[] = [];
  for (const { childId, personId, linkId, records } of imports) {
    const { carer } = records;
    if (carer === null) continue;
    const { name, phone, email, relationship } = carer;
    persons.push({
      id: personId,
      name,
      kind: 'carer',
      organisation: null,
      job_title: null,
      phone,
      email,
      version: 1,
    });
    links.push({
      id: linkId,
      child_id: childId,
      person_id: personId,
      relationship,
      is_first_contact: isFirst ? 1 : 0,
      contact_rule: 'not_checked',
      may_text: 'not_checked',
      may_voicemail: 'not_checked',
      may_letter: 'not_checked',
      safe_times: null,
      say_name: null,
      code_word: null,
      checked_on: null,
      checked_with: null,
      version: 1,
    });
  }
  if (persons.length === 0) return;
  await db.insertInto('person').values(persons).execute();
  await db.insertInto('child_person').values(links).execute();
}

function referralOf(
  { referralId, childId, records, rowHash }: NewImport,
  by: ImportedBy,
): referrals.NewReferral {
  const { referral } = records;
  const hasBand = referral.band !== null;
  return {
    id: referralId,
    child_id: childId,
    received_on: referral.receivedOn,
    source: referral.source,
    referred_by: referral.referredBy,
    abuse_types: JSON.stringify(referral.abuseTypes),
    funder_id: referral.funderId,
    triaged_on: by.today,
    accepted_on: by.today,
    imported_on: by.today,
    closed_on: null,
    closing_reason: null,
    closing_note: null,
    age_reason: null,
    band: referral.band,
    band_reason: hasBand ? 'from the sheet' : null,
    band_set_by: hasBand ? by.accountId : null,
    band_set_on: hasBand ? by.today : null,
    protocol_in_mind: referral.protocolInMind,
    import_batch_id: by.batchId,
    import_row_key: rowHash,
  };
}

/** A child's carers by name, with the contact rules agreed for them. */
export async function carersOf(db: Db, childId: string) {
  return db
    .selectFrom('child_person')
    .innerJoin('person', 'person.id', 'child_person.person_id')
    .select([
      'person.name',
      'person.phone',
      'person.email',
      'child_person.relationship',
      'child_person.contact_rule',
      'child_person.may_ring',
      'child_person.may_text',
      'child_person.may_voicemail',
      'child_person.may_letter',
    ])
    .where('child_person.child_id', '=', childId)
    .where('person.kind', '=', 'carer')
    .orderBy('child_person.is_first_contact', 'desc')
    .orderBy('child_person.id')
    .execute();
}
