// The printed list of today's calls: whom to ring, how, and nothing that a stranger who finds the paper could use
// against a child. No reason for referral, no abuse, no surname of the child, no name of anybody who must not know.
import * as z from 'zod';
import { AskedEvent } from '../checkIns/events.ts';
import { type LadderStep, rungToTry } from '../checkIns/ladder.ts';
import { callFrom, PutOff } from '../checkIns/putOff.ts';
import { contactConcern, DueBecause, inReach } from '../checkIns/saving.ts';
import { LocalDate } from '../dates.ts';
import { Id } from '../ids.ts';
import type { PersonOfChild } from '../people/contract.ts';
import { isContactChecked, relationOf, toRing } from '../people/rules.ts';

/** Somebody to ask for, and how. */
export const CallPerson = z.strictObject({
  personId: Id,
  who: z.string(),
  relation: z.string(),
  phone: z.string().nullable(),
  times: z.string().nullable(),
  sayName: z.string().nullable(),
  codeWord: z.string().nullable(),
  /** What was not agreed is not allowed (NG76 1.1.9). */
  voicemail: z.enum(['yes', 'no', 'not_agreed']),
  askFirst: z.boolean(),
  isChecked: z.boolean(),
});
export type CallPerson = z.infer<typeof CallPerson>;

export const CallEntry = z.strictObject({
  referralId: Id,
  childId: Id,
  /** The name used; with the first letter of the surname where two on the list share it. */
  name: z.string(),
  dueOn: LocalDate,
  /** Why it is due then; and a person's decision on the next try with what happened since, as Today says it: on screen only. */
  because: DueBecause.nullable(),
  putOff: PutOff.nullable(),
  /** What happened that asks for this call, or since it was due: on screen only, too. */
  event: AskedEvent.nullable(),
  /** Nobody where no one may be rung without looking at the record first. */
  people: z.array(CallPerson),
  /** Somebody round this child must not be contacted, so nobody else who answers is told anything. */
  nobodyElse: z.boolean(),
  /** Nobody is to be rung, though somebody is safe to contact: they said not to ring. */
  isReachedOtherwise: z.boolean(),
  language: z.string().nullable(),
  interpreter: z.string().nullable(),
});
export type CallEntry = z.infer<typeof CallEntry>;

type CallRung = Pick<LadderStep, 'rung' | 'notBefore'>;
type CallLadder = CallRung & { meanwhile: CallRung | null };

export type CallFacts = {
  dueOn: LocalDate;
  tryAgainBy: LocalDate | null;
  /** Whether a decision on the next try stands: see `isDecisionStanding`. */
  isDecided: boolean;
  ladder: CallLadder | null;
};

/**
 * Whether a check-in is a call for today. A try that reached nobody is not made twice in a day; a day that a person
 * decided on is kept, unless something happened since (checkIns/putOff.ts); and where nothing is left but a
 * person's decision, nobody is rung from a list (our own ladder, see checkIns/ladder.ts).
 */
export function callToday(facts: CallFacts, today: LocalDate): 'ring' | 'later' | 'to_decide' {
  const { ladder } = facts;
  if (callFrom(facts) > today) return 'later';
  const next = ladder === null ? null : rungToTry<CallRung>(ladder);
  if (ladder !== null && next === null) return 'to_decide';
  return next !== null && next.notBefore > today ? 'later' : 'ring';
}

/**
 * Whom to ask for: those the ladder names next, or else whoever the safe-contact card names. Never somebody marked
 * "do not contact", or who said not to ring: the record says how they are reached.
 */
export function peopleToRing(
  around: readonly PersonOfChild[],
  ladderIds: readonly string[] | null,
): CallPerson[] {
  return toRing(around, ladderIds)
    .filter(({ fields }) => fields.mayRing !== 'no')
    .map(callPerson);
}

/** Whether one of those to ask for, whose contact was checked, is reached another way than by ringing. */
export function isReachedOtherwise(
  around: readonly PersonOfChild[],
  ladderIds: readonly string[] | null,
): boolean {
  return toRing(around, ladderIds).some(
    (person) => person.fields.mayRing === 'no' && isContactChecked(person),
  );
}

function callPerson(person: PersonOfChild): CallPerson {
  const { fields } = person;
  const concern = contactConcern('left_message', inReach(person));
  const isChecked = isContactChecked(person);
  return {
    personId: person.personId,
    who: fields.name,
    relation: relationOf(fields),
    phone: fields.phone,
    times: fields.safeTimes,
    sayName: fields.sayName,
    codeWord: fields.codeWord,
    voicemail: concern === 'not_agreed' || !isChecked ? 'not_agreed' : concern === null ? 'yes' : 'no',
    askFirst: fields.safety === 'ask_first',
    isChecked,
  };
}

/** Whether a call must stay with the person asked for: somebody round the child must not be contacted. */
export function mustNotReachOthers(around: readonly PersonOfChild[]): boolean {
  return around.some(({ fields }) => fields.safety === 'do_not_contact');
}

/** The names for the paper, in the order given: the name used, told apart by the surname's first letter. */
export function callNames(children: readonly { name: string; nameUsed: string | null }[]): string[] {
  const called = children.map(({ name, nameUsed }) => nameUsed ?? name.split(' ')[0] ?? name);
  return called.map((short, at) => {
    const isShared = called.some(
      (other, otherAt) => otherAt !== at && other.toLowerCase() === short.toLowerCase(),
    );
    const words = (children[at]?.name ?? '').split(' ');
    const letter = words.length > 1 ? [...(words.at(-1) ?? '')][0] : undefined;
    return isShared && letter !== undefined ? `${short} ${letter}` : short;
  });
}
