import * as z from 'zod';

/** What a person does in the service. One person may hold several (our own default, after Caldicott need-to-know). */
export const ROLES = [
  'administrator',
  'manager',
  'coordinator',
  'therapist',
  'safeguarding_lead',
  'auditor',
] as const;
export const Role = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

export const ROLE_LABELS: Record<Role, string> = {
  administrator: 'Administrator',
  manager: 'Manager',
  coordinator: 'Coordinator',
  therapist: 'Therapist',
  safeguarding_lead: 'Safeguarding lead',
  auditor: 'Auditor',
};

export const ROLE_HINTS: Record<Role, string> = {
  administrator: 'People, settings and backups. Sees no clinical notes.',
  manager: 'Every child, every figure, and the returns.',
  coordinator: 'The waiting list, check-ins, holding support and offers.',
  therapist: 'Their own courses, sessions and reviews.',
  safeguarding_lead: 'Every concern, and who opened records outside their caseload.',
  auditor: 'The audit log only.',
};

/** Roles that read clinical notes, and so are given the notes key (`K_notes`). */
export const CLINICAL_ROLES = [
  'manager',
  'therapist',
  'safeguarding_lead',
] as const satisfies readonly Role[];

/** Roles that work with children's records. Administrators and auditors alone do not. */
export const RECORD_ROLES = [
  'manager',
  'coordinator',
  'therapist',
  'safeguarding_lead',
] as const satisfies readonly Role[];

/** Roles that work with every child of the service, and so may answer for any referral (our own default). */
export const EVERY_CHILD_ROLES = [
  'coordinator',
  'manager',
  'safeguarding_lead',
] as const satisfies readonly Role[];

/** Whether any of a person's roles is among those allowed. */
export function holdsOneOf(held: readonly Role[], allowed: readonly Role[]): boolean {
  return held.some((role) => allowed.includes(role));
}

export type CaseloadActor = { roles: readonly Role[]; practitionerId: string | null };
export type CaseloadRecord = { practitionerIds: readonly string[] };

/**
 * Whether a record lies within the actor's own caseload. Coordinators, managers and safeguarding leads work with
 * every child; a therapist with the children of the courses they hold (our own default). Anyone else opens a record
 * only with a reason, which the safeguarding lead sees.
 */
export function canSee(actor: CaseloadActor, record: CaseloadRecord): boolean {
  if (holdsOneOf(actor.roles, EVERY_CHILD_ROLES)) return true;
  return actor.practitionerId !== null && record.practitionerIds.includes(actor.practitionerId);
}

/**
 * Who reads the words of a safeguarding concern: whoever recorded it, safeguarding leads, coordinators, and the
 * therapists of the child. A manager sees that it is there, since when and whether it is open (our own default, after
 * Caldicott need-to-know): whoever rings the family next must know what was heard, and nobody else.
 */
export function mayReadConcern(
  actor: CaseloadActor & { accountId: string },
  concern: CaseloadRecord & { recordedBy: string },
): boolean {
  if (concern.recordedBy === actor.accountId) return true;
  if (holdsOneOf(actor.roles, ['safeguarding_lead', 'coordinator'])) return true;
  if (!holdsOneOf(actor.roles, ['therapist']) || actor.practitionerId === null) return false;
  return concern.practitionerIds.includes(actor.practitionerId);
}
