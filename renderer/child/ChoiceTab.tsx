import { useState } from 'react';
import { NEED_LABELS } from '../../shared/assessment/codes.ts';
import {
  EXPLAINED_TO_LABELS,
  LATE_YES_DONE_LABELS,
  OFFER_ANSWER_LABELS,
  type OfferAnswer,
} from '../../shared/offers/codes.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import { type PastOffer, pastBecause } from '../../shared/offers/rules.ts';
import { AllocationDialog } from '../allocation/AllocationDialog.tsx';
import { extentInWords } from '../../shared/protocols/catalogue.ts';
import { Assessment, UnderWay } from '../assessment/AssessmentItems.tsx';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Tag, type TagProps } from '../ui/Tag.tsx';
import { currentReferral, type TabProps } from './JourneyTab.tsx';
import { CarryAssessment } from './CarryAssessment.tsx';
import { PlanFromOffer } from './PlanFromOffer.tsx';
import { WhatFits } from './WhatFits.tsx';
import { shortDate } from './words.ts';

/** What was found to be needed, what was explained and offered, and what the child chose. */
export function ChoiceTab({ overview, onOpen }: TabProps) {
  const choice = useOp('choice.get', { childId: overview.child.id });
  const data = choice.isPlaceholderData ? undefined : choice.data;
  const referral = currentReferral(overview);
  const isOpen = referral !== undefined && referral.closedOn === null;
  if (data === undefined) return null;
  const lastStartOf = (referralId: string) =>
    overview.courses
      .flatMap((course) => (course.referralId === referralId ? (course.startedOn ?? []) : []))
      .toSorted()
      .at(-1) ?? null;
  // One that was carried over stands for the first.
  const carried = new Set(data.assessments.map(({ carriedFrom }) => carriedFrom));
  const assessments = data.assessments.filter(({ id }) => !carried.has(id));
  return (
    <div className="choice-cols">
      <section aria-labelledby="needs-title">
        <div className="sect-head">
          <h2 id="needs-title">Assessments</h2>
          {isOpen ? (
            <div className="acts">
              <Button small onPress={() => onOpen({ kind: 'assessment', referral })}>
                Record an assessment
              </Button>
            </div>
          ) : null}
        </div>
        {isOpen ? <CarryAssessment assessments={data.assessments} referralId={referral.id} /> : null}
        {data.assessments.length + data.underWay.length === 0 ? (
          <p className="muted">
            None yet. It says what the child needs, so that the offer fits. One made by another service counts
            too.
          </p>
        ) : (
          <ul className="plain-list">
            {data.underWay.map((each) => (
              <UnderWay
                key={each.id}
                assessment={each}
                onGoOn={() => onOpen({ kind: 'writeup', assessmentId: each.id })}
              />
            ))}
            {assessments.map((assessment) => (
              <Assessment
                key={assessment.id}
                assessment={assessment}
                onRead={() =>
                  onOpen({ kind: 'writeup', assessmentId: assessment.carriedFrom ?? assessment.id })
                }
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="offers-title">
        <div className="sect-head">
          <h2 id="offers-title">Offers and choice</h2>
          {isOpen ? (
            <div className="acts">
              <Button small onPress={() => onOpen({ kind: 'offer', referral })}>
                Make an offer
              </Button>
            </div>
          ) : null}
        </div>
        {data.offers.length === 0 ? (
          <p className="muted">
            None yet. An offer names a therapy, says what was explained to whom, and keeps the answer:
            accepted, declined, not ready yet, or something else.
          </p>
        ) : (
          <ul className="offers">
            {data.offers.map((offer) => (
              <Offer
                key={offer.id}
                offer={offer}
                past={pastBecause(offer, data.offers, lastStartOf(offer.referralId))}
                childId={overview.child.id}
                isOpen={overview.referrals.some(
                  ({ id, closedOn }) => id === offer.referralId && closedOn === null,
                )}
                onAnswer={() => onOpen({ kind: 'answer', offer })}
                onLateYes={() => onOpen({ kind: 'lateYes', offer })}
              />
            ))}
          </ul>
        )}
      </section>
      {isOpen ? <WhatFits overview={overview} assessment={data.assessments[0]} /> : null}
    </div>
  );
}

type AnswerLook = { tone: TagProps['tone']; icon: TagProps['icon'] };
const LOOKS: Record<OfferAnswer, AnswerLook> = {
  accepted: { tone: 'moss', icon: 'ok' },
  declined: { tone: undefined, icon: 'no' },
  not_ready: { tone: 'ochre', icon: 'clock' },
  wants_another: { tone: undefined, icon: 'sort' },
};

type OfferProps = {
  readonly offer: OfferView;
  /** Why it is open no longer; null where it is, or was accepted. */
  readonly past: PastOffer | null;
  readonly childId: string;
  readonly isOpen: boolean;
  readonly onAnswer: () => void;
  readonly onLateYes: () => void;
};

const PAST_WORDS: Record<Exclude<PastOffer, 'declined'>, string> = {
  superseded: 'Another offer took its place.',
  lapsed: 'A course began since it was made.',
};

function Offer({ offer, past, childId, isOpen, onAnswer, onLateYes }: OfferProps) {
  const today = useToday();
  const canPlan = useCan('allocation.list');
  const [isAllocating, setAllocating] = useState(false);
  const protocol = useCatalogue().byId(offer.protocolId);
  const extent = extentInWords(protocol);
  const { answer, answeredOn, askAgainOn, courseId, lateYes } = offer;
  const isPast = past !== null;
  const canAnswer =
    isOpen && !isPast && (answer === null || answer === 'not_ready' || answer === 'wants_another');
  return (
    <li>
      <div className="offer-head">
        <h3>{protocol.name}</h3>
        {answer === null ? (
          <Tag tone="ochre" icon="clock">
            No answer yet
          </Tag>
        ) : (
          <Tag {...LOOKS[answer]}>
            {OFFER_ANSWER_LABELS[answer]}
            {answeredOn === null ? '' : `, ${shortDate(answeredOn, today)}`}
          </Tag>
        )}
      </div>
      <dl className="pairs">
        <dt>Offered</dt>
        <dd>
          {shortDate(offer.madeOn, today)}
          {extent === null ? '' : `, ${extent}`}
        </dd>
        {past === null || past === 'declined' ? null : (
          <>
            <dt>Now</dt>
            <dd>{PAST_WORDS[past]}</dd>
          </>
        )}
        {lateYes === null ? null : (
          <>
            <dt>Late yes</dt>
            <dd>
              {shortDate(lateYes.on, today)}. {LATE_YES_DONE_LABELS[lateYes.done]}
              {lateYes.by === null ? '' : `, says ${lateYes.by}`}: {lateYes.words}
            </dd>
          </>
        )}
        {askAgainOn === null || isPast ? null : (
          <>
            <dt>Ask again</dt>
            <dd>
              <b>{shortDate(askAgainOn, today)}</b>
            </dd>
          </>
        )}
        <dt>Explained to</dt>
        <dd>
          {offer.explainedTo.length === 0
            ? 'nobody noted'
            : offer.explainedTo.map((who) => EXPLAINED_TO_LABELS[who].toLowerCase()).join(', ')}
        </dd>
        <dt>For</dt>
        <dd>
          {offer.needs.length === 0
            ? 'no need noted'
            : offer.needs.map((need) => NEED_LABELS[need].toLowerCase()).join(', ')}
        </dd>
        {offer.helpExpected === null ? null : (
          <>
            <dt>Help expected</dt>
            <dd>{offer.helpExpected}</dd>
          </>
        )}
        {offer.preference === null ? null : (
          <>
            <dt>Preferred</dt>
            <dd>
              {offer.preference}
              {offer.preferredBy.length === 0
                ? ''
                : ` (${offer.preferredBy.map((who) => EXPLAINED_TO_LABELS[who].toLowerCase()).join(', ')})`}
            </dd>
          </>
        )}
        {offer.noAssessmentReason === null ? null : (
          <>
            <dt>No assessment</dt>
            <dd>{offer.noAssessmentReason}</dd>
          </>
        )}
        {offer.alternatives === null ? null : (
          <>
            <dt>Alternatives</dt>
            <dd>{offer.alternatives}</dd>
          </>
        )}
        {offer.reasonForUnusualFit === null ? null : (
          <>
            <dt>Why this one</dt>
            <dd>{offer.reasonForUnusualFit}</dd>
          </>
        )}
      </dl>
      <div className="row-wrap">
        {canAnswer ? (
          <Button small kind={answer === null ? 'primary' : 'plain'} onPress={onAnswer}>
            {answer === null ? 'Record the answer' : 'They have come back to it'}
          </Button>
        ) : null}
        {isPast && isOpen && lateYes === null && courseId === null ? (
          <Button small onPress={onLateYes}>
            They say yes after all
          </Button>
        ) : null}
        {courseId === null && isOpen && !isPast && canPlan ? (
          <Button small onPress={() => setAllocating(true)}>
            Who could take it on
          </Button>
        ) : null}
        {isAllocating ? (
          <AllocationDialog
            childId={childId}
            protocolId={offer.protocolId}
            onClose={() => setAllocating(false)}
          />
        ) : null}
        {courseId === null ? (
          answer === 'accepted' && isOpen ? (
            <PlanFromOffer offer={offer} childId={childId} />
          ) : null
        ) : (
          <Link className="btn link sm" to={{ screen: 'course', courseId }}>
            Open the course
          </Link>
        )}
      </div>
    </li>
  );
}
