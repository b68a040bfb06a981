import { useState } from 'react';
import { CHECKED_WITH, CHECKED_WITH_LABELS, type CheckedWith } from '../../shared/people/codes.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';

export const CHECKED_WITH_OPTIONS = CHECKED_WITH.map((value) => ({
  value,
  label: CHECKED_WITH_LABELS[value],
}));

export type ContactCheckProps = {
  readonly submit: string;
  readonly isPending: boolean;
  /** Saves the check; gives what the service said against it, or nothing. */
  readonly onCheck: (checkedWith: CheckedWith) => Promise<string | undefined>;
  readonly children?: React.ReactNode;
};

/** That a contact is right, and with whom it was gone through: a referrer's word is not the person's own. */
export function ContactCheck({ submit, isPending, onCheck, children }: ContactCheckProps) {
  const [checkedWith, setCheckedWith] = useState<CheckedWith | ''>('');
  const [missing, setMissing] = useState<string>();
  const [problem, setProblem] = useState<string>();
  async function save() {
    if (checkedWith === '') {
      setMissing('Say with whom you went through it');
      return;
    }
    setProblem(await onCheck(checkedWith));
  }
  return (
    <div className="stack">
      <Select
        label="With whom did you go through it today?"
        empty="Choose"
        options={CHECKED_WITH_OPTIONS}
        value={checkedWith}
        error={missing}
        onChange={(value) => {
          setCheckedWith(value);
          setMissing(undefined);
        }}
      />
      {problem === undefined ? null : <ErrorLine>{problem}</ErrorLine>}
      <div className="row-wrap">
        <Button small isPending={isPending} onPress={() => void save()}>
          {submit}
        </Button>
        {children}
      </div>
    </div>
  );
}
