import { useEffect, useState } from 'react';
import type { ConcernView } from '../../shared/safeguarding/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { newConcernKey } from '../../shared/safeguarding/formKey.ts';
import { formatInstant } from '../../shared/instants.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useCommand, useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Name } from '../ui/Name.tsx';
import { ConcernForm } from './ConcernForm.tsx';
import type { ConcernValues } from './concernValues.ts';

export type ConcernDrawerProps = {
  readonly childId: string;
  readonly childName: string;
  /** Null records a new one. */
  readonly concernId: string | null;
  /** The check-in in which it came up. */
  readonly checkInId?: string | undefined;
  /** The referral whose check-in is still being written. */
  readonly callOf?: string | undefined;
  /** The disclosure it is recorded from. */
  readonly eventId?: string | undefined;
  readonly onClose: () => void;
  /** Called after a save, with whether the record is complete now and which it is; it closes otherwise. */
  readonly onSaved?: ((isComplete: boolean, concernId: string) => void) | undefined;
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
};

/** A safeguarding concern beside whatever is open: written down at once, completed when it can be. */
export function ConcernDrawer(props: ConcernDrawerProps) {
  const { concernId, childId } = props;
  const formKey = concernId === null ? newConcernKey(childId, props) : `concern:${concernId}`;
  if (concernId !== null) return <Opened key={formKey} {...props} concernId={concernId} formKey={formKey} />;
  return (
    <WithKept<ConcernValues> key={formKey} formKey={formKey}>
      {(kept) => <ConcernForm {...props} formKey={formKey} kept={kept} concern={null} />}
    </WithKept>
  );
}

/** The words are read only after the opening is in the log. */
function Opened(props: ConcernDrawerProps & { readonly concernId: string; readonly formKey: string }) {
  const { concernId, formKey } = props;
  const { run } = useCommand('concern.open');
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    void run({ concernId }).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setOpen(true);
      else setProblem(reply.message);
    });
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each concern: `run` is new on every drawing
  }, [concernId]);
  const asked = useOp('concern.get', { concernId }, { enabled: isOpen });
  const concern = asked.data?.id === concernId ? asked.data : undefined;
  if (concern === undefined)
    return (
      <Drawer
        subject={formKey}
        kicker="Safeguarding concern"
        title={<Name full={props.childName} />}
        closeLabel="Close the concern"
        onClose={props.onClose}
        returnFocus={props.returnFocus}
      >
        {problem === undefined && asked.error === null ? null : (
          <Banner tone="brick">{problem ?? asked.error?.failure.message}</Banner>
        )}
      </Drawer>
    );
  return (
    <WithKept<ConcernValues> formKey={formKey}>
      {(kept: Kept<ConcernValues> | null) => (
        <ConcernForm {...props} formKey={formKey} kept={kept} concern={concern} />
      )}
    </WithKept>
  );
}

/** What a concern was recorded from. */
function cameUpWords(cameUp: NonNullable<ConcernView['cameUp']>): string {
  if (cameUp.in === 'check_in') return `It came up in the check-in of ${formatDate(cameUp.on)}.`;
  if (cameUp.in === 'disclosure') return `It was recorded from the disclosure of ${formatDate(cameUp.on)}.`;
  return 'It came up in a check-in that was taken back since. What is written here stands.';
}

/** Who wrote which version: nothing that was saved is lost. */
export function WrittenBy({ concern }: { readonly concern: ConcernView }) {
  return (
    <div className="small muted">
      {concern.cameUp === null ? null : <p>{cameUpWords(concern.cameUp)}</p>}
      <p>
        Recorded by {concern.recordedBy}, {formatInstant(concern.recordedAt)}.
      </p>
      {concern.written.length < 2 ? null : (
        <p>
          Added to {concern.written.length === 2 ? 'once' : `${concern.written.length - 1} times`}, last by{' '}
          {concern.written[0]?.by}, {formatInstant(concern.written[0]?.at ?? concern.recordedAt)}. Earlier
          versions are kept.
        </p>
      )}
    </div>
  );
}
