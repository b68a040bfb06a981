import type { CourseView } from '../../shared/courses/contract.ts';
import { runOfMissesNote } from '../../shared/courses/misses.ts';
import { useCan } from '../session.tsx';
import { lowerFirst, upperFirst } from '../textCase.ts';
import {
  besidesOf,
  carerLimitOf,
  carerStrandsOf,
  isReviewedForDecision,
} from '../../shared/courses/facts.ts';
import { boundNotice, nearInWords } from '../../shared/courses/notices.ts';
import { carerStanding, type Standing } from '../../shared/courses/rules.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { Banner } from '../ui/Banner.tsx';
import { Name } from '../ui/Name.tsx';
import { Button } from '../ui/Button.tsx';
import { DecidedNotice } from './DecidedNotice.tsx';
import { ofFigure } from './words.ts';

type CourseNoticesProps = {
  readonly course: CourseView;
  readonly standing: Standing;
  readonly onExtend: () => void;
  readonly onDecideMisses: (strandId: string) => void;
};

const NO_REVIEW = 'No review was held near it: hold one first if you can.';

/** What needs somebody: a decision past the bound, the carer's limit passed. Said, never in the way. */
export function CourseNotices({ course, standing, onExtend, onDecideMisses }: CourseNoticesProps) {
  const canDecide = useCan('course.decideMisses');
  const { bounds } = course.terms;
  const decisions = course.decisions.map(({ decidedOn, upTo }) => ({ decidedOn, toSessions: upTo }));
  const near = boundNotice(bounds, standing, decisions);
  const isReviewed = isReviewedForDecision(course);
  return (
    <>
      {standing.decisionNeeded && course.endedOn === null ? (
        <div className="course-notice">
          <Banner
            tone="ochre"
            fact={`Decision needed: ${pastWords(course, standing)}, past ${ofFigure(standing.ofLabel) ?? 'the range'}.`}
            action={
              <Button kind="link" small onPress={onExtend}>
                Decide on the extension
              </Button>
            }
          >
            Every session is counted. {isReviewed ? '' : `${NO_REVIEW} `}Say how far it goes on, and why, or
            how it ends.
          </Banner>
        </div>
      ) : null}
      {standing.decisionNeeded ? null : (
        <DecidedNotice course={course} isNear={near !== null} onExtend={onExtend} />
      )}
      {course.strands.map(({ id, isCounted, run }) =>
        run === null ? null : (
          <div className="course-notice" key={id}>
            <Banner
              tone="ochre"
              fact={`${isCounted ? '' : 'Of the carer’s sessions, '}${isCounted ? runOfMissesNote(run) : lowerFirst(runOfMissesNote(run))}`}
              action={
                canDecide ? (
                  <Button kind="link" small onPress={() => onDecideMisses(id)}>
                    Say what was decided
                  </Button>
                ) : undefined
              }
            >
              Ask what gets in the way and who else should know. It stays on Today until somebody decides.
            </Banner>
          </div>
        ),
      )}
      {near === null || standing.decisionNeeded || course.endedOn !== null ? null : (
        <div className="course-notice">
          <Banner
            tone="slate"
            fact={`${upperFirst(nearInWords(near, standing.unit))}.`}
            action={
              <Button kind="link" small onPress={onExtend}>
                Decide whether it goes on
              </Button>
            }
          >
            {isReviewed ? null : NO_REVIEW}
          </Banner>
        </div>
      )}
      {carerStrandsOf(course).map((strand) => {
        const { count, ofLabel, isOverLimit } = carerStanding(strand.attended, carerLimitOf(course, strand));
        return isOverLimit ? (
          <div className="course-notice" key={strand.id}>
            <Banner
              tone="slate"
              fact={
                strand.person === null ? (
                  `The carer’s sessions are past their limit: ${count} of ${ofLabel}.`
                ) : (
                  <>
                    The sessions of <Name full={strand.person.name} /> are past their limit: {count} of{' '}
                    {ofLabel}.
                  </>
                )
              }
            />
          </div>
        ) : null;
      })}
    </>
  );
}

/** '17 attended', 'over 6 months'; '22 counted' where the service counts more than what was attended */
function pastWords(course: CourseView, { count, unit, isOver }: Standing): string {
  if (unit === 'session' && besidesOf(course) > 0) return `${count} counted`;
  return unit === 'session'
    ? `${count} attended`
    : `${isOver ? 'over ' : ''}${count} ${unitWord(unit, count)}`;
}
