import { ASSESSMENT_KIND_LABELS, NEED_LABELS } from '../../shared/assessment/codes.ts';
import type { AssessmentUnderWay, AssessmentView } from '../../shared/assessment/contract.ts';
import type { Agreement } from '../../shared/assessment/found.ts';
import { shortDate } from '../child/words.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import './assessment.css';

type UnderWayProps = { readonly assessment: AssessmentUnderWay; readonly onGoOn: () => void };

/** An assessment that nobody has called complete, with the way back into it. */
export function UnderWay({ assessment, onGoOn }: UnderWayProps) {
  const today = useToday();
  const { begunOn, heldBy } = assessment;
  return (
    <li className="assessment-item">
      <div className="offer-head">
        <span>
          <b>Begun {shortDate(begunOn, today)}</b>
          {heldBy === null ? '' : `, by ${heldBy}`}
        </span>
        <Tag tone="ochre" icon="clock">
          Not complete
        </Tag>
      </div>
      <Button small onPress={onGoOn}>
        Go on with it
      </Button>
    </li>
  );
}

const HOW_THE_CHILD_SEES_IT: Record<Agreement, string> = {
  agrees: 'The child agrees with the record.',
  partly: 'The child agrees with part of the record.',
  disagrees: 'The child disagrees with the record.',
  too_young: 'The child is too young to say what they think of it.',
  not_yet: 'Not yet shared with the child.',
};

type AssessmentProps = { readonly assessment: AssessmentView; readonly onRead: () => void };

/** A completed assessment, in short. */
export function Assessment({ assessment, onRead }: AssessmentProps) {
  const today = useToday();
  const { kind, completedOn, heldBy, needs, found, carriedFrom } = assessment;
  return (
    <li>
      <b>{shortDate(completedOn, today)}</b>, {ASSESSMENT_KIND_LABELS[kind].toLowerCase()}
      {heldBy === null ? '' : `, by ${heldBy}`}
      {carriedFrom === null ? '' : ', carried over'}
      <span className="line-2">
        {needs.length === 0 ? 'No needs noted' : needs.map((need) => NEED_LABELS[need]).join(', ')}
      </span>
      {found === null ? null : (
        <>
          <span className="line-2">
            {[
              found.agreement === null ? '' : HOW_THE_CHILD_SEES_IT[found.agreement],
              found.reviewOn === null ? '' : `Look again on ${shortDate(found.reviewOn, today)}.`,
            ].join(' ')}
          </span>
          <Button kind="link" small onPress={onRead}>
            {carriedFrom === null ? 'Read or add to it' : 'Read it'}
          </Button>
        </>
      )}
    </li>
  );
}
