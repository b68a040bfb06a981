import { useEffect, useRef, useState } from 'react';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { OfferAnswer } from '../../shared/offers/codes.ts';
import type { JobOf, TodayJob } from '../../shared/today/contract.ts';
import { useToday } from '../session.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icons/Icon.tsx';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { NameLink } from '../ui/Name.tsx';
import { LogSession } from '../course/LogSession.tsx';
import { AnswerOffer } from './AnswerOffer.tsx';
import { JobActs } from './JobActs.tsx';
import { CarryOut } from './CarryOut.tsx';
import { KeepOnDayOff } from './KeepOnDayOff.tsx';
import { SettleApart } from './SettleApart.tsx';
import { SettleConcern, SettleSafety } from './SettleConcern.tsx';
import { UndoPart } from './UndoPart.tsx';
import { WhatWasDone } from './WhatWasDone.tsx';
import { dueOf, ICON_OF, lineBelow, whatIsDue } from './words.tsx';
import { noBandWords, supportWords } from './supportWords.tsx';

/** What became of a row in this visit. It stays in its place, marked done, until the page is left. */
export type Done = {
  readonly words: string;
  readonly checkInId: string | null;
  /** Nobody was reached: it is still due, and looks due. */
  readonly isTry?: boolean;
};

/** A concern opened from its row, or a new one from a check-in that said "not safe", a disclosure or a look at priority. */
export type OpenedConcern =
  | { readonly job: JobOf<'concern'>; readonly concernId: string }
  | {
      readonly job: JobOf<'not_safe'> | JobOf<'concern_owed'> | JobOf<'priority_owed'>;
      readonly concernId: null;
    };

export type JobRowProps = {
  readonly job: TodayJob;
  readonly done: Done | undefined;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onCheckIn: (referralId: string, outcome: CheckInOutcome | null) => void;
  readonly onReferral: (referralId: string) => void;
  readonly onConcern: (opened: OpenedConcern) => void;
  readonly onDone: (done: Done) => void;
  /** `concernsLeft`: concerns recorded from the check-in that was taken back. */
  readonly onUndone: (concernsLeft: number) => void;
};

/** One thing to do, done from here. */
export function JobRow(props: JobRowProps) {
  const { job, done } = props;
  const today = useToday();
  const [answer, setAnswer] = useState<OfferAnswer | null>(null);
  const [isLogging, setLogging] = useState(false);
  const [isActing, setActing] = useState(false);
  const isDone = done !== undefined && done.isTry !== true;
  const { due, words } = isDone ? { due: 'done' as const, words: 'Done' } : dueOf(job, today);
  const row = useRef<HTMLLIElement>(null);
  // The form that was saved goes, and with it what had the focus.
  useEffect(() => {
    if (done !== undefined && document.activeElement === document.body)
      row.current?.focus({ preventScroll: true });
  }, [done]);
  const isOpen = props.isOpen || ((answer !== null || isLogging || isActing) && done === undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move along the rows; their buttons act
    <li
      ref={row}
      className={classes('job', isOpen && 'is-open', isDone && 'is-done')}
      data-row={job.key}
      tabIndex={props.isStop ? 0 : -1}
    >
      <DueMark due={due}>{words}</DueMark>
      <div className="what">
        <Icon name={ICON_OF[job.kind]} />
        <div>
          <p className="line-1">
            {job.kind === 'import_rows' ? (
              <b className="name">
                {job.rows === 1 ? '1 row of a spreadsheet' : `${job.rows} rows of spreadsheets`} to decide
                about
              </b>
            ) : job.kind === 'support_plans' ? (
              <b className="name">{supportWords(job)}</b>
            ) : job.kind === 'no_band' ? (
              <b className="name">{noBandWords(job)}</b>
            ) : job.kind === 'nobody_answers' ? (
              <b className="name">
                {job.referrals === 1
                  ? 'Nobody answers for 1 open referral'
                  : `Nobody answers for ${job.referrals} open referrals`}
              </b>
            ) : job.kind === 'registration' || job.kind === 'register' ? (
              <>
                <b className="name">{job.kind === 'register' ? job.name : job.practitioner}</b>{' '}
                <span className="light">{whatIsDue(job)}</span>
              </>
            ) : (
              <>
                <NameLink full={job.child.name} to={{ screen: 'child', childId: job.child.childId }} />{' '}
                <span className="light">
                  {job.child.age === null ? '' : `${job.child.age}, `}
                  {whatIsDue(job)}
                </span>
              </>
            )}
          </p>
          <p className="line-2">{done === undefined ? lineBelow(job, today) : done.words}</p>
        </div>
      </div>
      {done === undefined ? (
        <JobActs
          {...props}
          answer={answer}
          onAnswer={setAnswer}
          isLogging={isLogging}
          onLogging={setLogging}
          isActing={isActing}
          onActing={setActing}
        />
      ) : (
        <UndoPart done={done} onUndone={props.onUndone} />
      )}
      {job.kind === 'session_to_log' && isLogging && done === undefined ? (
        <div className="open-log">
          <LogSession
            courseId={job.courseId}
            sessionId={job.sessionId}
            onSaved={() => props.onDone({ words: 'Logged. The course shows it.', checkInId: null })}
            onClose={() => setLogging(false)}
          />
        </div>
      ) : null}
      {(job.kind === 'not_safe' || job.kind === 'risk_item') && isActing && done === undefined ? (
        <WhatWasDone
          after={job.kind === 'not_safe' ? { checkInId: job.checkInId } : { scoreId: job.scoreId }}
          onSaved={() => props.onDone({ words: 'What was done is on record.', checkInId: null })}
        />
      ) : null}
      {job.kind === 'kept_apart' && isActing && done === undefined ? (
        <SettleApart
          job={job}
          onSaved={() => props.onDone({ words: 'What was decided is on record.', checkInId: null })}
        />
      ) : null}
      {job.kind === 'review_decided' && isActing && done === undefined ? (
        <CarryOut
          job={job}
          onSaved={() => props.onDone({ words: 'What became of it is on record.', checkInId: null })}
        />
      ) : null}
      {job.kind === 'day_off' && isActing && done === undefined ? (
        <KeepOnDayOff
          job={job}
          onSaved={() => props.onDone({ words: 'Why it stays is on record.', checkInId: null })}
        />
      ) : null}
      {job.kind === 'concern_owed' && isActing && done === undefined ? (
        <SettleConcern
          eventId={job.eventId}
          onSaved={() => props.onDone({ words: 'Why no concern is recorded is on record.', checkInId: null })}
        />
      ) : null}
      {job.kind === 'priority_owed' && isActing && done === undefined ? (
        <SettleSafety
          referralId={job.referralId}
          onSaved={() =>
            props.onDone({ words: 'Why no concern or risk is recorded is on record.', checkInId: null })
          }
        />
      ) : null}
      {job.kind === 'offer' && answer !== null && done === undefined ? (
        <AnswerOffer
          job={job}
          answer={answer}
          onAnswered={(said) => {
            setAnswer(null);
            props.onDone({ words: said, checkInId: null });
          }}
        />
      ) : null}
    </li>
  );
}
