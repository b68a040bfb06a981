// Rows on Today of somebody who is alleged to have harmed a child and is named for sessions of a running course.
import { carerStandingOf, isForNonAbusing, joiningOpen } from '../../../shared/carers/rules.ts';
import { dateOrNull } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import type { Ctx } from '../context.ts';
import * as carers from '../store/carers.ts';
import * as catalogue from '../store/catalogue.ts';
import { entryOf } from './joining.ts';
import { childOf } from './todayJobs.ts';

/** One for each such strand, for safeguarding leads: until they decide, and while one who may not join has dates to come. */
export async function allegedJobs(ctx: Ctx): Promise<JobOf<'carer_alleged'>[]> {
  const rows = await carers.listAllegedInCourses(ctx.db, ctx.today);
  if (rows.length === 0) return [];
  const therapies = await catalogue.load(ctx.db);
  const jobs: JobOf<'carer_alleged'>[] = [];
  for (const row of rows) {
    const said = (await carers.entriesOfChild(ctx.db, row.child_id)).filter(
      ({ person_id: personId }) => personId === row.person_id,
    );
    const protocol = therapies.byId(ProtocolId.parse(row.protocol_id));
    const datesAhead = Number(row.ahead);
    const open = joiningOpen(carerStandingOf(said.map(entryOf)), {
      isForNonAbusing: isForNonAbusing(protocol, { isCounted: row.is_counted === 1 }),
      datesAhead,
    });
    const alleged = said.find((each) => each.said === 'alleged_abuser');
    if (open === null || alleged === undefined) continue;
    jobs.push({
      kind: 'carer_alleged',
      key: `carer_alleged:${row.id}`,
      dueOn: londonDateOf(alleged.recorded_at),
      group: 'now',
      isMine: true,
      child: childOf(row, ctx.today),
      courseId: row.course_id,
      strandId: row.id,
      linkId: row.link_id,
      person: row.person_name,
      open,
      datesAhead,
      nextOn: dateOrNull(row.next_on),
    });
  }
  return jobs;
}
