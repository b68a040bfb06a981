import { useState } from 'react';
import { CHILD_EVENT_LABELS, CONCERN_SETTLED_LABELS } from '../../shared/checkIns/events.ts';
import type { ChildEventView } from '../../shared/checkIns/eventsContract.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { RemoveEvent } from './RemoveEvent.tsx';
import { shortDate } from './words.ts';

const SHOWN = 3;

/** What happened round the child, the newest first, each to be taken back where it was recorded by mistake. */
export function ChildEvents({
  events,
  onConcern,
}: {
  readonly events: readonly ChildEventView[];
  /** Records the concern that a disclosure still owes. */
  readonly onConcern: (eventId: string) => void;
}) {
  const today = useToday();
  const mayRemove = useCan('event.remove');
  const [showsAll, setShowsAll] = useState(false);
  const [removing, setRemoving] = useState<string | null>(null);
  if (events.length === 0) return null;
  return (
    <>
      <h3 className="vh">What happened</h3>
      <ul className="contact-list">
        {(showsAll ? events : events.slice(0, SHOWN)).map(
          ({ id, kind, happenedOn, by, owesConcern, settled }) => (
            <li key={id}>
              <p>
                <b>{CHILD_EVENT_LABELS[kind]}</b>
                <span className="when">{shortDate(happenedOn, today)}</span>
              </p>
              <p className="line-2">
                Recorded{by === null ? '' : ` by ${by}`}
                {mayRemove ? (
                  <>
                    {'. '}
                    <Button kind="link" small onPress={() => setRemoving(id)}>
                      Take back<span className="vh"> “{CHILD_EVENT_LABELS[kind]}”</span>
                    </Button>
                  </>
                ) : null}
              </p>
              {owesConcern ? (
                <p className="line-2">
                  <b>A concern is still to be recorded.</b>{' '}
                  <Button kind="link" small onPress={() => onConcern(id)}>
                    Record the concern
                  </Button>
                </p>
              ) : settled === null ? null : (
                <p className="line-2">
                  {CONCERN_SETTLED_LABELS[settled.is]}
                  {settled.by === null ? '' : `, says ${settled.by}`}: {settled.reason}
                </p>
              )}
            </li>
          ),
        )}
      </ul>
      {events.length > SHOWN ? (
        <Button kind="link" small expanded={showsAll} onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer events' : `Show ${events.length - SHOWN} more events`}
        </Button>
      ) : null}
      {removing === null ? null : <RemoveEvent eventId={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
