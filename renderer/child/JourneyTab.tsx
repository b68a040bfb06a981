import type { ChildOverview, ReferralView } from '../../shared/children/overview.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ChildJourney } from './ChildJourney.tsx';
import type { OpenForm } from './openForm.ts';
import { PeopleAtAGlance } from './PeopleAtAGlance.tsx';
import { ReferralFacts } from './ReferralFacts.tsx';
import { WhileWaiting } from './WhileWaiting.tsx';

export type TabProps = { readonly overview: ChildOverview; readonly onOpen: (form: OpenForm) => void };

/** The referral the record is about now, the same as on the line. */
export function currentReferral(overview: ChildOverview): ReferralView | undefined {
  return overview.referrals.find(({ id }) => id === overview.currentReferralId);
}

/** The whole story at a glance: the line, where the referral stands, who may be rung, what passed lately. */
export function JourneyTab({ overview, onOpen }: TabProps) {
  const referral = currentReferral(overview);
  if (referral === undefined)
    return (
      <div className="pad">
        <EmptyState title="No referral yet">
          A child’s journey begins with a referral. Add one from the list of children.
        </EmptyState>
      </div>
    );
  const earlier = overview.referrals.filter(({ id }) => id !== referral.id);
  return (
    <>
      <ChildJourney overview={overview} tall />
      <div className="child-cols">
        <ReferralFacts overview={overview} referral={referral} earlier={earlier} onOpen={onOpen} />
        <PeopleAtAGlance overview={overview} onOpen={onOpen} />
        <WhileWaiting overview={overview} referral={referral} onOpen={onOpen} />
      </div>
    </>
  );
}
