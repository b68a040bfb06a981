import type { ReactNode } from 'react';
import type { FinancialQuarter } from '../../shared/dates.ts';
import { RETURN_MODE_LABELS, RETURN_MODES } from '../../shared/returns/codes.ts';
import type { SuppressionMode } from '../../shared/returns/suppression.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { focusField } from '../ui/ErrorSummary.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';

/** What was pressed, what was typed, and the reason with which exact figures are shown; null until it is given. */
export type Chosen = { mode: SuppressionMode; reason: string; recordedReason: string | null };

export const REASON_FIELD = 'exact-reason';
export const REASON_MISSING = 'Say which contract asks for exact figures, and why';

export type ReturnPickerProps = {
  readonly periods: readonly FinancialQuarter[];
  readonly period: string;
  readonly onPeriod: (label: string) => void;
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly reasonError: string | undefined;
  readonly onReasonError: (message: string) => void;
  readonly children: ReactNode;
};

/** Which quarter, and for whose eyes. Exact figures appear once it is said which contract asks for them. */
export function ReturnPicker(props: ReturnPickerProps) {
  const { periods, period, onPeriod, chosen, onChosen, reasonError, onReasonError, children } = props;
  const canChoose = useCan('returns.export');

  function showExact() {
    const reason = chosen.reason.trim();
    if (reason === '') {
      onReasonError(REASON_MISSING);
      focusField(REASON_FIELD);
    } else onChosen({ ...chosen, recordedReason: reason });
  }

  return (
    <div className="picker" tabIndex={0} role="region" aria-label="What to return">
      <Select
        label="Period"
        value={period}
        onChange={onPeriod}
        options={periods.map((one) => ({ value: one.label, label: one.label }))}
      />
      {canChoose && (
        <Choices
          legend="Figures"
          options={RETURN_MODES.map((value) => ({ value, label: RETURN_MODE_LABELS[value] }))}
          value={chosen.mode}
          onChange={(mode) => onChosen({ ...chosen, mode, recordedReason: null })}
        />
      )}
      {chosen.mode === 'exact_under_contract' && (
        <form
          className="exact-reason"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            showExact();
          }}
        >
          <TextArea
            id={REASON_FIELD}
            label="Why exact figures are needed"
            hint="Kept with the return, and printed on it."
            error={reasonError}
            rows={3}
            maxLength={300}
            value={chosen.reason}
            onChange={(reason) => onChosen({ ...chosen, reason })}
          />
          {chosen.recordedReason !== chosen.reason.trim() && (
            <Button type="submit" small>
              {chosen.recordedReason === null ? 'Show exact figures' : 'Use this reason'}
            </Button>
          )}
        </form>
      )}
      {children}
    </div>
  );
}
