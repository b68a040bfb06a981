import { createTable, type Db, run } from '../dialect.ts';

/** Assessments, offers, courses with their strands, sessions and tries, reviews, scores and clinical notes. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'assessment',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), kind text not null, completed_on text not null,
     held_by text, made_by text not null, needs text not null, version integer not null`,
  );
  await createTable(
    db,
    'offer',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), assessment_id text references assessment (id),
     protocol_id text not null, made_on text not null, explained_to text, alternatives text,
     reason_for_unusual_fit text, answer text, answered_on text, ask_again_on text, version integer not null`,
  );
  await createTable(
    db,
    'course',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), offer_id text references offer (id),
     protocol_id text not null, planned_sessions integer not null, planning_reason text, no_carer_reason text, ended_on text, ending text, ending_reason text,
     started_on text, attended integer not null, version integer not null`,
  );
  await createTable(
    db,
    'strand',
    `id text primary key, course_id text not null references course (id), kind text not null,
     person_id text references person (id), practitioner_id text references practitioner (id),
     is_counted integer not null, session_limit integer, attended integer not null`,
  );
  await createTable(
    db,
    'session',
    `id text primary key, course_id text not null references course (id),
     strand_id text not null references strand (id), number integer not null, unique (strand_id, number)`,
  );
  await createTable(
    db,
    'session_try',
    `id text primary key, session_id text not null references session (id),
     strand_id text not null references strand (id), course_id text not null references course (id),
     planned_on text not null, starts_at text, length_minutes integer not null,
     practitioner_id text references practitioner (id), room_id text references room (id), place text,
     status text not null, reason text, reason_detail text, who_attended text, welfare_contact text, logged_on text, logged_by text`,
  );
  await createTable(
    db,
    'bound_decision',
    `id text primary key, course_id text not null references course (id), up_to_sessions integer,
     decided_on text not null, decided_by text not null, agreed_by text, reasons text, reason text not null, next_review_on text`,
  );
  await createTable(
    db,
    'review',
    `id text primary key, course_id text not null references course (id), planned_on text, starts_at text, held_on text,
     attended_when_held integer, with_whom text, effective text, outcome text, extend_to integer, version integer not null`,
  );
  await createTable(
    db,
    'measure_score',
    `id text primary key, child_id text not null references child (id), course_id text references course (id),
     measure text not null, measure_version text not null, informant text not null, completed_on text not null,
     total integer not null`,
  );
  await createTable(
    db,
    'clinical_note',
    `id text primary key, about_table text not null, about_id text not null, about_column text not null,
     sealed text not null, written_at text not null, written_by text not null,
     unique (about_table, about_id, about_column)`,
  );
  await run(
    db,
    'create index assessment_child on assessment (child_id)',
    'create index assessment_referral on assessment (referral_id, completed_on)',
    'create index offer_referral on offer (referral_id)',
    'create index offer_open on offer (answer, made_on)',
    'create index course_child on course (child_id)',
    'create index course_referral on course (referral_id)',
    'create index course_open on course (ended_on, protocol_id)',
    'create index course_started on course (started_on, ended_on, protocol_id, attended, id)',
    'create index strand_course on strand (course_id, is_counted, id)',
    'create index strand_kind on strand (id, kind)',
    'create index strand_practitioner on strand (practitioner_id)',
    'create index session_course on session (course_id)',
    'create index session_try_session on session_try (session_id)',
    'create index session_try_course on session_try (course_id)',
    'create index session_try_planned on session_try (planned_on, status, strand_id, course_id)',
    'create index session_try_status on session_try (status, planned_on)',
    'create index session_try_strand on session_try (strand_id, status, planned_on)',
    'create index bound_decision_course on bound_decision (course_id)',
    'create index review_course on review (course_id, held_on)',
    'create index measure_score_child on measure_score (child_id)',
  );
}
