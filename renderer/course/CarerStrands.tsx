import { type ReactNode, useState } from 'react';
import { CARER_STATUS_LABELS, isForNonAbusing } from '../../shared/carers/rules.ts';
import type { CourseView, StrandView } from '../../shared/courses/contract.ts';
import { carerLimitOf, carerStrandsOf, countedStrandOf } from '../../shared/courses/facts.ts';
import { carerStanding } from '../../shared/courses/rules.ts';
import { formatDate } from '../../shared/dates.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { CarerSessionsForm } from './CarerSessionsForm.tsx';
import { StrandName } from './people.tsx';

type CarerStrandsProps = {
  readonly course: CourseView;
  /** The sessions of one strand. */
  readonly table: (strandId: string) => ReactNode;
};

const NEW = 'new';

/** Each parent or carer in their own right: their count, what is known of them, who reads the notes, their sessions. */
export function CarerStrands({ course, table }: CarerStrandsProps) {
  const canSave = useCan('course.saveCarer');
  const asked = useAskedFor();
  const [openId, setOpenId] = useState<string | null>(
    asked === `carerSessions:${course.id}`
      ? NEW
      : (course.strands.find(({ id }) => asked === `carerSessions:${id}`)?.id ?? null),
  );
  const counted = countedStrandOf(course);
  const beside = carerStrandsOf(course);
  // Where the sessions are a parent's or carer's own, what is known of them stands here too; the sessions stand in the other lists.
  const strands = counted?.kind === 'carer' ? [counted, ...beside] : beside;
  const open = course.strands.find(({ id }) => id === openId) ?? null;
  return (
    <>
      {strands.map((strand) => (
        <section key={strand.id} className="carer-strand" aria-labelledby={`carer-${strand.id}`}>
          <div className="sect-head">
            <h3 id={`carer-${strand.id}`}>
              <StrandName course={course} strand={strand} />
            </h3>
            <p>{countOf(course, strand)}</p>
            {canSave ? (
              <div className="acts">
                <Button small icon="pencil" onPress={() => setOpenId(strand.id)}>
                  About these sessions
                </Button>
              </div>
            ) : null}
          </div>
          <Known course={course} strand={strand} />
          {strand.isCounted ? null : table(strand.id)}
        </section>
      ))}
      {strands.length > 0 ? null : (
        <p className="hint empty-list">
          {course.noCarerReason === null
            ? 'No sessions for a parent or carer are planned.'
            : `No sessions for a parent or carer: ${course.noCarerReason}`}
        </p>
      )}
      {canSave && course.endedOn === null ? (
        <div className="panel-acts">
          <Button small icon="plus" onPress={() => setOpenId(NEW)}>
            {strands.length === 0 ? 'Add a parent or carer' : 'Add another parent or carer'}
          </Button>
        </div>
      ) : null}
      {openId === null ? null : (
        <CarerSessionsForm course={course} strand={open} onClose={() => setOpenId(null)} />
      )}
    </>
  );
}

function countOf(course: CourseView, strand: StrandView): string {
  const { count, ofLabel } = carerStanding(strand.attended, carerLimitOf(course, strand));
  const held = strand.isCounted
    ? `${strand.attended} attended`
    : `${count}${ofLabel === null ? ' attended' : ` of ${ofLabel}`}`;
  return strand.practitioner === null ? held : `${held}, with ${strand.practitioner.name}`;
}

/** Who confirmed them as non-abusing, and what was agreed about the notes. */
function Known({ course, strand }: { readonly course: CourseView; readonly strand: StrandView }) {
  const asked = useOp('carer.list', { childId: course.child.id });
  const known = asked.isPlaceholderData
    ? undefined
    : asked.data?.people.find(({ personId }) => personId === strand.person?.id);
  const entry = known?.entries.find(({ said }) => said === known.status);
  const { agreed } = strand.notes;
  const isFor = isForNonAbusing(useCatalogue().byId(course.protocolId), strand);
  const isOpen = known?.isAlleged === true && known.joining !== 'may_join';
  return (
    <dl className="pairs">
      <dt>Known as</dt>
      <dd>
        {strand.person === null ? (
          'Not said who they are.'
        ) : known === undefined || known.status === null || entry === undefined ? (
          <>
            Nobody has confirmed yet that they are non-abusing.{' '}
            <Link to={{ screen: 'child', childId: course.child.id, tab: 'people' }}>Say who has</Link>
          </>
        ) : (
          `${CARER_STATUS_LABELS[known.status]}: ${entry.words}, ${formatDate(entry.on)}`
        )}
      </dd>
      {isOpen && isFor ? (
        <>
          <dt>Joining</dt>
          <dd>
            <span className="no">
              {known.joining === null
                ? 'A safeguarding lead decides first whether they may join.'
                : 'A safeguarding lead decided that they may not join.'}
            </span>{' '}
            They get no new dates. What was held is logged as ever.
          </dd>
        </>
      ) : null}
      <dt>Their notes</dt>
      <dd>
        {agreed === null
          ? 'Not asked yet. Only whoever sees them reads the notes, with the manager and the safeguarding lead.'
          : agreed.isShared
            ? `The child’s therapist may read them. Agreed with ${agreed.agreedWith}, ${formatDate(agreed.agreedOn)}`
            : `Not shared with the child’s therapist. Said by ${agreed.agreedWith}, ${formatDate(agreed.agreedOn)}`}
      </dd>
    </dl>
  );
}
