import type { ContactStillRight, RightPlace, ToExplain } from '../../shared/checkIns/asked.ts';
import { holidayCheck } from '../../shared/calendar/bankHolidays.ts';
import { proposedAfter, proposedNext } from '../../shared/checkIns/rhythm.ts';
import { contactConcern, inReach, isOfFamily, isWordEnough } from '../../shared/checkIns/saving.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import type { CheckInOffered, ContactConcern } from '../../shared/checkIns/saving.ts';
import type { CheckInOutcome, HowThingsAre, StillWantsTherapy } from '../../shared/checkIns/rules.ts';
import { isSafetyOpen, type SafeNow } from '../../shared/checkIns/safeNow.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { addWeeks, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { firstToRing } from '../../shared/people/rules.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, readDraft } from '../keptDraft.ts';
import { type Form, type FormErrors, useForm } from '../ui/useForm.ts';
import { rhythmWords } from './words.ts';

/** What is on the form. `spokeTo` holds ids of people, or these two words. */
export const THE_CHILD = 'child';
export const SOMEONE_ELSE = 'other';
export type CheckInValues = {
  outcome: CheckInOutcome | null;
  triedPersonId: string | null;
  spokeTo: readonly string[];
  howThingsAre: HowThingsAre | null;
  isSafe: SafeNow | null;
  wantsTherapy: StillWantsTherapy | null;
  offered: readonly CheckInOffered[];
  explained: readonly ToExplain[];
  rightPlace: RightPlace | null;
  whatHelps: string;
  carerNeeds: string;
  contactStillRight: ContactStillRight | null;
  note: string;
  unsafeChannelReason: string;
  heldOn: string;
  /** '' while the proposed date stands. */
  nextDueOn: string;
  /** A concern recorded during this call. */
  concernId: string | null;
};

/** A check-in of which nothing is written yet. */
export function emptyValues(today: LocalDate, nextPersonId: string | null): CheckInValues {
  return {
    outcome: null,
    triedPersonId: nextPersonId,
    spokeTo: [],
    howThingsAre: null,
    isSafe: null,
    wantsTherapy: null,
    offered: [],
    explained: [],
    rightPlace: null,
    whatHelps: '',
    carerNeeds: '',
    contactStillRight: null,
    note: '',
    unsafeChannelReason: '',
    heldOn: today,
    nextDueOn: '',
    concernId: null,
  };
}

/** Whose call this is, as chosen: whom the try is for, or, of those spoken to, that one or the first ticked. */
export function whoIsRung({
  outcome,
  triedPersonId,
  spokeTo,
}: Pick<CheckInValues, 'outcome' | 'triedPersonId' | 'spokeTo'>): string | null {
  const ticked = spokeTo.filter((who) => who !== THE_CHILD && who !== SOMEONE_ELSE);
  if (outcome !== 'reached' || (triedPersonId !== null && ticked.includes(triedPersonId)))
    return triedPersonId;
  return ticked[0] ?? triedPersonId;
}

/** Whether the call is to the first contact, of whom alone it is asked whether what was agreed still holds. */
export const isToFirst = (values: CheckInValues, people: readonly PersonOfChild[]): boolean =>
  whoIsRung(values) === (firstToRing(people)?.personId ?? null);

export const draftKeyOf = (referralId: string) => `checkIn:${referralId}`;

/** A concern begun in a check-in that is not saved yet belongs to it once it is: what is kept of the check-in names it. */
export async function keepConcernWithCall(referralId: string, concernId: string): Promise<void> {
  const formKey = draftKeyOf(referralId);
  const kept = await readDraft<CheckInValues>(formKey);
  if ((kept?.concernId ?? null) === null) await keepDraft(formKey, { ...kept, concernId });
}

export type SavedCheckIn = OutputOf<'checkIn.save'>;

/** The check-in being written: its values, what can be told before saving, its draft and its save. */
export function useCheckInForm(options: {
  readonly view: CheckInView;
  readonly people: readonly PersonOfChild[];
  readonly initial: CheckInValues;
  readonly onSaved: (saved: SavedCheckIn, values: CheckInValues) => void;
}): Form<CheckInValues> {
  const { view, people, initial, onSaved } = options;
  const save = useCommand('checkIn.save');
  const { referralId } = view;
  const formKey = draftKeyOf(referralId);
  return useForm<CheckInValues, SavedCheckIn>({
    initial,
    focusesFirst: true,
    check: (values) => whatIsMissing(values, people),
    save: async (values) => {
      const reply = await save.run({ referralId, ...answersOf(values, view, people) });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    saveDraft: (values) => keepDraft(formKey, values),
    onSaved,
  });
}

/** What the contact rules say against what is chosen now; null where nothing does. */
export function concernOf(values: CheckInValues, people: readonly PersonOfChild[]): ContactConcern | null {
  const { outcome } = values;
  if (outcome === null) return null;
  const ids = outcome === 'reached' ? values.spokeTo : [values.triedPersonId];
  const concerns = people
    .filter(({ personId }) => ids.includes(personId))
    .map((person) => contactConcern(outcome, inReach(person)));
  return concerns.find((concern) => concern !== null) ?? null;
}

/** The same before it is said who was spoken to: then of the one this call is to, so that it is asked at once. */
export function concernAsked(values: CheckInValues, people: readonly PersonOfChild[]): ContactConcern | null {
  if (values.outcome !== 'reached' || values.spokeTo.length > 0) return concernOf(values, people);
  const rung = people.find(({ personId }) => personId === whoIsRung(values));
  return rung === undefined ? null : contactConcern('reached', inReach(rung));
}

/** Whether somebody was reached whose being reached makes this a check-in, and not a try. */
export function wouldBeDone(values: CheckInValues, people: readonly PersonOfChild[]): boolean {
  if (values.outcome !== 'reached') return false;
  return isWordEnough(values.spokeTo.includes(THE_CHILD), spokenWith(values, people));
}

/** Whether the family was reached, and yet only carers whose contact nobody checked: then it is a try. */
export function isOnlyUnchecked(values: CheckInValues, people: readonly PersonOfChild[]): boolean {
  return isFamilyReached(values, people) && !wouldBeDone(values, people);
}

const isFamilyReached = (values: CheckInValues, people: readonly PersonOfChild[]): boolean =>
  values.outcome === 'reached' && isOfFamily(values.spokeTo.includes(THE_CHILD), spokenWith(values, people));

const spokenWith = ({ spokeTo }: CheckInValues, people: readonly PersonOfChild[]) =>
  people.filter(({ personId }) => spokeTo.includes(personId)).map(inReach);

/** The date shown as the next one: as typed, or as is proposed from the day of this contact and what was heard. */
export function shownNext(values: CheckInValues, view: CheckInView): string {
  if (values.nextDueOn !== '') return values.nextDueOn;
  return isLocalDate(values.heldOn)
    ? proposedAfter(values.isSafe, values.heldOn, {
        ...view,
        isHoliday: holidayCheck(view.nation, view.ownHolidays),
      })
    : '';
}

/** Why that date is proposed. */
export function whyNext(values: CheckInValues, view: CheckInView): string {
  if (!isSafetyOpen(values.isSafe)) return rhythmWords(view.rhythm, isMovedEarlier(values, view));
  return 'Soon, because the child may not be safe.';
}

/** Whether the proposed date was moved before a day on which nobody works. */
function isMovedEarlier({ heldOn }: CheckInValues, { rhythm, nation, ownHolidays }: CheckInView): boolean {
  if (!isLocalDate(heldOn)) return false;
  return (
    proposedNext(heldOn, rhythm, holidayCheck(nation, ownHolidays)) < addWeeks(heldOn, rhythm.everyWeeks)
  );
}

function whatIsMissing(values: CheckInValues, people: readonly PersonOfChild[]): FormErrors<CheckInValues> {
  const errors: FormErrors<CheckInValues> = {};
  const done = wouldBeDone(values, people);
  if (values.outcome === null)
    errors.outcome = 'Say what happened: reached, left a message, or could not reach.';
  if (values.outcome === 'reached' && values.spokeTo.length === 0)
    errors.spokeTo = REFUSALS.spoke_to_not_said;
  // Asked too while it is not said yet who was spoken to.
  const isAsked =
    isFamilyReached(values, people) || (values.outcome === 'reached' && values.spokeTo.length === 0);
  if (isAsked && values.isSafe === null) errors.isSafe = REFUSALS.safety_not_said;
  if (concernOf(values, people) !== null && values.unsafeChannelReason.trim() === '')
    errors.unsafeChannelReason = REFUSALS.unsafe_contact_reason;
  const heldOn = readDate(values.heldOn);
  if (!heldOn.ok) errors.heldOn = heldOn.message;
  const nextDueOn = values.nextDueOn === '' ? null : readDate(values.nextDueOn);
  if (done && nextDueOn !== null && !nextDueOn.ok) errors.nextDueOn = nextDueOn.message;
  return errors;
}

function answersOf(values: CheckInValues, view: CheckInView, people: readonly PersonOfChild[]) {
  const next = shownNext(values, view);
  return {
    heldOn: values.heldOn as LocalDate,
    outcome: values.outcome ?? 'could_not_reach',
    triedPersonId: values.triedPersonId,
    spokeToChild: values.spokeTo.includes(THE_CHILD),
    spokeToPersonIds: values.spokeTo.filter((who) => who !== THE_CHILD && who !== SOMEONE_ELSE),
    spokeToSomeoneElse: values.spokeTo.includes(SOMEONE_ELSE),
    howThingsAre: values.howThingsAre,
    isSafe: values.isSafe,
    wantsTherapy: values.wantsTherapy,
    offered: [...values.offered],
    explained: [...values.explained],
    rightPlace: values.rightPlace,
    whatHelps: values.whatHelps,
    carerNeeds: values.carerNeeds,
    contactStillRight: isToFirst(values, people) ? values.contactStillRight : null,
    note: values.note,
    // Typed for a way that was then not used: no reason for anything.
    unsafeChannelReason: concernOf(values, people) === null ? '' : values.unsafeChannelReason,
    nextDueOn: isLocalDate(next) ? next : null,
    concernId: values.concernId,
  };
}
