import { useState } from 'react';
import type { ChildOverview, ReferralView } from '../../shared/children/overview.ts';
import {
  ABUSE_TYPES_LABELS,
  CLOSING_REASONS_LABELS,
  PAUSE_REASONS_LABELS,
  REFERRAL_SOURCES_LABELS,
} from '../../shared/referrals/codes.ts';
import { inMindOf } from '../../shared/protocols/inMindWords.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { useCatalogue } from '../catalogue.tsx';
import { SoFar } from '../inbox/WhatIsKnown.tsx';
import { CameAgain } from '../referrals/CameAgain.tsx';
import { useCan, useToday } from '../session.tsx';
import { MayStart } from '../waitingList/MayStart.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { BandMark } from '../ui/marks/BandMark.tsx';
import { ComeBack } from './ComeBack.tsx';
import type { TabProps } from './JourneyTab.tsx';
import { daysWords, shortDate } from './words.ts';

type Props = TabProps & { readonly referral: ReferralView; readonly earlier: readonly ReferralView[] };

/** Where the referral stands: its stage, the wait unadjusted with paused days beside it, and what can be decided. */
export function ReferralFacts({ overview, referral, earlier, onOpen }: Props) {
  const today = useToday();
  const therapies = useCatalogue();
  const mayPause = useCan('referral.pause');
  const mayClose = useCan('referral.close');
  const mayBand = useCan('referral.setBand');
  const pause = referral.pauses.find(({ endsOn }) => endsOn === null || endsOn > today);
  const isClosed = referral.closedOn !== null;
  const { details } = referral;
  const [cameBack, setCameBack] = useState<string | null>(null);
  return (
    <section aria-labelledby="referral-title">
      <div className="sect-head">
        <h2 id="referral-title">{STAGE_LABELS[referral.stage]}</h2>
        {referral.isWaiting ? <p>{daysWords(referral.daysWaiting)}, unadjusted</p> : null}
      </div>
      <dl className="pairs">
        <Wait referral={referral} />
        {referral.isWaiting ? (
          <MayStart referralId={referral.id}>
            {(words) => (
              <>
                <dt className="may-start">May start</dt>
                <dd className="may-start">{words}</dd>
              </>
            )}
          </MayStart>
        ) : null}
        <Pair label="Received">
          {shortDate(referral.receivedOn, today)}
          {referral.isImported ? ', from your spreadsheet' : ''}
        </Pair>
        <Pair label="From">
          {REFERRAL_SOURCES_LABELS[details.source]}
          {details.referredBy === null ? null : <span className="line-2">{details.referredBy}</span>}
          {details.referrerContact === null ? null : (
            <span className="line-2">{details.referrerContact}</span>
          )}
        </Pair>
        <Pair label="Priority">
          {referral.band === null ? (
            <span className="muted">No band yet</span>
          ) : (
            <BandMark band={referral.band} />
          )}
          {referral.bandReason === null ? null : <span className="line-2">{referral.bandReason}</span>}
        </Pair>
        {referral.protocolInMind === null ? null : (
          <Pair label="In mind">
            {inMindOf(referral.protocolInMind, therapies)?.name ?? referral.protocolInMind}
          </Pair>
        )}
        <Pair label="Abuse">
          {details.abuseTypes.length === 0 ? (
            <span className="muted">Not recorded</span>
          ) : (
            details.abuseTypes.map((type) => ABUSE_TYPES_LABELS[type]).join(', ')
          )}
        </Pair>
        {details.reason === null ? null : <Pair label="Reason">{details.reason}</Pair>}
        {referral.ageReason === null ? null : <Pair label="At 18 or over">{referral.ageReason}</Pair>}
        {referral.funder === null ? null : <Pair label="Funder">{referral.funder}</Pair>}
        {referral.details.fundedUntil === null ? null : (
          <Pair label="Funded until">{shortDate(referral.details.fundedUntil, today)}</Pair>
        )}
        {isClosed ? null : (
          <Pair label="Answers for it">
            {referral.answersFor === null ? (
              <b className="gap">Nobody yet</b>
            ) : (
              <Name full={referral.answersFor} />
            )}
          </Pair>
        )}
        {pause === undefined ? null : (
          <Pair label={pause.startsOn > today ? 'To be paused' : 'Paused now'}>
            from {shortDate(pause.startsOn, today)}
            {pause.endsOn === null ? '' : ` to ${shortDate(pause.endsOn, today)}`}
            <span className="line-2">{PAUSE_REASONS_LABELS[pause.reason]}</span>
          </Pair>
        )}
        <Decisions referral={referral} />
      </dl>
      <div className="row-wrap fact-acts">
        {referral.inboxState === null ? null : (
          <Button small kind="primary" onPress={() => onOpen({ kind: 'triage', referral })}>
            {referral.inboxState === 'to_read' ? 'Read it for safety' : 'Answer it'}
          </Button>
        )}
        {referral.isWaiting && referral.acceptedOn !== null ? (
          <Link className="btn sm" to={{ screen: 'child', childId: overview.child.id, tab: 'choice' }}>
            Assess or offer
          </Link>
        ) : null}
        {isClosed ? null : (
          <Button small onPress={() => onOpen({ kind: 'band', referral })}>
            {mayBand ? 'Look at priority' : 'How priority was set'}
          </Button>
        )}
        {mayClose ? (
          <Button small onPress={() => onOpen({ kind: 'referralDetails', referral })}>
            What it says
          </Button>
        ) : null}
        {referral.isWaiting && referral.acceptedOn !== null && mayPause ? (
          pause === undefined ? (
            <Button small onPress={() => onOpen({ kind: 'pause', referral })}>
              Pause the wait
            </Button>
          ) : (
            <Button small onPress={() => onOpen({ kind: 'endPause', referral, pause })}>
              {pause.startsOn > today ? 'Call off the pause' : 'End the pause'}
            </Button>
          )
        ) : null}
        <ComeBack overview={overview} onBack={setCameBack} />
        {mayClose ? (
          <Button small onPress={() => onOpen({ kind: isClosed ? 'reopen' : 'close', referral })}>
            {isClosed ? 'Open again' : 'Close the referral'}
          </Button>
        ) : null}
      </div>
      {cameBack === null ? null : (
        <Banner tone="moss" live fact="On the list from today.">
          {cameBack}
        </Banner>
      )}
      <CameAgain times={referral.cameAgain} />
      <SoFar safetyReads={referral.safetyReads} decisions={referral.triageDecisions} />
      {earlier.length === 0 ? null : <Earlier referrals={earlier} overview={overview} />}
    </section>
  );
}

/**
 * The wait stands in the heading while it lasts, whole and unadjusted. Here stand the wait without its pauses, second, how
 * the wait ended, and how long each step took from the date received.
 */
function Wait({ referral }: { readonly referral: ReferralView }) {
  const today = useToday();
  const { daysWaiting, pausedDays, isWaiting, startedOn, milestones } = referral;
  const steps = stepsWords(milestones);
  return (
    <>
      {isWaiting ? null : (
        <Pair label="Waited">
          {daysWords(daysWaiting)}
          {startedOn === null ? '' : `, therapy began ${shortDate(startedOn, today)}`}
        </Pair>
      )}
      {pausedDays === 0 ? null : (
        <Pair label="Adjusted">
          {daysWords(milestones.adjustedDays)}
          <span className="line-2">without {daysWords(pausedDays)} paused</span>
        </Pair>
      )}
      {steps === '' ? null : <Pair label="It took">{steps}</Pair>}
    </>
  );
}

/** Such as "7 days to an answer, 50 days to an assessment". */
function stepsWords({ toTriage, toAssessment, toFirstSession }: ReferralView['milestones']): string {
  const steps: [number | null, string][] = [
    [toTriage, 'an answer'],
    [toAssessment, 'an assessment'],
    [toFirstSession, 'the first session'],
  ];
  return steps.flatMap(([days, to]) => (days === null ? [] : [`${daysWords(days)} to ${to}`])).join(', ');
}

function Decisions({ referral }: { readonly referral: ReferralView }) {
  const today = useToday();
  const { closedOn, closingReason, closingNote, reopenedOn, reopeningNote } = referral;
  return (
    <>
      {closedOn === null ? null : (
        <Pair label="Closed">
          {shortDate(closedOn, today)}
          {closingReason === null ? '' : `: ${CLOSING_REASONS_LABELS[closingReason]}`}
          {closingNote === null ? null : <span className="line-2">{closingNote}</span>}
        </Pair>
      )}
      {reopenedOn === null || closedOn !== null ? null : (
        <Pair label="Opened again">
          {shortDate(reopenedOn, today)}
          {reopeningNote === null ? null : <span className="line-2">{reopeningNote}</span>}
        </Pair>
      )}
    </>
  );
}

function Earlier({
  referrals,
}: {
  readonly referrals: readonly ReferralView[];
  readonly overview: ChildOverview;
}) {
  const today = useToday();
  return (
    <>
      <div className="sect-head part">
        <h2>Other referrals</h2>
      </div>
      <ul className="plain-list">
        {referrals.map((referral) => (
          <li key={referral.id}>
            <b>{shortDate(referral.receivedOn, today)}</b>, {REFERRAL_SOURCES_LABELS[referral.details.source]}
            <span className="line-2">
              {STAGE_LABELS[referral.stage]}
              {referral.closingReason === null ? '' : `: ${CLOSING_REASONS_LABELS[referral.closingReason]}`}
              {`, waited ${daysWords(referral.daysWaiting)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
