import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Choices } from '../ui/Choices.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Tick } from '../ui/Tick.tsx';
import type { Form } from '../ui/useForm.ts';
import type { ScoreValues } from './scoreValues.ts';

/** Asked with every measure that has a question about harm to oneself: a total alone would hide the answer. */
export function RiskAnswer({ form }: { readonly form: Form<ScoreValues> }) {
  const { values } = form;
  return (
    <>
      <Choices<'yes' | 'no'>
        {...form.field('riskAnswered')}
        legend="Was the question about harm to oneself answered with anything but “not at all”?"
        options={[
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
      />
      {values.riskAnswered === 'yes' ? (
        <>
          <TextArea
            {...form.field('riskAct')}
            label="What was done, and who knows now?"
            hint="If a child is in danger now, ring 999 first."
            reminder={DISCLOSABLE}
            rows={3}
            maxLength={1000}
          />
          <Tick
            checked={values.isRiskOpen}
            onChange={(isOpen) => form.set('isRiskOpen', isOpen)}
            label="Nothing was done yet: put it first on Today until somebody says what was done"
          />
        </>
      ) : null}
    </>
  );
}
