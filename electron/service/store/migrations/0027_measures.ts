import { createTable, type Db, run } from '../dialect.ts';

/**
 * Scores of measures, as they are kept. The table was there before, and nothing wrote into it; it is made anew because a
 * measure that was not done has no total. What a row has beside its old columns is empty in old rows.
 */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'measure_score_new',
    `id text primary key, child_id text not null references child (id), course_id text references course (id),
     measure text not null, measure_version text not null, informant text not null, completed_on text not null,
     total integer, scales text, person_id text references person (id), occasion text not null default 'other',
     not_done_reason text, not_done_detail text, risk_answered integer, risk_act text, risk_act_by text, risk_act_at text,
     state text not null default 'stands', state_reason text, replaces_id text,
     made_by text not null default '', made_at text not null default ''`,
  );
  await run(
    db,
    `insert into measure_score_new (id, child_id, course_id, measure, measure_version, informant, completed_on, total)
       select id, child_id, course_id, measure, measure_version, informant, completed_on, total from measure_score`,
    'drop table measure_score',
    'alter table measure_score_new rename to measure_score',
    'create index measure_score_child on measure_score (child_id)',
    'create index measure_score_course on measure_score (course_id)',
    'create index measure_score_person on measure_score (person_id) where person_id is not null',
    `create index measure_score_risk on measure_score (completed_on)
       where risk_answered = 1 and risk_act_at is null and state = 'stands'`,
  );
}
