import { formatDate, type LocalDate } from '../../shared/dates.ts';
import type { SafetyFactor } from '../../shared/priority/safety.ts';
import type { PriorityBand } from '../../shared/waitingList/rules.ts';
import { useNavigate } from '../router.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { graveWords } from './graveWords.ts';

export type AfterBandProps = {
  readonly title: string;
  readonly childId: string;
  readonly after: {
    readonly band: PriorityBand | null;
    /** Where the next check-in moved to; null where it did not. */
    readonly dueOn: LocalDate | null;
    /** What was said of safety, where neither a concern nor a current risk is on record beside it. */
    readonly grave: readonly SafetyFactor[];
  };
  readonly onClose: () => void;
};

/** What follows a band: another day for the next check-in, and, for a child who is not safe, the record that a band is not. */
export function AfterBand({ title, childId, after, onClose }: AfterBandProps) {
  const navigate = useNavigate();
  const { band, dueOn, grave } = after;
  const record = (what: 'concern' | 'risk') => {
    onClose();
    navigate({ screen: 'child', childId, tab: 'safety', open: `${what}:new:${childId}` });
  };
  const concernFirst = grave.includes('safety');
  const ways = [
    <Button key="concern" kind={concernFirst ? 'primary' : undefined} onPress={() => record('concern')}>
      Record a concern
    </Button>,
    <Button key="risk" kind={concernFirst ? undefined : 'primary'} onPress={() => record('risk')}>
      Record a current risk
    </Button>,
  ];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      size="sure"
      foot={
        grave.length === 0 ? (
          <Button kind="primary" onPress={onClose}>
            Close
          </Button>
        ) : (
          <>
            {concernFirst ? ways : ways.toReversed()}
            <Button kind="link" onPress={onClose}>
              Later
            </Button>
          </>
        )
      }
    >
      <Banner tone="moss" live fact={`${band === null ? 'No band' : `Band ${band}`} is saved.`}>
        {dueOn === null ? null : `The next check-in is on ${formatDate(dueOn)} now.`}
      </Banner>
      {grave.length === 0 ? null : (
        <Banner tone="brick" fact={`${graveWords(grave)}.`}>
          A band makes nobody safe, and neither a concern nor a current risk is on record for this. Record one
          now. Until then it stands on Today.
        </Banner>
      )}
    </Dialog>
  );
}
