import type { ChildFields } from '../../shared/children/contract.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import { needsAnswer } from '../../shared/matching/likeness.ts';
import type { CarerRelationship } from '../../shared/referrals/codes.ts';
import type { ReferralSaid } from '../../shared/referrals/details.ts';
import { phoneAsked } from '../../shared/people/phone.ts';
import { asksWhyAtThisAge, isReceivedLongAgo } from '../../shared/referrals/rules.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import type { SafetyFinding } from '../../shared/triage/codes.ts';
import { readDate } from '../../shared/typedDate.ts';
import { type Kept } from '../keptDraft.ts';
import { orNull } from '../formValues.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import type { SaidSibling } from '../matching/IsItOneOfThese.tsx';
import { alikeNow, useAlike } from '../matching/useAlike.ts';
import { useSession, useToday } from '../session.tsx';
import { wrongRead } from './ReadForSafety.tsx';
import { type DetailValues, detailsOf, NO_DETAIL_VALUES, wrongDetails } from './detailValues.ts';

export type ReferralValues = DetailValues & {
  name: string;
  birthDate: string;
  receivedOn: string;
  /** Accepted before it was recorded here. */
  isAccepted: boolean;
  acceptedOn: string;
  /** How it was read for safety, where it does not begin in the inbox. */
  readFinding: SafetyFinding | null;
  readNote: string;
  readOn: string;
  /** The day received that somebody said is right although it is long ago. */
  rightYear: string;
  /** Why somebody of 18 or over is referred here. */
  ageReason: string;
  answersForId: string;
  carerName: string;
  carerRelationship: CarerRelationship | '';
  carerPhone: string;
  /** A number that looks wrong and is right all the same, as typed. */
  rightPhone: string;
  /** The child held already that this is a referral of. */
  held: { childId: string; name: string; birthDate?: LocalDate | null } | null;
  /** Children held of whom somebody has said that it is none of them. */
  notThese: readonly string[];
  /** Children held who were said to be brothers or sisters. */
  siblings: readonly SaidSibling[];
};

/** The values of a new referral, the children with a like name, and its save. */
export function useReferralForm(options: {
  readonly formKey: string;
  readonly kept: Kept<ReferralValues> | null;
  readonly onSaved: (saved: OutputOf<'referral.add'>, values: ReferralValues) => void;
}) {
  const today = useToday();
  const { account } = useSession();
  const add = useCommand('referral.add');
  const drafted = useDraftedForm<ReferralValues, OutputOf<'referral.add'>>({
    ...options,
    empty: emptyValues(today, account.id),
    // Saving may come before the children alike are shown: they are looked for again, by exactly what was typed.
    check: async (values) =>
      whatIsMissing(values, values.held === null ? unanswered(values, await alikeNow(values)) : [], today),
    save: async (values) => namedAsHere(await add.run(inputOf(values))),
  });
  const { values } = drafted.form;
  const alike = useAlike(values, values.held === null);
  const matches = unanswered(values, alike);
  const isWhole = Object.keys(wrongInWhatItSays(values)).length === 0;
  return { ...drafted, matches, said: isWhole ? saidOf(values) : null };
}

const unanswered = ({ notThese }: ReferralValues, alike: readonly AlikeChild[]): readonly AlikeChild[] =>
  alike.filter(({ childId }) => !notThese.includes(childId));

function emptyValues(today: string, accountId: string): ReferralValues {
  return {
    name: '',
    birthDate: '',
    receivedOn: today,
    ...NO_DETAIL_VALUES,
    isAccepted: false,
    acceptedOn: today,
    readFinding: null,
    readNote: '',
    readOn: today,
    rightYear: '',
    ageReason: '',
    answersForId: accountId,
    carerName: '',
    carerRelationship: '',
    carerPhone: '',
    rightPhone: '',
    held: null,
    notThese: [],
    siblings: [],
  };
}

/** Whether it is asked why somebody of 18 or over is referred: by the birth date typed, or of the child held. */
export function asksAge({ held, birthDate, receivedOn }: ReferralValues): boolean {
  const born = held === null ? (isLocalDate(birthDate) ? birthDate : null) : (held.birthDate ?? null);
  return isLocalDate(receivedOn) && asksWhyAtThisAge(born, receivedOn);
}

/** Whether it is asked if the year is right: the referral would have been received long ago. */
export const asksYear = ({ receivedOn }: ReferralValues, today: LocalDate): boolean =>
  isLocalDate(receivedOn) && isReceivedLongAgo(receivedOn, today);

function whatIsMissing(values: ReferralValues, matches: readonly AlikeChild[], today: LocalDate) {
  const errors = wrongInWhatItSays(values);
  const { name, birthDate, receivedOn, held, siblings } = values;
  if (held === null && name.trim() === '') errors.name = 'Enter the child’s name';
  const toAnswer = matches.some(
    (match) => needsAnswer(match) && siblings.every(({ childId }) => childId !== match.childId),
  );
  if (held === null && toAnswer)
    errors.name = 'This child may be held already: say below whether it is the same child';
  const born = birthDate.trim() === '' ? null : readDate(birthDate);
  if (held === null && born !== null && !born.ok) errors.birthDate = born.message;
  const received = readDate(receivedOn);
  if (!received.ok) errors.receivedOn = received.message;
  if (asksYear(values, today) && values.rightYear !== receivedOn)
    errors.receivedOn = 'This is more than two years ago. If the year is right, tick that it is.';
  if (asksAge(values) && values.ageReason.trim() === '') errors.ageReason = REFUSALS.age_reason_needed;
  const accepted = readDate(values.acceptedOn);
  if (values.isAccepted && !accepted.ok) errors.acceptedOn = accepted.message;
  if (values.isAccepted) Object.assign(errors, wrongReading(values));
  return errors;
}

function wrongReading(values: ReferralValues) {
  const errors: Partial<Record<keyof ReferralValues, string>> = wrongRead(values);
  const on = readDate(values.readOn);
  if (!on.ok) errors.readOn = on.message;
  return errors;
}

function wrongInWhatItSays(values: ReferralValues): Partial<Record<keyof ReferralValues, string>> {
  const errors: Partial<Record<keyof ReferralValues, string>> = wrongDetails(values);
  const hasCarer = values.carerPhone.trim() !== '' || values.carerRelationship !== '';
  if (hasCarer && values.carerName.trim() === '')
    errors.carerName = 'Enter the carer’s name, or what they are called';
  const phone = phoneAsked(values.carerPhone, values.rightPhone);
  if (phone !== null) errors.carerPhone = phone;
  return errors;
}

function saidOf(values: ReferralValues): ReferralSaid {
  const { carerName, carerRelationship, carerPhone } = values;
  const carer = {
    name: carerName,
    relationship: carerRelationship === '' ? null : carerRelationship,
    phone: orNull(carerPhone),
  };
  return { details: detailsOf(values), carer: carerName.trim() === '' ? null : carer };
}

function inputOf(values: ReferralValues) {
  const { held, birthDate, receivedOn } = values;
  const { isAccepted, acceptedOn, answersForId } = values;
  const child: { is: 'held'; childId: string } | { is: 'new'; fields: ChildFields } =
    held === null
      ? { is: 'new', fields: newChild(values.name, isLocalDate(birthDate) ? birthDate : null) }
      : { is: 'held', childId: held.childId };
  return {
    child,
    // A date that is none is refused by the service beside its field; `whatIsMissing` says so before.
    receivedOn: receivedOn as ChildFields['birthDate'] & string,
    ...saidOf(values),
    acceptedOn: isAccepted && isLocalDate(acceptedOn) ? acceptedOn : null,
    safetyRead:
      isAccepted && values.readFinding !== null
        ? {
            readOn: values.readOn as LocalDate,
            finding: values.readFinding,
            note: orNull(values.readNote),
          }
        : null,
    ageReason: asksAge(values) ? orNull(values.ageReason) : null,
    answersForId: answersForId === '' ? null : answersForId,
    siblingIds: held === null ? values.siblings.map((each) => each.childId) : [],
    notTheseIds: held === null ? [...values.notThese] : [],
  };
}

/** A child of whom nothing was asked yet but the name and perhaps the birth date. */
function newChild(name: string, birthDate: ChildFields['birthDate']): ChildFields {
  return {
    name,
    nameUsed: null,
    birthDate,
    pronouns: null,
    sex: 'not_asked',
    gender: 'not_asked',
    ethnicity: 'not_asked',
    disability: 'not_asked',
    disabilityDetail: null,
    religion: 'not_asked',
    language: null,
    interpreterLanguage: null,
    accessNeeds: null,
    lookedAfter: 'not_asked',
    protectionPlan: 'not_asked',
    inNeed: 'not_asked',
    postcode: null,
    school: null,
  };
}

const FORM_NAMES: Partial<Record<string, keyof ReferralValues>> = {
  'child.fields.name': 'name',
  'child.fields.birthDate': 'birthDate',
  'safetyRead.note': 'readNote',
  'safetyRead.readOn': 'readOn',
  'carer.name': 'carerName',
  'carer.phone': 'carerPhone',
  'details.disclosedOn': 'disclosedOn',
  'details.reportedOn': 'reportedOn',
};

function namedAsHere<R extends { ok: boolean; fields?: Record<string, string> }>(reply: R): R {
  if (reply.ok || reply.fields === undefined) return reply;
  const named = Object.entries(reply.fields).map(([key, sentence]) => [FORM_NAMES[key] ?? key, sentence]);
  return { ...reply, fields: Object.fromEntries(named) };
}
