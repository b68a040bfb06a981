// Long because every kind of job on Today has its acts here, one case each.
import { type ReactNode, useState } from 'react';
import type { OfferAnswer } from '../../shared/offers/codes.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { CONCERN_WORDS, RING_WORDS } from '../checkIns/words.ts';
import { useCommand } from '../client.ts';
import { GiveRestDialog } from '../inbox/GiveRestDialog.tsx';
import { interpreterFormOf } from '../course/InterpreterPart.tsx';
import { nextReviewOf } from '../course/useBroughtUp.ts';
import type { Route } from '../route.ts';
import { useNavigate } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button, Joined } from '../ui/Button.tsx';
import type { JobRowProps } from './JobRow.tsx';

export type JobActsProps = JobRowProps & {
  readonly answer: OfferAnswer | null;
  readonly onAnswer: (answer: OfferAnswer | null) => void;
  readonly isLogging: boolean;
  readonly onLogging: (isLogging: boolean) => void;
  readonly isActing: boolean;
  readonly onActing: (isActing: boolean) => void;
};

/** What can be done about a row, as buttons at its end. */
export function JobActs({
  job,
  answer,
  onCheckIn,
  onReferral,
  onConcern,
  onAnswer,
  onDone,
  isLogging,
  onLogging,
  isActing,
  onActing,
}: JobActsProps): ReactNode {
  const navigate = useNavigate();
  const mayLog = useCan('session.log');
  const mayDecide = useCan('checkIn.decide');
  const mayDecideJoining = useCan('carer.decideJoining');
  switch (job.kind) {
    case 'concern':
      return job.mayRead ? (
        <OneAct onPress={() => onConcern({ job, concernId: job.concernId })}>Complete it</OneAct>
      ) : (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId, tab: 'safety' })}>
          Open the record
        </OneAct>
      );
    case 'concern_owed':
      return (
        <Joined>
          <Button onPress={() => onConcern({ job, concernId: null })}>Record the concern</Button>
          <Button onPress={() => onActing(!isActing)} expanded={isActing}>
            Say why not
          </Button>
        </Joined>
      );
    case 'priority_owed':
      return (
        <PriorityOwedActs job={job} onConcern={onConcern}>
          <Button onPress={() => onActing(!isActing)} expanded={isActing}>
            Say why not
          </Button>
        </PriorityOwedActs>
      );
    case 'risk_review':
      return (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId, tab: 'safety' })}>
          Look at it
        </OneAct>
      );
    case 'check_in':
    case 'welfare_contact': {
      const { referralId, contact } = job;
      if (mayDecide && job.kind === 'check_in' && job.ladder?.rung === 'decision')
        return <OneAct onPress={() => onCheckIn(referralId, null)}>Decide</OneAct>;
      // The call has a row of its own beside this one.
      if (job.kind === 'check_in' && job.ladder?.rung === 'decision' && job.ladder.meanwhile !== null)
        return <OneAct onPress={() => onCheckIn(referralId, null)}>Look at it</OneAct>;
      return (
        <Joined>
          <Button onPress={() => onCheckIn(referralId, 'reached')}>
            Reached
            {contact?.isNotRung === true ? <small className="against"> {RING_WORDS.not_safe}</small> : null}
          </Button>
          <Button onPress={() => onCheckIn(referralId, 'left_message')}>
            Left message
            {contact === null || contact.voicemail === null ? null : (
              <small className="against"> {CONCERN_WORDS[contact.voicemail]}</small>
            )}
          </Button>
          <Button onPress={() => onCheckIn(referralId, 'could_not_reach')}>Could not reach</Button>
        </Joined>
      );
    }
    case 'not_safe': {
      const checkIn = (
        <Button key="ask" onPress={() => onCheckIn(job.referralId, null)}>
          {job.said === 'no' ? 'Check in' : 'Ask again'}
        </Button>
      );
      const concern = (
        <Button key="concern" onPress={() => onConcern({ job, concernId: null })}>
          Record a concern
        </Button>
      );
      const act = (
        <Button key="act" onPress={() => onActing(!isActing)}>
          {isActing ? 'Close' : 'Say what was done'}
        </Button>
      );
      // What is most likely next stands first: after "not safe" to act, after "not sure" to ask.
      return <Joined>{job.said === 'no' ? [concern, act, checkIn] : [checkIn, act, concern]}</Joined>;
    }
    case 'missed_run':
      return (
        <OneAct
          onPress={() =>
            navigate({ screen: 'course', courseId: job.courseId, open: `missDecision:${job.strandId}` })
          }
        >
          {job.run === null ? 'Look at it' : 'Decide'}
        </OneAct>
      );
    case 'kept_apart':
      return (
        <Joined>
          <Button onPress={() => navigate(keptApartAt(job))}>
            {job.inGroup?.mayOpen === true
              ? 'Open the group'
              : job.courseId === null
                ? 'Open the record'
                : 'Open the course'}
          </Button>
          <Button onPress={() => onActing(!isActing)} expanded={isActing}>
            Say what was decided
          </Button>
        </Joined>
      );
    case 'carer_alleged': {
      const { childId } = job.child;
      return (
        <Joined>
          {mayDecideJoining ? (
            <Button
              onPress={() =>
                navigate({ screen: 'child', childId, tab: 'people', open: `carerStatus:${job.linkId}` })
              }
            >
              {job.open === 'decide' ? 'Decide' : 'Decide anew'}
            </Button>
          ) : null}
          <Button onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
            Open the course
          </Button>
        </Joined>
      );
    }
    case 'day_off':
      return (
        <Joined>
          <Button
            onPress={() =>
              navigate(
                job.inGroup === null
                  ? { screen: 'course', courseId: job.courseId }
                  : { screen: 'groups', groupId: job.inGroup.id },
              )
            }
          >
            {job.inGroup === null ? 'Open the course' : 'Open the group'}
          </Button>
          <Button onPress={() => onActing(!isActing)} expanded={isActing}>
            {job.sessions === 1 ? 'Keep it' : 'Keep them'}
          </Button>
        </Joined>
      );
    case 'risk_item':
      return (
        <Joined>
          <Button
            onPress={() =>
              navigate({
                screen: 'child',
                childId: job.child.childId,
                tab: 'safety',
                open: `concern:new:${job.child.childId}`,
              })
            }
          >
            Record a concern
          </Button>
          <Button onPress={() => onActing(!isActing)}>{isActing ? 'Close' : 'Say what was done'}</Button>
        </Joined>
      );
    case 'session_to_log':
      return mayLog ? (
        <OneAct onPress={() => onLogging(!isLogging)}>{isLogging ? 'Close' : 'Log it'}</OneAct>
      ) : (
        <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
          Open the course
        </OneAct>
      );
    case 'register':
      return mayLog ? (
        <OneAct
          onPress={() =>
            navigate({
              screen: 'groups',
              groupId: job.groupId,
              open: `register:${job.dateId}:${job.groupId}`,
            })
          }
        >
          Take the register
        </OneAct>
      ) : null;
    case 'review':
    case 'ending_review':
      return (
        <OneAct
          onPress={() =>
            navigate({ screen: 'course', courseId: job.courseId, open: nextReviewOf(job.courseId) })
          }
        >
          {job.kind === 'review' ? 'Hold or plan it' : 'Record it'}
        </OneAct>
      );
    case 'review_decided':
      return (
        <Joined>
          <Button onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
            Open the course
          </Button>
          <Button onPress={() => onActing(!isActing)} expanded={isActing}>
            Say what became of it
          </Button>
        </Joined>
      );
    case 'decision':
    case 'bound_near':
      return (
        <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
          {job.kind === 'bound_near' && job.of === 'carer' ? 'Open the course' : 'Decide'}
        </OneAct>
      );
    case 'offer':
      return answer === null ? (
        <Joined>
          <Button onPress={() => onAnswer('accepted')}>Accepted</Button>
          <Button onPress={() => onAnswer('not_ready')}>Not ready yet</Button>
          <Button onPress={() => onAnswer('declined')}>Declined</Button>
        </Joined>
      ) : (
        <OneAct onPress={() => onAnswer(null)}>Close</OneAct>
      );
    case 'wants_another':
      return (
        <OneAct onPress={() => navigate({ ...choiceOf(job), open: `offer:${job.referralId}` })}>
          Make another offer
        </OneAct>
      );
    case 'plan_review':
      return (
        <OneAct onPress={() => navigate({ ...choiceOf(job), open: `writeup:${job.assessmentId}` })}>
          Look at it
        </OneAct>
      );
    case 'next_step':
      return <NextStepActs job={job} />;
    case 'interpreter_to_book':
      return (
        <OneAct
          onPress={() =>
            navigate({ screen: 'course', courseId: job.courseId, open: interpreterFormOf(job.tryId) })
          }
        >
          Open the session
        </OneAct>
      );
    case 'nothing_planned':
      return (
        <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
          Open the course
        </OneAct>
      );
    case 'holder_left': {
      const { inGroup } = job;
      return inGroup !== null ? (
        <OneAct onPress={() => navigate({ screen: 'groups', groupId: inGroup.id })}>Open the group</OneAct>
      ) : (
        <OneAct
          onPress={() =>
            navigate({ screen: 'course', courseId: job.courseId, open: `handover:${job.strandId}` })
          }
        >
          Hand over
        </OneAct>
      );
    }
    case 'court_date': {
      const { referralId } = job;
      return referralId === null || job.group === 'overdue' ? (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId, tab: 'justice' })}>
          Open the record
        </OneAct>
      ) : (
        <OneAct onPress={() => onCheckIn(referralId, null)}>Check in</OneAct>
      );
    }
    case 'referral':
      return (
        <OneAct onPress={() => onReferral(job.referralId)}>
          {job.state === 'to_read' || job.state === 'came_again' ? 'Read it' : 'Answer it'}
        </OneAct>
      );
    case 'nobody_answers':
      return <GiveAct referrals={job.referrals} onDone={onDone} />;
    case 'support_plans': {
      const support = job.withoutPlan.length === 0 ? ('to_review' as const) : ('no_plan' as const);
      const tabs = support === 'no_plan' ? job.withoutPlan : job.toReview;
      // They stand on several tabs of the list: each has its own way there, so that none is overlooked.
      return (
        <Joined>
          {tabs.map(({ stage }) => (
            <Button
              key={stage}
              onPress={() => navigate({ screen: 'waitingList', stage, only: { support: [support] } })}
            >
              {tabs.length > 1 ? STAGE_LABELS[stage] : support === 'no_plan' ? 'Show who' : 'Show the plans'}
            </Button>
          ))}
        </Joined>
      );
    }
    case 'no_band':
      return (
        <Joined>
          {job.byStage.map(({ stage }) => (
            <Button
              key={stage}
              onPress={() => navigate({ screen: 'waitingList', stage, only: { bands: ['none'] } })}
            >
              {job.byStage.length > 1 ? STAGE_LABELS[stage] : 'Show who'}
            </Button>
          ))}
        </Joined>
      );
    case 'turning_18':
      return (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId })}>
          Open the record
        </OneAct>
      );
    case 'handover':
      return (
        <OneAct
          onPress={() =>
            navigate({ screen: 'course', courseId: job.courseId, open: `handover:${job.handoverId}` })
          }
        >
          {job.isCover ? 'Say if it ended' : 'Say how it went'}
        </OneAct>
      );
    case 'registration':
      return (
        <OneAct
          onPress={() => navigate({ screen: 'service', tab: 'people', practitionerId: job.practitionerId })}
        >
          Open their page
        </OneAct>
      );
    case 'import_rows':
      return <OneAct onPress={() => navigate({ screen: 'import' })}>Decide</OneAct>;
    case 'outside_opening':
      return <SeenAct accessId={job.accessId} onSeen={() => onDone({ words: 'Seen.', checkInId: null })} />;
  }
}

const choiceOf = ({ child }: JobOf<'wants_another' | 'plan_review'>) =>
  ({ screen: 'child', childId: child.childId, tab: 'choice' }) as const;

function NextStepActs({ job }: { readonly job: JobOf<'next_step'> }) {
  const navigate = useNavigate();
  const mayPlan = useCan('course.plan');
  const mayClose = useCan('referral.close');
  const maySupport = useCan('supportPlan.save');
  const { childId } = job.child;
  const { referralId, offerId } = job;
  if (job.step === 'plan_course' && mayPlan)
    return (
      <OneAct onPress={() => navigate({ screen: 'planCourse', childId, offerId })}>Plan the course</OneAct>
    );
  return (
    <Joined>
      <Button onPress={() => navigate({ screen: 'child', childId, tab: 'choice' })}>Plan what is next</Button>
      {maySupport ? (
        <Button
          onPress={() =>
            navigate({ screen: 'child', childId, tab: 'journey', open: `supportPlan:${referralId}` })
          }
        >
          {job.aftercareUntil === null ? 'Aftercare' : 'Look at the plan'}
        </Button>
      ) : null}
      {mayClose ? (
        <Button
          onPress={() => navigate({ screen: 'child', childId, tab: 'journey', open: `close:${referralId}` })}
        >
          Close it
        </Button>
      ) : null}
    </Joined>
  );
}

function PriorityOwedActs({
  job,
  onConcern,
  children,
}: Pick<JobActsProps, 'onConcern'> & {
  readonly job: JobOf<'priority_owed'>;
  readonly children: ReactNode;
}) {
  const navigate = useNavigate();
  const { childId } = job.child;
  const concern = (
    <Button key="concern" onPress={() => onConcern({ job, concernId: null })}>
      Record a concern
    </Button>
  );
  const risk = (
    <Button
      key="risk"
      onPress={() => navigate({ screen: 'child', childId, tab: 'safety', open: `risk:new:${childId}` })}
    >
      Record a risk
    </Button>
  );
  return (
    <Joined>
      {job.factors.includes('safety') ? [concern, risk] : [risk, concern]}
      <Button
        onPress={() => navigate({ screen: 'child', childId, tab: 'journey', open: `band:${job.referralId}` })}
      >
        Look again<span className="vh"> at priority</span>
      </Button>
      {children}
    </Joined>
  );
}

function OneAct({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <Joined>
      <Button onPress={onPress}>{children}</Button>
    </Joined>
  );
}

function GiveAct({ referrals, onDone }: Pick<JobActsProps, 'onDone'> & { readonly referrals: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <OneAct onPress={() => setOpen(true)}>
        {referrals === 1 ? 'Give it to somebody' : 'Give them to somebody'}
      </OneAct>
      {isOpen ? (
        <GiveRestDialog
          count={referrals}
          onClose={() => setOpen(false)}
          onGiven={() => onDone({ words: 'Somebody answers for each of them now.', checkInId: null })}
        />
      ) : null}
    </>
  );
}

function SeenAct({ accessId, onSeen }: { readonly accessId: string; readonly onSeen: () => void }) {
  const markSeen = useCommand('outsideAccess.markSeen');
  async function press() {
    const reply = await markSeen.run({ id: accessId });
    if (reply.ok) onSeen();
  }
  return <OneAct onPress={() => void press()}>Mark as seen</OneAct>;
}

/** Where the two would be moved apart. */
function keptApartAt({ inGroup, courseId, child }: JobOf<'kept_apart'>): Route {
  if (inGroup?.mayOpen === true) return { screen: 'groups', groupId: inGroup.id };
  if (courseId !== null) return { screen: 'course', courseId };
  return { screen: 'child', childId: child.childId, tab: 'people' };
}
