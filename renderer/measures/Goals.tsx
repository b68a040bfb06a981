import { formatDate } from '../../shared/dates.ts';
import { changeBetween, changeWords } from '../../shared/measures/pairs.ts';
import {
  canSetGoal,
  GOAL_CLOSING_LABELS,
  GOAL_LEAST,
  GOAL_MOST,
  GOAL_VOICE_LABELS,
  goalPair,
} from '../../shared/measures/goals.ts';
import type { GoalView } from '../../shared/measures/goalsContract.ts';
import type { TabProps } from '../child/JourneyTab.tsx';
import { ScoreChart } from '../drawings/ScoreChart.tsx';
import { useOp } from '../client.ts';
import { upperFirst } from '../textCase.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';

const GOAL_SCALE = {
  range: { least: GOAL_LEAST, most: GOAL_MOST, basis: 'stated' as const },
  bands: null,
  enteredAs: 'total' as const,
};
const NO_RELIABLE_CHANGE = { reliableChange: null, bands: null };

/** 'better by 3, from 2 to 5'; null without two days by the same voice. */
export function goalChangeWords({ scores }: Pick<GoalView, 'scores'>): string | null {
  const pair = goalPair(scores);
  if (pair === null) return null;
  const change = changeBetween({ direction: 'higher_better' }, NO_RELIABLE_CHANGE, pair);
  return `${changeWords(change)}, from ${pair.first.score} (${formatDate(pair.first.on)}) to ${pair.last.score} (${formatDate(pair.last.on)})`;
}

type Props = {
  readonly childId: string;
  readonly courseId: string | null;
  readonly onOpen: TabProps['onOpen'];
};

/** A child's goals in their own words, each with its scores over time. */
export function Goals({ childId, courseId, onOpen }: Props) {
  const canSet = useCan('goal.set');
  const asked = useOp('goal.list', { childId });
  const goals = asked.isPlaceholderData ? undefined : asked.data?.goals;
  if (goals === undefined) return null;
  return (
    <section aria-labelledby="goals-title">
      <div className="sect-head">
        <h2 id="goals-title">Goals</h2>
        {canSet && canSetGoal(goals, courseId) ? (
          <div className="acts">
            <Button small icon="plus" onPress={() => onOpen({ kind: 'goal' })}>
              Set a goal
            </Button>
          </div>
        ) : null}
      </div>
      {goals.length === 0 ? (
        <p className="muted">
          No goal yet. Up to three, in the child’s or the carer’s own words, each scored from 0 to 10 over
          time.
        </p>
      ) : null}
      {goals.map((goal) => (
        <Goal key={goal.id} goal={goal} canScore={canSet} onOpen={onOpen} />
      ))}
    </section>
  );
}

type GoalProps = Pick<Props, 'onOpen'> & { readonly goal: GoalView; readonly canScore: boolean };

function Goal({ goal, canScore, onOpen }: GoalProps) {
  const { words, setBy, setOn, closedOn, closedBecause, scores } = goal;
  const change = goalChangeWords(goal);
  return (
    <section className="score-card" aria-label={`Goal: ${words}`}>
      <div className="sect-head">
        <h3>“{words}”</h3>
        {closedBecause === null ? null : (
          <Tag tone={closedBecause === 'reached' ? 'moss' : undefined}>
            {GOAL_CLOSING_LABELS[closedBecause]}
            {closedOn === null ? '' : `, ${formatDate(closedOn)}`}
          </Tag>
        )}
        {canScore && closedOn === null ? (
          <div className="acts">
            <Button small onPress={() => onOpen({ kind: 'scoreGoal', goalId: goal.id })}>
              Score it<span className="vh">: {words}</span>
            </Button>
            <Button kind="quiet" small onPress={() => onOpen({ kind: 'closeGoal', goalId: goal.id })}>
              Close it<span className="vh">: {words}</span>
            </Button>
          </div>
        ) : null}
      </div>
      <p className="small muted">
        {GOAL_VOICE_LABELS[setBy]}, {formatDate(setOn)}. Higher is better.
      </p>
      {change === null ? null : <p className="change">{upperFirst(change)}.</p>}
      {scores.length === 0 ? (
        <p className="small muted">Not scored yet.</p>
      ) : (
        <div className="score-body">
          <ScoreChart
            points={scores.map(({ id, on, score }) => ({ id, on, score, occasion: 'other' }))}
            scale={GOAL_SCALE}
            startedOn={null}
          />
          <GoalTable scores={scores} />
        </div>
      )}
    </section>
  );
}

function GoalTable({ scores }: Pick<GoalView, 'scores'>) {
  return (
    <div className="score-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Scored by</th>
            <th scope="col" className="num">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.toReversed().map(({ id, on, by, score, was }) => (
            <tr key={id}>
              <th scope="row">{formatDate(on)}</th>
              <td>
                {GOAL_VOICE_LABELS[by]}
                {was.length === 0 ? null : <span className="line-2">Corrected, was {was.join(', ')}</span>}
              </td>
              <td className="num">{score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
