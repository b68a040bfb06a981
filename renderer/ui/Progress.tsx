import { ProgressBar } from 'react-aria-components';
import { Button } from './Button.tsx';

export type ProgressProps = {
  /** What is being done: "Reading the spreadsheet". */
  readonly label: string;
  readonly done: number;
  /** Null while the end is not known. */
  readonly total: number | null;
  readonly onStop?: (() => void) | undefined;
};

/** Long work that can be seen and stopped. */
export function Progress({ label, done, total, onStop }: ProgressProps) {
  const percent = total === null || total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <div className="progress">
      <p>
        {label} <span className="n">{total === null ? done : `${done} of ${total}`}</span>
      </p>
      <ProgressBar
        className="progress-track"
        aria-label={label}
        value={percent}
        isIndeterminate={total === null}
        {...(total === null ? {} : { valueLabel: `${done} of ${total}` })}
      >
        <div className="progress-done" style={{ width: `${percent}%` }} />
      </ProgressBar>
      {onStop !== undefined && (
        <Button kind="link" small onPress={onStop}>
          Stop
        </Button>
      )}
    </div>
  );
}
