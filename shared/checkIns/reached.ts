// With whom, and in which way, a child or somebody round them was in touch outside a check-in: holding support, and the
// word after a missed session that the child is safe. The contact rules hold here as in a check-in (NG76 1.1.9).
import * as z from 'zod';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { HoldingWithWhom } from '../holdingSupport/rules.ts';
import { Id } from '../ids.ts';
import { channelConcern, type ContactConcern, isWordEnough, type PersonInReach } from './saving.ts';

export const REACHED_BY = ['phone', 'in_person', 'video', 'text', 'letter'] as const;
export const ReachedBy = z.enum(REACHED_BY);
export type ReachedBy = z.infer<typeof ReachedBy>;
export const REACHED_BY_LABELS: Record<ReachedBy, string> = {
  phone: 'By phone',
  in_person: 'In person',
  video: 'By video',
  text: 'By text',
  letter: 'By post',
};
/** Ways in which somebody answers; a text or a letter only leaves word. */
export const SPOKEN_BY = ['phone', 'in_person', 'video'] as const satisfies readonly ReachedBy[];
export const SpokenBy = z.enum(SPOKEN_BY);
export type SpokenBy = z.infer<typeof SpokenBy>;

/** Who said that a child is safe: the child, or a carer by id. */
export const SafeWord = z.strictObject({
  from: z.union([Id, z.literal('child')]),
  by: SpokenBy,
  /** Why a way was used that the contact rules speak against; empty where they do not. */
  unsafeChannelReason: z.string().max(300).default(''),
});
export type SafeWord = z.infer<typeof SafeWord>;

/** What the contact rules say against reaching this person in this way; null where nothing does, or nobody is named. */
export function reachConcern(
  personId: string | null,
  by: ReachedBy,
  people: readonly PersonInReach[],
): ContactConcern | null {
  return channelConcern(by, people.find((person) => person.personId === personId) ?? null);
}

type ReachRefusal = 'person_not_of_child' | 'unsafe_contact_reason';

/** A contact with somebody round a child: against the contact rules only with a reason, as in a check-in. */
export function decideReach(
  { personId, by, reason }: { personId: string | null; by: ReachedBy; reason: string },
  people: readonly PersonInReach[],
): Decision<null, ReachRefusal> {
  if (personId !== null && people.every((person) => person.personId !== personId))
    return notAllowed('person_not_of_child');
  if (reachConcern(personId, by, people) !== null && reason.trim() === '')
    return notAllowed('unsafe_contact_reason');
  return allowed(null);
}

/**
 * Whether a contact may settle a doubt about the child's safety: somebody answered, and it was the child or a carer whose
 * word is enough (`isWordEnough`).
 */
export function isWordHeard(
  { withWhom, personId, by }: { withWhom: HoldingWithWhom; personId: string | null; by: ReachedBy },
  people: readonly PersonInReach[],
): boolean {
  const isChild = withWhom === 'child' || withWhom === 'both';
  const who = people.filter((person) => person.personId === personId);
  return SpokenBy.safeParse(by).success && isWordEnough(isChild, who);
}

/** The carers whose word that a child is safe is enough: see `isWordEnough`. */
export function wordIsEnoughOf<P extends PersonInReach>(people: readonly P[]): P[] {
  return people.filter((person) => isWordEnough(false, [person]));
}

/**
 * A word after a missed session that the child is safe. It takes the child, or a carer whose word is enough; of anybody
 * else the question stays open, as after a check-in that reached only them.
 */
export function decideSafeWord(
  { from, by, unsafeChannelReason }: SafeWord,
  people: readonly PersonInReach[],
): Decision<null, ReachRefusal | 'safe_word_not_theirs'> {
  if (from === 'child') return allowed(null);
  const who = people.filter((person) => person.personId === from);
  if (who.length > 0 && wordIsEnoughOf(who).length === 0) return notAllowed('safe_word_not_theirs');
  return decideReach({ personId: from, by, reason: unsafeChannelReason }, people);
}

/**
 * Who is most likely meant, so that one press fewer is needed: the only carer who was checked, is safe and may be rung. Null
 * where there is none or more than one: then nobody is guessed.
 */
export function onlySafeCarer(people: readonly PersonInReach[]): string | null {
  const safe = people.filter(
    ({ kind, safety, isChecked, mayRing }) =>
      kind === 'carer' && safety === 'safe' && isChecked && mayRing !== 'no',
  );
  return safe.length === 1 ? (safe[0]?.personId ?? null) : null;
}
