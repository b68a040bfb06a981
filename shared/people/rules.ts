import { allowed, notAllowed, type Decision } from '../decision.ts';
import { addMonths, type LocalDate } from '../dates.ts';
import { CARER_RELATIONSHIPS_LABELS } from '../referrals/codes.ts';
import type { CheckedWith, ContactSafety } from './codes.ts';
import type { ContactCard, PersonFields, PersonOfChild } from './contract.ts';

type Rule = ContactCard['rules'][number];

/**
 * Months after which a contact is gone through again. No national figure was found: numbers, homes and who reads a
 * phone change (NG76 1.1.9), so this is our own default, and a setting.
 */
export const CHECK_CONTACT_AGAIN_MONTHS = 6;

/** The day on which a card is read, and after how many months a contact is to be checked again. */
export type AsOf = { today: LocalDate; checkAgainMonths: number };

/**
 * Whom to ring about a child: the first contact, or, where none was named, the only carer there is. Never somebody
 * marked "do not contact". Null where there is nobody, or nobody could be chosen without guessing.
 */
export function firstToRing(people: readonly PersonOfChild[]): PersonOfChild | null {
  const reachable = people.filter(({ fields }) => fields.safety !== 'do_not_contact');
  const carers = reachable.filter(({ fields }) => fields.kind === 'carer');
  const onlyCarer = carers.length === 1 ? carers[0] : undefined;
  return reachable.find(({ fields }) => fields.isFirstContact) ?? onlyCarer ?? null;
}

/**
 * Whose rules stand before a call: those named for it (chosen, or next by the ladder), in that order, or, where nobody
 * is named (null), the first to ring. Never somebody marked "do not contact".
 */
export function toRing(people: readonly PersonOfChild[], named: readonly string[] | null): PersonOfChild[] {
  if (named === null) return [firstToRing(people)].filter((person) => person !== null);
  return named.flatMap((id) =>
    people.filter(({ personId, fields }) => personId === id && fields.safety !== 'do_not_contact'),
  );
}

/** The one a card before a call is about: the first of those named who may be contacted, or else the first to ring. */
export function onCard(
  people: readonly PersonOfChild[],
  named: readonly string[] | null,
): PersonOfChild | null {
  return toRing(people, named)[0] ?? firstToRing(people);
}

/**
 * The card of whom to ring: how, what never to do, whom else to ask, and whether it is time to check it again. Of those
 * named for the call where somebody is: see `onCard`.
 */
export function contactCard(
  people: readonly PersonOfChild[],
  asOf: AsOf,
  named: readonly string[] | null = null,
): ContactCard | null {
  const first = onCard(people, named);
  if (first === null) return null;
  const card = cardOf(first, asOf);
  return { ...card, rules: [...card.rules, ...othersRules(first, people)] };
}

/** The card of one person: their own number, times and rules, and nothing of anybody else. */
export function cardOf(person: PersonOfChild, asOf: AsOf): ContactCard {
  const { fields } = person;
  return {
    linkId: person.linkId,
    personId: person.personId,
    who: fields.name,
    relation: relationOf(fields),
    phone: fields.phone,
    times: fields.safeTimes,
    rules: [...channelRules(fields), ...wayRules(fields)],
    checkedOn: person.checkedOn,
    checkedWith: person.checkedWith,
    isChecked: isContactChecked(person),
    isOld: isCheckOld(person, asOf),
    newerReferralOn: newerReferralOn(person),
    mayRing: fields.mayRing,
    mayVoicemail: fields.mayVoicemail,
    mayText: fields.mayText,
    mayLetter: fields.mayLetter,
  };
}

type Check = Pick<PersonOfChild, 'fields' | 'checkedOn' | 'checkAgainFrom'>;

/** Whether somebody ever went through this contact and an answer stands, however long ago. */
export function wasGoneThrough({ fields, checkedOn }: Pick<Check, 'fields' | 'checkedOn'>): boolean {
  return checkedOn !== null && fields.safety !== 'not_checked';
}

/**
 * Whether this contact may be used as it stands: somebody went through it, not before a newer referral came, and an answer
 * stands (our own rule: after a time away nobody knows who reads that phone, and a new referral may be about somebody who
 * does, NG76 1.1.9).
 */
export function isContactChecked(person: Check): boolean {
  return wasGoneThrough(person) && newerReferralOn(person) === null;
}

/**
 * The day of a referral that came after this contact was gone through, as when the child came back, was referred again, or
 * two records became one; null where none did.
 */
export function newerReferralOn({ checkedOn, checkAgainFrom }: Check): LocalDate | null {
  return checkedOn !== null && checkAgainFrom !== null && checkedOn < checkAgainFrom ? checkAgainFrom : null;
}

/**
 * How a contact stands, as it is shown: what was said of them once somebody went through it, and "not checked" until
 * then, whatever was said. "Do not contact" stands at once.
 */
export function standingOf(person: Check): ContactSafety {
  const { safety } = person.fields;
  return safety === 'do_not_contact' || isContactChecked(person) ? safety : 'not_checked';
}

/**
 * Whose place somebody takes who is to be rung first from now on; null where nobody's, or where they were rung first
 * before. Asked of a person before it is saved: a contact that nobody checked may not take a checked one's place unseen.
 */
export function firstReplaced(
  people: readonly PersonOfChild[],
  linkId: string | null,
  willBeFirst: boolean,
): PersonOfChild | null {
  const first = willBeFirst ? firstToRing(people) : null;
  return first === null || first.linkId === linkId ? null : first;
}

/**
 * Whether a contact that was checked is to be checked again: the last check is more than that many months ago, or a
 * referral came since.
 */
export function isCheckOld(person: Check, { today, checkAgainMonths }: AsOf): boolean {
  const { checkedOn } = person;
  if (!wasGoneThrough(person) || checkedOn === null) return false;
  return addMonths(checkedOn, checkAgainMonths) < today || newerReferralOn(person) !== null;
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

const line = (key: string, kind: Rule['kind'], before: string): Rule => ({
  key,
  before,
  name: null,
  after: '',
  phone: null,
  kind,
});

function channelRules(fields: PersonFields): Rule[] {
  const channels = [
    ['text', fields.mayText, 'Text', 'No texts'],
    ['voicemail', fields.mayVoicemail, 'Voicemail', 'No voicemail'],
    ['letter', fields.mayLetter, 'Letters', 'No letters'],
  ] as const;
  return [
    ...(fields.mayRing === 'no' ? [line('ring', 'no', 'Do not ring')] : []),
    ...channels.map(([key, answer, yes, no]) =>
      answer === 'yes' ? line(key, 'yes', yes) : line(key, 'no', answer === 'no' ? no : `${no} until agreed`),
    ),
    ...(fields.safety === 'ask_first' ? [line('ask', 'no', 'Ask before you ring')] : []),
  ];
}

/** How to speak with them, and what happens when there is no answer. */
function wayRules(fields: PersonFields): Rule[] {
  const { sayName, codeWord, communicationNeeds, interpreterLanguage, interpreterName, noAnswer } = fields;
  return [
    ...(sayName === null || sayName === '' ? [] : [line('say', 'yes', `Say “${sayName}”`)]),
    ...(codeWord === null || codeWord === '' ? [] : [line('code', 'yes', `Code word “${codeWord}”`)]),
    ...(communicationNeeds === null ? [] : [line('needs', 'yes', communicationNeeds)]),
    ...(interpreterLanguage === null
      ? []
      : [
          interpreterName === null
            ? line('interpreter', 'yes', `${interpreterLanguage} interpreter, never one of the family`)
            : {
                ...line('interpreter', 'yes', `${interpreterLanguage} interpreter: `),
                name: interpreterName,
                after: ', never one of the family',
              },
        ]),
    ...(noAnswer === null ? [] : [line('no_answer', 'yes', `No answer: ${noAnswer}`)]),
  ];
}

function othersRules(first: PersonOfChild, people: readonly PersonOfChild[]): Rule[] {
  const others = people.filter(({ linkId }) => linkId !== first.linkId);
  const isNever = ({ fields }: PersonOfChild) => fields.safety === 'do_not_contact';
  return [
    ...others
      .filter((person) => person.fields.isEmergencyContact && !isNever(person))
      .map(({ linkId, fields }) => ({
        key: `emergency:${linkId}`,
        before: 'Emergency contact: ',
        name: fields.name,
        after: `, ${relationOf(fields)}${fields.safety === 'not_checked' ? ', not yet checked' : ''}`,
        phone: fields.phone,
        kind: fields.safety === 'safe' ? ('yes' as const) : ('no' as const),
      })),
    ...others.filter(isNever).map(({ linkId, fields }) => ({
      key: linkId,
      before: 'Do not contact ',
      name: fields.name,
      after: fields.relationship === null ? '' : `, ${relationOf(fields)}`,
      phone: null,
      kind: 'never' as const,
    })),
  ];
}

export type PersonRefusal =
  'first_contact_not_safe' | 'emergency_contact_not_safe' | 'checked_without_answer';

/**
 * What is saved of a person, and since when, and with whom gone through, their contact counts as checked. A number or a rule that changed without
 * being gone through again is no longer checked; "do not contact" always stands at once.
 */
export function decidePerson(
  before: Pick<PersonOfChild, 'fields' | 'checkedOn' | 'checkedWith'> | null,
  fields: PersonFields,
  checkedWith: CheckedWith | null,
  today: LocalDate,
): Decision<Pick<PersonOfChild, 'fields' | 'checkedOn' | 'checkedWith'>, PersonRefusal> {
  if (fields.isFirstContact && fields.safety === 'do_not_contact')
    return notAllowed('first_contact_not_safe');
  if (fields.isEmergencyContact && fields.safety === 'do_not_contact')
    return notAllowed('emergency_contact_not_safe');
  if (checkedWith !== null && fields.safety === 'not_checked') return notAllowed('checked_without_answer');
  if (checkedWith !== null) return allowed({ fields, checkedOn: today, checkedWith });
  const unchecked = { fields, checkedOn: null, checkedWith: null };
  if (before === null) return allowed(unchecked);
  const isSame = CONTACT_FIELDS.every((key) => before.fields[key] === fields[key]);
  const staysChecked = isSame || fields.safety === 'do_not_contact';
  return allowed(
    staysChecked ? { fields, checkedOn: before.checkedOn, checkedWith: before.checkedWith } : unchecked,
  );
}

const CONTACT_FIELDS = [
  'phone',
  'email',
  'safety',
  'mayRing',
  'mayText',
  'mayVoicemail',
  'mayLetter',
] as const satisfies readonly (keyof PersonFields)[];
