import { dateOrNull } from '../../../shared/dates.ts';
import { identityOf } from '../../../shared/matching/notSame.ts';
import { DEFAULT_TEMPLATES } from '../../../shared/letters/templates.ts';
import { fillTemplate, letterValues } from '../../../shared/letters/rules.ts';
import type { ConcernWords } from '../../../shared/safeguarding/contract.ts';
import type { AddedChild } from './addChild.ts';
import { KEPT_APART, NOT_SAME } from './drawnCarers.ts';
import type { ChildSpec, ConcernSpec, LetterSpec, RiskSpec } from './spec.ts';
import { IN_LETTERS } from './staff.ts';
import { ago, workingDay, type World } from './world.ts';

const NOTHING_WRITTEN: ConcernWords = { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' };
const AN_HOUR = 3_600_000;

/** What is written round a child beside the referrals: concerns, current risks and letters. */
export function addAround(world: World, child: AddedChild, spec: ChildSpec): void {
  for (const concern of spec.concerns ?? []) addConcern(world, child, concern);
  for (const risk of spec.risks ?? []) addRisk(world, child, risk);
  for (const letter of spec.letters ?? []) addLetter(world, child, spec, letter);
}

function addConcern(world: World, child: AddedChild, concern: ConcernSpec): void {
  const { rows, newId, accountId, sealWords } = world;
  if (sealWords === null) return;
  const id = newId();
  const wordsId = newId();
  const on = ago(world, concern.ago);
  const at = `${on}T${concern.time}:00.000Z`;
  const hours = concern.completedHoursAfter;
  const completedAt = hours === undefined ? null : new Date(Date.parse(at) + hours * AN_HOUR).toISOString();
  rows.concern.push({
    id,
    child_id: child.id,
    check_in_id: null,
    check_in_taken_back: null,
    event_id: null,
    known_at: at,
    danger: concern.danger,
    recorded_by: accountId,
    recorded_at: at,
    completed_by: completedAt === null ? null : accountId,
    completed_at: completedAt,
    version: 1,
  });
  const told = (concern.told ?? []).map((each) => ({ ...each, on }));
  const words: ConcernWords = { ...NOTHING_WRITTEN, ...concern.words, told };
  rows.concern_words.push({
    id: wordsId,
    concern_id: id,
    version: 1,
    sealed: sealWords({ table: 'concern_words', id: wordsId }, words),
    written_by: accountId,
    written_at: completedAt ?? at,
  });
}

function addRisk(world: World, child: AddedChild, risk: RiskSpec): void {
  const { rows, newId, sealWords } = world;
  if (sealWords === null) return;
  const id = newId();
  const { words, plan, kind, level } = risk;
  rows.risk.push({
    id,
    child_id: child.id,
    kind,
    level,
    sealed: sealWords({ table: 'risk', id }, { words, plan }),
    holder_account_id: risk.isHeldByLead === true ? world.managerId : world.accountId,
    holder_practitioner_id: null,
    review_on: ago(world, -risk.reviewIn),
    set_on: ago(world, risk.setAgo),
    set_by: world.accountId,
    is_current: 1,
  });
}

/** A letter to the first person round the child, in the words of its template. */
function addLetter(world: World, child: AddedChild, spec: ChildSpec, letter: LetterSpec): void {
  const { rows, newId, accountId, settings, sealWords } = world;
  const [personId] = child.personIds;
  if (sealWords === null || personId === undefined) return;
  const to = rows.person.find(({ id }) => id === personId)?.name ?? '';
  const id = newId();
  const on = workingDay(world, ago(world, letter.ago));
  const values = letterValues(
    {
      person: to,
      child: { name: spec.name, nameUsed: spec.nameUsed ?? null },
      nextContactOn: letter.nextContactIn === undefined ? null : ago(world, -letter.nextContactIn),
      askAgainOn: letter.askAgainIn === undefined ? null : ago(world, -letter.askAgainIn),
      settings: { ...settings, ...IN_LETTERS },
    },
    on,
  );
  const words = {
    to,
    address: '14 Sample Street\nNorthmere\nZZ1 1AA',
    text: fillTemplate(DEFAULT_TEMPLATES[letter.kind], values),
  };
  rows.letter.push({
    id,
    child_id: child.id,
    person_id: personId,
    kind: letter.kind,
    delivery: 'posted',
    sealed: sealWords({ table: 'letter', id }, words),
    made_on: on,
    made_at: `${on}T14:00:00.000Z`,
    made_by: accountId,
  });
}

/** Brothers and sisters, once every child of the example is there. */
export function addSiblings({ rows, today, accountId }: World, specs: readonly ChildSpec[]): void {
  const idOf = (name: string) => rows.child.find((child) => child.name === name)?.id;
  for (const { name, siblings = [] } of specs)
    for (const sibling of siblings) {
      const [one, other] = [idOf(name), idOf(sibling)].filter((id) => id !== undefined).toSorted();
      if (one === undefined || other === undefined) continue;
      rows.child_sibling.push({ one_id: one, other_id: other, linked_on: today, linked_by: accountId });
    }
}

/** Two whose records are alike, and of whom somebody said that they are two children. */
export function addNotSame(world: World): void {
  const { rows, newId, accountId } = world;
  const [one, other] = NOT_SAME.names
    .flatMap((name) => rows.child.find((child) => child.name === name) ?? [])
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (one === undefined || other === undefined) return;
  const wasOf = ({ name, name_used: nameUsed, birth_date }: typeof one) =>
    identityOf({ name, nameUsed, birthDate: dateOrNull(birth_date) });
  rows.not_same.push({
    id: newId(),
    one_id: one.id,
    other_id: other.id,
    one_was: wasOf(one),
    other_was: wasOf(other),
    reason: NOT_SAME.reason,
    said_on: ago(world, NOT_SAME.ago),
    said_by: accountId,
  });
}

/** Two children who must not meet, while both come to sessions. */
export function addKeptApart({ rows, newId, today, accountId }: World): void {
  const [one, other] = KEPT_APART.names.flatMap(
    (name) => rows.child.find((child) => child.name === name) ?? [],
  );
  if (one === undefined || other === undefined) return;
  rows.keep_apart.push({
    id: newId(),
    child_id: one.id,
    other_child_id: other.id,
    person_id: null,
    reason: KEPT_APART.reason,
    lives_there: 'no',
    made_on: ago({ today }, KEPT_APART.ago),
    made_by: accountId,
    ended_on: null,
    ended_by: null,
    version: 1,
  });
}
