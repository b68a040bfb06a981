import { SAFETY_FINDING_LABELS, SAFETY_FINDINGS, type SafetyFinding } from '../../shared/triage/codes.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { DangerFirst } from '../safeguarding/DangerFirst.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { TextArea } from '../ui/TextArea.tsx';
import type { BoundField } from '../ui/useForm.ts';

/** What is asked of a reading for safety where a referral goes past the inbox. */
export type ReadValues = { readFinding: SafetyFinding | null; readNote: string };

type Props = {
  readonly finding: BoundField<SafetyFinding | null>;
  readonly note: BoundField<string>;
  /** What to do where nobody has read it, or too little is known to tell. */
  readonly hint: string;
};

/** How a referral that does not begin in the inbox was read for safety: no referral goes by without that. */
export function ReadForSafety({ finding, note, hint }: Props) {
  return (
    <>
      <Choices
        {...finding}
        legend="Read for safety: what was found?"
        hint={hint}
        options={SAFETY_FINDINGS.filter((value) => value !== 'not_enough_known').map((value) => ({
          value,
          label: SAFETY_FINDING_LABELS[value],
        }))}
      />
      {finding.value === 'in_danger_now' ? <DangerFirst numbers={undefined} /> : null}
      {finding.value === null ? null : (
        <TextArea
          {...note}
          label={
            finding.value === 'no_concern'
              ? 'Anything to note'
              : 'What was found, what was done, who was told'
          }
          reminder={DISCLOSABLE}
          rows={3}
          maxLength={500}
        />
      )}
    </>
  );
}

/** What a reading lacks, beside its field. */
export function wrongRead({ readFinding, readNote }: ReadValues): Partial<Record<keyof ReadValues, string>> {
  if (readFinding === null)
    return { readFinding: 'Say what was found. If nobody has read it for safety, read it now.' };
  return readFinding !== 'no_concern' && readNote.trim() === ''
    ? { readNote: REFUSALS.safety_read_note_needed }
    : {};
}
