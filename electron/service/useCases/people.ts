import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { type AsOf, contactCard, decidePerson, type PersonRefusal } from '../../../shared/people/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as people from '../store/people.ts';
import * as settings from '../store/settings.ts';

export async function list(ctx: Ctx, input: ParsedInputOf<'people.list'>): Promise<OutputOf<'people.list'>> {
  await assertMaySee(ctx, input.childId);
  const child = await children.load(ctx.db, input.childId);
  if (child === null) throw new Refused('not_found');
  const found = await people.listOfChild(ctx.db, input.childId);
  const asOf = await contactAsOf(ctx);
  return {
    people: found,
    card: contactCard(found, asOf),
    importedNotes: child.importedNotes,
    checkAgainMonths: asOf.checkAgainMonths,
  };
}

/** Today, and after how many months this service checks a contact again. */
export async function contactAsOf(ctx: Pick<Ctx, 'db' | 'today'>): Promise<AsOf> {
  const { checkContactAgainMonths } = await settings.load(ctx.db);
  return { today: ctx.today, checkAgainMonths: checkContactAgainMonths };
}

/** Adds or changes somebody round a child; what was gone through today, and with whom, counts as checked. */
export async function save(ctx: Ctx, input: ParsedInputOf<'person.save'>): Promise<OutputOf<'person.save'>> {
  const { childId, linkId, version, checkedWith } = input;
  await assertMaySee(ctx, childId);
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  const before = linkId === null ? null : await people.load(ctx.db, childId, linkId);
  if (linkId !== null && before === null) throw new Refused('not_found');
  const decided = decidePerson(before, input.fields, checkedWith, ctx.today);
  if (!decided.ok)
    throw new Refused(decided.code, { fields: { [FIELD_OF[decided.code]]: SENTENCE[decided.code] } });
  if (before === null) {
    const added = { childId, linkId: ctx.newId(), personId: ctx.newId(), ...decided.value };
    await people.insert(ctx.db, added);
    return { linkId: added.linkId, personId: added.personId, version: 1 };
  }
  const saved = { childId, linkId: before.linkId, personId: before.personId, ...decided.value };
  if (version === null || !(await people.save(ctx.db, { ...saved, version }))) {
    throw new Refused('conflict', { detail: { theirs: before } });
  }
  return { linkId: saved.linkId, personId: saved.personId, version: version + 1 };
}

/** Everything about this contact still holds. Refused while nobody has said whether it is safe. */
export async function confirmContact(
  ctx: Ctx,
  input: ParsedInputOf<'person.confirmContact'>,
): Promise<OutputOf<'person.confirmContact'>> {
  const { childId, linkId, version } = input;
  await assertMaySee(ctx, childId);
  const before = await people.load(ctx.db, childId, linkId);
  if (before === null) throw new Refused('not_found');
  const decided = decidePerson(before, before.fields, input.checkedWith, ctx.today);
  if (!decided.ok) throw new Refused(decided.code);
  const { personId } = before;
  if (!(await people.save(ctx.db, { childId, linkId, personId, version, ...decided.value }))) {
    throw new Refused('conflict', { detail: { theirs: before } });
  }
  return { linkId, version: version + 1 };
}

const FIELD_OF: Record<PersonRefusal, string> = {
  first_contact_not_safe: 'fields.isFirstContact',
  emergency_contact_not_safe: 'fields.isEmergencyContact',
  checked_without_answer: 'fields.safety',
};
const SENTENCE: Record<PersonRefusal, string> = {
  first_contact_not_safe: 'Somebody marked “do not contact” cannot be rung first',
  emergency_contact_not_safe: 'Somebody marked “do not contact” cannot be an emergency contact',
  checked_without_answer: 'Say whether it is safe to contact them',
};
