// Taking a merge apart loosens no rule of contact, and the day on which a contact was checked is one of them: a check made
// of two stays the older on both. But where the merge changed nothing that was agreed about a contact, and nobody did since,
// the check was of exactly what stands there, and it is given back with its own day (our own rule, after NG76 1.1.9).
import type { LocalDate } from '../dates.ts';
import type { CheckedWith } from '../people/codes.ts';
import type { PersonFields, PersonOfChild } from '../people/contract.ts';

type Check = Pick<PersonOfChild, 'checkedOn' | 'checkedWith' | 'checkAgainFrom'>;
type Line = Check & { fields: PersonFields };

/** How a contact stood at one time: all that was agreed about reaching them, in one text, and when that was checked. */
export type ContactStood = {
  agreed: string;
  checkedOn: LocalDate | null;
  checkedWith: CheckedWith | null;
  checkAgainFrom: LocalDate | null;
};

/** One contact before a merge and right after it; `asLine`: the line that it stands as in the record that stays. */
export type StoodInMerge = { linkId: string; asLine: string; before: ContactStood; after: ContactStood };

const AGREED = [
  'name',
  'phone',
  'email',
  'safety',
  'mayRing',
  'mayText',
  'mayVoicemail',
  'mayLetter',
  'safeTimes',
  'sayName',
  'codeWord',
  'noAnswer',
  'note',
] as const satisfies readonly (keyof PersonFields)[];

/** How a contact stands, to be held against how it stood. */
export function stoodOf({ fields, checkedOn, checkedWith, checkAgainFrom }: Line): ContactStood {
  const agreed = JSON.stringify(AGREED.map((key) => fields[key]));
  return { agreed, checkedOn, checkedWith, checkAgainFrom };
}

/** Whether a check from before a merge is of what still stands: the merge changed nothing else, and nobody has since. */
export function checkStillHolds({ before, after }: StoodInMerge, now: ContactStood): boolean {
  return (
    before.checkedOn !== null &&
    before.agreed === after.agreed &&
    now.agreed === after.agreed &&
    now.checkedOn === after.checkedOn &&
    now.checkedWith === after.checkedWith &&
    now.checkAgainFrom === after.checkAgainFrom
  );
}
