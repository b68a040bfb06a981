import { addDays, ageOn, type LocalDate, localDate } from '../../../shared/dates.ts';
import { measureById } from '../../../shared/measures/catalogue.ts';
import type { NotDoneReason, Occasion } from '../../../shared/measures/codes.ts';
import { toHundredths } from '../../../shared/measures/scores.ts';
import type { Informant, MeasureId } from '../../../shared/measures/types.ts';
import type { AddedChild } from './addChild.ts';
import type { Chance } from './random.ts';
import { workingDay, type World } from './world.ts';

export type MeasuredTherapy = {
  child: AddedChild;
  courseId: string;
  /** Counted sessions and reviews held, oldest first. */
  held: readonly LocalDate[];
  reviewedOn: readonly LocalDate[];
  endedOn: LocalDate | null;
  /** What was done after a risk item was answered at the baseline; left out: none was. */
  riskAct: string | undefined;
};

type Filled = { measure: MeasureId; informant: Informant; personId: string | null; from: [number, number] };

/** Scores of a course: a baseline before its first session, then at each review and at its end, mostly getting better. */
export function addScores(world: World, of: MeasuredTherapy, chance: Chance): void {
  const { child, held, reviewedOn, endedOn } = of;
  const [first] = held;
  if (first === undefined) return;
  const occasions: [Occasion, LocalDate][] = [
    ['baseline', workingDay(world, addDays(first, -5))],
    ...reviewedOn.filter((on) => on !== endedOn).map((on): [Occasion, LocalDate] => ['review', on]),
    ...(endedOn === null ? [] : ([['end', endedOn]] satisfies [Occasion, LocalDate][])),
  ];
  for (const filled of measuresFor(world, child, first)) {
    let score = chance.int(...filled.from);
    for (const [at, [occasion, completedOn]] of occasions.entries()) {
      const isNotDone = at > 0 && filled.informant === 'carer' && chance.is(0.15);
      addScore(world, of, {
        ...filled,
        occasion,
        completedOn,
        score,
        notDone: isNotDone ? chance.pick<NotDoneReason>(['not_returned', 'no_time']) : null,
        isFirst: at === 0,
      });
      score = Math.max(2, score - chance.int(-1, 6));
    }
  }
}

const GOALS = [
  ['Sleep in my own room most nights', 'child'],
  ['Go back to swimming', 'child'],
  ['Tell somebody when it gets too much', 'child'],
  ['Fewer rows at home in the evening', 'carer'],
  ['Know what to do after a nightmare', 'carer'],
] as const;

/** One or two goals of a course in their own words, scored at its start and at each review. */
export function addGoals(world: World, of: Omit<MeasuredTherapy, 'riskAct'>, chance: Chance): void {
  const { rows, newId, sealWords, accountId } = world;
  const { child, courseId, held, reviewedOn, endedOn } = of;
  const [first] = held;
  if (first === undefined || sealWords === null) return;
  const start = chance.int(0, GOALS.length - 1);
  for (let count = chance.int(1, 2); count > 0; count -= 1) {
    const [words, setBy] = GOALS[(start + count) % GOALS.length] ?? GOALS[0];
    const id = newId();
    const made = { made_by: accountId, made_at: `${first}T16:40:00.000Z` };
    rows.goal.push({
      id,
      child_id: child.id,
      course_id: courseId,
      set_by: setBy,
      sealed: sealWords({ table: 'goal', id }, { words }),
      set_on: first,
      closed_on: null,
      closed_because: null,
      ...made,
      version: 1,
    });
    let score = chance.int(1, 4);
    for (const on of new Set([first, ...reviewedOn, ...(endedOn === null ? [] : [endedOn])])) {
      rows.goal_score.push({
        id: newId(),
        child_id: child.id,
        goal_id: id,
        scored_on: on,
        scored_by: setBy,
        score,
        state: 'stands',
        made_by: accountId,
        made_at: `${on}T16:40:00.000Z`,
      });
      score = Math.min(10, score + chance.int(0, 3));
    }
  }
}

/** The service's own choice: trauma by the child from 8, distress from 11, and the carer's view. */
function measuresFor({ rows }: World, child: AddedChild, on: LocalDate): Filled[] {
  const birthDate = rows.child.find(({ id }) => id === child.id)?.birth_date ?? null;
  const age = birthDate === null ? 0 : ageOn(localDate(birthDate), on);
  const byChild = { informant: 'child' as const, personId: null };
  return [
    ...(age >= 8 ? [{ measure: 'cries_8' as const, ...byChild, from: [20, 33] as [number, number] }] : []),
    ...(age >= 11 ? [{ measure: 'yp_core' as const, ...byChild, from: [14, 26] as [number, number] }] : []),
    ...(child.firstCarerId !== null && age >= 4
      ? [
          {
            measure: 'sdq' as const,
            informant: 'carer' as const,
            personId: child.firstCarerId,
            from: [16, 26] as [number, number],
          },
        ]
      : []),
  ];
}

type Made = Filled & {
  occasion: Occasion;
  completedOn: LocalDate;
  score: number;
  notDone: NotDoneReason | null;
  isFirst: boolean;
};

function addScore(world: World, { child, courseId, riskAct }: MeasuredTherapy, made: Made): void {
  const { measure, informant, personId, occasion, completedOn, score, notDone, isFirst } = made;
  const { version, hasRiskItem } = measureById(measure);
  const isAnswered = hasRiskItem && isFirst && riskAct !== undefined;
  const madeAt = `${completedOn}T16:20:00.000Z`;
  world.rows.measure_score.push({
    id: world.newId(),
    child_id: child.id,
    course_id: courseId,
    measure,
    measure_version: version,
    informant,
    completed_on: completedOn,
    total: notDone === null ? toHundredths(score) : null,
    scales: null,
    person_id: personId,
    occasion,
    not_done_reason: notDone,
    not_done_detail: null,
    risk_answered: notDone !== null || !hasRiskItem ? null : isAnswered ? 1 : 0,
    risk_act: isAnswered ? riskAct : null,
    risk_act_by: isAnswered ? world.accountId : null,
    risk_act_at: isAnswered ? madeAt : null,
    state: 'stands',
    state_reason: null,
    replaces_id: null,
    made_by: world.accountId,
    made_at: madeAt,
  });
}
