import { calledName } from '../../shared/children/names.ts';
import type { ChildOverview, ReferralView } from '../../shared/children/overview.ts';
import { AssessmentForm, WriteupForm } from '../assessment/AssessmentForm.tsx';
import type { SupportSeriesView } from '../../shared/holdingSupport/contract.ts';
import { CheckInDrawer } from '../checkIns/CheckInDrawer.tsx';
import { keepConcernWithCall } from '../checkIns/useCheckInForm.ts';
import { TriageDrawer } from '../inbox/TriageDrawer.tsx';
import { PriorityDialog } from '../priority/PriorityDialog.tsx';
import { LetterDialog } from '../letters/LetterDialog.tsx';
import { MergeDialog } from '../matching/MergeDialog.tsx';
import { UnmergeDialog } from '../matching/UnmergeDialog.tsx';
import { ReferralDetailsForm } from '../referrals/ReferralDetailsForm.tsx';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { RiskForm } from '../safeguarding/RiskForm.tsx';
import { LogHolding } from '../holdingSupport/LogHolding.tsx';
import { SeriesDateForm } from '../holdingSupport/SeriesDateForm.tsx';
import { SeriesForm } from '../holdingSupport/SeriesForm.tsx';
import { SupportPlanForm } from '../holdingSupport/SupportPlanForm.tsx';
import { GoalForm } from '../measures/GoalForm.tsx';
import { CloseGoal, ScoreGoal } from '../measures/GoalForms.tsx';
import { ScoreForm } from '../measures/ScoreForm.tsx';
import { TakeScoreBack } from '../measures/TakeScoreBack.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { EndPauseForm } from './EndPauseForm.tsx';
import { EventForm } from './EventForm.tsx';
import { KeepApartForm } from './KeepApartForm.tsx';
import { LateYesForm } from './LateYesForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import type { OpenForm } from './openForm.ts';
import { PauseForm } from './PauseForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import { ProceedingsForm } from './ProceedingsForm.tsx';
import { ReopenForm } from './ReopenForm.tsx';

export type OpenedFormProps = {
  readonly form: OpenForm;
  readonly overview: ChildOverview;
  readonly onClose: () => void;
  /** Another form takes this one's place. */
  readonly onOpen: (form: OpenForm) => void;
};

/** The form that stands beside the record, each with the newest version of what it is about. */
export function OpenedForm({ form, overview, onClose, onOpen }: OpenedFormProps) {
  const { show } = usePrivacy();
  const called = show(calledName(overview.child.fields));
  const childId = overview.child.id;
  const { name } = overview.child.fields;
  switch (form.kind) {
    case 'checkIn':
      return (
        <CheckInDrawer
          referralId={form.referral.id}
          outcome={null}
          hasNext={false}
          onClose={onClose}
          onSaved={() => {}}
          onLeave={onClose}
        />
      );
    case 'triage':
      return <TriageDrawer referralId={form.referral.id} onClose={onClose} onAnswered={onClose} />;
    case 'referralDetails':
      return <ReferralDetailsForm referral={newest(form.referral, overview)} onClose={onClose} />;
    case 'band':
      return <PriorityDialog referralId={form.referral.id} name={name} onClose={onClose} />;
    case 'holding':
      return (
        <LogHolding
          as="drawer"
          childId={overview.child.id}
          referralId={form.referral.id}
          called={called}
          onClose={onClose}
        />
      );
    case 'supportPlan':
      return <SupportPlanForm referral={newest(form.referral, overview)} called={called} onClose={onClose} />;
    case 'supportSeries':
      return <SeriesForm referral={form.referral} called={called} onClose={onClose} />;
    case 'supportSeriesDate':
      return (
        <SeriesDateForm
          childId={overview.child.id}
          called={called}
          series={newestSeries(form.series, overview)}
          onClose={onClose}
        />
      );
    case 'pause':
      return <PauseForm referral={newest(form.referral, overview)} onClose={onClose} />;
    case 'endPause':
      return <EndPauseForm referral={newest(form.referral, overview)} pause={form.pause} onClose={onClose} />;
    case 'close':
      return <CloseForm referral={newest(form.referral, overview)} called={called} onClose={onClose} />;
    case 'reopen':
      return <ReopenForm referral={newest(form.referral, overview)} onClose={onClose} />;
    case 'assessment':
      return (
        <AssessmentForm
          referralId={form.referral.id}
          referredFor={form.referral.details.abuseTypes}
          name={name}
          onClose={onClose}
        />
      );
    case 'writeup':
      return <WriteupForm assessmentId={form.assessmentId} name={name} onClose={onClose} />;
    case 'offer':
      return <OfferForm overview={overview} referral={form.referral} onClose={onClose} />;
    case 'answer':
      return <AnswerForm offer={form.offer} onClose={onClose} />;
    case 'lateYes':
      return <LateYesForm offer={form.offer} onClose={onClose} />;
    case 'person':
      return (
        <PersonForm
          childId={childId}
          person={form.person}
          hasFirstContact={overview.card !== null}
          onClose={onClose}
        />
      );
    case 'letter':
      return <LetterDialog childId={childId} linkId={form.linkId} onClose={onClose} />;
    case 'merge':
      return <MergeDialog childId={childId} otherId={form.otherId} onClose={onClose} />;
    case 'unmerge':
      return <UnmergeDialog mergeId={form.mergeId} onClose={onClose} />;
    case 'risk':
      return (
        <RiskForm
          childId={childId}
          risk={form.risk}
          taken={overview.risks.map(({ kind }) => kind)}
          onClose={onClose}
        />
      );
    case 'concern': {
      const { callOf } = form;
      const referral = overview.referrals.find(({ id }) => id === callOf);
      return (
        <ConcernDrawer
          childId={childId}
          childName={name}
          concernId={form.concernId}
          eventId={form.eventId}
          checkInId={form.checkInId}
          callOf={callOf}
          onClose={onClose}
          // Begun in the middle of a call: the check-in goes on where it was left, with the concern.
          onSaved={
            referral === undefined
              ? undefined
              : (_, concernId) =>
                  void keepConcernWithCall(referral.id, concernId).then(() =>
                    onOpen({ kind: 'checkIn', referral }),
                  )
          }
        />
      );
    }
    case 'score':
      return <ScoreForm childId={childId} scoreId={form.scoreId} like={form.like} onClose={onClose} />;
    case 'goal':
      return <GoalForm childId={childId} onClose={onClose} />;
    case 'scoreGoal':
      return <ScoreGoal key={form.goalId} childId={childId} goalId={form.goalId} onClose={onClose} />;
    case 'closeGoal':
      return <CloseGoal key={form.goalId} childId={childId} goalId={form.goalId} onClose={onClose} />;
    case 'takeScoreBack':
      return <TakeScoreBack scoreId={form.scoreId} onClose={onClose} />;
    case 'event':
      return (
        <EventForm
          childId={childId}
          onClose={onClose}
          onConcern={(eventId) => onOpen({ kind: 'concern', concernId: null, eventId })}
        />
      );
    case 'keepApart':
      return <KeepApartForm childId={childId} onClose={onClose} />;
    case 'proceedings':
      return <ProceedingsForm childId={childId} proceedings={form.proceedings} onClose={onClose} />;
  }
}

/** The same referral as it stands now: after a conflict it has been read anew. */
function newest(referral: ReferralView, overview: ChildOverview): ReferralView {
  return overview.referrals.find(({ id }) => id === referral.id) ?? referral;
}

function newestSeries(series: SupportSeriesView, overview: ChildOverview): SupportSeriesView {
  const all = overview.referrals.flatMap(({ supportSeries }) => supportSeries);
  return all.find(({ id }) => id === series.id) ?? series;
}
