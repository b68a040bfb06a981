import type { OpenVault, Service } from '../../electron/service/context.ts';
import { dispatch } from '../../electron/service/dispatch.ts';
import type { CommandName, InputOf, OutputOf } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { childFields } from './children.ts';
import { newRequestId } from './service.ts';

export const OTHER_PASSPHRASE = 'quiet lanterns over the wet harbour';

/** A small service with people, rooms, funders, a second account, and a child opened outside a caseload. */
export async function fillForService(service: Service & { vault: OpenVault }): Promise<void> {
  const ok = async <Name extends CommandName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
    const reply = await dispatch(service, { name, input, requestId: newRequestId() });
    if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
    return reply.value as OutputOf<Name>;
  };
  const isNew = { id: null, version: null, isActive: true };
  const ama = await ok('practitioner.save', { ...isNew, name: 'Ama Fictley', jobTitle: 'Play therapist' });
  await ok('practitioner.save', { ...isNew, name: 'Sol Inventham', jobTitle: 'Art psychotherapist' });
  for (const name of ['Blue room', 'Garden room', 'Sampleford Primary, quiet room']) {
    await ok('room.save', { ...isNew, name });
  }
  await ok('funder.save', { ...isNew, name: 'Sampleshire Council' });
  await ok('account.add', {
    name: 'Kim Draftley',
    roles: ['coordinator'],
    practitionerId: null,
    passphrase: OTHER_PASSPHRASE,
  });
  const { childId } = await ok('referral.add', {
    child: { is: 'new', fields: childFields() },
    receivedOn: localDate('2026-03-09'),
    acceptedOn: localDate('2026-03-09'),
    details: { ...NO_DETAILS, source: 'social_care' },
  });
  const { actor } = service.vault;
  service.vault.actor = { ...actor, roles: ['therapist'], practitionerId: ama.id };
  await ok('child.open', { childId, reason: 'Covering for Sol this week' });
  await dispatch(service, { name: 'accounts.list', input: {}, requestId: null });
  service.vault.actor = actor;
  service.vault.openedOutside.clear();
  service.vault.openedConcerns.clear();
}
