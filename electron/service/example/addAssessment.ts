import type { Need } from '../../../shared/assessment/codes.ts';
import {
  CARER_CONDITIONS,
  type Found,
  type Known,
  NO_WORDS,
  NOTHING_FOUND,
  SYMPTOMS,
} from '../../../shared/assessment/found.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { addNote } from './addNote.ts';
import type { TherapyOf } from './addTherapy.ts';
import type { Chance } from './random.ts';
import type { World } from './world.ts';

const COMMON_NEEDS = [
  'anxiety',
  'ptsd',
  'sleep_and_nightmares',
  'relationships_and_trust',
] as const satisfies Need[];

/** An assessment; of the children drawn one by one, with what was answered in it. Gives its needs with it. */
export function addAssessment(
  world: World,
  { child, referralId }: TherapyOf,
  { on, isWritten, acceptedFrom }: { on: LocalDate; isWritten: boolean; acceptedFrom?: string | undefined },
  chance: Chance,
): { id: string; needs: Need[] } {
  const id = world.newId();
  const drawnKind = chance.is(0.9) ? 'detailed' : 'accepted_external';
  const drawnHolder = chance.pick(world.practitioners).name;
  const kind = acceptedFrom === undefined ? drawnKind : 'accepted_external';
  const heldBy = acceptedFrom ?? drawnHolder;
  const needs = COMMON_NEEDS.filter(() => chance.is(0.45));
  const about = { id, child_id: child.id, referral_id: referralId, held_by: heldBy, version: 1 };
  world.rows.assessment.push({
    ...about,
    kind,
    carried_from: null,
    completed_on: on,
    made_by: world.accountId,
    needs: JSON.stringify(needs),
  });
  if (!isWritten || kind !== 'detailed') return { id, needs };
  world.rows.assessment_writeup.push({
    ...about,
    begun_on: on,
    needs: JSON.stringify(needs),
    found: JSON.stringify(foundWith(needs)),
    written_by: world.accountId,
  });
  const words = {
    ...NO_WORDS,
    strengths: 'Draws, and looks after the dog.',
    ownWords: 'I want to sleep again.',
  };
  addNote(world, { table: 'assessment', id, on }, JSON.stringify(words));
  return { id, needs };
}

/** An assessment that was begun and that nobody has called complete yet. */
export function addUnderWay(world: World, { child, referralId }: TherapyOf, begunOn: LocalDate): void {
  world.rows.assessment_writeup.push({
    id: world.newId(),
    child_id: child.id,
    referral_id: referralId,
    version: 1,
    held_by: world.practitioners[0]?.name ?? null,
    begun_on: begunOn,
    needs: JSON.stringify(['school_and_friends'] satisfies Need[]),
    found: JSON.stringify({
      ...NOTHING_FOUND,
      seenAlone: 'yes',
      informants: ['child', 'carer', 'school'],
      symptoms: { anxiety: 'yes', ptsd: 'not_known' },
      livesWith: ['birth_parent'],
    } satisfies Found),
    written_by: world.accountId,
  });
}

function foundWith(needs: readonly Need[]): Found {
  const symptoms = SYMPTOMS.map((name): [string, Known] => [
    name,
    needs.includes(name) ? 'yes' : 'not_known',
  ]);
  return {
    ...NOTHING_FOUND,
    abuseTypes: ['sexual_abuse'],
    symptoms: Object.fromEntries(symptoms),
    harmedBy: ['not_known'],
    livesWith: ['not_known'],
    carerConditions: Object.fromEntries(CARER_CONDITIONS.map((name) => [name, 'not_known'])),
    seenAlone: 'yes',
    informants: ['child', 'carer'],
    planAgreedWith: ['child', 'carer'],
    agreement: 'agrees',
    sharedHow: ['talked_through'],
  };
}
