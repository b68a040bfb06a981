import { scoresAskedFor } from '../../shared/measures/scores.ts';
import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';
import { ASKED_WORDS } from './words.ts';

type Props = { readonly childId: string; readonly courseId: string };

/** On a course: whether a score is asked for, how many there are, and the way to them. Never in the way. */
export function CourseMeasures({ childId, courseId }: Props) {
  const today = useToday();
  const measures = useOp('measures.get', { childId });
  const goals = useOp('goal.list', { childId });
  const data = measures.isPlaceholderData ? undefined : measures.data;
  const course = data?.courses.find(({ id }) => id === courseId);
  if (data === undefined || course === undefined || goals.data === undefined) return null;
  const own = data.scores.filter(
    (score) => score.takenBack === null && (score.courseId === null || score.courseId === courseId),
  );
  const asksFor = scoresAskedFor(course, own, today);
  const done = own.filter(({ values }) => values !== null).length;
  const open = goals.data.goals.filter((goal) => goal.courseId === courseId && goal.closedOn === null).length;
  const to = { screen: 'child', childId, tab: 'measures' } as const;
  return (
    <section aria-labelledby="course-measures-title" className="next-review">
      <div className="sect-head">
        <h2 id="course-measures-title">Measures and goals</h2>
        <div className="acts">
          <Link className="btn sm" to={{ ...to, open: `score:new:${childId}` }}>
            Enter a score
          </Link>
        </div>
      </div>
      {asksFor === null || asksFor === 'other' ? null : (
        <Banner tone="slate" fact={ASKED_WORDS[asksFor].fact}>
          {ASKED_WORDS[asksFor].what}
        </Banner>
      )}
      <p className="small">
        {done === 1 ? '1 score' : `${done} scores`}, {open === 1 ? '1 goal' : `${open} goals`}.{' '}
        <Link className="btn link sm" to={to}>
          Look at them
        </Link>
      </p>
    </section>
  );
}
