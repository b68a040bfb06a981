// What a check-in asks and hands over beside how things are (NG76 1.1.9: confidentiality and its limits, a named person
// to ask, and whom to ring out of hours; 1.6.2: what helps, and the carer's own needs). None of it holds up a save.
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import type { PersonOfChild } from '../people/contract.ts';
import { firstToRing, wasGoneThrough } from '../people/rules.ts';

/** What the first contact explains, and what every later one asks for until it was explained once. */
export const TO_EXPLAIN = ['confidentiality', 'named_contact', 'out_of_hours'] as const;
export const ToExplain = z.enum(TO_EXPLAIN);
export type ToExplain = z.infer<typeof ToExplain>;
export const TO_EXPLAIN_LABELS: Record<ToExplain, string> = {
  confidentiality: 'Confidentiality, and its limits',
  named_contact: 'Who to ask for here',
  out_of_hours: 'Whom to ring out of hours',
};

export const RIGHT_PLACE = ['yes', 'not_sure', 'no'] as const;
export const RightPlace = z.enum(RIGHT_PLACE);
export type RightPlace = z.infer<typeof RightPlace>;
export const RIGHT_PLACE_LABELS: Record<RightPlace, string> = { yes: 'Yes', not_sure: 'Not sure', no: 'No' };

export const CONTACT_STILL_RIGHT = ['yes', 'changed'] as const;
export const ContactStillRight = z.enum(CONTACT_STILL_RIGHT);
export type ContactStillRight = z.infer<typeof ContactStillRight>;
export const CONTACT_STILL_RIGHT_LABELS: Record<ContactStillRight, string> = {
  yes: 'Yes, all of it',
  changed: 'No, something changed',
};

/** What was not explained yet in any check-in that reached the family. A try explains nothing. */
export function stillToExplain(
  contacts: readonly { isDone: boolean; explained: readonly ToExplain[] }[],
): ToExplain[] {
  const explained = new Set(contacts.flatMap((contact) => (contact.isDone ? contact.explained : [])));
  return TO_EXPLAIN.filter((each) => !explained.has(each));
}

export type AlsoAsked = {
  explained: readonly ToExplain[];
  rightPlace: RightPlace | null;
  whatHelps: string;
  carerNeeds: string;
  contactStillRight: ContactStillRight | null;
};

/** What is kept of these answers: nothing of a try; of a talk with somebody else, not that the family was told. */
export function keptOf(
  asked: AlsoAsked,
  { isReached, isDone }: { isReached: boolean; isDone: boolean },
): AlsoAsked {
  if (!isReached)
    return { explained: [], rightPlace: null, whatHelps: '', carerNeeds: '', contactStillRight: null };
  return { ...asked, explained: isDone ? asked.explained : [] };
}

/**
 * What an answer does to the check of the one to ring: "yes" checks them on the day of the contact, "changed" lets the
 * check lapse until somebody goes through it. Null where it does nothing: nobody was asked, nobody is checked, or they
 * were checked on a later day.
 */
export function checkAfter(
  people: readonly PersonOfChild[],
  answer: ContactStillRight | null,
  heldOn: LocalDate,
): { linkId: string; from: LocalDate; to: LocalDate | null } | null {
  const first = firstToRing(people);
  if (answer === null || first === null || !wasGoneThrough(first)) return null;
  const { linkId, checkedOn: from } = first;
  if (from === null || heldOn < from) return null;
  if (answer === 'yes') return from === heldOn ? null : { linkId, from, to: heldOn };
  return { linkId, from, to: null };
}
