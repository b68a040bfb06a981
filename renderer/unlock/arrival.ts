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
  /** It was the example that was left: nothing typed in it is kept. */
  readonly wasExample: boolean;
};

export function readArrival(search: string): Arrival {
  const query = new URLSearchParams(search);
  const why = query.get('locked');
  const lock =
    why === null
      ? null
      : { why, at: query.get('at'), kept: query.get('kept'), wasExample: query.get('example') === '1' };
  return { isNew: query.get('service') === 'none', isStopped: query.get('stopped') === '1', lock };
}

/** What the banner says after a lock. Reassures with facts. */
export function lockSentence({ at, why, kept, wasExample }: Lock): string {
  if (wasExample) return 'You left the example. It begins anew each time: nothing typed in it is kept.';
  const when = at === null ? 'Locked.' : `Locked at ${at}.`;
  const ended = why === 'ended' ? ' The records were closed unexpectedly; everything saved is there.' : '';
  return `${when}${ended}${kept === null ? '' : ` The ${kept} you were writing was kept.`}`;
}
