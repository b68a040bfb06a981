import { formatDate, type LocalDate } from '../../shared/dates.ts';
import {
  changeBetween,
  changeWords,
  pointsOfCourse,
  seriesOf,
  sideBySide,
} from '../../shared/measures/pairs.ts';
import { INFORMANT_LABELS } from '../../shared/measures/types.ts';
import { useOp } from '../client.ts';
import { Link } from '../ui/Link.tsx';

type Props = {
  readonly childId: string;
  readonly courseId: string;
  /** The day of the review. */
  readonly on: LocalDate;
  /** The day of the review before it; null where it is the first. */
  readonly before: LocalDate | null;
};

type Side = { score: number; on: LocalDate } | null;
type Row = {
  key: string;
  what: string;
  last: Side;
  now: Side;
  change: string;
  /** Whether its risk item was answered, and nothing is said to be done. */
  isRiskOpen?: boolean;
};

/** Scores and goals at a review, side by side with those of the last one: what was, what is, and which way it went. */
export function SinceLastReview({ childId, courseId, on, before }: Props) {
  const rows = useRows({ childId, courseId, on, before });
  if (rows === null) return null;
  const enter = (
    <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'measures' }}>
      Measures and goals
    </Link>
  );
  if (rows.length === 0) return <p className="small muted">No score and no goal yet. {enter}</p>;
  return (
    <div className="since-review">
      <div className="score-scroll">
        <table>
          <caption className="vh">Scores and goals, beside those of the last review</caption>
          <thead>
            <tr>
              <th scope="col">Measure or goal</th>
              <th scope="col">{before === null ? 'First' : 'Last review'}</th>
              <th scope="col">Now</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, what, last, now, change, isRiskOpen }) => (
              <tr key={key}>
                <th scope="row">
                  {what}
                  {isRiskOpen === true ? (
                    <span className="line-2 overdue-words">
                      Risk item answered: say what was done, on Today
                    </span>
                  ) : null}
                </th>
                <td>
                  <SideOf side={last} />
                </td>
                <td>
                  <SideOf side={now} />
                </td>
                <td>{change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {enter}
    </div>
  );
}

const sideOf = (point: Side): Side => (point === null ? null : { score: point.score, on: point.on });

function SideOf({ side }: { readonly side: Side }) {
  if (side === null) return <span className="muted">none</span>;
  return (
    <>
      {side.score}
      <span className="line-2">{formatDate(side.on)}</span>
    </>
  );
}

function useRows({ childId, courseId, on, before }: Props): Row[] | null {
  const measures = useOp('measures.get', { childId });
  const goals = useOp('goal.list', { childId });
  if (measures.data === undefined || goals.data === undefined) return null;
  if (measures.isPlaceholderData || goals.isPlaceholderData) return null;
  const course = measures.data.courses.find(({ id }) => id === courseId);
  if (course === undefined) return [];
  const standing = measures.data.scores.filter(({ takenBack }) => takenBack === null);
  const ofMeasures = seriesOf(standing).map((series): Row => {
    const { measure, informant, scale, key } = series;
    const sides = sideBySide(pointsOfCourse(series.points, course), { on, before });
    const name = scale.id === 'total' ? measure.shortName : `${measure.shortName}, ${scale.name}`;
    return {
      key,
      what: `${name}, ${INFORMANT_LABELS[informant].toLowerCase()}`,
      last: sideOf(sides.last),
      now: sideOf(sides.now),
      isRiskOpen: standing.some(
        ({ id, risk }) =>
          (id === sides.now?.id || id === sides.last?.id) && risk?.answered === true && risk.act === null,
      ),
      change:
        sides.now === null || sides.last === null
          ? ''
          : changeWords(changeBetween(measure, scale, { first: sides.last, last: sides.now })),
    };
  });
  const ofGoals = goals.data.goals
    .filter((goal) => goal.courseId === courseId && goal.setOn <= on)
    .map((goal): Row => {
      const voice = goal.scores.at(-1)?.by;
      const points = goal.scores
        .filter(({ by }) => by === voice)
        .map(({ id, on: day, score }) => ({ id, on: day, score, occasion: 'other' as const, courseId }));
      const { now, last } = sideBySide(points, { on, before });
      const scale = { reliableChange: null, bands: null };
      return {
        key: goal.id,
        what: `“${goal.words}”`,
        last: sideOf(last),
        now: sideOf(now),
        change:
          now === null || last === null
            ? ''
            : changeWords(changeBetween({ direction: 'higher_better' }, scale, { first: last, last: now })),
      };
    });
  const isThere = ({ last, now }: Row) => last !== null || now !== null;
  return [...ofMeasures, ...ofGoals].filter(isThere);
}
