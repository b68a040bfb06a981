// Under which key a new concern is kept while it is written. What it is recorded from stands in it, so that it is linked to
// that when it is gone on with later, and one begun about another disclosure is never opened for this one.

/**
 * The disclosure or the check-in a concern is recorded from; neither where nobody came from one. `callOf`: the referral whose
 * check-in is still being written.
 */
export type ConcernFrom = {
  eventId?: string | undefined;
  checkInId?: string | undefined;
  callOf?: string | undefined;
};

/** The child comes last: a draft is listed under the record at the end of its key. */
export function newConcernKey(childId: string, { eventId, checkInId, callOf }: ConcernFrom): string {
  const from = Object.entries({ event: eventId, checkIn: checkInId, call: callOf }).find(
    ([, id]) => id !== undefined,
  );
  return `concern:new:${from === undefined ? '' : `${from.join(':')}:`}${childId}`;
}

/** What a key of `newConcernKey` says; null for any other. */
export function readNewConcernKey(formKey: string): { childId: string; from: ConcernFrom } | null {
  const [kind, isNew, ...rest] = formKey.split(':');
  const childId = rest.at(-1);
  if (kind !== 'concern' || isNew !== 'new' || childId === undefined) return null;
  const [is, id] = rest.length === 3 ? rest : [];
  if (is === 'event') return { childId, from: { eventId: id } };
  if (is === 'checkIn') return { childId, from: { checkInId: id } };
  if (is === 'call') return { childId, from: { callOf: id } };
  return { childId, from: {} };
}
