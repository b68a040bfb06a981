import { ETHNIC_GROUPS } from '../../../shared/children/codes.ts';
import { addDays, addMonths, addYears, type LocalDate } from '../../../shared/dates.ts';
import type { CheckedWith } from '../../../shared/people/codes.ts';
import { likenessKeys } from '../../../shared/matching/keys.ts';
import { addCarerEntry } from './addCarers.ts';
import { prefixesOf } from '../store/searchTokens.ts';
import type { Chance } from './random.ts';
import type { ChildSpec, PersonSpec } from './spec.ts';
import { CARER_NAMES, LANGUAGES, SAFE_TIMES, SCHOOLS } from './words.ts';
import { ago, phone, type World } from './world.ts';

/** More than any child of the example has round them. */
const MOST_PEOPLE = 12;
const RESPONSIBLE = new Set<string>(['mother', 'father', 'special_guardian']);

export type AddedChild = { id: string; personIds: string[]; firstCarerId: string | null };

/** Adds a child, the people round them, their proceedings and the tokens they are found by. */
export function addChild(world: World, spec: ChildSpec, chance: Chance): AddedChild {
  const { rows, newId } = world;
  const id = newId();
  const knownFor = Math.max(...spec.referrals.map((referral) => referral.receivedAgo));
  const firstReceived = ago(world, knownFor);
  const answer = (yes: boolean) => (yes ? 'yes' : chance.is(0.85) ? 'no' : 'not_asked');
  const isLookedAfter = spec.lookedAfter ?? false;
  rows.child.push({
    id,
    name: spec.name,
    name_used: spec.nameUsed ?? null,
    birth_date: birthDateOf(world, spec, chance),
    pronouns: spec.pronouns ?? (spec.sex === 'female' ? 'she/her' : 'he/him'),
    sex: spec.sex,
    gender: spec.sex === 'female' ? 'girl' : 'boy',
    ethnicity: chance.weighted([
      ['white_british', 60],
      ['not_asked', 8],
      ['prefer_not_to_say', 2],
      [chance.pick(ETHNIC_GROUPS), 30],
    ]),
    disability: chance.weighted([
      ['none', 60],
      ['not_asked', 20],
      ['autism_or_adhd', 12],
      ['learning_disability', 5],
      ['physical', 3],
    ]),
    disability_detail: null,
    religion: chance.weighted([
      ['none', 35],
      ['not_asked', 35],
      ['christian', 15],
      ['muslim', 12],
      ['prefer_not_to_say', 3],
    ]),
    language: spec.interpreter ?? (chance.is(0.8) ? 'English' : null),
    interpreter_language: spec.interpreter ?? null,
    access_needs: spec.accessNeeds ?? null,
    looked_after: answer(isLookedAfter),
    protection_plan: answer(spec.protectionPlan ?? false),
    in_need: answer(spec.inNeed ?? false),
    postcode: `ZZ${chance.int(1, 9)} ${chance.int(1, 9)}${twoLetters(chance.int(0, 399))}`,
    school: chance.is(0.8) ? chance.pick(SCHOOLS[spec.age[0] < 11 ? 'primary' : 'secondary']) : null,
    imported_notes: spec.importedNotes ?? null,
    merged_into: null,
    created_at: `${firstReceived}T10:00:00.000Z`,
    version: 1,
  });
  for (const token of prefixesOf(`${spec.name} ${spec.nameUsed ?? ''}`))
    rows.search_token.push({ token, record_table: 'child', record_id: id });
  if (spec.pretrial !== undefined) {
    const { stage, nextEvent, nextIn } = spec.pretrial;
    rows.criminal_proceedings.push({
      id: newId(),
      child_id: id,
      stage,
      next_event: nextEvent ?? null,
      next_event_on: nextIn === undefined ? null : ago(world, -nextIn),
      closed_on: null,
      date_taken_back: null,
      version: 1,
    });
  }
  for (const { kind, ago: days, recordedAlready } of spec.events ?? [])
    rows.child_event.push({
      id: newId(),
      child_id: id,
      kind,
      happened_on: ago(world, days),
      proceedings_id: null,
      recorded_by: world.accountId,
      recorded_at: `${ago(world, days)}T10:00:00.000Z`,
      owes_concern: kind === 'disclosure' ? 1 : null,
      concern_settled: recordedAlready === undefined ? null : 'recorded',
      concern_settled_reason: recordedAlready ?? null,
      concern_settled_by: recordedAlready === undefined ? null : world.accountId,
      concern_settled_at: recordedAlready === undefined ? null : `${ago(world, days)}T10:05:00.000Z`,
    });
  const people = [
    ...(spec.people ?? [ordinaryCarer(spec, chance)]),
    ...(isLookedAfter ? [socialWorker(chance)] : []),
  ];
  const personIds = people.map((person, at) =>
    addPerson(world, id, person, { isFirst: at === 0, knownFor }, chance),
  );
  addKeys(world, id);
  const isFirstSafe = (people[0]?.rule ?? 'safe') === 'safe';
  return { id, personIds, firstCarerId: isFirstSafe ? (personIds[0] ?? null) : null };
}

/** Which children this one is worth comparing with, from the rows just added. */
function addKeys({ rows }: World, id: string): void {
  const child = rows.child.at(-1);
  if (child === undefined) return;
  const links = rows.child_person.slice(-MOST_PEOPLE).filter((link) => link.child_id === id);
  const carers = links.flatMap(({ person_id }) =>
    rows.person.slice(-MOST_PEOPLE).filter((person) => person.id === person_id && person.kind === 'carer'),
  );
  const birthDate = child.birth_date as LocalDate | null;
  const likened = {
    name: child.name,
    nameUsed: child.name_used,
    birthDate,
    postcode: child.postcode,
    school: null,
    carers,
  };
  for (const key of likenessKeys(likened)) rows.likeness_key.push({ key, likened_id: id });
}

/** A carer as most children have one: the same surname, a phone, and contact that was checked. */
function ordinaryCarer({ referrals, ...spec }: ChildSpec, chance: Chance): PersonSpec {
  const surname = spec.name.split(' ').slice(1).join(' ');
  const isLookedAfter = spec.lookedAfter ?? false;
  return {
    name: isLookedAfter ? `${chance.pick(CARER_NAMES)} Placeham` : `${chance.pick(CARER_NAMES)} ${surname}`,
    // Nobody has rung them yet, so nobody knows whether it is safe to.
    ...(referrals.every(({ at }) => at === 'received' || at === 'triage')
      ? { rule: 'not_checked' as const }
      : {}),
    relationship: isLookedAfter
      ? chance.pick(['foster_carer', 'kinship_carer'])
      : chance.pick(['mother', 'mother', 'mother', 'father', 'grandparent']),
    ...(chance.is(0.4) ? { safeTimes: chance.pick(SAFE_TIMES) } : {}),
  };
}

function socialWorker(chance: Chance): PersonSpec {
  return {
    name: `${chance.pick(CARER_NAMES)} Notional`,
    relationship: 'social_worker',
    phone: `01632 960${String(chance.int(0, 999)).padStart(3, '0')}`,
    works: { at: 'Lindenshire Council', as: 'Social worker' },
  };
}

/** A language for which an interpreter is asked. */
export const pickLanguage = (chance: Chance): string => chance.pick(LANGUAGES);

/** So many that children of the example seldom share a postcode by chance, as if they lived together. */
const twoLetters = (number: number): string =>
  [Math.floor(number / 20), number % 20].map((at) => 'ABDEFGHJLNPQRSTUWXYZ'[at] ?? 'A').join('');

function birthDateOf(world: World, { age: [years, months], ageDays }: ChildSpec, chance: Chance): LocalDate {
  const drawnDays = chance.int(1, 25);
  return addDays(addMonths(addYears(world.today, -years), -months), -(ageDays ?? drawnDays));
}

function addPerson(
  world: World,
  childId: string,
  person: PersonSpec,
  { isFirst, knownFor }: { isFirst: boolean; knownFor: number },
  chance: Chance,
): string {
  const { rows, newId } = world;
  const id = newId();
  const rule = person.rule ?? 'safe';
  const isReachable = rule !== 'do_not_contact';
  const isChecked = rule !== 'not_checked';
  const may = (said: boolean | undefined) =>
    !isChecked ? 'not_checked' : isReachable && (said ?? true) ? 'yes' : 'no';
  rows.person.push({
    id,
    name: person.name,
    kind: person.works === undefined ? 'carer' : 'professional',
    organisation: person.works?.at ?? null,
    job_title: person.works?.as ?? null,
    phone: isReachable ? (person.phone ?? phone(world, chance)) : null,
    email: null,
    version: 1,
  });
  // Drawn for whoever was checked, so that a day said of one moves nothing of the others.
  const drawnAgo = isChecked ? Math.min(chance.int(5, 60), knownFor) : 0;
  rows.child_person.push({
    id: newId(),
    child_id: childId,
    person_id: id,
    relationship: person.relationship,
    check_again_from: null,
    is_first_contact: isFirst && isReachable ? 1 : 0,
    is_emergency_contact: person.isEmergencyContact === true && isReachable ? 1 : 0,
    contact_rule: rule,
    may_ring: may(person.mayRing),
    may_text: may(person.mayText),
    may_voicemail: may(person.mayVoicemail),
    may_letter: may(person.mayLetter),
    safe_times: person.safeTimes ?? null,
    say_name: person.sayName ?? null,
    code_word: person.codeWord ?? null,
    no_answer: person.noAnswer ?? null,
    communication_needs: person.communicationNeeds ?? null,
    interpreter_language: person.interpreter?.language ?? null,
    interpreter_name: person.interpreter?.name ?? null,
    parental_responsibility: RESPONSIBLE.has(person.relationship) ? 'yes' : null,
    note: person.note ?? null,
    checked_with: isChecked ? checkedWith(rule, isFirst, drawnAgo) : null,
    checked_on: isChecked ? ago(world, person.checkedAgo ?? drawnAgo) : null,
    version: 1,
  });
  if (person.alleged !== undefined) {
    const { saidBy, ago: daysAgo } = person.alleged;
    addCarerEntry(world, { childId, personId: id }, { said: 'alleged_abuser', words: saidBy, daysAgo });
  }
  return id;
}

/** Nobody goes through a contact with somebody who must not be contacted; and a referrer knows some of the first ones. */
function checkedWith(rule: string, isFirst: boolean, drawnAgo: number): CheckedWith {
  if (rule === 'do_not_contact') return 'social_worker';
  return isFirst && drawnAgo % 7 === 0 ? 'referrer' : 'them';
}
