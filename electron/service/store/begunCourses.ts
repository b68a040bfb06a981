// What the figures of a return ask of courses as they were begun: which therapy, counted in time or not, and how far they came.
import { sql } from 'kysely';
import { isInTime, type Progress } from '../../../shared/courses/progress.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { courseBoundsOf } from '../../../shared/protocols/catalogue.ts';
import type { Catalogue } from '../../../shared/protocols/serviceCatalogue.ts';
import { type Protocol, ProtocolId } from '../../../shared/protocols/types.ts';

/** The therapy of a course, as it was begun. */
export function begunWith(
  therapies: Catalogue,
  row: { protocol_id: string; protocol_version_id: string | null },
): Protocol {
  const protocolId = ProtocolId.parse(row.protocol_id);
  return therapies.begunWith({ protocolId, versionId: row.protocol_version_id });
}

/** Whether a course is counted in time: by its version, or else as its source says. */
export function isCountedInTime({ everyTerms }: Catalogue) {
  const inTime = everyTerms
    .filter(({ protocol }) => isInTime(courseBoundsOf(protocol)))
    .map(({ protocolId, versionId }) => versionId ?? protocolId);
  return sql`coalesce(protocol_version_id, protocol_id) in (${sql.join(inTime)})`;
}
/** The last day on which a counted session of a course was held. */
export const lastHeldOn = sql`(
  select max(session_try.planned_on) from session_try
  join strand on strand.id = session_try.strand_id
  where strand.course_id = course.id and strand.is_counted = 1
    and session_try.status in ('attended', 'attended_late'))`;

/** How far a course had come when it ended, from its row as it is grouped for a return. */
export function progressWhenEnded(row: {
  attended: number;
  besides: number;
  started_on: string | null;
  last_on: string | null;
}): Progress {
  return {
    attended: row.attended,
    besides: row.besides,
    startedOn: row.started_on as LocalDate | null,
    until: row.last_on as LocalDate | null,
    hasEnded: true,
  };
}
