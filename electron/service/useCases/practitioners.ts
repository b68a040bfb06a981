import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { KEEPERS } from '../../../shared/practitioners/contract.ts';
import * as store from '../store/practitioners.ts';

export async function get(
  ctx: Ctx,
  { practitionerId }: ParsedInputOf<'practitioner.get'>,
): Promise<OutputOf<'practitioner.get'>> {
  const isOwn = ctx.actor.practitionerId === practitionerId;
  if (!isOwn && !holdsOneOf(ctx.actor.roles, KEEPERS)) throw new Refused('not_found');
  const one = await existing(ctx, practitionerId);
  const held = (await store.coursesHeld(ctx.db)).get(practitionerId);
  const trainings = await store.trainings(ctx.db, practitionerId);
  return {
    ...one,
    trainings: trainings.map(({ practitionerId: _own, ...training }) => training),
    supervision:
      isOwn || holdsOneOf(ctx.actor.roles, ['manager'])
        ? await store.supervisionOf(ctx.db, practitionerId)
        : null,
    courses: held?.courses ?? 0,
    carerStrands: held?.carerStrands ?? 0,
    bookedMinutes: (await store.bookedMinutes(ctx.db, ctx.today)).get(practitionerId) ?? 0,
  };
}

export async function summaries(ctx: Ctx): Promise<OutputOf<'practitioner.summaries'>> {
  const held = await store.coursesHeld(ctx.db);
  return {
    rows: (await store.list(ctx.db)).map(({ id, profile }) => ({
      id,
      registrationExpiresOn: profile.registrationExpiresOn,
      courses: held.get(id)?.courses ?? 0,
      caseloadLimit: profile.caseloadLimit,
    })),
  };
}

export async function saveProfile(
  ctx: Ctx,
  { practitionerId, version, profile }: ParsedInputOf<'practitioner.saveProfile'>,
): Promise<OutputOf<'practitioner.saveProfile'>> {
  const before = await existing(ctx, practitionerId);
  if (!(await store.saveProfile(ctx.db, practitionerId, version, profile))) {
    throw new Refused('conflict', { detail: { theirs: await store.load(ctx.db, practitionerId) } });
  }
  const changed = Object.keys(profile).filter(
    (key) => profile[key as keyof typeof profile] !== before.profile[key as keyof typeof profile],
  );
  ctx.auditDetail({ changed });
  return { id: practitionerId, version: version + 1 };
}

export async function addTraining(
  ctx: Ctx,
  input: ParsedInputOf<'practitioner.addTraining'>,
): Promise<OutputOf<'practitioner.addTraining'>> {
  const { practitionerId, protocolId, trainedOn } = input;
  await existing(ctx, practitionerId);
  const subject = protocolId === null && input.subject !== '' ? input.subject : null;
  if (protocolId === null && subject === null) throw Refused.beside('subject', 'training_not_named', {});
  if (trainedOn > ctx.today) throw Refused.beside('trainedOn', 'future_date', {});
  const id = ctx.newId();
  await store.insertTraining(ctx.db, {
    id,
    practitioner_id: practitionerId,
    protocol_id: protocolId,
    subject,
    trained_on: trainedOn,
    given_by: input.givenBy === '' ? null : input.givenBy,
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
  });
  ctx.auditDetail({ id, protocolId });
  return { id };
}

export async function removeTraining(
  ctx: Ctx,
  { practitionerId, id }: ParsedInputOf<'practitioner.removeTraining'>,
): Promise<OutputOf<'practitioner.removeTraining'>> {
  return remove(ctx, 'practitioner_training', practitionerId, id);
}

export async function addSupervision(
  ctx: Ctx,
  { practitionerId, heldOn, withWhom, purposes }: ParsedInputOf<'practitioner.addSupervision'>,
): Promise<OutputOf<'practitioner.addSupervision'>> {
  await existing(ctx, practitionerId);
  if (heldOn > ctx.today) throw Refused.beside('heldOn', 'future_date', {});
  const id = ctx.newId();
  await store.insertSupervision(ctx.db, {
    id,
    practitioner_id: practitionerId,
    held_on: heldOn,
    with_whom: withWhom,
    purposes: JSON.stringify(purposes),
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
  });
  ctx.auditDetail({ id });
  return { id };
}

export async function removeSupervision(
  ctx: Ctx,
  { practitionerId, id }: ParsedInputOf<'practitioner.removeSupervision'>,
): Promise<OutputOf<'practitioner.removeSupervision'>> {
  return remove(ctx, 'supervision', practitionerId, id);
}

/** Takes back what was recorded by mistake: the log keeps that it was there, and who took it back. */
async function remove(ctx: Ctx, table: store.RecordedOf, ofId: string, id: string) {
  if (!(await store.removeRecorded(ctx.db, table, ofId, id))) throw new Refused('not_found');
  ctx.auditDetail({ id });
  return { id };
}

async function existing(ctx: Ctx, id: string): Promise<store.Practitioner> {
  const one = await store.load(ctx.db, id);
  if (one === null) throw new Refused('not_found');
  return one;
}
