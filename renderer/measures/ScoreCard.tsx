import { formatDate } from '../../shared/dates.ts';
import { directionWords } from '../../shared/measures/catalogue.ts';
import { NOT_DONE_REASON_LABELS, OCCASION_LABELS } from '../../shared/measures/codes.ts';
import type { MeasuredCourse, ScoreView } from '../../shared/measures/contract.ts';
import { bandWords, type Series } from '../../shared/measures/pairs.ts';
import { INFORMANT_LABELS } from '../../shared/measures/types.ts';
import { ScoreChart } from '../drawings/ScoreChart.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { Tag } from '../ui/Tag.tsx';
import { changeLines } from './words.ts';

export type ScoreCardProps = {
  /** The numbers of one measure by one person, the first of them drawn. */
  readonly series: readonly Series[];
  /** Every entry for it, the newest first; also where it was not done. */
  readonly scores: readonly ScoreView[];
  readonly course: MeasuredCourse | null;
  readonly canRecord: boolean;
  readonly onNext: () => void;
  readonly onCorrect: (scoreId: string) => void;
  readonly onTakeBack: (scoreId: string) => void;
};

/** One measure by one person: what changed in words, a chart, and every score in a table. */
export function ScoreCard(props: ScoreCardProps) {
  const { series, scores, course, canRecord, onNext } = props;
  const [drawn] = series;
  const [newest] = scores;
  if (drawn === undefined || newest === undefined) return null;
  const { measure, informant } = drawn;
  const who = INFORMANT_LABELS[informant].toLowerCase();
  return (
    <section className="score-card" aria-label={`${measure.shortName}, ${who}`}>
      <div className="sect-head">
        <h3>{measure.shortName}</h3>
        <p>
          Filled in by {newest.person === null ? `the ${who}` : <Name full={newest.person} />}.{' '}
          {directionWords(measure)}.
        </p>
        {canRecord ? (
          <div className="acts">
            <Button small onPress={onNext}>
              Enter the next<span className="vh"> score of {measure.shortName}</span>
            </Button>
          </div>
        ) : null}
      </div>
      {changeLines(drawn, course).map((line) => (
        <p key={line} className="change">
          {line}
        </p>
      ))}
      <div className="score-body">
        <ScoreChart points={drawn.points} scale={drawn.scale} startedOn={course?.startedOn ?? null} />
        <ScoreTable {...props} />
      </div>
    </section>
  );
}

function ScoreTable({ series, scores, canRecord, onCorrect, onTakeBack }: ScoreCardProps) {
  return (
    <div className="score-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">For</th>
            {series.map(({ scale }) => (
              <th key={scale.id} scope="col" className="num">
                {scale.name}
              </th>
            ))}
            <th scope="col">Band</th>
            {canRecord ? <td className="acts" /> : null}
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <tr key={score.id}>
              <th scope="row">{formatDate(score.completedOn)}</th>
              <td>
                {OCCASION_LABELS[score.occasion]}
                <RiskTag score={score} />
              </td>
              {score.values === null ? (
                <td colSpan={series.length + 1}>
                  Not done: {NOT_DONE_REASON_LABELS[score.notDone?.reason ?? 'other'].toLowerCase()}
                  {score.notDone?.detail == null ? null : (
                    <span className="line-2">{score.notDone.detail}</span>
                  )}
                </td>
              ) : (
                <Numbers series={series} score={score} />
              )}
              {canRecord ? (
                <td className="acts">
                  <Button kind="quiet" small icon="pencil" onPress={() => onCorrect(score.id)}>
                    Correct<span className="vh"> the score of {formatDate(score.completedOn)}</span>
                  </Button>
                  <Button kind="quiet" small icon="undo" onPress={() => onTakeBack(score.id)}>
                    Take back<span className="vh"> the score of {formatDate(score.completedOn)}</span>
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Numbers({ series, score }: { readonly series: readonly Series[]; readonly score: ScoreView }) {
  const [first] = series;
  const main = first === undefined ? undefined : score.values?.[first.scale.id];
  const was = score.corrects[0]?.values?.[first?.scale.id ?? ''];
  return (
    <>
      {series.map(({ scale }) => (
        <td key={scale.id} className="num">
          {score.values?.[scale.id] ?? <span className="muted">none</span>}
        </td>
      ))}
      <td>
        {first === undefined || main === undefined ? '' : bandWords(first.scale, main)}
        {score.corrects.length === 0 ? null : (
          <span className="line-2">
            Corrected on {formatDate(score.recordedOn)}
            {was === undefined || was === main ? '' : `, was ${was}`}
          </span>
        )}
      </td>
    </>
  );
}

/** That a question about harm was answered, and what was done. */
function RiskTag({ score: { risk } }: { readonly score: ScoreView }) {
  if (risk === null || !risk.answered) return null;
  if (risk.act === null)
    return (
      <span className="line-2">
        <Tag tone="brick" icon="warn">
          Risk item answered: say what was done, on Today
        </Tag>
      </span>
    );
  return (
    <span className="line-2">
      <Tag tone="ochre" icon="warn">
        Risk item answered
      </Tag>{' '}
      {risk.act.what}
    </span>
  );
}
