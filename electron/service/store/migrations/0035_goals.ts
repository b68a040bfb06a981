import { createTable, type Db, run } from '../dialect.ts';

/** Goals in the child's or the carer's own words, and their scores over time. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'goal',
    `id text primary key, child_id text not null references child (id), course_id text references course (id),
     set_by text not null, sealed text not null, set_on text not null, closed_on text, closed_because text,
     made_by text not null, made_at text not null, version integer not null`,
  );
  await createTable(
    db,
    'goal_score',
    `id text primary key, child_id text not null references child (id), goal_id text not null references goal (id),
     scored_on text not null, scored_by text not null, score integer not null, state text not null,
     made_by text not null, made_at text not null`,
  );
  await run(
    db,
    'create index goal_child on goal (child_id)',
    'create index goal_course on goal (course_id)',
    'create index goal_score_child on goal_score (child_id)',
    'create index goal_score_goal on goal_score (goal_id)',
    `create unique index goal_score_stands on goal_score (goal_id, scored_on, scored_by) where state = 'stands'`,
  );
}
