import type { AssessmentView } from '../../shared/assessment/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { useCommand } from '../client.ts';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';

type Props = { readonly assessments: readonly AssessmentView[]; readonly referralId: string };

/** For a child who came back without a new assessment: the last one, with its date, to be carried over. */
export function CarryAssessment({ assessments, referralId }: Props) {
  const mayCarry = useCan('assessment.carry');
  const carry = useCommand('assessment.carry');
  const [last] = assessments;
  if (!mayCarry || last === undefined || assessments.some((each) => each.referralId === referralId))
    return null;
  return (
    <div className="carry">
      <Banner
        tone="slate"
        fact={`Assessed on ${formatDate(last.completedOn)}, before this referral.`}
        action={
          <Button
            small
            isPending={carry.isPending}
            onPress={() => void carry.run({ referralId, assessmentId: last.id })}
          >
            Carry it over
          </Button>
        }
      >
        Carry it over if it still holds, so that nobody tells it twice.
      </Banner>
      <FormMessage message={carry.reply?.ok === false ? carry.reply.message : undefined} />
    </div>
  );
}
