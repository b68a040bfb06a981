import { calledName } from '../../shared/children/names.ts';
import { useState } from 'react';
import { putOffWords } from '../../shared/checkIns/putOff.ts';
import { TO_EXPLAIN_LABELS } from '../../shared/checkIns/asked.ts';
import { checkInState } from '../../shared/checkIns/nearness.ts';
import { REACHED_BY_LABELS } from '../../shared/checkIns/reached.ts';
import type { ContactView, ReferralView } from '../../shared/children/overview.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { becauseWords } from '../checkIns/words.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { Name } from '../ui/Name.tsx';
import { ChildEvents } from './ChildEvents.tsx';
import { SupportPlan } from '../holdingSupport/SupportPlan.tsx';
import { SupportSeries } from '../holdingSupport/SupportSeries.tsx';
import { useSupportKinds } from '../holdingSupport/useSupportKinds.ts';
import type { TabProps } from './JourneyTab.tsx';
import { contactWords, daysWords, shortDate } from './words.ts';

const SHOWN = 5;

type Props = TabProps & { readonly referral: ReferralView };

/** Keeping in touch: when the next check-in is due, what support was given, and what passed lately. */
export function WhileWaiting({ overview, referral, onOpen }: Props) {
  const today = useToday();
  const mayLog = useCan('checkIn.save');
  const [showsAll, setShowsAll] = useState(false);
  const { recentContacts } = overview;
  const support = referral.holdingContacts;
  return (
    <section aria-labelledby="touch-title">
      <div className="sect-head">
        <h2 id="touch-title">
          {referral.isWaiting ? (
            <>
              While <Name full={calledName(overview.child.fields)} /> waits
            </>
          ) : (
            'In touch'
          )}
        </h2>
        <p>
          {support} holding contact{support === 1 ? '' : 's'}
        </p>
      </div>
      <NextCheckIn referral={referral} />
      {mayLog ? (
        <div className="row-wrap fact-acts">
          {referral.isWaiting || isQuietDue(referral, today) ? (
            // One first step: a referral nobody has read is read for safety.
            <Button
              kind={referral.inboxState === 'to_read' ? 'plain' : 'primary'}
              small
              onPress={() => onOpen({ kind: 'checkIn', referral })}
            >
              Log check-in
            </Button>
          ) : null}
          <Button small icon="hand" onPress={() => onOpen({ kind: 'holding', referral })}>
            Log holding support
          </Button>
          {referral.closedOn === null ? (
            <Button small icon="plus" onPress={() => onOpen({ kind: 'event' })}>
              Something happened
            </Button>
          ) : null}
        </div>
      ) : null}
      <SupportPlan referral={referral} onOpen={onOpen} />
      <SupportSeries referral={referral} onOpen={onOpen} />
      <ChildEvents
        events={overview.events}
        onConcern={(eventId) => onOpen({ kind: 'concern', concernId: null, eventId })}
      />
      {recentContacts.length === 0 ? (
        <p className="muted small">Nobody has been in touch yet.</p>
      ) : (
        <ul className="contact-list">
          {(showsAll ? recentContacts : recentContacts.slice(0, SHOWN)).map((contact) => (
            <Contact key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
      {recentContacts.length > SHOWN ? (
        <Button kind="link" small expanded={showsAll} onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show ${recentContacts.length - SHOWN} more`}
        </Button>
      ) : null}
    </section>
  );
}

/** In a course a check-in comes up only where no session is held or booked; its day is shown once it is near. */
function isQuietDue({ isWaiting, nextCheckInDueOn }: ReferralView, today: LocalDate): boolean {
  return (
    !isWaiting && nextCheckInDueOn !== null && checkInState(nextCheckInDueOn, today).state !== 'due_later'
  );
}

function NextCheckIn({ referral }: { readonly referral: ReferralView }) {
  const today = useToday();
  const { nextCheckInDueOn, nextCheckInBecause, tryAgainBy, putOff, isWaiting } = referral;
  if (nextCheckInDueOn === null || !(isWaiting || isQuietDue(referral, today))) return null;
  const due = checkInState(nextCheckInDueOn, today);
  const marks = { due_later: 'later', this_week: 'week', today: 'today', overdue: 'overdue' } as const;
  const words =
    due.state === 'overdue'
      ? `Check-in ${daysWords(due.daysOver)} over, due ${shortDate(nextCheckInDueOn, today)}`
      : due.state === 'today'
        ? 'Check-in due today'
        : `Next check-in ${shortDate(nextCheckInDueOn, today)}`;
  return (
    <p className="next-check-in">
      <DueMark due={marks[due.state]}>
        {words}
        {becauseWords(nextCheckInBecause)}
      </DueMark>
      {putOff !== null ? (
        <span className="small muted">{putOffWords(putOff, today)}</span>
      ) : tryAgainBy === null || tryAgainBy === nextCheckInDueOn ? null : (
        <span className="small muted">try again by {shortDate(tryAgainBy, today)}</span>
      )}
    </p>
  );
}

const WITH_WORDS: Partial<Record<string, string>> = {
  child: 'the child',
  carer: 'a carer',
  both: 'child and carer',
  professional: 'a professional',
  other: 'somebody else',
};

const HOW_WORDS = { better: 'Things are better.', same: 'Things are about the same.' } as const;

const KIND_WORDS: Record<ContactView['kind'], string> = {
  check_in: 'Check-in',
  holding_support: 'Holding support',
  letter: 'Letter',
};

function Contact({ contact }: { readonly contact: ContactView }) {
  const kinds = useSupportKinds();
  const today = useToday();
  const { kind, what, withWhom, note, by, on, unsafeChannelReason, unsafe, hasConcern, safetyAct } = contact;
  const { howThingsAre, whatHelps, carerNeeds, isPlaceInDoubt, explained, reachedBy } = contact;
  const word = withWhom === null ? null : WITH_WORDS[withWhom];
  return (
    <li>
      <p>
        <span>
          <b>{contactWords(kind, what, kinds)}</b>
          {withWhom === null ? null : (
            <>
              {', '}
              {word ?? <Name full={withWhom} />}
            </>
          )}
          {reachedBy === null ? null : `, ${REACHED_BY_LABELS[reachedBy].toLowerCase()}`}
        </span>
        <span className="when">{shortDate(on, today)}</span>
      </p>
      {howThingsAre === null ? null : (
        <p className="line-2">
          {howThingsAre === 'harder' ? <b>Things are harder.</b> : HOW_WORDS[howThingsAre]}
        </p>
      )}
      {note === null || note === '' ? null : <p className="line-2">{note}</p>}
      {whatHelps === null ? null : (
        <p className="line-2">
          <b>Helps:</b> {whatHelps}
        </p>
      )}
      {carerNeeds === null ? null : (
        <p className="line-2">
          <b>The carer needs:</b> {carerNeeds}
        </p>
      )}
      {isPlaceInDoubt ? (
        <p className="line-2">
          <b>May not be the right place.</b>
        </p>
      ) : null}
      {explained === null || explained.length === 0 ? null : (
        <p className="line-2">
          <b>Explained:</b>{' '}
          {explained
            .map((each) => TO_EXPLAIN_LABELS[each])
            .join('; ')
            .toLowerCase()}
        </p>
      )}
      {unsafeChannelReason === null ? null : (
        <p className="line-2">
          <b>Not agreed as safe.</b> {unsafeChannelReason}
        </p>
      )}
      {unsafe === null ? null : (
        <p className="line-2">
          <b>{unsafe === 'no' ? 'Said not to be safe.' : 'Nobody was sure whether they are safe.'}</b>{' '}
          {safetyAct === null
            ? hasConcern
              ? 'A concern was recorded: it stands under Safety.'
              : 'Nobody has said yet what was done.'
            : `${safetyAct.what} (${safetyAct.by ?? 'somebody'}, ${shortDate(safetyAct.on, today)})`}
        </p>
      )}
      <p className="line-2">
        {KIND_WORDS[kind]}
        {by === null ? '' : `, ${by}`}
      </p>
    </li>
  );
}
