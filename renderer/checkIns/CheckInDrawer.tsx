import { calledName } from '../../shared/children/names.ts';
import { useRef, useState } from 'react';
import type { CheckInView, LadderView } from '../../shared/checkIns/contract.ts';
import { rungToTry } from '../../shared/checkIns/ladder.ts';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { SafeNow } from '../../shared/checkIns/safeNow.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { useOp } from '../client.ts';
import { LogHolding } from '../holdingSupport/LogHolding.tsx';
import { forgetDraft, useKeptDraft } from '../keptDraft.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { RisksBeforeCall } from '../safeguarding/RisksBeforeCall.tsx';
import { MayStart } from '../waitingList/MayStart.tsx';
import { type AfterSaveProps, promptAfter } from './AfterSave.tsx';
import { CheckInQuestions } from './CheckInQuestions.tsx';
import { ContactToRing } from './ContactToRing.tsx';
import { DecideDialog, type DecideValues } from './DecideDialog.tsx';
import { LadderNote } from './LadderNote.tsx';
import { LastTime } from './LastTime.tsx';
import { RhythmDialog } from './RhythmDialog.tsx';
import { SavedDrawer } from './SavedDrawer.tsx';
import {
  type CheckInValues,
  draftKeyOf,
  emptyValues,
  type SavedCheckIn,
  useCheckInForm,
  whoIsRung,
} from './useCheckInForm.ts';
import { becauseWords, dueMarkOf, dueWords, rhythmWords } from './words.ts';

type Step = Omit<LadderView, 'meanwhile'>;

export type CheckInDrawerProps = {
  readonly referralId: string;
  /** Pressed in the list already. */
  readonly outcome: CheckInOutcome | null;
  readonly onClose: () => void;
  /** Called at once. The drawer is left afterwards: at once too, or when what the answers ask for was looked at. */
  readonly onSaved: (saved: SavedCheckIn, view: CheckInView, isSafe: SafeNow | null) => void;
  readonly onLeave: (andNext: boolean) => void;
  /** Whether there is a next one to walk on to. */
  readonly hasNext: boolean;
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
};

/** The check-in beside the list: who to ring, what was said last time, what happened now, and when next. */
export function CheckInDrawer(props: CheckInDrawerProps) {
  const { referralId } = props;
  const asked = useOp('checkIn.view', { referralId });
  // Never the child before: what is shown here leads to a telephone call.
  const view = asked.data?.referralId === referralId ? asked.data : undefined;
  const childId = view?.childId ?? '';
  const people = useOp('people.list', { childId }, { enabled: view !== undefined });
  const around = people.isPlaceholderData ? undefined : people.data;
  const kept = useKeptDraft<CheckInValues>(draftKeyOf(referralId));
  if (view !== undefined && around !== undefined && kept !== null)
    return <OpenDrawer key={referralId} {...props} view={view} around={around} kept={kept.values} />;
  const failed = asked.error ?? people.error;
  return (
    <Drawer
      subject={referralId}
      title="Check-in"
      closeLabel="Close the check-in"
      onClose={props.onClose}
      returnFocus={props.returnFocus}
    >
      {failed === null ? null : <Banner tone="brick">{failed.failure.message}</Banner>}
    </Drawer>
  );
}

type OpenDrawerProps = CheckInDrawerProps & {
  readonly view: CheckInView;
  readonly around: OutputOf<'people.list'>;
  readonly kept: Partial<CheckInValues> | null;
};

function OpenDrawer(props: OpenDrawerProps) {
  const { view, around, kept, outcome } = props;
  const today = useToday();
  const { show } = usePrivacy();
  const maySetRhythm = useCan('checkIn.setRhythm');
  // Who is next by the ladder: the contact at the top was tried already.
  const toTry = view.ladder === null ? null : rungToTry<Step>(view.ladder);
  const next = toTry === null || toTry.rung === 'family' ? undefined : toTry.whom[0];
  const nextPersonId = next?.personId ?? around.card?.personId ?? null;
  const afresh = emptyValues(today, nextPersonId);
  const [isKeptShown, setKeptShown] = useState(kept !== null);
  const [after, setAfter] = useState<Omit<AfterSaveProps, 'view' | 'onConcern'> | null>(null);
  const [isConcernOpen, setConcernOpen] = useState(false);
  /** A decision being written when nobody was reached; it waits while its concern is recorded. */
  const [deciding, setDeciding] = useState<Partial<DecideValues> | null>(null);
  const [isDecidedConcernOpen, setDecidedConcernOpen] = useState(false);
  const [isHoldingOpen, setHoldingOpen] = useState(false);
  const [isRhythmOpen, setRhythmOpen] = useState(false);
  const andNext = useRef(false);
  const start = kept === null ? afresh : { ...afresh, ...kept };
  const form = useCheckInForm({
    view,
    people: around.people,
    initial: outcome === null ? start : { ...start, outcome },
    onSaved: (saved, values) => {
      const prompt = promptAfter(values);
      props.onSaved(saved, view, values.isSafe);
      if (prompt === null) props.onLeave(andNext.current);
      else setAfter({ saved, prompt, isUnsure: values.isSafe === 'not_sure' });
    },
  });
  function save(walkOn: boolean) {
    andNext.current = walkOn;
    form.submit();
  }
  function startAfresh() {
    // What was recorded stays recorded, and belongs to this call.
    form.reset({ ...afresh, concernId: form.values.concernId });
    setKeptShown(false);
    void forgetDraft(draftKeyOf(view.referralId));
  }
  const called = show(calledName(view));
  if (after === null && isConcernOpen) {
    return (
      <ConcernDrawer
        childId={view.childId}
        childName={view.name}
        concernId={null}
        callOf={view.referralId}
        onClose={() => setConcernOpen(false)}
        onSaved={(_, concernId) => {
          form.field('concernId').onChange(concernId);
          setConcernOpen(false);
        }}
      />
    );
  }
  if (after === null && isDecidedConcernOpen) {
    return (
      <ConcernDrawer
        childId={view.childId}
        childName={view.name}
        concernId={null}
        onClose={() => setDecidedConcernOpen(false)}
        onSaved={(_, concernId) => {
          setDeciding((values) => ({ ...values, concernId }));
          setDecidedConcernOpen(false);
        }}
      />
    );
  }
  if (after !== null) {
    return (
      <SavedDrawer
        {...props}
        after={after}
        isConcernOpen={isConcernOpen}
        onConcern={() => setConcernOpen(true)}
      />
    );
  }
  return (
    <>
      <Drawer
        subject={view.referralId}
        kicker={
          <>
            {view.because === 'first' || view.because === 'received' ? 'First contact' : 'Check-in'}
            {becauseWords(view.because)}
            {view.next === null ? null : (
              <DueMark due={dueMarkOf(view.next)}>{dueWords(view.next, today)}</DueMark>
            )}
          </>
        }
        title={
          <>
            <Name full={view.name} />{' '}
            <span className="light">
              {[view.age, view.pronouns].filter((part) => part !== null).join(', ')}
            </span>
          </>
        }
        closeLabel="Close the check-in"
        onClose={props.onClose}
        returnFocus={props.returnFocus}
        onSubmit={() => save(false)}
        foot={
          <>
            <Button kind="primary" type="submit" isPending={form.isSaving}>
              Save check-in
            </Button>
            {props.hasNext ? (
              <Button kind="quiet" onPress={() => save(true)}>
                Save and next
              </Button>
            ) : null}
          </>
        }
      >
        <RisksBeforeCall childId={view.childId} />
        {next === undefined ? null : <LadderNote view={view} onDecide={() => setDeciding({})} />}
        <ContactToRing childId={view.childId} around={around} personId={whoIsRung(form.values)} />
        {view.interpreterLanguage === null ? null : (
          <p className="row-wrap small">
            <Icon name="interp" /> Interpreter: {view.interpreterLanguage}
          </p>
        )}
        <LastTime view={view} today={today} called={called} />
        {next === undefined ? <LadderNote view={view} onDecide={() => setDeciding({})} /> : null}
        {isKeptShown ? (
          <Banner
            tone="slate"
            action={
              <Button kind="link" small onPress={startAfresh}>
                Start again
              </Button>
            }
          >
            The check-in you were writing was kept.
          </Banner>
        ) : null}
        <FormMessage message={form.message} />
        <CheckInQuestions form={form} view={view} people={around.people} nextPersonId={nextPersonId} />
        <div className="row-wrap">
          <Button kind="quiet" small icon="hand" onPress={() => setHoldingOpen(true)}>
            Log holding support
          </Button>
          {form.values.concernId === null ? (
            <Button kind="quiet" small icon="stop" onPress={() => setConcernOpen(true)}>
              Record a concern
            </Button>
          ) : (
            <span className="small">
              The concern is recorded. It is linked to this check-in once you save.
            </span>
          )}
        </div>
        <p className="small muted">
          Check-ins: every {rhythmWords(view.rhythm, false)}
          {view.rhythm.because === 'own' && view.ownRhythm !== null
            ? ` (${view.ownRhythm.reason})`
            : ''}.{' '}
          {maySetRhythm && view.rhythm.because !== 'quiet_course' ? (
            <Button kind="link" small onPress={() => setRhythmOpen(true)}>
              Change how often
            </Button>
          ) : null}
        </p>
        <MayStart referralId={view.referralId}>
          {(words) => (
            <div className="small muted">
              <b>May start:</b> {words}
            </div>
          )}
        </MayStart>
      </Drawer>
      {deciding === null ? null : (
        <DecideDialog
          view={view}
          kept={deciding}
          onClose={() => setDeciding(null)}
          onConcern={(values) => {
            setDeciding(values);
            setDecidedConcernOpen(true);
          }}
        />
      )}
      {isHoldingOpen ? (
        <LogHolding
          as="dialog"
          childId={view.childId}
          referralId={view.referralId}
          called={called}
          onClose={() => setHoldingOpen(false)}
        />
      ) : null}
      {isRhythmOpen ? <RhythmDialog view={view} onClose={() => setRhythmOpen(false)} /> : null}
    </>
  );
}
