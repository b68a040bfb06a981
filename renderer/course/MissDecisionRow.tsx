import type { MissDecisionView } from '../../shared/courses/contract.ts';
import {
  MISS_BARRIER_LABELS,
  MISS_DECISION_LABELS,
  SPOKEN_TO_LABELS,
} from '../../shared/courses/missDecision.ts';
import { runOfMissesNote } from '../../shared/courses/misses.ts';
import { formatDay } from '../../shared/dates.ts';
import { Icon } from '../ui/icons/Icon.tsx';

/** What somebody decided after several missed sessions, as a row among them. */
export function MissDecisionRow({
  decision,
  index,
}: {
  readonly decision: MissDecisionView;
  readonly index: number;
}) {
  const { decidedOn, decidedBy, nextLookOn, barriers, spokenTo } = decision;
  return (
    <tr className="row" data-row tabIndex={index === 0 ? 0 : -1}>
      <th scope="row" className="no">
        <span className="vh">Decision on missed sessions</span>
      </th>
      <td className="nowrap">{formatDay(decidedOn)}</td>
      <td>
        <span className="st">
          <Icon name="info" className="s" />
          {decision.run === null ? 'Missed sessions looked at again' : runOfMissesNote(decision.run)}
        </span>
      </td>
      <td>
        {decidedBy ?? 'Somebody'}: {MISS_DECISION_LABELS[decision.decision].toLowerCase()}. {decision.words}
        <span className="line-2">
          In the way: {listWords(barriers.map((each) => MISS_BARRIER_LABELS[each]))}. Spoken to:{' '}
          {listWords(spokenTo.map((each) => SPOKEN_TO_LABELS[each]))}.
          {nextLookOn === null || !decision.isCurrent ? '' : ` Looked at again on ${formatDay(nextLookOn)}.`}
        </span>
      </td>
    </tr>
  );
}

const listWords = (words: readonly string[]) => words.join(', ').toLowerCase();
