import {
  asksForCarer,
  carerStandingOf,
  type CarerStanding,
  CarerStatus,
  isForNonAbusing,
  JoiningAnswer,
  mayBeNamed,
  mayJoin,
  mustBeNamed,
} from '../../../shared/carers/rules.ts';
import type { ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { allowed, type Decision, notAllowed } from '../../../shared/decision.ts';
import { ageOn } from '../../../shared/dates.ts';
import type { Protocol, ProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/carers.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';
import * as people from '../store/people.ts';

const Said = CarerStatus.or(JoiningAnswer);
/** An entry as the rules read it. */
export const entryOf = (row: { said: string; recorded_at: string }) => ({
  said: Said.parse(row.said),
  recordedAt: row.recorded_at,
});

/** How each person of whom something was said stands to a child, from everything on record. */
export async function standingsOf(ctx: Ctx, childId: string): Promise<Map<string, CarerStanding>> {
  const rows = Map.groupBy(await store.entriesOfChild(ctx.db, childId), (row) => row.person_id);
  return new Map([...rows].map(([personId, own]) => [personId, carerStandingOf(own.map(entryOf))]));
}

/** The same of one person; where nothing was said, nothing is known. */
export async function standingOf(ctx: Ctx, childId: string, personId: string): Promise<CarerStanding> {
  return (await standingsOf(ctx, childId)).get(personId) ?? carerStandingOf([]);
}

/** Refuses somebody who is not among the people round a child that the actor may see. */
export async function assertRoundChild(ctx: Ctx, childId: string, personId: string): Promise<void> {
  await assertMaySee(ctx, childId);
  if (!(await store.isRoundChild(ctx.db, childId, personId))) throw new Refused('carer_not_of_child');
}

type Joining = {
  childId: string;
  /** Null: nobody is named. */
  personId: string | null;
  protocolId: ProtocolId;
  strand: { kind: StrandKind; isCounted: boolean };
  /** The field of the form that names them. */
  field: string;
};

/**
 * Refuses somebody who is not round the child, who may not be named for sessions, or who may not join a strand for a
 * non-abusing parent or carer; and sessions of nobody named where somebody round the child may not join them.
 */
export async function assertMayJoin(
  ctx: Ctx,
  { childId, personId, protocolId, strand, field }: Joining,
): Promise<void> {
  const isFor = isForNonAbusing((await catalogue.load(ctx.db)).byId(protocolId), strand);
  if (personId === null) {
    const standings = [...(await standingsOf(ctx, childId)).values()];
    if (strand.kind !== 'child' && mustBeNamed(standings, isFor))
      throw Refused.beside(field, 'carer_must_be_named', {});
    return;
  }
  await assertRoundChild(ctx, childId, personId);
  const person = (await people.listOfChild(ctx.db, childId)).find((each) => each.personId === personId);
  const standing = await standingOf(ctx, childId, personId);
  const decided = mayJoin(standing, isFor);
  if (!decided.ok) throw Refused.beside(field, decided.code, {});
  const named = person === undefined ? notAllowed('carer_not_of_child') : mayBeNamed(person.fields, standing);
  if (!named.ok) throw Refused.beside(field, named.code, {});
}

type StrandOf = { kind: StrandKind; isCounted: boolean; person: { id: string } | null };

/**
 * Whether sessions may get dates: not while whoever they are for may not join them, nor where that is not said and
 * somebody round the child may not. What was held is always logged, and what is planned stays until somebody moves it.
 */
export async function mayHaveDates(
  ctx: Ctx,
  childId: string,
  protocolId: ProtocolId,
  strand: StrandOf,
): Promise<Decision<null, 'carer_alleged' | 'carer_may_not_join' | 'carer_must_be_named'>> {
  if (strand.person === null && strand.kind === 'child') return allowed(null);
  const isFor = isForNonAbusing((await catalogue.load(ctx.db)).byId(protocolId), strand);
  if (strand.person !== null) return mayJoin(await standingOf(ctx, childId, strand.person.id), isFor);
  const standings = [...(await standingsOf(ctx, childId)).values()];
  return mustBeNamed(standings, isFor) ? notAllowed('carer_must_be_named') : allowed(null);
}

/** Refuses a new date of such sessions, beside the field that names the day. */
export async function assertMayHaveDates(
  ctx: Ctx,
  course: Pick<CourseView, 'child' | 'protocolId'>,
  strand: StrandOf,
  field: string | null,
): Promise<void> {
  const decided = await mayHaveDates(ctx, course.child.id, course.protocolId, strand);
  if (!decided.ok) throw Refused.beside(field, decided.code, {});
}

/**
 * Refuses to say who holds a parent's or carer's sessions, or what was agreed about their notes, to anybody but whoever
 * holds them and those who work with every child.
 */
export function assertMayGive(
  strand: Pick<CourseView['strands'][number], 'notes'> | undefined,
  field: string | null,
): void {
  if (strand?.notes.mayGive === false) throw Refused.beside(field, 'carer_not_yours_to_give', {});
}

/** Whether a plan for a child says whose sessions stand beside theirs, or why nobody's do: by protocol, or by age. */
export async function isCarerAsked(ctx: Ctx, protocol: Protocol, childId: string): Promise<boolean> {
  const birthDate = (await children.load(ctx.db, childId))?.fields.birthDate ?? null;
  return asksForCarer(protocol, birthDate === null ? null : ageOn(birthDate, ctx.today));
}

/** Whoever sessions of a parent or carer are for is round the child, and may join them. */
export async function assertCarersMayJoin(ctx: Ctx, input: ParsedInputOf<'course.plan'>): Promise<void> {
  const { childId, protocolId, counted, carer } = input;
  const kind = (await catalogue.load(ctx.db)).byId(protocolId).countedStrand;
  const of = { childId, protocolId, field: 'carer' };
  await assertMayJoin(ctx, { ...of, personId: counted.personId, strand: { kind, isCounted: true } });
  if (carer === null) return;
  await assertMayJoin(ctx, { ...of, personId: carer.personId, strand: { kind: 'carer', isCounted: false } });
}
