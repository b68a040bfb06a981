// The letters a service sends to families, and the fields that a template may name. There is no field for when therapy
// might start: an expected date never stands in a letter.
import * as z from 'zod';

export const LETTER_KINDS = ['waiting', 'check_in', 'offer', 'not_ready', 'ending'] as const;
export const LetterKind = z.enum(LETTER_KINDS);
export type LetterKind = z.infer<typeof LetterKind>;
export const LETTER_KIND_LABELS: Record<LetterKind, string> = {
  waiting: 'Waiting',
  check_in: 'Check-in',
  offer: 'Offer',
  not_ready: 'Not ready yet',
  ending: 'Ending',
};

export const LETTER_DELIVERIES = ['posted', 'handed_over'] as const;
export const LetterDelivery = z.enum(LETTER_DELIVERIES);
export type LetterDelivery = z.infer<typeof LetterDelivery>;
export const LETTER_DELIVERY_LABELS: Record<LetterDelivery, string> = {
  posted: 'By post',
  handed_over: 'Handed over',
};

export const LETTER_FIELDS = [
  'name',
  'child',
  'next contact',
  'ask again',
  'named contact',
  'phone',
  'out of hours',
  'service',
  'date',
] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];
/** What stands in the letter where a field is named. */
export const LETTER_FIELD_HINTS: Record<LetterField, string> = {
  name: 'who the letter is to',
  child: 'what the child is called',
  'next contact': 'the day of the next check-in',
  'ask again': 'the day to ask again, after “not ready yet”',
  'named contact': 'from Settings',
  phone: 'from Settings',
  'out of hours': 'from Settings',
  service: 'the name of the service',
  date: 'the day it is made',
};
