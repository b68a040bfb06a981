// What becomes of the people round two records of one child. The strictest rule of both stands (our own default, after
// NICE NG76 1.1.9: whoever asked not to be rung must not be rung because a second record did not know it).
import { earlierOf, laterOf, type LocalDate } from '../dates.ts';
import { nameKey } from '../imports/names.ts';
import type { ChannelAnswer, CheckedWith, ContactSafety } from '../people/codes.ts';
import type { PersonFields, PersonOfChild } from '../people/contract.ts';
import { isContactChecked } from '../people/rules.ts';
import { phoneKey } from './likeness.ts';

/** From the loosest to the strictest. An answer stands above none; that nobody checked it is kept apart, by the day. */
const SAFETY_STRICTNESS: readonly ContactSafety[] = ['safe', 'not_checked', 'ask_first', 'do_not_contact'];
const CHANNEL_STRICTNESS: readonly ChannelAnswer[] = ['yes', 'not_checked', 'no'];
const CHANNELS = ['mayRing', 'mayText', 'mayVoicemail', 'mayLetter'] as const;

type Checked = Pick<PersonOfChild, 'fields' | 'checkedOn' | 'checkedWith' | 'checkAgainFrom'>;
export type ContactRules = Pick<PersonFields, 'safety' | (typeof CHANNELS)[number]> & {
  checkedOn: LocalDate | null;
  checkedWith: CheckedWith | null;
  /** Checks from before that day are old: a referral came then. Of two days the later stands. */
  checkAgainFrom: LocalDate | null;
};

export const contactRulesOf = ({
  fields,
  checkedOn,
  checkedWith,
  checkAgainFrom,
}: Checked): ContactRules => ({
  safety: fields.safety,
  mayRing: fields.mayRing,
  mayText: fields.mayText,
  mayVoicemail: fields.mayVoicemail,
  mayLetter: fields.mayLetter,
  checkedOn,
  checkedWith,
  checkAgainFrom,
});

/** Of two sets of rules about one contact, the stricter in each: never checked is stricter than checked, and long ago than lately. */
export function strictest(a: ContactRules, b: ContactRules): ContactRules {
  return {
    safety: stricterOf(SAFETY_STRICTNESS, a.safety, b.safety),
    mayRing: stricterOf(CHANNEL_STRICTNESS, a.mayRing, b.mayRing),
    mayText: stricterOf(CHANNEL_STRICTNESS, a.mayText, b.mayText),
    mayVoicemail: stricterOf(CHANNEL_STRICTNESS, a.mayVoicemail, b.mayVoicemail),
    mayLetter: stricterOf(CHANNEL_STRICTNESS, a.mayLetter, b.mayLetter),
    ...olderCheck(a, b),
    checkAgainFrom: laterKnown(a.checkAgainFrom, b.checkAgainFrom),
  };
}

/** The check that stands of two: none where either has none. With whom is said only where that leaves no doubt. */
function olderCheck(a: ContactRules, b: ContactRules): Pick<ContactRules, 'checkedOn' | 'checkedWith'> {
  if (a.checkedOn === null || b.checkedOn === null) return { checkedOn: null, checkedWith: null };
  if (a.checkedOn === b.checkedOn) {
    return { checkedOn: a.checkedOn, checkedWith: a.checkedWith === b.checkedWith ? a.checkedWith : null };
  }
  const { checkedOn, checkedWith } = earlierOf(a.checkedOn, b.checkedOn) === a.checkedOn ? a : b;
  return { checkedOn, checkedWith };
}

const laterKnown = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || b === null ? (a ?? b) : laterOf(a, b);

/** Whether something is allowed under `after` that was not under `before`. */
export function isLooser(after: ContactRules, before: ContactRules): boolean {
  const kept = strictest(after, before);
  return (
    kept.safety !== after.safety ||
    kept.checkedOn !== after.checkedOn ||
    kept.checkAgainFrom !== after.checkAgainFrom ||
    CHANNELS.some((channel) => kept[channel] !== after[channel])
  );
}

const stricterOf = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** One contact after the merge, with what it was. `takesIn`: the other record's line about the same person. */
export type MergedContact = {
  was: PersonOfChild;
  after: Checked;
  takesIn: PersonOfChild | null;
};
export type MergedContacts = { kept: MergedContact[]; moved: MergedContact[] };

/**
 * The contacts of two records as they stand in one. Two lines about the same person become one where nothing said of
 * them is lost by it; otherwise both stay. Either way what is forbidden in one is forbidden in both: for everybody of the
 * same name, and, where no name is the same, for whoever has the same number or address. What was agreed for a number
 * (its hours, what to say, texts, voicemail) stands for everybody at it. One first contact is left: the one that was
 * chosen, or else the best known of those who were; never somebody who must not be contacted, nor is an emergency contact.
 * A check made before the newest referral of either record is old: it knew nothing of whom that one is about.
 */
export function mergeContacts(
  kept: readonly PersonOfChild[],
  other: readonly PersonOfChild[],
  {
    firstId = null,
    receivedOn = [],
  }: {
    /** The line that was chosen to be rung first; null where nobody chose. */
    firstId?: string | null;
    /** When the referrals of both records were received. */
    receivedOn?: readonly LocalDate[];
  } = {},
): MergedContacts {
  const pairs = new Map<PersonOfChild, PersonOfChild>();
  for (const one of kept) {
    const same = other.filter((each) => isNamedAlike(one, each));
    const [match] = same;
    const isOnlyOne =
      same.length === 1 &&
      match !== undefined &&
      kept.filter((each) => isNamedAlike(match, each)).length === 1;
    if (isOnlyOne && joinedFields(one.fields, match.fields) !== null) pairs.set(one, match);
  }
  const taken = new Set(pairs.values());
  const keptAfter = kept.map((was): MergedContact => {
    const takesIn = pairs.get(was) ?? null;
    const fields = takesIn === null ? was.fields : (joinedFields(was.fields, takesIn.fields) ?? was.fields);
    return { was, takesIn, after: afterOf(was, fields, other) };
  });
  const movedAfter = other
    .filter((each) => !taken.has(each))
    .map((was): MergedContact => ({
      was,
      takesIn: null,
      after: afterOf(was, was.fields, kept),
    }));
  const newestOn = receivedOn.reduce<LocalDate | null>(laterKnown, null);
  const knowing = (all: MergedContact[]) => all.map((each) => knowingOf(newestOn, each));
  return withOneFirst(knowing(keptAfter), knowing(movedAfter), firstId);
}

/** A contact that was checked before the newest referral is to be checked again. */
function knowingOf(newestOn: LocalDate | null, contact: MergedContact): MergedContact {
  const { after } = contact;
  const isOlder = newestOn !== null && after.checkedOn !== null && after.checkedOn < newestOn;
  if (!isOlder) return contact;
  return { ...contact, after: { ...after, checkAgainFrom: laterKnown(after.checkAgainFrom, newestOn) } };
}

/** The rules of one contact with those of everybody on the other record who may be the same contact. */
function rulesWith(one: PersonOfChild, others: readonly PersonOfChild[]): ContactRules {
  const named = others.filter((each) => isNamedAlike(one, each));
  const same = named.length > 0 ? named : others.filter((each) => isReachedAlike(one.fields, each.fields));
  return same.map(contactRulesOf).reduce(strictest, contactRulesOf(one));
}

/** What is kept of a person under these rules of contact. */
export function underRules(
  fields: PersonFields,
  { checkedOn, checkedWith, checkAgainFrom, ...rules }: ContactRules,
): Checked {
  return { fields: { ...fields, ...rules }, checkedOn, checkedWith, checkAgainFrom };
}

/** One contact with what was agreed on the other record for the same person, and for the same number. */
function afterOf(
  was: PersonOfChild,
  fields: PersonFields,
  others: readonly PersonOfChild[],
): MergedContact['after'] {
  const { fields: after, ...check } = underRules(fields, rulesWith(was, others));
  const atNumber = others.filter((each) => isReachedAlike(fields, each.fields));
  for (const { fields: theirs } of atNumber) {
    after.mayText = stricterOf(CHANNEL_STRICTNESS, after.mayText, theirs.mayText);
    after.mayVoicemail = stricterOf(CHANNEL_STRICTNESS, after.mayVoicemail, theirs.mayVoicemail);
    for (const key of AGREED_WORDS) after[key] = bothWords(key, after[key], theirs[key]);
  }
  return { fields: after, ...check };
}

/** What is agreed in words about using a number, and how long each may be. */
const LONGEST_WORDS = { safeTimes: 200, sayName: 60, codeWord: 60, noAnswer: 200 } as const;
const AGREED_WORDS = Object.keys(LONGEST_WORDS) as (keyof typeof LONGEST_WORDS)[];

/** What either says, each once; the own words alone where both would be too long. */
function bothWords(key: keyof typeof LONGEST_WORDS, own: string | null, theirs: string | null) {
  if (!isSaid(theirs)) return own;
  if (!isSaid(own)) return theirs;
  const both = [...new Set([...`${own}`.split('; '), ...`${theirs}`.split('; ')])].join('; ');
  return both.length > LONGEST_WORDS[key] ? own : both;
}

/**
 * Who is rung first afterwards (our own rule): a contact that was checked before one that was not, then the one of whom
 * most was agreed, then the one of the record that stays. A second record never puts somebody less well known first.
 */
function firstOf(everybody: readonly MergedContact[], chosenId: string | null): MergedContact | undefined {
  const able = everybody.filter(({ after }) => after.fields.safety !== 'do_not_contact');
  const chosen = able.find(
    ({ was, takesIn }) => chosenId !== null && [was.linkId, takesIn?.linkId].includes(chosenId),
  );
  if (chosen !== undefined) return chosen;
  const linesOf = ({ was, takesIn }: MergedContact) =>
    [was, ...(takesIn === null ? [] : [takesIn])].filter(({ fields }) => fields.isFirstContact);
  const isBetter = (a: PersonOfChild, b: PersonOfChild) => {
    const [one, other] = [isContactChecked(a), isContactChecked(b)];
    return one === other ? agreedOf(a.fields) > agreedOf(b.fields) : one;
  };
  const firsts = able.flatMap((contact) => linesOf(contact).map((line) => ({ contact, line })));
  return firsts.reduce<(typeof firsts)[number] | undefined>(
    (best, each) => (best === undefined || isBetter(each.line, best.line) ? each : best),
    undefined,
  )?.contact;
}

/** How much was agreed about reaching somebody: words, what must not be done, and that they are asked first. */
function agreedOf(fields: PersonFields): number {
  const said = [...AGREED_WORDS, 'note' as const].filter((key) => isSaid(fields[key])).length;
  const forbidden = CHANNELS.filter((channel) => fields[channel] === 'no').length;
  return said + forbidden + (fields.safety === 'ask_first' ? 1 : 0);
}

function withOneFirst(kept: MergedContact[], moved: MergedContact[], firstId: string | null): MergedContacts {
  const first = firstOf([...kept, ...moved], firstId);
  const withFirst = (each: MergedContact): MergedContact => ({
    ...each,
    after: {
      ...each.after,
      fields: {
        ...each.after.fields,
        isFirstContact: each === first,
        isEmergencyContact:
          each.after.fields.isEmergencyContact && each.after.fields.safety !== 'do_not_contact',
      },
    },
  });
  return { kept: kept.map(withFirst), moved: moved.map(withFirst) };
}

const isNamedAlike = (a: PersonOfChild, b: PersonOfChild): boolean =>
  a.fields.kind === b.fields.kind && nameKey(a.fields.name) === nameKey(b.fields.name);

function isReachedAlike(a: PersonFields, b: PersonFields): boolean {
  const phone = phoneKey(a.phone);
  if (phone !== null && phone === phoneKey(b.phone)) return true;
  const email = addressOf(a.email);
  return email !== '' && email === addressOf(b.email);
}

const isSamePhone = (a: string | null, b: string | null): boolean =>
  a === b || (phoneKey(a) !== null && phoneKey(a) === phoneKey(b));
const addressOf = (email: string | null): string => (email ?? '').trim().toLowerCase();

const LONGEST_NOTE = 300;
/** Where both say something and it differs, the two lines stay apart. */
const SAID_ONCE = [
  'relationship',
  'organisation',
  'jobTitle',
  'safeTimes',
  'sayName',
  'codeWord',
  'noAnswer',
  'communicationNeeds',
  'interpreterLanguage',
  'interpreterName',
] as const;

/** What two lines about one person say together, or null where one line could not hold all of it. */
function joinedFields(a: PersonFields, b: PersonFields): PersonFields | null {
  const joined = { ...a };
  for (const key of SAID_ONCE) {
    const [one, other] = [a[key], b[key]];
    if (isSaid(one) && isSaid(other) && one !== other) return null;
    Object.assign(joined, { [key]: isSaid(one) ? one : other });
  }
  if (isSaid(a.phone) && isSaid(b.phone) && !isSamePhone(a.phone, b.phone)) return null;
  if (isSaid(a.email) && isSaid(b.email) && addressOf(a.email) !== addressOf(b.email)) return null;
  const [one, other] = [a.hasParentalResponsibility, b.hasParentalResponsibility];
  if (one !== 'not_asked' && other !== 'not_asked' && one !== other) return null;
  const notes = [...new Set([a.note, b.note].filter(isSaid))].join(' ');
  if (notes.length > LONGEST_NOTE) return null;
  return {
    ...joined,
    phone: isSaid(a.phone) ? a.phone : b.phone,
    email: isSaid(a.email) ? a.email : b.email,
    isEmergencyContact: a.isEmergencyContact || b.isEmergencyContact,
    hasParentalResponsibility: one === 'not_asked' ? other : one,
    note: notes === '' ? null : notes,
  };
}

const isSaid = (text: string | null): boolean => text !== null && text.trim() !== '' && text !== 'not_known';
