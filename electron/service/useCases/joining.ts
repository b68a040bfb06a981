import {
  asksForCarer,
  carerStandingOf,
  type CarerStanding,
  CarerStatus,
  isForNonAbusing,
  JoiningAnswer,
  mayJoin,
} from '../../../shared/carers/rules.ts';
import type { ParsedInputOf } from '../../../shared/contract.ts';
import { ageOn } from '../../../shared/dates.ts';
import type { Protocol, ProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/carers.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';

const Said = CarerStatus.or(JoiningAnswer);
/** An entry as the rules read it. */
export const entryOf = (row: { said: string; recorded_at: string }) => ({
  said: Said.parse(row.said),
  recordedAt: row.recorded_at,
});

/** How a person stands to a child, from everything on record. */
export async function standingOf(ctx: Ctx, childId: string, personId: string): Promise<CarerStanding> {
  const rows = await store.entriesOfChild(ctx.db, childId);
  return carerStandingOf(rows.filter((row) => row.person_id === personId).map(entryOf));
}

/** Refuses somebody who is not among the people round a child that the actor may see. */
export async function assertRoundChild(ctx: Ctx, childId: string, personId: string): Promise<void> {
  await assertMaySee(ctx, childId);
  if (!(await store.isRoundChild(ctx.db, childId, personId))) throw new Refused('carer_not_of_child');
}

/** Refuses somebody who is not round the child, or who may not join a strand for a non-abusing parent or carer. */
export async function assertMayJoin(
  ctx: Ctx,
  {
    childId,
    personId,
    protocolId,
    strand,
    field,
  }: {
    childId: string;
    personId: string;
    protocolId: ProtocolId;
    strand: { kind: StrandKind; isCounted: boolean };
    /** The field of the form that names them. */
    field: string;
  },
): Promise<void> {
  await assertRoundChild(ctx, childId, personId);
  const isFor = isForNonAbusing((await catalogue.load(ctx.db)).byId(protocolId), strand);
  const decided = mayJoin(await standingOf(ctx, childId, personId), isFor);
  if (!decided.ok) throw Refused.beside(field, decided.code, {});
}

/** Whether a plan for a child says whose sessions stand beside theirs, or why nobody's do: by protocol, or by age. */
export async function isCarerAsked(ctx: Ctx, protocol: Protocol, childId: string): Promise<boolean> {
  const birthDate = (await children.load(ctx.db, childId))?.fields.birthDate ?? null;
  return asksForCarer(protocol, birthDate === null ? null : ageOn(birthDate, ctx.today));
}

/** Whoever is named for sessions of a parent or carer is round the child, and may join them. */
export async function assertCarersMayJoin(ctx: Ctx, input: ParsedInputOf<'course.plan'>): Promise<void> {
  const { childId, protocolId, counted, carer } = input;
  const kind = (await catalogue.load(ctx.db)).byId(protocolId).countedStrand;
  const named = [
    { personId: counted.personId, strand: { kind, isCounted: true }, field: 'carer' },
    {
      personId: carer?.personId ?? null,
      strand: { kind: 'carer' as const, isCounted: false },
      field: 'carer',
    },
  ];
  for (const { personId, strand, field } of named)
    if (personId !== null) await assertMayJoin(ctx, { childId, personId, protocolId, strand, field });
}
