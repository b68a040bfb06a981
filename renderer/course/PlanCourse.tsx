import type { ChildOverview } from '../../shared/children/overview.ts';
import { ageOn } from '../../shared/dates.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import { referralForCourse } from '../../shared/referrals/forCourse.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useKeptDraft } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { PlanForm } from './PlanForm.tsx';
import { initialPlan, planKeyOf, type PlanValues } from './planForm.ts';

type PlanCourseProps = {
  readonly overview: ChildOverview;
  readonly childId: string;
  readonly offerId: string | null;
};

/** A new course, from an accepted offer or without one: every date is shown before anything is saved. */
export function PlanCourse({ overview, childId, offerId }: PlanCourseProps) {
  const choice = useOp('choice.get', { childId });
  const people = useOp('people.list', { childId });
  const lists = useOp('service.lists', {});
  const today = useToday();
  const therapies = useCatalogue();
  const kept = useKeptDraft<PlanValues>(planKeyOf(childId, offerId));
  const failed = choice.error ?? people.error ?? lists.error;
  if (failed !== null) return <Banner tone="brick">{failed.failure.message}</Banner>;
  const isLoading = choice.isPlaceholderData || people.isPlaceholderData;
  if (choice.data === undefined || people.data === undefined || lists.data === undefined || isLoading)
    return null;
  if (kept === null) return null;
  const offer = choice.data.offers.find((each) => each.id === offerId) ?? null;
  const referralId =
    offer?.referralId ?? referralForCourse(overview.referrals, overview.currentReferralId)?.id;
  const hindrance = whatHinders(offer, offerId, referralId);
  if (hindrance !== null || referralId === undefined) {
    return (
      <div className="pad">
        <EmptyState
          title="No course can be planned here yet"
          action={
            <Link className="btn" to={{ screen: 'child', childId, tab: 'choice' }}>
              Assessment and choice
            </Link>
          }
        >
          {hindrance}
        </EmptyState>
      </div>
    );
  }
  const { birthDate } = overview.child.fields;
  const age = birthDate === null ? null : ageOn(birthDate, today);
  const initial = initialPlan(offer?.protocolId ?? '', age, therapies);
  return (
    <PlanForm
      key={offerId ?? childId}
      of={{ childId, referralId, offerId }}
      offer={offer}
      assessment={choice.data.assessments[0] ?? null}
      overview={overview}
      people={people.data.people}
      lists={lists.data}
      initial={initial}
      kept={kept.values}
    />
  );
}

/** Why nothing can be planned, in a sentence that says what to do first; null where it can. */
function whatHinders(
  offer: OfferView | null,
  offerId: string | null,
  referralId: string | undefined,
): string | null {
  if (offerId !== null && offer === null) return 'This offer is no longer there. Look at the choice again.';
  if (offer !== null && offer.answer !== 'accepted') return 'Record first that the offer was accepted.';
  if (offer !== null && offer.courseId !== null) return 'A course was already planned from this offer.';
  return referralId === undefined ? 'The referral is closed. Open it again first.' : null;
}
