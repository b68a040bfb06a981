import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** The kinds that were fixed until now: the first of a list that the service edits. */
const FIRST = [
  ['support_call', 'Support call'],
  ['carer_group', 'Group for parents and carers'],
  ['coping_skills', 'Coping skills'],
  ['drop_in', 'Drop-in'],
  ['information_pack', 'Information pack'],
  ['ch_isva_link', 'Link to a CH-ISVA'],
  ['practical_help', 'Practical help'],
] as const;

/** Holding support as a service: its kinds, a plan for each child with every version kept, and short series. */
export async function up(db: Db): Promise<void> {
  await addKinds(db);
  await addPlans(db);
  await addSeries(db);
}

async function addKinds(db: Db): Promise<void> {
  await createTable(
    db,
    'support_kind',
    `id text primary key, code text not null unique, name text not null, counted_as text not null,
     is_active integer not null, version integer not null`,
  );
  await run(
    db,
    ...FIRST.map(
      ([code, name], at) =>
        `insert into support_kind (id, code, name, counted_as, is_active, version)
         values ('01990000-0000-7000-8000-00000000010${at}', '${code}', '${name}', '${code}', 1, 1)`,
    ),
  );
}

async function addPlans(db: Db): Promise<void> {
  await createTable(
    db,
    'support_plan',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), need text not null, kinds text not null,
     given_by text not null, until_on text, review_on text not null, made_on text not null, made_by text not null,
     is_current integer not null`,
  );
  await run(
    db,
    'create index support_plan_child on support_plan (child_id)',
    'create unique index support_plan_current on support_plan (referral_id) where is_current = 1',
  );
}

/** A date that nobody came to is kept apart from contacts. */
async function addSeries(db: Db): Promise<void> {
  await createTable(
    db,
    'support_series',
    `id text primary key, child_id text not null references child (id),
     referral_id text not null references referral (id), kind text not null, with_whom text not null,
     planned integer not null, given_by text not null, started_on text not null, made_by text not null,
     ended_on text, version integer not null`,
  );
  await createTable(
    db,
    'support_absence',
    `id text primary key, child_id text not null references child (id),
     series_id text not null references support_series (id), absent_on text not null, attendance text not null,
     note text, made_by text not null, made_at text not null`,
  );
  await addTextColumns(db, 'holding_contact', ['series_id']);
  await run(
    db,
    'create index support_series_child on support_series (child_id)',
    'create index support_absence_child on support_absence (child_id)',
    'create index holding_contact_series on holding_contact (series_id) where series_id is not null',
  );
}
