import type { CourseView } from '../../shared/courses/contract.ts';
import { carerLimitOf, carerStrandOf } from '../../shared/courses/facts.ts';
import { runOfMissesNote } from '../../shared/courses/misses.ts';
import { carerStanding, type Standing } from '../../shared/courses/rules.ts';
import { protocolById } from '../../shared/protocols/catalogue.ts';
import { useCan } from '../session.tsx';
import { lowerFirst } from '../textCase.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ofFigure } from './words.ts';

type CourseNoticesProps = {
  readonly course: CourseView;
  readonly standing: Standing;
  readonly onExtend: () => void;
  readonly onDecideMisses: (strandId: string) => void;
};

/** What needs somebody: a decision past the bound, the carer's limit passed. Said, never in the way. */
export function CourseNotices({ course, standing, onExtend, onDecideMisses }: CourseNoticesProps) {
  const canDecide = useCan('course.decideMisses');
  const carer = carerStrandOf(course);
  const carers = carer === null ? null : carerStanding(carer.attended, carerLimitOf(course));
  const { max } = protocolById(course.protocolId).bounds;
  return (
    <>
      {standing.decisionNeeded && course.endedOn === null ? (
        <div className="course-notice">
          <Banner
            tone="ochre"
            fact={`Decision needed: ${standing.count} attended, past ${ofFigure(standing.ofLabel) ?? max}.`}
            action={
              <Button kind="link" small onPress={onExtend}>
                Decide on the extension
              </Button>
            }
          >
            Every session is counted. Say how far it goes on, and why, or how it ends.
          </Banner>
        </div>
      ) : null}
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
      {carers?.isOverLimit === true ? (
        <div className="course-notice">
          <Banner
            tone="slate"
            fact={`The carer’s sessions are past their limit: ${carers.count} of ${carers.ofLabel}.`}
          />
        </div>
      ) : null}
    </>
  );
}
