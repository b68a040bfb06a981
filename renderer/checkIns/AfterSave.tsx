import { calledName } from '../../shared/children/names.ts';
import { useState } from 'react';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import { isSafetyOpen } from '../../shared/checkIns/safeNow.ts';
import { formatDate } from '../../shared/dates.ts';
import { PriorityDialog } from '../priority/PriorityDialog.tsx';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import type { CheckInValues, SavedCheckIn } from './useCheckInForm.ts';

export type Prompt = 'concern' | 'priority' | 'contact';

/** The one thing to look at after a save, or null: safety where no concern was recorded during the call, then priority, then a contact that changed; nothing where nothing was said. */
export function promptAfter({
  outcome,
  isSafe,
  howThingsAre,
  contactStillRight,
  concernId,
}: CheckInValues): Prompt | null {
  if (outcome !== 'reached') return null;
  if (isSafetyOpen(isSafe) && concernId === null) return 'concern';
  if (howThingsAre === 'harder') return 'priority';
  return contactStillRight === 'changed' ? 'contact' : null;
}

export type AfterSaveProps = {
  readonly view: CheckInView;
  readonly saved: SavedCheckIn;
  readonly prompt: Prompt;
  readonly isUnsure: boolean;
  readonly onConcern: () => void;
};

/** What was saved, and the one thing that it asks for. */
export function AfterSave({ view, saved, prompt, isUnsure, onConcern }: AfterSaveProps) {
  const { show } = usePrivacy();
  const mayBand = useCan('referral.setBand');
  const [isBanding, setBanding] = useState(false);
  const called = show(calledName(view));
  const { band } = view;
  const stands = band === null ? 'There is no priority band yet' : `Priority is band ${band} now`;
  return (
    <div className="after-save">
      <Banner tone="moss" live fact="Check-in saved.">
        {saved.nextDueOn === null ? '' : `The next one is on ${formatDate(saved.nextDueOn)}.`}
      </Banner>
      {prompt === 'concern' ? (
        <Banner
          tone="brick"
          fact={isUnsure ? `You were not sure that ${called} is safe.` : `${called} is not safe.`}
          action={
            <Button kind="primary" small onPress={onConcern}>
              Record a concern
            </Button>
          }
        >
          In danger now: ring 999 first. Then write down what you heard; it can be saved at once and completed
          later.{isUnsure ? ' Or ask again: until somebody did, it stands on Today.' : ''}
        </Banner>
      ) : prompt === 'contact' ? (
        <Banner
          tone="ochre"
          fact="The safe contact changed."
          action={
            <Link className="btn link sm" to={{ screen: 'child', childId: view.childId, tab: 'people' }}>
              Change it now
            </Link>
          }
        >
          Go through it before the next call.
        </Banner>
      ) : (
        <p className="small">
          Things are harder. {stands}.{' '}
          {mayBand ? (
            <Button kind="link" small onPress={() => setBanding(true)}>
              Look at priority
            </Button>
          ) : null}
        </p>
      )}
      {isBanding ? (
        <PriorityDialog referralId={view.referralId} name={view.name} onClose={() => setBanding(false)} />
      ) : null}
    </div>
  );
}
