import type { LocalDate } from '../../shared/dates.ts';
import { proposedSessions, USUAL_SESSIONS } from '../../shared/courses/progress.ts';
import { courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import type { Catalogue } from '../../shared/protocols/serviceCatalogue.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import type { PlanValues } from './planForm.ts';

const USUAL_LENGTH_MINUTES = 50;

/** The numbers a protocol suggests: how many sessions, how long, and the carer's limit. */
export function numbersOf(
  protocolId: ProtocolId | '',
  therapies: Catalogue,
  startsOn: LocalDate | null,
): Pick<PlanValues, 'count' | 'lengthMinutes' | 'carerMax'> {
  const protocol = protocolId === '' ? null : therapies.byId(protocolId);
  return {
    count:
      protocol === null
        ? String(USUAL_SESSIONS)
        : String(proposedSessions(courseBoundsOf(protocol), startsOn)),
    lengthMinutes: String(protocol?.lengthMinutes?.max ?? USUAL_LENGTH_MINUTES),
    carerMax: String(protocol?.carerStrand?.max ?? ''),
  };
}
