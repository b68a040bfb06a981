import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { RETURN_MODE_LABELS } from '../../shared/returns/codes.ts';
import { Button } from '../ui/Button.tsx';

export type KeptFactsProps = {
  readonly release: OutputOf<'returns.release'>['release'];
  readonly onLeave: () => void;
};

/** Who released these figures, when and how. They stay as they were, whatever has changed since. */
export function KeptFacts({ release, onLeave }: KeptFactsProps) {
  return (
    <div className="kept">
      <Button icon="left" onPress={onLeave}>
        Back to today
      </Button>
      <dl className="pairs">
        <dt>Period</dt>
        <dd>{release.period}</dd>
        <dt>Released</dt>
        <dd>{formatDate(release.madeOn)}</dd>
        <dt>By</dt>
        <dd>{release.madeBy}</dd>
        <dt>Figures</dt>
        <dd>{RETURN_MODE_LABELS[release.mode]}</dd>
        {release.modeReason !== null && (
          <>
            <dt>Reason</dt>
            <dd>{release.modeReason}</dd>
          </>
        )}
      </dl>
      <p className="small">The figures as they were released, whatever was recorded since.</p>
    </div>
  );
}
