import * as z from 'zod';
import type { OutputOf } from '../../../shared/contract.ts';
import type { ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { measureById } from '../../../shared/measures/catalogue.ts';
import { NotDoneReason, Occasion } from '../../../shared/measures/codes.ts';
import type { MeasuredCourse, ScoreView } from '../../../shared/measures/contract.ts';
import { fromHundredths, toHundredths, whatScoreLacks } from '../../../shared/measures/scores.ts';
import { Informant, MeasureId, TOTAL } from '../../../shared/measures/types.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import { type RefusalCode, refusalMessage } from '../../../shared/refusals.ts';
import { rhythmOf } from '../../../shared/reviews/rhythm.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import { coursesOf } from '../store/childCourses.ts';
import * as children from '../store/children.ts';
import * as people from '../store/people.ts';
import * as store from '../store/scores.ts';
import * as settings from '../store/settings.ts';

const Scales = z.record(z.string(), z.int());

export async function get(
  ctx: Ctx,
  { childId }: ParsedInputOf<'measures.get'>,
): Promise<OutputOf<'measures.get'>> {
  await assertMaySee(ctx, childId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const around = await people.listOfChild(ctx.db, childId);
  return {
    birthDate: child.fields.birthDate,
    used: (await settings.load(ctx.db)).measuresUsed,
    carers: around
      .filter(({ fields }) => fields.kind === 'carer')
      .map(({ personId, fields }) => ({ personId, name: fields.name, isFirst: fields.isFirstContact })),
    courses: (await measuredCourses(ctx, childId)).toReversed(),
    scores: scoreViews(await store.listOfChild(ctx.db, childId)),
  };
}

/** A child's courses with what says when scores are asked for, oldest first. */
async function measuredCourses({ db, today }: Ctx, childId: string): Promise<MeasuredCourse[]> {
  const intervals = await settings.load(db);
  const therapies = await catalogue.load(db);
  return (await coursesOf(db, childId)).map((course) => {
    const protocolId = ProtocolId.parse(course.protocol_id);
    const { attendedOn, reviewsHeldOn } = course;
    const begun = therapies.begunWith({ protocolId, versionId: course.protocol_version_id });
    const rhythm = rhythmOf(begun, intervals);
    const facts = { attendedOn, reviewsHeldOn, rhythm, until: today };
    const endedOn = dateOrNull(course.ended_on);
    return {
      id: course.id,
      protocolId,
      startedOn: dateOrNull(course.started_on),
      endedOn,
      attendedOn,
      reviewsHeldOn,
      isReviewDue: endedOn === null && reviewState(facts, today).canBeHeldNow,
    };
  });
}

/** Records a score, corrects one, or says that one was not done. */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'score.record'>,
): Promise<OutputOf<'score.record'>> {
  const { childId, courseId, replacesId, measure: measureId, informant, personId, values, risk } = input;
  await assertMaySee(ctx, childId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const was = replacesId === null ? null : await store.load(ctx.db, replacesId);
  if (replacesId !== null && was?.child_id !== childId) throw new Refused('not_found');
  // What was scored before the service gave a measure up can still be corrected.
  const { measuresUsed } = await settings.load(ctx.db);
  if (!measuresUsed.includes(measureId) && was?.measure !== measureId)
    throw Refused.beside('measure', 'measure_not_used', {});
  const isAnswered = values !== null && risk?.answered === true;
  if (!isAnswered) assertRiskNotOpen(was);
  const lacks = whatScoreLacks(input, { today: ctx.today, birthDate: child.fields.birthDate });
  refuseLacks(lacks);
  await assertOfChild(ctx, { childId, courseId, personId });
  const scoreId = ctx.newId();
  if (replacesId !== null && !(await store.putAside(ctx.db, replacesId, 'corrected', null)))
    throw new Refused('score_not_current');
  const measure = measureById(measureId);
  const others = Object.entries(values ?? {}).filter(([id]) => id !== TOTAL);
  await store.insert(ctx.db, {
    id: scoreId,
    child_id: childId,
    course_id: courseId,
    measure: measureId,
    measure_version: was?.measure === measureId ? was.measure_version : measure.version,
    informant,
    completed_on: input.completedOn,
    total: values?.[TOTAL] === undefined ? null : toHundredths(values[TOTAL]),
    scales:
      others.length === 0
        ? null
        : JSON.stringify(Object.fromEntries(others.map(([id, score]) => [id, toHundredths(score)]))),
    person_id: personId,
    occasion: input.occasion,
    not_done_reason: values === null ? (input.notDone?.reason ?? null) : null,
    not_done_detail: values === null ? input.notDone?.detail || null : null,
    risk_answered: values === null || risk === null || !measure.hasRiskItem ? null : risk.answered ? 1 : 0,
    ...(isAnswered && risk.whatWasDone !== ''
      ? actOf(ctx, risk.whatWasDone, was)
      : { risk_act: null, risk_act_by: null, risk_act_at: null }),
    state: 'stands',
    state_reason: null,
    replaces_id: replacesId,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  ctx.auditDetail({ measure: measureId, informant, isDone: values !== null });
  if (isAnswered) ctx.auditDetail({ riskAnswered: true });
  return { scoreId };
}

/** What was done, with who said it first and when where a correction leaves the words as they were. */
function actOf(ctx: Ctx, whatWasDone: string, was: store.ScoreRow | null) {
  if (was?.risk_act === whatWasDone)
    return { risk_act: was.risk_act, risk_act_by: was.risk_act_by, risk_act_at: was.risk_act_at };
  return { risk_act: whatWasDone, risk_act_by: ctx.actor.accountId, risk_act_at: ctx.now };
}

/** Takes a score back; it stays on the record with the reason. */
export async function takeBack(
  ctx: Ctx,
  { scoreId, reason }: ParsedInputOf<'score.takeBack'>,
): Promise<OutputOf<'score.takeBack'>> {
  assertRiskNotOpen(await loadScore(ctx, scoreId));
  if (!(await store.putAside(ctx.db, scoreId, 'taken_back', reason))) throw new Refused('score_not_current');
  return { scoreId };
}

/** A risk item that waits for somebody is never put out of sight: first it says what was done, if only that it was a slip. */
function assertRiskNotOpen(was: store.ScoreRow | null): void {
  if (was?.risk_answered === 1 && was.risk_act_at === null && was.state === 'stands')
    throw new Refused('risk_open');
}

/** Says what was done after a risk item was answered. It is said once, and stays. */
export async function recordAct(
  ctx: Ctx,
  { scoreId, whatWasDone }: ParsedInputOf<'score.recordAct'>,
): Promise<OutputOf<'score.recordAct'>> {
  const score = await loadScore(ctx, scoreId);
  if (score.state !== 'stands') throw new Refused('score_not_current');
  if (score.risk_answered !== 1) throw new Refused('risk_not_answered');
  if (score.risk_act_at !== null) throw new Refused('safety_act_recorded');
  await store.recordAct(ctx.db, scoreId, {
    risk_act: whatWasDone,
    risk_act_by: ctx.actor.accountId,
    risk_act_at: ctx.now,
  });
  return { scoreId };
}

async function loadScore(ctx: Ctx, scoreId: string): Promise<store.ScoreRow> {
  const score = await store.load(ctx.db, scoreId);
  if (score === null) throw new Refused('not_found');
  await assertMaySee(ctx, score.child_id);
  return score;
}

/** Refuses with every field's own sentence where anything is lacking. */
export function refuseLacks(lacks: readonly { field: string; code: RefusalCode }[]): void {
  const [first] = lacks;
  if (first === undefined) return;
  const fields = lacks.map(({ field, code }) => [field, refusalMessage(code)]);
  throw new Refused(first.code, { fields: Object.fromEntries(fields) });
}

/** A course of another child, or somebody who is not round this one, cannot be named in a record of this child. */
export async function assertOfChild(
  { db }: Ctx,
  of: { childId: string; courseId: string | null; personId: string | null },
): Promise<void> {
  const courses = of.courseId === null ? [] : await coursesOf(db, of.childId);
  if (of.courseId !== null && !courses.some(({ id }) => id === of.courseId)) throw new Refused('not_found');
  if (of.personId === null) return;
  const around = await people.listOfChild(db, of.childId);
  if (!around.some(({ personId }) => personId === of.personId))
    throw Refused.beside('personId', 'score_not_of_child', {});
}

type Row = Awaited<ReturnType<typeof store.listOfChild>>[number];

function scoreViews(rows: readonly Row[]): ScoreView[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.filter(({ state }) => state !== 'corrected').map((row) => viewOf(row, before(row, byId)));
}

/** What a score said before it was corrected, the newest first. */
function before(row: Row, byId: ReadonlyMap<string, Row>): Row[] {
  const earlier = row.replaces_id === null ? undefined : byId.get(row.replaces_id);
  return earlier === undefined ? [] : [earlier, ...before(earlier, byId)];
}

function valuesOf(row: Row): Record<string, number> | null {
  if (row.not_done_reason !== null) return null;
  const all = {
    ...(row.total === null ? {} : { [TOTAL]: row.total }),
    ...(row.scales === null ? {} : Scales.parse(JSON.parse(row.scales))),
  };
  return Object.fromEntries(Object.entries(all).map(([id, score]) => [id, fromHundredths(score)]));
}

function viewOf(row: Row, corrects: readonly Row[]): ScoreView {
  const reason = NotDoneReason.nullable().parse(row.not_done_reason);
  return {
    id: row.id,
    courseId: row.course_id,
    measure: MeasureId.parse(row.measure),
    version: row.measure_version,
    informant: Informant.parse(row.informant),
    personId: row.person_id,
    person: row.person,
    occasion: Occasion.parse(row.occasion),
    completedOn: localDate(row.completed_on),
    values: valuesOf(row),
    notDone: reason === null ? null : { reason, detail: row.not_done_detail },
    risk: row.risk_answered === null ? null : { answered: row.risk_answered === 1, act: actView(row) },
    by: row.by,
    recordedOn: recordedOn(row),
    corrects: corrects.map((each) => ({
      id: each.id,
      completedOn: localDate(each.completed_on),
      occasion: Occasion.parse(each.occasion),
      values: valuesOf(each),
      notDone: NotDoneReason.nullable().parse(each.not_done_reason),
      by: each.by,
      recordedOn: recordedOn(each),
    })),
    takenBack: row.state === 'taken_back' ? (row.state_reason ?? '') : null,
  };
}

function actView(row: Row) {
  if (row.risk_act === null || row.risk_act_at === null) return null;
  return { what: row.risk_act, by: row.act_by, on: londonDateOf(row.risk_act_at) };
}

const recordedOn = ({ made_at, completed_on }: Row): LocalDate =>
  made_at === '' ? localDate(completed_on) : londonDateOf(made_at);
