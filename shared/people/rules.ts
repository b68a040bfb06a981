import { allowed, notAllowed, type Decision } from '../decision.ts';
import type { LocalDate } from '../dates.ts';
import { CARER_RELATIONSHIPS_LABELS } from '../referrals/codes.ts';
import type { ContactCard, PersonFields, PersonOfChild } from './contract.ts';

type Rule = ContactCard['rules'][number];

/**
 * Whom to ring about a child: the first contact, or, where none was named, the only carer there is. Never somebody
 * marked "do not contact". Null where there is nobody, or nobody could be chosen without guessing.
 */
export function contactCard(people: readonly PersonOfChild[]): ContactCard | null {
  const reachable = people.filter(({ fields }) => fields.safety !== 'do_not_contact');
  const carers = reachable.filter(({ fields }) => fields.kind === 'carer');
  const onlyCarer = carers.length === 1 ? carers[0] : undefined;
  const first = reachable.find(({ fields }) => fields.isFirstContact) ?? onlyCarer;
  if (first === undefined) return null;
  const { fields } = first;
  return {
    linkId: first.linkId,
    personId: first.personId,
    who: fields.name,
    relation: relationOf(fields),
    phone: fields.phone,
    times: fields.safeTimes,
    rules: [...channelRules(fields), ...othersRules(first, people)],
    checkedOn: first.checkedOn,
    isChecked: isContactChecked(first),
    mayVoicemail: fields.mayVoicemail,
    mayText: fields.mayText,
    mayLetter: fields.mayLetter,
  };
}

/** Whether this contact may be used as it stands: somebody went through it, and it is safe or needs asking first. */
export function isContactChecked({
  fields,
  checkedOn,
}: Pick<PersonOfChild, 'fields' | 'checkedOn'>): boolean {
  return checkedOn !== null && fields.safety !== 'not_checked';
}

/** "grandmother", "social worker, Sampleford Council" */
export function relationOf(fields: PersonFields): string {
  const relationship =
    fields.relationship === null || fields.relationship === 'not_known'
      ? null
      : CARER_RELATIONSHIPS_LABELS[fields.relationship].toLowerCase();
  const parts =
    fields.kind === 'carer' ? [relationship] : [fields.jobTitle ?? relationship, fields.organisation];
  const said = parts.filter((part) => part !== null);
  return said.length > 0
    ? said.join(', ')
    : fields.kind === 'carer'
      ? 'relationship not known'
      : 'professional';
}

function channelRules(fields: PersonFields): Rule[] {
  const channels = [
    ['text', fields.mayText, 'Text', 'No texts'],
    ['voicemail', fields.mayVoicemail, 'Voicemail', 'No voicemail'],
    ['letter', fields.mayLetter, 'Letters', 'No letters'],
  ] as const;
  const rules: Rule[] = channels.map(([key, answer, yes, no]) => ({
    key,
    before: answer === 'yes' ? yes : answer === 'no' ? no : `${no} until agreed`,
    name: null,
    after: '',
    kind: answer === 'yes' ? 'yes' : 'no',
  }));
  if (fields.safety === 'ask_first') {
    rules.push({ key: 'ask', before: 'Ask before you ring', name: null, after: '', kind: 'no' });
  }
  if (fields.sayName !== null && fields.sayName !== '') {
    rules.push({ key: 'say', before: `Say “${fields.sayName}”`, name: null, after: '', kind: 'yes' });
  }
  if (fields.codeWord !== null && fields.codeWord !== '') {
    rules.push({ key: 'code', before: `Code word “${fields.codeWord}”`, name: null, after: '', kind: 'yes' });
  }
  return rules;
}

function othersRules(first: PersonOfChild, people: readonly PersonOfChild[]): Rule[] {
  return people
    .filter(({ linkId, fields }) => linkId !== first.linkId && fields.safety === 'do_not_contact')
    .map(({ linkId, fields }) => ({
      key: linkId,
      before: 'Do not contact ',
      name: fields.name,
      after: fields.relationship === null ? '' : `, ${relationOf(fields)}`,
      kind: 'never' as const,
    }));
}

export type PersonRefusal = 'first_contact_not_safe' | 'checked_without_answer';

/**
 * What is saved of a person, and since when their contact counts as checked. A number or a rule that changed without
 * being gone through again is no longer checked; "do not contact" always stands at once.
 */
export function decidePerson(
  before: Pick<PersonOfChild, 'fields' | 'checkedOn'> | null,
  fields: PersonFields,
  checkedToday: boolean,
  today: LocalDate,
): Decision<{ fields: PersonFields; checkedOn: LocalDate | null }, PersonRefusal> {
  if (fields.isFirstContact && fields.safety === 'do_not_contact')
    return notAllowed('first_contact_not_safe');
  if (checkedToday && fields.safety === 'not_checked') return notAllowed('checked_without_answer');
  if (checkedToday) return allowed({ fields, checkedOn: today });
  if (before === null) return allowed({ fields, checkedOn: null });
  const isSame = CONTACT_FIELDS.every((key) => before.fields[key] === fields[key]);
  const staysChecked = isSame || fields.safety === 'do_not_contact';
  return allowed({ fields, checkedOn: staysChecked ? before.checkedOn : null });
}

const CONTACT_FIELDS = [
  'phone',
  'email',
  'safety',
  'mayText',
  'mayVoicemail',
  'mayLetter',
] as const satisfies readonly (keyof PersonFields)[];
