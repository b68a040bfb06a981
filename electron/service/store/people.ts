import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ContactSafety, ChannelAnswer, CheckedWith, PersonKind } from '../../../shared/people/codes.ts';
import type { PersonFields, PersonOfChild } from '../../../shared/people/contract.ts';
import type { CarerRelationship } from '../../../shared/referrals/codes.ts';
import type { Db } from './dialect.ts';
import { refreshKeys } from './likeness.ts';

const query = (db: Db) =>
  db
    .selectFrom('child_person')
    .innerJoin('person', 'person.id', 'child_person.person_id')
    .selectAll('child_person')
    .select(['person.name', 'person.kind', 'person.organisation', 'person.job_title', 'person.phone'])
    .select('person.email');
type Row = Awaited<ReturnType<ReturnType<typeof query>['executeTakeFirstOrThrow']>>;

/** The people round a child: the first contact, then carers, then professionals, by name. */
export async function listOfChild(db: Db, childId: string): Promise<PersonOfChild[]> {
  const rows = await query(db)
    .where('child_person.child_id', '=', childId)
    .orderBy('child_person.is_first_contact', 'desc')
    .orderBy('person.kind')
    .orderBy('person.name')
    .orderBy('child_person.id')
    .execute();
  return rows.map(fromRow);
}

/** The same for several children, by child. */
export async function listOfChildren(
  db: Db,
  childIds: readonly string[],
): Promise<Map<string, PersonOfChild[]>> {
  if (childIds.length === 0) return new Map();
  const rows = await query(db)
    .where('child_person.child_id', 'in', childIds)
    .orderBy('child_person.is_first_contact', 'desc')
    .orderBy('person.kind')
    .orderBy('person.name')
    .orderBy('child_person.id')
    .execute();
  const people = new Map<string, PersonOfChild[]>();
  for (const row of rows) people.set(row.child_id, [...(people.get(row.child_id) ?? []), fromRow(row)]);
  return people;
}

/** One person as linked to a child, or null. */
export async function load(db: Db, childId: string, linkId: string): Promise<PersonOfChild | null> {
  const row = await query(db)
    .where('child_person.id', '=', linkId)
    .where('child_person.child_id', '=', childId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

type NewPerson = {
  childId: string;
  linkId: string;
  personId: string;
  fields: PersonFields;
  checkedOn: LocalDate | null;
  checkedWith: CheckedWith | null;
};

/** Adds a person and links them to a child. */
export async function insert(db: Db, person: NewPerson): Promise<void> {
  const { childId, linkId, personId, fields, checkedOn, checkedWith } = person;
  await db
    .insertInto('person')
    .values({ id: personId, ...personColumns(fields), version: 1 })
    .execute();
  if (fields.isFirstContact) await clearFirstContact(db, childId);
  await db
    .insertInto('child_person')
    .values({
      id: linkId,
      child_id: childId,
      person_id: personId,
      ...linkColumns(fields),
      checked_on: checkedOn,
      checked_with: checkedWith,
      version: 1,
    })
    .execute();
  await refreshKeys(db, [childId]);
}

/** Changes a person read at `version`. False when somebody saved them since. */
export async function save(db: Db, person: NewPerson & { version: number }): Promise<boolean> {
  const { childId, linkId, personId, fields, checkedOn, checkedWith, version } = person;
  if (fields.isFirstContact) await clearFirstContact(db, childId, linkId);
  const result = await db
    .updateTable('child_person')
    .set({ ...linkColumns(fields), checked_on: checkedOn, checked_with: checkedWith, version: version + 1 })
    .where('id', '=', linkId)
    .where('child_id', '=', childId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await db
    .updateTable('person')
    .set((eb) => ({ ...personColumns(fields), version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute();
  await refreshKeys(db, [childId]);
  return true;
}

/** Contacts of a child that were checked before that day, on which a referral came, are to be checked again. Gives how many. */
export async function askToCheckAgain(db: Db, childId: string, from: LocalDate): Promise<number> {
  const result = await db
    .updateTable('child_person')
    .set((eb) => ({ check_again_from: from, version: eb('version', '+', 1) }))
    .where('child_id', '=', childId)
    .where('checked_on', '<', from)
    .where((eb) => eb.or([eb('check_again_from', 'is', null), eb('check_again_from', '<', from)]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Whether anybody round a child needs an interpreter, by the record. */
export async function needsInterpreter(db: Db, childId: string): Promise<boolean> {
  const row = await db
    .selectFrom('child_person')
    .select('id')
    .where('child_id', '=', childId)
    .where('interpreter_language', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Somebody is said to have harmed the child: they are not to be contacted, first, in an emergency or at all, until
 * somebody goes through their contact again and says how (our own rule; NG76 1.1.9). Gives whether anything changed.
 */
export async function stopContact(db: Db, childId: string, personId: string): Promise<boolean> {
  const result = await db
    .updateTable('child_person')
    .set((eb) => ({
      checked_on: null,
      checked_with: null,
      is_first_contact: 0,
      is_emergency_contact: 0,
      contact_rule: 'do_not_contact',
      version: eb('version', '+', 1),
    }))
    .where('child_id', '=', childId)
    .where('person_id', '=', personId)
    .where('contact_rule', '!=', 'do_not_contact')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

type Recheck = {
  linkId: string;
  from: LocalDate | null;
  to: LocalDate | null;
  checkedWith: CheckedWith | null;
};

/** Sets since when, and with whom gone through, a contact counts as checked, as long as it still stood at `from`. False where it did not. */
export async function setChecked(db: Db, { linkId, from, to, checkedWith }: Recheck): Promise<boolean> {
  const result = await db
    .updateTable('child_person')
    .set((eb) => ({ checked_on: to, checked_with: checkedWith, version: eb('version', '+', 1) }))
    .where('id', '=', linkId)
    .where('checked_on', from === null ? 'is' : '=', from)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Nobody is the first contact but one: whoever was is not any more, and their row's version moves on. */
async function clearFirstContact(db: Db, childId: string, exceptLinkId?: string): Promise<void> {
  let update = db
    .updateTable('child_person')
    .set((eb) => ({ is_first_contact: 0, version: eb('version', '+', 1) }))
    .where('child_id', '=', childId)
    .where('is_first_contact', '=', 1);
  if (exceptLinkId !== undefined) update = update.where('id', '!=', exceptLinkId);
  await update.execute();
}

/** What is kept of a person, whichever child they are round, as columns. */
export const personColumns = (fields: PersonFields) => ({
  name: fields.name,
  kind: fields.kind,
  organisation: fields.organisation,
  job_title: fields.jobTitle,
  phone: fields.phone,
  email: fields.email,
});

/** What was agreed with them about one child, as columns. */
export const linkColumns = (fields: PersonFields) => ({
  relationship: fields.relationship,
  parental_responsibility:
    fields.hasParentalResponsibility === 'not_asked' ? null : fields.hasParentalResponsibility,
  is_first_contact: fields.isFirstContact ? (1 as const) : (0 as const),
  is_emergency_contact: fields.isEmergencyContact ? (1 as const) : (0 as const),
  contact_rule: fields.safety,
  may_ring: fields.mayRing,
  may_text: fields.mayText,
  may_voicemail: fields.mayVoicemail,
  may_letter: fields.mayLetter,
  safe_times: fields.safeTimes,
  say_name: fields.sayName,
  code_word: fields.codeWord,
  no_answer: fields.noAnswer,
  communication_needs: fields.communicationNeeds,
  interpreter_language: fields.interpreterLanguage,
  interpreter_name: fields.interpreterName,
  note: fields.note,
});

function fromRow(row: Row): PersonOfChild {
  const responsibility = row.parental_responsibility;
  return {
    linkId: row.id,
    personId: row.person_id,
    version: row.version,
    checkedOn: row.checked_on === null ? null : localDate(row.checked_on),
    checkedWith: row.checked_with as CheckedWith | null,
    checkAgainFrom: row.check_again_from === null ? null : localDate(row.check_again_from),
    fields: {
      name: row.name,
      kind: row.kind as PersonKind,
      relationship: row.relationship as CarerRelationship | null,
      hasParentalResponsibility:
        responsibility === 'yes' || responsibility === 'no' ? responsibility : 'not_asked',
      organisation: row.organisation,
      jobTitle: row.job_title,
      phone: row.phone,
      email: row.email,
      isFirstContact: row.is_first_contact === 1,
      isEmergencyContact: row.is_emergency_contact === 1,
      safety: row.contact_rule as ContactSafety,
      mayRing: (row.may_ring ?? 'not_checked') as ChannelAnswer,
      mayText: row.may_text as ChannelAnswer,
      mayVoicemail: row.may_voicemail as ChannelAnswer,
      mayLetter: row.may_letter as ChannelAnswer,
      safeTimes: row.safe_times,
      sayName: row.say_name,
      codeWord: row.code_word,
      noAnswer: row.no_answer,
      communicationNeeds: row.communication_needs,
      interpreterLanguage: row.interpreter_language,
      interpreterName: row.interpreter_name,
      note: row.note,
    },
  };
}
