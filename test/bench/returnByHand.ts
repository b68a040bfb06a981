// The quarterly return as somebody would write it in SQL for this one purpose: the floor that the app's own return is
// measured against, and a second opinion on every figure of it. It shares no code with the app.
import type { OpenStore } from '../../electron/service/store/open.ts';

export type ByHand = Map<string, number | null>;
type Period = { start: string; end: string };

const SOURCES =
  'child family social_care police school gp health_visitor camhs hospital sarc ch_isva early_help youth_justice voluntary_service internal other not_known';
const KINDS =
  'support_call carer_group coping_skills drop_in information_pack ch_isva_link practical_help other';
const STATUSES =
  'attended attended_late was_not_brought did_not_attend cancelled_by_family cancelled_by_service late_not_seen planned';
/** The example's own range of one therapy begins at six; a course begun before that was said goes on without it. */
const OWN_LEAST = `protocol_version_id is not null and attended < 6`;
const PLACES = 'under_way ended_below ended_within ended_extended ended_beyond';
const AGES = 'age_0_4 age_5_10 age_11_15 age_16_17 age_18_24 not_known';
const SEXES = 'female male intersex not_known';
const BANDS = '0-4 5-12 13-18 19-26 27-52 53+';

const ENDINGS = 'planned unplanned moved_on not_recorded';
const CHANGED = 'improved none deteriorated not_known';
const CHANGES = 'left leave workload family_request fit end_of_contract cover back another_course';
const HANDED = `handover h join strand s on s.id = h.strand_id and s.is_counted = 1 join course c on c.id = h.course_id`;
const YEAR = `> date(:end, '-12 months')`;

const WAITING = `select child_id, min(received_on) as received from referral
  where received_on <= :end and (started_on is null or started_on > :end) and (closed_on is null or closed_on > :end)
  group by child_id`;
const AGE = (received: string) => `case
  when birth_date is null then 'not_known'
  else (select case when years <= 4 then 'age_0_4' when years <= 10 then 'age_5_10' when years <= 15 then 'age_11_15'
      when years <= 17 then 'age_16_17' when years <= 24 then 'age_18_24' else 'not_known' end
    from (select cast(substr(${received}, 1, 4) as int) - cast(substr(birth_date, 1, 4) as int)
      - (substr(${received}, 6) < substr(birth_date, 6)) as years)) end`;
const SEX = `case when sex in ('female', 'male', 'intersex') then sex else 'not_known' end`;
const UNDONE = (column: string) => `select count(*) from referral r where ${column} between :start and :end
  and not exists (select 1 from check_in c where c.referral_id = r.id and c.due_on = r.${column} and c.is_done = 1)`;

// SafeCare is the one therapy of these records that is counted in time: at least 26 weeks, a review every six.
const LASTED = `select julianday(max(planned_on)) - julianday(min(planned_on)) from session_try t
  join strand s on s.id = t.strand_id and s.is_counted = 1
  where s.course_id = course.id and status in ('attended', 'attended_late')`;
const BY_WEEK = `date(at, '+' || (k.n * 42) || ' days')`;

const QUESTIONS = {
  referrals: `select source as row, 'referrals' as col, count(*) as n from referral
    where received_on between :start and :end group by source`,
  waiting: `with w as (${WAITING}) select case when weeks <= 4 then '0-4' when weeks <= 12 then '5-12'
      when weeks <= 18 then '13-18' when weeks <= 26 then '19-26' when weeks <= 52 then '27-52' else '53+' end as row,
      'children' as col, count(*) as n
    from (select cast((julianday(:end) - julianday(received)) / 7 as int) as weeks from w) group by row`,
  waits: `with w as (${WAITING}) select cast(julianday(:end) - julianday(received) as int) as days from w order by days`,
  started: `select cast(julianday(started_on) - julianday(received_on) as int) as days from referral
    where started_on between :start and :end order by days`,
  checkIns: `with d as (select due_on, min(held_on) as done from check_in where is_done = 1 and due_on between :start and :end
      group by due_on, referral_id)
    select sum(done <= due_on) as on_time, sum(done > due_on and done <= :end) as late,
      sum(done > :end) + (${UNDONE('next_check_in_due_on')}) + (${UNDONE('check_in_left_undone_on')}) as not_done from d`,
  holding: `select kind as row, 'contacts' as col, count(*) as n from holding_contact
    where held_on between :start and :end group by kind`,
  sessions: `select status as row, case kind when 'carer' then 'carer' else 'child' end as col, count(*) as n
    from session_try t join strand s on s.id = t.strand_id
    where planned_on between :start and :end and status <> 'moved' group by row, col`,
  courses: `select protocol_id as row, case when ended_on is null or ended_on > :end then 'under_way'
      when ended_on < :start then 'before' when attended = 0 then 'ended_below'
      else case protocol_id
        when 'tf_cbt_csa' then case when attended < 12 then 'ended_below' when attended <= 16 then 'ended_within' else 'ended_extended' end
        when 'ltfi_8_17' then case when attended <= 20 then 'ended_within' when attended <= 30 then 'ended_extended' else 'ended_beyond' end
        when 'psychoanalytic_girls_6_14' then case when attended <= 30 then 'ended_within' else 'ended_beyond' end
        when 'green_house_creative' then case when ${OWN_LEAST} then 'ended_below' when attended <= 24 then 'ended_within' else 'ended_beyond' end
        when 'safecare_u12' then case when (${LASTED}) >= 25 * 7 then 'ended_within' else 'ended_below' end
        else 'ended_within' end end as col, count(*) as n
    from course where started_on <= :end group by row, col`,
  endings: `select coalesce(ending_kind, 'not_recorded') as row, case when attended = 0
        or (protocol_id = 'tf_cbt_csa' and attended < 12) or (protocol_id = 'safecare_u12' and (${LASTED}) < 25 * 7)
        or (protocol_id = 'green_house_creative' and ${OWN_LEAST})
      then 'below' else 'reached' end as col, count(*) as n
    from course where ended_on ${YEAR} and ended_on <= :end group by row, col`,
  // None of the measures of these records has a reliable change that a source states.
  pairs: `with seconds as (select id, at from (select c.id, t.planned_on as at,
        row_number() over (partition by c.id order by t.planned_on) as n
      from course c join strand s on s.course_id = c.id and s.is_counted = 1
      join session_try t on t.strand_id = s.id and t.status in ('attended', 'attended_late')
      where c.ended_on ${YEAR} and c.ended_on <= :end) where n = 2),
    paired as (select measure, informant from measure_score m join seconds s on s.id = m.course_id
      where state = 'stands' and total is not null and completed_on <= :end group by course_id, measure, informant, person_id
      having sum(completed_on < at) > 0 and sum(completed_on >= at) > 0)
    select measure || '_' || informant as row, 'not_known' as col, count(*) as n from paired group by row`,
  reviews: `with recursive k(n) as (select 1 union all select n + 1 from k where n < 60),
    attended as (select c.id, c.protocol_id, c.ended_on, t.planned_on as at,
        row_number() over (partition by c.id order by t.planned_on) as n
      from course c cross join strand s on s.course_id = c.id and s.is_counted = 1
      cross join session_try t on t.strand_id = s.id and t.status in ('attended', 'attended_late') and t.planned_on <= :end
      where c.started_on <= :end and (c.ended_on is null or c.ended_on >= :start)),
    points as (select id, at, n / 6 as point from attended where n % 6 = 0 and protocol_id <> 'safecare_u12'
      union all select id, ${BY_WEEK}, k.n from attended join k
        where attended.n = 1 and protocol_id = 'safecare_u12' and ${BY_WEEK} <= min(:end, coalesce(ended_on, :end))),
    answers as (select course_id, held_on, row_number() over (partition by course_id order by held_on) as point,
        case protocol_id when 'safecare_u12' then cast((julianday(held_on) - julianday(at)) / 7 as int) else attended_when_held end as had
      from review left join attended on attended.id = course_id and n = 1 where held_on <= :end)
    select sum(a.held_on is not null and (h.at >= :start or a.held_on >= :start)) as held, sum(a.held_on is null) as not_held
    from points h left join answers a on a.course_id = h.id and a.point = h.point and a.had >= a.point * 6 - 2`,
  // Enough for the example, where no child has two courses of one referral and cover is short.
  continuity: `with held as (select distinct child_id from course c join strand s on s.course_id = c.id and s.is_counted = 1
      where started_on <= :end and (ended_on is null or ended_on ${YEAR}) and practitioner_id is not null),
    changed as (select distinct child_id from ${HANDED} where is_cover = 0 and state in ('done', 'not_done')
      and starts_on > started_on and starts_on ${YEAR} and starts_on <= :end)
    select (select count(*) from changed) as changed, count(*) - (select count(*) from changed) as not_changed from held`,
  everyChange: `select case is_cover when 1 then 'cover' else reason end as row, 'changes' as col, count(*) as n from ${HANDED}
    where (state in ('done', 'not_done') or (is_cover = 1 and state = 'planned'))
      and starts_on > started_on and starts_on ${YEAR} and starts_on <= :end group by row
    union all select 'back', 'changes', count(*) from ${HANDED} where is_cover = 1 and state = 'done' and h.ended_on < :end
      and date(h.ended_on, '+1 day') ${YEAR}`,
  ages: `select ${AGE('received_on')} as row, ${SEX} as col, count(*) as n
    from referral join child on child.id = child_id where received_on between :start and :end group by row, col`,
  agesWaiting: `with w as (${WAITING}) select ${AGE('received')} as row, ${SEX} as col, count(*) as n
    from w join child on child.id = w.child_id group by row, col`,
};

/** Prepares the questions once and gives what answers them: every cell by `section/row/column`. */
export function returnByHand({ raw }: OpenStore): (period: Period) => ByHand {
  const asked = Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, text]) => [
      name,
      raw.prepare<[Period], Record<string, never>>(text),
    ]),
  );
  return (period) => {
    const rows = <Row>(name: keyof typeof QUESTIONS) => (asked[name]?.all(period) ?? []) as Row[];
    const cells: ByHand = new Map();
    const table = (
      section: string,
      name: keyof typeof QUESTIONS,
      ids: string,
      columns: string,
      total = true,
      totalColumn = columns.split(' ').length > 2,
    ) => fill(cells, section, rows<Counted>(name), ids.split(' '), columns.split(' '), total, totalColumn);
    table('referrals_by_source', 'referrals', SOURCES, 'referrals');
    table('waiting_by_band', 'waiting', BANDS, 'children');
    fillWaits(cells, 'started', rows<{ days: number }>('started'));
    fillWaits(cells, 'still_waiting', rows<{ days: number }>('waits'));
    fillShare(cells, 'check_ins', 'check_ins', rows<Record<string, number>>('checkIns')[0] ?? {}, 'on_time');
    table('holding_support', 'holding', KINDS, 'contacts');
    table('sessions', 'sessions', STATUSES, 'child carer');
    const courses = rows<Counted>('courses');
    const protocols = [...new Set(courses.map(({ row }) => row))];
    fill(
      cells,
      'courses',
      courses.filter(({ col }) => col !== 'before'),
      protocols,
      PLACES.split(' '),
      true,
      true,
    );
    table('endings', 'endings', ENDINGS, 'reached below', true, true);
    const pairs = rows<Counted>('pairs');
    fill(cells, 'pairs', pairs, [...new Set(pairs.map(({ row }) => row))], CHANGED.split(' '), true, true);
    fillShare(cells, 'reviews', 'reviews', rows<Record<string, number>>('reviews')[0] ?? {}, 'held');
    const continuity = rows<Record<string, number>>('continuity')[0] ?? {};
    fillShare(cells, 'continuity', 'children', continuity, 'changed');
    table('every_change', 'everyChange', CHANGES, 'changes');
    table('referrals_by_age_and_sex', 'ages', AGES, SEXES);
    table('waiting_by_age_and_sex', 'agesWaiting', AGES, SEXES);
    return cells;
  };
}

type Counted = { row: string; col: string; n: number };

function fill(
  cells: ByHand,
  section: string,
  counted: Counted[],
  rows: string[],
  columns: string[],
  hasTotal: boolean,
  hasTotalColumn: boolean,
) {
  const at = new Map(counted.map(({ row, col, n }) => [`${row}/${col}`, n]));
  const sum = (some: readonly string[], cols: readonly string[]) =>
    some.reduce((all, row) => all + cols.reduce((part, col) => part + (at.get(`${row}/${col}`) ?? 0), 0), 0);
  for (const [row, ids] of [
    ...rows.map((id) => [id, [id]] as const),
    ...(hasTotal ? [['all', rows] as const] : []),
  ]) {
    for (const column of columns) cells.set(`${section}/${row}/${column}`, sum(ids, [column]));
    if (hasTotalColumn) cells.set(`${section}/${row}/all`, sum(ids, columns));
  }
}

function fillShare(
  cells: ByHand,
  section: string,
  column: string,
  counts: Record<string, number>,
  of: string,
) {
  const all = Object.values(counts).reduce((total, count) => total + count, 0);
  for (const [row, count] of Object.entries(counts)) cells.set(`${section}/${row}/${column}`, count);
  cells.set(`${section}/all/${column}`, all);
  cells.set(
    `${section}/share_${of}/${column}`,
    all === 0 ? null : Math.round(((counts[of] ?? 0) * 100) / all),
  );
}

function fillWaits(cells: ByHand, row: string, sorted: { days: number }[]) {
  const count = sorted.length;
  const at = (rank: number) => sorted[rank - 1]?.days ?? null;
  const [low, high] = [at(Math.floor((count + 1) / 2)), at(Math.floor(count / 2) + 1)];
  const days = {
    median: low === null || high === null ? null : (low + high) / 2,
    p75: at(Math.ceil((count * 3) / 4)),
    longest: at(count),
  };
  cells.set(`waits/${row}/count`, count);
  for (const [name, value] of Object.entries(days)) {
    cells.set(`waits/${row}/${name}_days`, value);
    cells.set(`waits/${row}/${name}_weeks`, value === null ? null : Math.floor(value / 7));
  }
}
