import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import { allowed, notAllowed, type Decision } from '../decision.ts';
import type { ChannelAnswer, ContactSafety, PersonKind } from '../people/codes.ts';
import type { PersonOfChild } from '../people/contract.ts';
import { isContactChecked } from '../people/rules.ts';
import type { ContactChannel } from '../referrals/codes.ts';
import { CONTACT_EVENTS } from './events.ts';
import { proposedNext, type Rhythm } from './rhythm.ts';
import {
  type CheckInOutcome,
  type HowThingsAre,
  isCheckInDone,
  type SpokeTo,
  type StillWantsTherapy,
} from './rules.ts';
import { type SafeNow } from './safeNow.ts';

/** Why a check-in is due when it is: see `CheckInDue`. */
export const DueBecause = z.enum([
  'received',
  'first',
  'agreed',
  'own',
  'rhythm',
  'higher_need',
  'quiet_course',
  ...CONTACT_EVENTS,
]);
export type DueBecause = z.infer<typeof DueBecause>;

/** What was offered in the conversation itself (NG76 1.6.2). More than that is logged as holding support. */
export const CHECK_IN_OFFERED = [
  'sleep',
  'nightmares_flashbacks',
  'feelings',
  'carer_time',
  'who_to_ring',
] as const;
export const CheckInOffered = z.enum(CHECK_IN_OFFERED);
export type CheckInOffered = z.infer<typeof CheckInOffered>;
export const CHECK_IN_OFFERED_LABELS: Record<CheckInOffered, string> = {
  sleep: 'Help with sleep',
  nightmares_flashbacks: 'Nightmares, flashbacks',
  feelings: 'Talking about feelings',
  carer_time: 'Time for the carer',
  who_to_ring: 'Who to ring at night',
};

/** Somebody round the child, as a check-in looks at them. */
export type PersonInReach = {
  personId: string;
  kind: PersonKind;
  safety: ContactSafety;
  /** Whether somebody went through this contact: see `isContactChecked`. */
  isChecked: boolean;
  mayRing: ChannelAnswer;
  mayText: ChannelAnswer;
  mayVoicemail: ChannelAnswer;
  mayLetter: ChannelAnswer;
};

export function inReach(person: PersonOfChild): PersonInReach {
  const { kind, safety, mayRing, mayText, mayVoicemail, mayLetter } = person.fields;
  const { personId } = person;
  const isChecked = isContactChecked(person);
  return { personId, kind, safety, isChecked, mayRing, mayText, mayVoicemail, mayLetter };
}

/** The channel an outcome used. */
const CHANNEL_OF = {
  reached: 'phone',
  could_not_reach: 'phone',
  left_message: 'voicemail',
  sent_text: 'text',
  sent_letter: 'letter',
} as const satisfies Record<CheckInOutcome, ContactChannel>;

export const ContactConcern = z.enum(['do_not_contact', 'not_safe', 'not_agreed']);
export type ContactConcern = z.infer<typeof ContactConcern>;

/**
 * What the contact rules say against reaching a person in this way; null where nothing does. What was not agreed is
 * treated as not allowed (NG76 1.1.9), and nothing that is left behind was agreed of a contact nobody has checked,
 * whatever was noted of it. A call is what "safe to contact" means, and how a contact is checked. Parental responsibility
 * makes nobody safe. It is asked about, never blocked: the person who rang knows why.
 */
export function contactConcern(outcome: CheckInOutcome, person: PersonInReach | null): ContactConcern | null {
  return channelConcern(CHANNEL_OF[outcome], person);
}

/** The same of a channel. A video call rings too; of meeting in person only "do not contact" speaks. */
export function channelConcern(
  channel: Exclude<ContactChannel, 'email' | 'through_professional'>,
  person: PersonInReach | null,
): ContactConcern | null {
  if (person === null) return null;
  if (person.safety === 'do_not_contact') return 'do_not_contact';
  const ring = person.mayRing === 'no' ? 'no' : 'yes';
  const answer = {
    phone: ring,
    video: ring,
    in_person: 'yes',
    voicemail: person.mayVoicemail,
    text: person.mayText,
    letter: person.mayLetter,
  }[channel];
  if (answer === 'no') return 'not_safe';
  const isLeftBehind = channel === 'voicemail' || channel === 'text' || channel === 'letter';
  return answer === 'not_checked' || (isLeftBehind && person.safety === 'not_checked') ? 'not_agreed' : null;
}

export type CheckInAnswers = {
  heldOn: LocalDate;
  outcome: CheckInOutcome;
  triedPersonId: string | null;
  spokeToChild: boolean;
  spokeToPersonIds: readonly string[];
  spokeToSomeoneElse: boolean;
  isSafe: SafeNow | null;
  unsafeChannelReason: string;
  nextDueOn: LocalDate | null;
};

export type CheckInRefusal =
  | 'future_date'
  | 'contact_before_referral'
  | 'spoke_to_not_said'
  | 'safety_not_said'
  | 'unsafe_contact_reason'
  | 'next_check_in_not_ahead'
  | 'person_not_of_child';

/** Each refusal with the answer it is about, so that the sentence stands beside the right question. */
export const CHECK_IN_REFUSAL_FIELDS: Record<CheckInRefusal, string> = {
  future_date: 'heldOn',
  contact_before_referral: 'heldOn',
  spoke_to_not_said: 'spokeTo',
  safety_not_said: 'isSafe',
  unsafe_contact_reason: 'unsafeChannelReason',
  next_check_in_not_ahead: 'nextDueOn',
  person_not_of_child: 'spokeTo',
};

export type DecidedCheckIn = {
  /** The child was reached, or a safe carer whose contact somebody had checked. */
  isDone: boolean;
  /** Besides those: a carer whose contact nobody had checked. What they said of the child's safety is asked and kept. */
  isFamilyReached: boolean;
  /** Whether the contact rules spoke against it: only then is the reason kept. */
  isAgainstRules: boolean;
  channel: ContactChannel;
  /** The one whose being reached decides; null for a try. */
  spokeTo: SpokeTo | null;
  /** The carer spoken to, or whom the try was for. */
  personId: string | null;
  /** Agreed in a check-in that was done, and another than the rhythm gives, which would change with the child's needs. */
  nextDueOn: LocalDate | null;
};

/**
 * What a contact with a family comes to. It is a check-in done when the child was reached, or a carer not marked "do not
 * contact" whose contact somebody had checked; everything else is a try, which moves no date: nobody knows who answers
 * a number that came from a form (docs/decisions/0005-whose-word-settles.md).
 */
export function decideCheckIn(
  answers: CheckInAnswers,
  facts: {
    people: readonly PersonInReach[];
    receivedOn: LocalDate;
    rhythm: Rhythm;
    isHoliday: (date: LocalDate) => boolean;
  },
  today: LocalDate,
): Decision<DecidedCheckIn, CheckInRefusal> {
  const { heldOn, outcome, nextDueOn } = answers;
  if (heldOn > today) return notAllowed('future_date');
  if (heldOn < facts.receivedOn) return notAllowed('contact_before_referral');
  const isReached = outcome === 'reached';
  const ids = isReached
    ? answers.spokeToPersonIds
    : answers.triedPersonId === null
      ? []
      : [answers.triedPersonId];
  const people = ids.map((id) => facts.people.find((person) => person.personId === id) ?? null);
  if (people.includes(null)) return notAllowed('person_not_of_child');
  const spoken = isReached ? spokenTo(answers, people) : { spokeTo: null, carer: null };
  if (spoken === null) return notAllowed('spoke_to_not_said');
  const isDone = isCheckInDone({
    outcome,
    spokeTo: spoken.spokeTo,
    carerIsSafe: isWordEnough(false, people),
  });
  const isFamilyReached = isReached && isOfFamily(answers.spokeToChild, people);
  if (isFamilyReached && answers.isSafe === null) return notAllowed('safety_not_said');
  const isAgainstRules = people.some((person) => contactConcern(outcome, person) !== null);
  if (isAgainstRules && answers.unsafeChannelReason === '') return notAllowed('unsafe_contact_reason');
  if (isDone && nextDueOn !== null && nextDueOn <= heldOn) return notAllowed('next_check_in_not_ahead');
  return allowed({
    isDone,
    isFamilyReached,
    isAgainstRules,
    channel: CHANNEL_OF[outcome],
    spokeTo: spoken.spokeTo,
    personId: (spoken.carer ?? people[0])?.personId ?? null,
    nextDueOn: isDone && nextDueOn !== proposedNext(heldOn, facts.rhythm, facts.isHoliday) ? nextDueOn : null,
  });
}

/**
 * Whether what was heard may settle a doubt about the child's safety: from the child, or from a safe carer whose contact
 * somebody had checked (our own rule: docs/decisions/0005-whose-word-settles.md).
 */
export function isWordEnough(
  spokeToChild: boolean,
  people: readonly (Pick<PersonInReach, 'kind' | 'safety' | 'isChecked'> | null)[],
): boolean {
  return (
    spokeToChild ||
    people.some(
      (person) => person?.kind === 'carer' && person.safety !== 'do_not_contact' && person.isChecked,
    )
  );
}

/** Whether the child, or a carer not marked "do not contact", is among those spoken to, checked or not. */
export function isOfFamily(
  spokeToChild: boolean,
  people: readonly (Pick<PersonInReach, 'kind' | 'safety'> | null)[],
): boolean {
  return (
    spokeToChild || people.some((person) => person?.kind === 'carer' && person.safety !== 'do_not_contact')
  );
}

function spokenTo(
  answers: CheckInAnswers,
  people: readonly (PersonInReach | null)[],
): { spokeTo: SpokeTo; carer: PersonInReach | null } | null {
  const carers = people.filter((person) => person?.kind === 'carer');
  const carer = carers.find((person) => person?.safety !== 'do_not_contact') ?? carers[0] ?? null;
  if (answers.spokeToChild) return { spokeTo: 'child', carer };
  if (carer !== null) return { spokeTo: 'carer', carer };
  if (people.length > 0) return { spokeTo: 'professional', carer: null };
  return answers.spokeToSomeoneElse ? { spokeTo: 'other', carer: null } : null;
}

export type WhatWasSaid = {
  howThingsAre: HowThingsAre | null;
  isSafe: SafeNow | null;
  wantsTherapy: StillWantsTherapy | null;
  offered: readonly CheckInOffered[];
};

/** What was said in a contact: nothing where nobody was reached, also where the answers were given before that was changed. */
export function whatWasSaid({
  outcome,
  howThingsAre,
  isSafe,
  wantsTherapy,
  offered,
}: WhatWasSaid & { outcome: CheckInOutcome }): WhatWasSaid {
  return outcome === 'reached'
    ? { howThingsAre, isSafe, wantsTherapy, offered }
    : { howThingsAre: null, isSafe: null, wantsTherapy: null, offered: [] };
}

export type UndoRefusal = 'undo_not_yours' | 'undo_too_late' | 'undo_not_latest';

/** A check-in may be taken back by who saved it, on the day it was saved, while nothing came after it. */
export function decideUndo(
  saved: { by: string; on: LocalDate; isLatest: boolean },
  actor: { accountId: string },
  today: LocalDate,
): Decision<null, UndoRefusal> {
  if (saved.by !== actor.accountId) return notAllowed('undo_not_yours');
  if (saved.on !== today) return notAllowed('undo_too_late');
  return saved.isLatest ? allowed(null) : notAllowed('undo_not_latest');
}
