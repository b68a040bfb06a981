import type { Field } from '../../shared/imports/fields.ts';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';

const NAMES: readonly (Field | null)[] = ['childName', 'firstName', 'surname', 'knownAs', 'carerName'];
const FREE_TEXT: readonly (Field | null)[] = ['notes', 'address', 'phone', 'email', null];

/** Whether a column holds a name of the child. */
export function isChildName(field: Field | null): boolean {
  return NAMES.includes(field) && field !== 'carerName';
}

/** What a cell of a sheet says. It is text, whatever it says; the privacy switch shortens names and hides free text. */
export function KeptText({ field, text }: { readonly field: Field | null; readonly text: string }) {
  const { initialsOnly } = usePrivacy();
  if (NAMES.includes(field)) return <Name full={text} />;
  if (initialsOnly && FREE_TEXT.includes(field)) return <span className="muted">hidden</span>;
  return text;
}
