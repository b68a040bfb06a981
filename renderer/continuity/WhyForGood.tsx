import {
  HANDOVER_REASON_LABELS,
  HANDOVER_REASONS,
  type HandoverReason,
} from '../../shared/continuity/codes.ts';
import { Select } from '../ui/Select.tsx';
import type { BoundField } from '../ui/useForm.ts';

type Props = {
  readonly field: BoundField<HandoverReason | ''>;
  /** What to do instead, where somebody only stands in or there is time for a handover in person. */
  readonly hint: string;
};

/** Why somebody else takes over for good, where that is done by changing dates or who holds a carer's sessions. */
export function WhyForGood({ field, hint }: Props) {
  return (
    <Select<HandoverReason>
      {...field}
      label="Why does somebody else take over?"
      hint={hint}
      empty="Choose a reason"
      options={HANDOVER_REASONS.map((value) => ({ value, label: HANDOVER_REASON_LABELS[value] }))}
    />
  );
}
