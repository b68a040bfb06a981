import type { ReferralView } from '../../shared/children/overview.ts';
import { planStanding } from '../../shared/holdingSupport/plan.ts';
import { kindName } from '../../shared/holdingSupport/rules.ts';
import type { OpenForm } from '../child/openForm.ts';
import { shortDate } from '../child/words.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useSupportKinds } from './useSupportKinds.ts';

type SupportPlanProps = { readonly referral: ReferralView; readonly onOpen: (form: OpenForm) => void };

/** What holding support is planned: the need, what is given, by whom, until when, and when it is looked at again. */
export function SupportPlan({ referral, onOpen }: SupportPlanProps) {
  const today = useToday();
  const kinds = useSupportKinds();
  const maySave = useCan('supportPlan.save') && referral.closedOn === null;
  const { supportPlan: plan } = referral;
  const standing = planStanding(plan, referral.startedOn, today);
  if (plan === null && !maySave) return null;
  const isAfter = referral.stage === 'ended' || referral.stage === 'aftercare';
  const act =
    standing === 'none' ? 'Make a plan' : standing === 'ended' ? 'Make a new plan' : 'Change the plan';
  return (
    <div className="support-plan">
      <div className="row-wrap support-plan-head">
        <h3>{isAfter ? 'Aftercare plan' : 'Support plan'}</h3>
        {standing === 'none' && referral.isWaiting ? <Tag tone="ochre">None yet</Tag> : null}
        {standing === 'to_review' ? <Tag tone="ochre">To look at again</Tag> : null}
        {standing === 'ended' ? <Tag>Ended</Tag> : null}
        {maySave ? (
          <Button kind="link" small onPress={() => onOpen({ kind: 'supportPlan', referral })}>
            {act}
          </Button>
        ) : null}
      </div>
      {plan === null ? null : (
        <>
          <p>{plan.need}</p>
          <p>{plan.kinds.map((code) => kindName(kinds, code)).join(', ')}</p>
          <p className="line-2">
            By {plan.givenBy},{' '}
            {plan.untilOn === null ? 'until therapy starts' : `until ${shortDate(plan.untilOn, today)}`}.
            {standing === 'ended' ? '' : ` Look at it again by ${shortDate(plan.reviewOn, today)}.`} Made{' '}
            {shortDate(plan.madeOn, today)}
            {plan.by === null ? null : (
              <>
                {' '}
                by <Name full={plan.by} />
              </>
            )}
            .
          </p>
        </>
      )}
    </div>
  );
}
