/** How this page was come to, as main put it into the address: no names, only a time and the kind of a form. */
export type Arrival = {
  /** No service on this computer yet. */
  readonly isNew: boolean;
  /** The records process could not be kept running. */
  readonly isStopped: boolean;
  readonly lock: Lock | null;
};
export type Lock = {
  /** Null where the records process ended by itself and nobody could say when. */
  readonly at: string | null;
  readonly why: string;
  /** What was being written and was kept, in words: "check-in". Null where nothing was. */
  readonly kept: string | null;
};

export function readArrival(search: string): Arrival {
  const query = new URLSearchParams(search);
  const why = query.get('locked');
  const lock = why === null ? null : { why, at: query.get('at'), kept: query.get('kept') };
  return { isNew: query.get('service') === 'none', isStopped: query.get('stopped') === '1', lock };
}

/** What the banner says after a lock. Reassures with facts. */
export function lockSentence({ at, why, kept }: Lock): string {
  const when = at === null ? 'Locked.' : `Locked at ${at}.`;
  const ended = why === 'ended' ? ' The records were closed unexpectedly; everything saved is there.' : '';
  return `${when}${ended}${kept === null ? '' : ` The ${kept} you were writing was kept.`}`;
}
