import { createTable, type Db, dialectOf, run } from '../dialect.ts';

/**
 * What happened round a child that asks for a contact of its own. The dates of trials that proceedings name already are
 * taken over. A course under way that is quiet asks for a contact too: its day is four weeks after the last session held
 * or booked, until the next save of the course gives the day its rule gives.
 */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'child_event',
    `id text primary key, child_id text not null references child (id), kind text not null,
     happened_on text not null, proceedings_id text references criminal_proceedings (id),
     recorded_by text, recorded_at text not null`,
  );
  const fourWeeksOn =
    dialectOf(db) === 'sqlite'
      ? `date(max(planned_on), '+28 days')`
      : `to_char(max(planned_on)::date + 28, 'YYYY-MM-DD')`;
  await run(
    db,
    'create index child_event_child on child_event (child_id)',
    `insert into child_event (id, child_id, kind, happened_on, proceedings_id, recorded_by, recorded_at)
       select id, child_id, 'court_date', next_event_on, id, null, next_event_on || 'T00:00:00.000Z'
       from criminal_proceedings
       where closed_on is null and next_event_on is not null and stage in ('s28_hearing', 'trial_listed', 'trial')`,
    `update referral set next_check_in_because = 'quiet_course', next_check_in_due_on = (
       select ${fourWeeksOn} from session_try join course on course.id = session_try.course_id
       where course.referral_id = referral.id and course.ended_on is null
         and session_try.status in ('attended', 'attended_late', 'planned'))
     where started_on is not null and closed_on is null and exists (
       select 1 from course where course.referral_id = referral.id and course.ended_on is null)`,
  );
}
