import {
  UNUSUAL_FIT_REASON_LABELS,
  UNUSUAL_FIT_REASONS,
  type UnusualFitReason,
  unusualFitWords,
} from '../../shared/protocols/unusualFit.ts';
import { Banner } from '../ui/Banner.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { BoundField, FormErrors } from '../ui/useForm.ts';

/** What a form keeps of it. */
export type UnusualValues = { whyUnusual: UnusualFitReason | ''; reasonForUnusualFit: string };

type Props = {
  /** In what the child is not as those it is stated for. */
  readonly differs: readonly { sentence: string }[];
  /** What can be done all the same: 'It can still be offered.' */
  readonly still: string;
  /** As it is shown. */
  readonly childName: string;
  readonly why: BoundField<UnusualFitReason | ''>;
  readonly words: BoundField<string>;
};

/** Why a therapy is right for a child it is not stated for: at an offer, in a plan without one, at joining a group. */
export function WhyUnusual({ differs, still, childName, why, words }: Props) {
  return (
    <>
      <Banner tone="ochre" live fact="Not quite what it is stated for.">
        {differs.map(({ sentence }) => sentence).join(' ')} Need decides: {still}
      </Banner>
      <Select
        {...why}
        label={`Why is it right for ${childName}?`}
        empty="Choose a reason"
        options={UNUSUAL_FIT_REASONS.map((value) => ({ value, label: UNUSUAL_FIT_REASON_LABELS[value] }))}
      />
      <TextArea
        {...words}
        label={why.value === 'other' ? 'Why, in your words' : 'More, if it helps'}
        rows={2}
        maxLength={400}
      />
    </>
  );
}

/** What is still to be said of it, beside its field. */
export function unusualMissing({
  whyUnusual,
  reasonForUnusualFit,
}: UnusualValues): FormErrors<UnusualValues> {
  if (unusualFitWords(whyUnusual, reasonForUnusualFit) !== null) return {};
  return whyUnusual === ''
    ? { whyUnusual: 'Choose why it is right for this child' }
    : { reasonForUnusualFit: 'Say in a few words why it is right for this child' };
}
