import type { WaitingListStage } from '../../shared/waitingList/contract.ts';
import { useNavigate } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

type NobodyProps = {
  readonly stage: WaitingListStage;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
};

/** What this part of the list is for, or the way back from filters that leave nobody. */
export function NobodyHere({ stage, isFiltered: isNarrowed, onClear }: NobodyProps) {
  const navigate = useNavigate();
  const mayImport = useCan('import.read');
  if (isNarrowed) {
    return (
      <EmptyState
        title="Nobody matches these filters"
        action={<Button onPress={onClear}>Clear filters</Button>}
      >
        The children are still on the list; the filters leave them out.
      </EmptyState>
    );
  }
  if (stage !== 'waiting') return <EmptyState title={`Nobody is here`}>{WHAT_IT_IS_FOR[stage]}</EmptyState>;
  return (
    <EmptyState
      title="Nobody is waiting"
      action={
        mayImport ? (
          <Button kind="primary" onPress={() => navigate({ screen: 'import' })}>
            Bring in a spreadsheet
          </Button>
        ) : undefined
      }
    >
      {WHAT_IT_IS_FOR.waiting}
    </EmptyState>
  );
}

const WHAT_IT_IS_FOR: Record<WaitingListStage, string> = {
  assessment: 'Children stand here from the day an assessment begins until it is completed.',
  waiting:
    'Children who were accepted and wait for therapy stand here, the highest band and the longest wait first.',
  offered: 'Children stand here from an offer of therapy until the first session.',
  paused: 'Children whose family asked to wait a while stand here. Their days go on being counted.',
};
