// Parents and carers in their own right: what is known of a person round the child, who may join sessions meant for a
// non-abusing parent or carer (NICE NG76 1.7.17 to 1.7.19), and who reads the notes of those sessions. NICE does not say
// who confirms that somebody is non-abusing, nor who reads what; the ways are our own.
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { PersonFields } from '../people/contract.ts';
import type { Protocol, StrandKind } from '../protocols/types.ts';
import { EVERY_CHILD_ROLES, holdsOneOf, type Role } from '../roles.ts';

/** What is said of somebody round a child. "Alleged" is a fact of the record, never a finding. */
export const CARER_STATUSES = ['non_abusing', 'alleged_abuser', 'not_known'] as const;
export const CarerStatus = z.enum(CARER_STATUSES);
export type CarerStatus = z.infer<typeof CarerStatus>;
export const CARER_STATUS_LABELS: Record<CarerStatus, string> = {
  non_abusing: 'Confirmed as non-abusing',
  alleged_abuser: 'Alleged to have harmed this child',
  not_known: 'Not known',
};

/** What a safeguarding lead decided about somebody who is alleged to have harmed the child. */
export const JOINING_ANSWERS = ['may_join', 'may_not_join'] as const;
export const JoiningAnswer = z.enum(JOINING_ANSWERS);
export type JoiningAnswer = z.infer<typeof JoiningAnswer>;
export const JOINING_ANSWER_LABELS: Record<JoiningAnswer, string> = {
  may_join: 'They may join sessions for a non-abusing parent or carer',
  may_not_join: 'They may not join them',
};

/** One entry about one person and one child, with the instant at which it was put on record. */
export type CarerEntry = { said: CarerStatus | JoiningAnswer; recordedAt: string };
export type CarerStanding = {
  /** The last status said; null where nobody was asked. */
  status: CarerStatus | null;
  /** Said at any time: nothing said later by anybody but a safeguarding lead takes it back. */
  isAlleged: boolean;
  /** What a lead decided since it was last alleged; null where nobody has. */
  joining: JoiningAnswer | null;
};

const isStatus = (said: CarerEntry['said']): said is CarerStatus => CarerStatus.safeParse(said).success;

/** How a person stands to a child, from all entries, in whatever order they come. */
export function carerStandingOf(entries: readonly CarerEntry[]): CarerStanding {
  const inOrder = [...entries].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  const alleged = inOrder.findLast(({ said }) => said === 'alleged_abuser') ?? null;
  const status = inOrder.findLast(({ said }) => isStatus(said))?.said ?? null;
  const decided = inOrder.findLast(
    ({ said, recordedAt }) => !isStatus(said) && (alleged === null || recordedAt > alleged.recordedAt),
  );
  return {
    status: status === null ? null : CarerStatus.parse(status),
    isAlleged: alleged !== null,
    joining: decided === undefined ? null : JoiningAnswer.parse(decided.said),
  };
}

/**
 * Whether sessions are for a parent or carer who does no harm: all that somebody is named for, but those of a therapy
 * whose source says that it is for the parent who harmed the child. What nobody says of a therapy, the service's own
 * included, is never taken to let them in (our own default).
 */
export function isForNonAbusing(
  protocol: Pick<Protocol, 'recipientIsAbuser'>,
  strand: { isCounted: boolean },
): boolean {
  return !strand.isCounted || protocol.recipientIsAbuser !== true;
}

/**
 * Whether somebody may be named for sessions of a parent or carer at all: no professional, and nobody marked "do not
 * contact", whose sessions would be contact (NG76 1.1.9). A safeguarding lead who decided that somebody alleged may join has
 * decided on the "do not contact" that the allegation brought, too.
 */
export function mayBeNamed(
  person: Pick<PersonFields, 'kind' | 'safety'>,
  standing: Pick<CarerStanding, 'isAlleged' | 'joining'> | undefined,
): Decision<null, 'carer_is_professional' | 'carer_do_not_contact'> {
  if (person.kind === 'professional') return notAllowed('carer_is_professional');
  if (standing?.isAlleged === true && standing.joining === 'may_join') return allowed(null);
  if (person.safety === 'do_not_contact') return notAllowed('carer_do_not_contact');
  return allowed(null);
}

/** Whether sessions must say whose they are: where somebody round the child may not join them, nobody comes unnamed. */
export function mustBeNamed(standings: readonly CarerStanding[], isNonAbusingStrand: boolean): boolean {
  return standings.some((standing) => !mayJoin(standing, isNonAbusingStrand).ok);
}

/** Somebody alleged to have harmed the child joins such a strand only after a safeguarding lead's recorded decision. */
export function mayJoin(
  standing: CarerStanding,
  isNonAbusingStrand: boolean,
): Decision<null, 'carer_alleged' | 'carer_may_not_join'> {
  if (!isNonAbusingStrand || !standing.isAlleged) return allowed(null);
  if (standing.joining === 'may_join') return allowed(null);
  return notAllowed(standing.joining === null ? 'carer_alleged' : 'carer_may_not_join');
}

/**
 * Whether a lead let somebody join by one of a child’s two records alone, while the other keeps them out: merged, what was
 * alleged there was never decided on (our own rule, as the strictest of both stands for contact).
 */
export function isDecidedOnOneAlone(one: CarerStanding, other: CarerStanding): boolean {
  const isLetIn = ({ isAlleged, joining }: CarerStanding) => isAlleged && joining === 'may_join';
  const isKeptOut = (standing: CarerStanding) => !mayJoin(standing, true).ok;
  return (isLetIn(one) && isKeptOut(other)) || (isLetIn(other) && isKeptOut(one));
}

/**
 * What is open of somebody who is named for sessions of a running course: a lead's decision, or, once they decided that
 * the person may not join, the dates that are still to come. Null where nothing is.
 */
export function joiningOpen(
  standing: CarerStanding,
  sessions: { isForNonAbusing: boolean; datesAhead: number },
): 'decide' | 'dates_left' | null {
  if (mayJoin(standing, sessions.isForNonAbusing).ok) return null;
  if (standing.joining === null) return 'decide';
  return sessions.datesAhead === 0 ? null : 'dates_left';
}

/** Below this age sessions for a parent or carer are asked about, whatever the protocol says (our own default). */
export const CARER_ASKED_BELOW_AGE = 13;

/** Whether a plan says whose sessions stand beside the child's, or why nobody's do. Without a birth date only the protocol tells. */
export function asksForCarer(
  protocol: Pick<Protocol, 'carerStrand' | 'countedStrand'>,
  age: number | null,
): boolean {
  if (protocol.carerStrand !== null) return true;
  return protocol.countedStrand === 'child' && age !== null && age < CARER_ASKED_BELOW_AGE;
}

/** What the carer of a strand agreed about its notes: whether the child's therapist may read them, with whom and when. */
export type NotesAgreement = { isShared: boolean; agreedWith: string; agreedOn: LocalDate };

/**
 * Who says which practitioner holds sessions of a parent or carer, and what was agreed about their notes: whoever holds
 * them, and those who work with every child. Nobody gives themselves notes that were not agreed (our own rule). Sessions
 * that nobody holds and nobody held are anybody's to take who works with the child.
 */
export function mayGiveCarerSessions(
  actor: { roles: readonly Role[]; practitionerId: string | null },
  strand: { kind: StrandKind; holderIds: readonly string[]; wasHeld: boolean },
): boolean {
  if (strand.kind !== 'carer' || holdsOneOf(actor.roles, EVERY_CHILD_ROLES)) return true;
  if (strand.holderIds.length === 0) return !strand.wasHeld;
  return actor.practitionerId !== null && strand.holderIds.includes(actor.practitionerId);
}

/**
 * Who reads and writes the notes of sessions with a parent or carer: whoever holds those sessions, whoever wrote the
 * note, and those who work with every child and read notes; the child's own therapist only once it was agreed.
 */
export function mayReadCarerNotes(
  actor: { accountId: string; roles: readonly Role[]; practitionerId: string | null },
  strand: {
    kind: StrandKind;
    /** Whoever holds or held its sessions, or takes them over: see `mayGiveCarerSessions` for who says so. */
    practitionerIds: readonly string[];
    isShared: boolean;
  },
  writtenBy: string | null,
): boolean {
  if (strand.kind !== 'carer' || strand.isShared) return true;
  if (holdsOneOf(actor.roles, EVERY_CHILD_ROLES) || writtenBy === actor.accountId) return true;
  return actor.practitionerId !== null && strand.practitionerIds.includes(actor.practitionerId);
}
