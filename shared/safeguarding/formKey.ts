// Under which key a new concern is kept while it is written. What it is recorded from stands in it, so that it is linked to
// that when it is gone on with later, and one begun about another disclosure is never opened for this one.

/** The disclosure or the check-in a concern is recorded from; neither where nobody came from one. */
export type ConcernFrom = { eventId?: string | undefined; checkInId?: string | undefined };

/** The child comes last: a draft is listed under the record at the end of its key. */
export function newConcernKey(childId: string, { eventId, checkInId }: ConcernFrom): string {
  const from =
    eventId !== undefined ? `event:${eventId}:` : checkInId !== undefined ? `checkIn:${checkInId}:` : '';
  return `concern:new:${from}${childId}`;
}

/** What a key of `newConcernKey` says; null for any other. */
export function readNewConcernKey(formKey: string): { childId: string; from: ConcernFrom } | null {
  const [kind, isNew, ...rest] = formKey.split(':');
  const childId = rest.at(-1);
  if (kind !== 'concern' || isNew !== 'new' || childId === undefined) return null;
  const [is, id] = rest.length === 3 ? rest : [];
  if (is === 'event') return { childId, from: { eventId: id } };
  if (is === 'checkIn') return { childId, from: { checkInId: id } };
  return { childId, from: {} };
}
