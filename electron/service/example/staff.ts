import { addTraining, practitionerRow } from './addPractitioner.ts';
import { seeded, type Chance } from './random.ts';
import { CARER_NAMES, SURNAMES } from './words.ts';
import type { World } from './world.ts';

const THERAPISTS = [
  ['Ama Fictley', 'Child therapist'],
  ['Bea Protham', 'Play therapist'],
  ['Jo Draftley', 'Coordinator and therapist'],
  ['Rhys Placeham', 'Child psychotherapist'],
  ['Noor Specimen', 'CBT therapist'],
] as const;
const FUNDERS = ['Northmere PCC', 'Northmere ICB', 'Lindenshire Council', 'The Tamarisk Trust'];
/** Whom the example's letters name: an invented house, and a number of the range kept for drama. */
export const IN_LETTERS = {
  namedContact: 'Jo Draftley',
  namedContactPhone: '01632 960142',
  envelopeName: 'Tamarisk House',
};
const COURSES_EACH = 8;
/** Twenty courses fit in the week of a room, so this leaves some to spare. */
const PRACTITIONERS_A_ROOM = 2.3;

/** The people, rooms and funders of the example, what its letters say of it, and accounts for its manager and two therapists. */
export function addStaff(world: World, coursesUnderWay: number): void {
  const { rows, newId, today } = world;
  const count = Math.max(THERAPISTS.length, Math.ceil(coursesUnderWay / COURSES_EACH));
  for (let at = 0; at < count; at += 1) {
    const [name, jobTitle] = THERAPISTS[at] ?? [extraName(seeded(`staff ${at}`)), 'Child therapist'];
    const id = newId();
    rows.practitioner.push(practitionerRow(world, { id, name, job_title: jobTitle }, at));
    world.practitioners.push({ id, name });
    addTraining(world, id, at);
  }
  for (let at = 1; at <= Math.max(2, Math.ceil(count / PRACTITIONERS_A_ROOM)); at += 1) {
    const id = newId();
    rows.room.push({ id, name: `Room ${at}`, is_active: 1, version: 1 });
    world.roomIds.push(id);
  }
  for (const name of FUNDERS) {
    const id = newId();
    rows.funder.push({ id, name, is_active: 1, version: 1 });
    world.funderIds.push(id);
  }
  const account = { is_active: 1 as const, created_at: `${today}T08:00:00.000Z`, version: 1 };
  for (const [key, value] of Object.entries(IN_LETTERS))
    rows.setting.push({
      key,
      value: JSON.stringify(value),
      changed_at: account.created_at,
      changed_by: world.managerId,
    });
  const practitionerId = (name: string) => world.practitioners.find((one) => one.name === name)?.id ?? null;
  rows.account.push(
    {
      id: world.managerId,
      name: 'Wyn Exampleton',
      roles: JSON.stringify(['manager', 'safeguarding_lead']),
      practitioner_id: null,
      ...account,
    },
    ...['Ama Fictley', 'Bea Protham'].map((name) => ({
      id: newId(),
      name,
      roles: JSON.stringify(['therapist']),
      practitioner_id: practitionerId(name),
      ...account,
    })),
  );
}

function extraName(chance: Chance): string {
  return `${chance.pick(CARER_NAMES)} ${chance.pick(SURNAMES)}`;
}
