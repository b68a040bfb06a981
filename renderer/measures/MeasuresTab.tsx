import { formatDate } from '../../shared/dates.ts';
import { measureById } from '../../shared/measures/catalogue.ts';
import type { MeasuresOfChild, ScoreView } from '../../shared/measures/contract.ts';
import { type Series, seriesOf } from '../../shared/measures/pairs.ts';
import { scoresAskedFor } from '../../shared/measures/scores.ts';
import { INFORMANT_LABELS } from '../../shared/measures/types.ts';
import type { TabProps } from '../child/JourneyTab.tsx';
import { useOp } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Goals } from './Goals.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import { ASKED_WORDS } from './words.ts';

/** What was measured with a child: every score over time, with what changed in words. */
export function MeasuresTab({ overview, onOpen }: TabProps) {
  const asked = useOp('measures.get', { childId: overview.child.id });
  const data = asked.isPlaceholderData ? undefined : asked.data;
  if (data === undefined) return null;
  return (
    <div className="pad stack measures">
      <Scores data={data} onOpen={onOpen} />
      <Goals
        childId={overview.child.id}
        courseId={data.courses.find(({ endedOn }) => endedOn === null)?.id ?? null}
        onOpen={onOpen}
      />
    </div>
  );
}

type PartProps = { readonly data: MeasuresOfChild; readonly onOpen: TabProps['onOpen'] };

function Scores({ data, onOpen }: PartProps) {
  const today = useToday();
  const canRecord = useCan('score.record');
  const { scores, courses } = data;
  const [course] = courses;
  const standing = scores.filter(({ takenBack }) => takenBack === null);
  const asksFor =
    course === undefined
      ? null
      : scoresAskedFor(
          course,
          standing.filter(({ courseId }) => courseId === null || courseId === course.id),
          today,
        );
  const cards = Map.groupBy(seriesOf(standing), cardKey);
  const withoutNumber = standing.filter((score) => score.values === null && !cards.has(cardKeyOf(score)));
  const takenBack = scores.filter((score) => score.takenBack !== null);
  const enter = () => onOpen({ kind: 'score', scoreId: null, like: null });
  return (
    <section aria-labelledby="scores-title">
      <div className="sect-head">
        <h2 id="scores-title">Measures</h2>
        {canRecord ? (
          <div className="acts">
            <Button small icon="plus" onPress={enter}>
              Enter a score
            </Button>
          </div>
        ) : null}
      </div>
      {asksFor === null || asksFor === 'other' ? null : (
        <Banner tone="slate" fact={ASKED_WORDS[asksFor].fact}>
          {ASKED_WORDS[asksFor].what}
        </Banner>
      )}
      {standing.length === 0 ? (
        <p className="muted">
          No score yet. Holdfast keeps the number that a measure gives, never its questions. Which measures
          can be entered stands under Service, Measures.
        </p>
      ) : null}
      {[...cards].map(([key, series]) => (
        <ScoreCard
          key={key}
          series={series}
          scores={standing.filter((score) => cardKeyOf(score) === key)}
          course={course ?? null}
          canRecord={canRecord}
          onNext={() => onOpen({ kind: 'score', scoreId: null, like: likeOf(series) })}
          onCorrect={(scoreId) => onOpen({ kind: 'score', scoreId, like: null })}
          onTakeBack={(scoreId) => onOpen({ kind: 'takeScoreBack', scoreId })}
        />
      ))}
      {withoutNumber.length + takenBack.length === 0 ? null : (
        <ul className="plain-list score-others" aria-label="Not done, and taken back">
          {withoutNumber.map((score) => (
            <li key={score.id}>
              {titleOf(score)}, {formatDate(score.completedOn)}: not done
            </li>
          ))}
          {takenBack.map((score) => (
            <li key={score.id} className="muted">
              {titleOf(score)}, {formatDate(score.completedOn)}: taken back. {score.takenBack}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const cardKey = ({ measure, version, informant, personId }: Series): string =>
  [measure.id, version, informant, personId ?? ''].join('|');
const cardKeyOf = ({ measure, version, informant, personId }: ScoreView): string =>
  [measure, version, informant, personId ?? ''].join('|');
const titleOf = ({ measure, informant }: ScoreView): string =>
  `${measureById(measure).shortName}, ${INFORMANT_LABELS[informant].toLowerCase()}`;

function likeOf([first]: readonly Series[]) {
  if (first === undefined) return null;
  return { measure: first.measure.id, informant: first.informant, personId: first.personId };
}
