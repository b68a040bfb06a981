import type { CheckInView } from '../../shared/checkIns/contract.ts';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Name } from '../ui/Name.tsx';
import { AfterSave, type AfterSaveProps } from './AfterSave.tsx';
import type { CheckInDrawerProps } from './CheckInDrawer.tsx';

type SavedDrawerProps = Pick<CheckInDrawerProps, 'onLeave' | 'returnFocus' | 'hasNext'> & {
  readonly view: CheckInView;
  readonly after: Omit<AfterSaveProps, 'view' | 'onConcern'>;
  readonly isConcernOpen: boolean;
  readonly onConcern: () => void;
};

/** The same drawer once the check-in is saved: what its answers ask for, and the way on. */
export function SavedDrawer({ view, after, isConcernOpen, onConcern, ...props }: SavedDrawerProps) {
  const { onLeave, returnFocus, hasNext } = props;
  if (isConcernOpen) {
    return (
      <ConcernDrawer
        childId={view.childId}
        childName={view.name}
        concernId={null}
        checkInId={after.saved.checkInId}
        onClose={() => onLeave(false)}
        returnFocus={returnFocus}
      />
    );
  }
  return (
    <Drawer
      subject={`${view.referralId}:saved`}
      kicker="Check-in"
      title={<Name full={view.name} />}
      closeLabel="Close the check-in"
      onClose={() => onLeave(false)}
      returnFocus={returnFocus}
      foot={
        <>
          <Button onPress={() => onLeave(false)}>Close the check-in</Button>
          {hasNext ? (
            <Button kind="quiet" onPress={() => onLeave(true)}>
              Next check-in
            </Button>
          ) : null}
        </>
      }
    >
      <AfterSave {...after} view={view} onConcern={onConcern} />
    </Drawer>
  );
}
