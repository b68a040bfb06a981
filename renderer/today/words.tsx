// Long because the words of every kind of row on Today stand here, to be read as a whole.
import { firstName } from '../../shared/children/names.ts';
import type { ReactNode } from 'react';
import {
  daysBetween,
  formatDate,
  formatDay,
  formatDayMonth,
  formatTime,
  type LocalDate,
  weekdayName,
} from '../../shared/dates.ts';
import { putOffWords } from '../../shared/checkIns/putOff.ts';
import { graveWords } from '../priority/graveWords.ts';
import { REFERRAL_SOURCES_LABELS, type ReferralSource } from '../../shared/referrals/codes.ts';
import type { ContactLine, JobOf, TodayJob } from '../../shared/today/contract.ts';
import { RISK_KIND_LABELS, RISK_LEVEL_LABELS } from '../../shared/safeguarding/codes.ts';
import { clockWords } from '../../shared/safeguarding/rules.ts';
import { TherapyName } from '../TherapyName.tsx';
import { LadderLine } from '../checkIns/LadderLine.tsx';
import { becauseWords } from '../checkIns/words.ts';
import type { IconName } from '../ui/icons/Icon.tsx';
import type { Due } from '../ui/marks/DueMark.tsx';
import { Name, Phone } from '../ui/Name.tsx';
import { lowerFirst, upperFirst } from '../textCase.ts';
import { missedRunWords, missWords } from './missWords.ts';
import { boundNear, courseLine, DECIDED_WORDS, interpreterLine } from './courseWords.ts';
import { AllegedLine } from './AllegedLine.tsx';
import { KeptApartLine } from './KeptApartLine.tsx';
import { RiskItemLine } from './RiskItemLine.tsx';
import { stagesWords, SupportLine } from './supportWords.tsx';

export const ICON_OF: Record<TodayJob['kind'], IconName> = {
  concern: 'stop',
  concern_owed: 'stop',
  priority_owed: 'stop',
  carer_alleged: 'warn',
  kept_apart: 'warn',
  risk_review: 'warn',
  check_in: 'phone',
  welfare_contact: 'phone',
  not_safe: 'warn',
  missed_run: 'warn',
  risk_item: 'warn',
  session_to_log: 'pencil',
  register: 'pencil',
  review: 'returns',
  review_decided: 'returns',
  decision: 'returns',
  bound_near: 'returns',
  ending_review: 'returns',
  offer: 'hand',
  wants_another: 'hand',
  plan_review: 'doc',
  next_step: 'hand',
  nothing_planned: 'planner',
  holder_left: 'user',
  day_off: 'planner',
  interpreter_to_book: 'interp',
  referral: 'doc',
  nobody_answers: 'user',
  court_date: 'pretrial',
  support_plans: 'hand',
  no_band: 'sort',
  turning_18: 'birthday',
  handover: 'user',
  registration: 'doc',
  import_rows: 'doc',
  outside_opening: 'eye',
};

/** How near it is, as a mark and its words: "7 days over", "Today", "Mon 23 Nov". */
export function dueOf(job: TodayJob, today: LocalDate): { due: Due; words: string } {
  if (job.kind === 'concern') return { due: 'overdue', words: upperFirst(clockWords(job.hoursKnown)) };
  if (job.kind === 'bound_near')
    return { due: 'week', words: job.on !== null && job.on >= today ? formatDay(job.on) : 'Now' };
  if (job.kind === 'support_plans' || job.kind === 'no_band') return { due: 'week', words: 'This week' };
  if (job.group === 'overdue' || (job.group === 'now' && job.dueOn < today)) {
    const days = daysBetween(job.dueOn, today);
    return { due: 'overdue', words: days === 1 ? '1 day over' : `${days} days over` };
  }
  if (job.group === 'today' || job.group === 'now') {
    const isYesterday = (job.kind === 'session_to_log' || job.kind === 'register') && job.on < today;
    return { due: 'today', words: isYesterday ? 'Yesterday' : 'Today' };
  }
  return { due: 'week', words: formatDay(job.dueOn) };
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** The second voice beside the name: what is to be done. */
export function whatIsDue(job: TodayJob): string {
  switch (job.kind) {
    case 'check_in': {
      const what =
        job.because === 'first'
          ? 'first contact'
          : job.because === 'received'
            ? 'contact until we answer'
            : `check-in${becauseWords(job.because)}`;
      const { tries } = job.next;
      if (job.ladder?.rung === 'decision') return `${what}, nobody reached`;
      return tries === 0 ? what : `${what}, ${ORDINALS[tries] ?? `${tries + 1}th`} try`;
    }
    case 'welfare_contact':
      return 'is the child safe?';
    case 'not_safe':
      return job.said === 'no' ? 'said not to be safe' : 'not sure they are safe';
    case 'risk_item':
      return 'a risk item was answered';
    case 'concern':
      return 'a safeguarding concern to complete';
    case 'concern_owed':
      return `concern to record: disclosure on ${formatDayMonth(job.happenedOn)}`;
    case 'priority_owed':
      return 'no concern or risk recorded';
    case 'risk_review':
      return `risk to look at again: ${lowerFirst(RISK_KIND_LABELS[job.risk])}`;
    case 'carer_alleged':
      return job.open === 'decide' ? 'may they join these sessions?' : 'may not join, and has dates to come';
    case 'kept_apart':
      return 'would meet somebody they must not';
    case 'missed_run':
      return job.run === null
        ? 'missed sessions, to look at again'
        : 'missed sessions: what gets in the way?';
    case 'session_to_log':
      return `${job.strand === 'carer' ? 'carer’s session' : 'session'} ${job.number}${
        job.ofLabel === null ? '' : ` of ${job.ofLabel}`
      } to log`;
    case 'review':
      return `review ${job.reviewNumber} is due`;
    case 'review_decided':
      return DECIDED_WORDS[job.outcome];
    case 'decision':
      return 'a decision is needed';
    case 'bound_near':
      return boundNear(job);
    case 'ending_review':
      return 'review of the ending';
    case 'offer':
      return job.askAgainOn === null ? 'offer not answered' : 'time to ask again';
    case 'wants_another':
      return 'would like something else';
    case 'plan_review':
      return 'the assessment’s plan, to look at again';
    case 'next_step':
      if (job.aftercareUntil !== null) return `aftercare until ${formatDate(job.aftercareUntil)}`;
      return job.step === 'plan_course' ? 'another course to plan' : 'the course has ended: what comes next?';
    case 'nothing_planned':
      return 'no session is planned';
    case 'holder_left':
      return job.isCarers ? 'who holds the carer’s sessions has left' : 'who holds the therapy has left';
    case 'day_off':
      return job.sessions === 1
        ? '1 session is planned on a day off'
        : `${job.sessions} sessions are planned on ${job.firstOn === job.lastOn ? 'a day off' : 'days off'}`;
    case 'interpreter_to_book':
      return 'interpreter to book';
    case 'referral':
      return REFERRAL_STEP[job.state];
    case 'court_date':
      return lowerFirst(job.event ?? 'a date in court');
    case 'turning_18':
      return `18 on ${formatDate(job.birthday)}`;
    case 'outside_opening':
      return 'opened from outside the caseload';
    case 'handover':
      if (job.isCover) return 'has the cover ended?';
      return job.group === 'this_week' ? 'handover to prepare' : 'handover: did it happen?';
    case 'register':
      return `register to take, ${job.members === 1 ? '1 member' : `${job.members} members`}`;
    case 'registration':
      return job.group === 'overdue' ? 'registration has run out' : 'registration runs out';
    case 'nobody_answers':
    case 'support_plans':
    case 'no_band':
    case 'import_rows':
      return '';
  }
}

const REFERRAL_STEP: Record<JobOf<'referral'>['state'], string> = {
  to_read: 'new referral to read for safety',
  to_decide: 'referral to answer',
  asked: 'referral to look at again',
  came_again: 'referral came again: read it for safety',
};

/** The line below: whom to ring and how, or what it rests on. */
export function lineBelow(job: TodayJob, today: LocalDate): ReactNode {
  switch (job.kind) {
    case 'check_in':
      return <CheckInLine job={job} today={today} />;
    case 'welfare_contact':
      return (
        <>
          {missWords(job)} <Calling job={job} />
        </>
      );
    case 'not_safe':
      return (
        <>
          <span className={job.said === 'no' ? 'no' : 'ask'}>
            {notSafeWords(job)} {job.said === 'no' ? 'Say what was done.' : 'Ask again, or look at it.'}
          </span>{' '}
          <Calling job={job} />
        </>
      );
    case 'risk_item':
      return <RiskItemLine job={job} />;
    case 'concern':
      return (
        <>
          {job.danger === 'yes' ? <span className="no">In danger when it was recorded. </span> : null}
          {job.danger === null ? <span className="no">Whether in danger now is not said. </span> : null}
          Recorded by {job.recordedBy}.
        </>
      );
    case 'concern_owed':
      return (
        <>
          <span className="no">No concern is linked to it yet.</span>
          {job.recordedBy === null ? '' : ` The disclosure was recorded by ${job.recordedBy}.`}
        </>
      );
    case 'priority_owed':
      return (
        <>
          <span className="no">{graveWords(job.factors)}.</span> Said on {formatDate(job.saidOn)} in a look at
          priority{job.by === null ? '' : `, by ${job.by}`}.
        </>
      );
    case 'risk_review':
      return `${RISK_LEVEL_LABELS[job.level]}.${job.holder === null ? '' : ` Held by ${job.holder}.`}`;
    case 'carer_alleged':
      return <AllegedLine job={job} />;
    case 'kept_apart':
      return <KeptApartLine job={job} />;
    case 'missed_run':
      return missedRunWords(job);
    case 'session_to_log':
    case 'register':
      return [
        `${weekdayName(job.on)} ${formatDayMonth(job.on)}`,
        job.time === null ? null : formatTime(job.time),
        job.place,
        job.practitioner === null ? null : `with ${job.practitioner}`,
      ]
        .filter((part) => part !== null)
        .join(', ');
    case 'review':
    case 'review_decided':
    case 'decision':
    case 'bound_near':
      return courseLine(job);
    case 'ending_review':
      return (
        <>
          <TherapyName id={job.protocolId} /> ended on {formatDay(job.endedOn)}. Look back on it together by{' '}
          {formatDay(job.dueOn)}, or say why not.
        </>
      );
    case 'offer':
      return (
        <>
          <TherapyName id={job.protocolId} />, offered on {formatDate(job.madeOn)}
          {job.askAgainOn === null ? '' : '. Not ready then'}
        </>
      );
    case 'wants_another':
      return (
        <>
          Said on {formatDate(job.answeredOn)} to <TherapyName id={job.protocolId} />. {whoAnswers(job)}
        </>
      );
    case 'plan_review':
      return `Assessed on ${formatDate(job.completedOn)}. ${whoAnswers(job)}`;
    case 'next_step':
      return (
        <>
          {job.protocolId === null ? 'The course' : <TherapyName id={job.protocolId} />} {endedWords(job)}{' '}
          {job.step === 'plan_course'
            ? 'They said yes to another. Plan its dates.'
            : job.aftercareUntil === null
              ? 'Close it, agree aftercare, or plan what comes next.'
              : `Look at the plan again by ${formatDate(job.dueOn)}.`}
          {feedbackWords(job)}
        </>
      );
    case 'nothing_planned':
      return (
        <>
          <TherapyName id={job.protocolId} />.{' '}
          {job.lastDateOn === null
            ? 'It never had a date.'
            : `The last date was ${formatDay(job.lastDateOn)}.`}{' '}
          Plan the next, or end the course.
        </>
      );
    case 'holder_left':
      return `${job.practitioner} works here no longer. ${datesWith(job)}`;
    case 'referral':
      return `${job.state === 'came_again' ? 'Came again' : 'Received'} on ${formatDate(job.receivedOn)}. ${fromWords(job.source)} ${whoAnswers(job)}`;
    case 'nobody_answers':
      return 'One person answers for each from receipt to closure.';
    case 'support_plans':
      return <SupportLine job={job} />;
    case 'no_band':
      return `${stagesWords(job.byStage)}. Look at the priority of each, so that nobody is passed over.`;
    case 'court_date':
      return job.group === 'overdue'
        ? 'That day has gone by. Say what came of it.'
        : 'Wish them well if you like; check in once it is over.';
    case 'turning_18':
      return 'Plan where support goes on, and who is told.';
    case 'outside_opening':
      return `By ${job.who} on ${formatDate(job.openedOn)}: ${job.reason}`;
    case 'day_off':
      return `${dayOffWords(job)} Move ${job.sessions === 1 ? 'it' : 'them'}, find cover, or say why ${
        job.sessions === 1 ? 'it stays' : 'they stay'
      }.`;
    case 'interpreter_to_book':
      return interpreterLine(job);
    case 'handover':
      return job.isCover
        ? `${job.to} covers${job.from === null ? '' : ` for ${job.from}`} since ${formatDay(job.startsOn)}${
            job.untilOn === null ? '' : `, until ${formatDay(job.untilOn)}`
          }.`
        : `From ${job.from ?? 'nobody named'} to ${job.to} on ${formatDay(job.startsOn)}.`;
    case 'registration':
      return `${job.registeredWith === null ? 'The body is not stated' : `With ${job.registeredWith}`}, until ${formatDate(job.dueOn)}. Enter the next date once it is renewed.`;
    case 'import_rows':
      return 'Nothing of them is in Holdfast until somebody decides.';
  }
}

/** "Ama Fictley is away on Thu 26 November." */
function dayOffWords({ off, firstOn, lastOn, inGroup }: JobOf<'day_off'>): string {
  const when =
    firstOn === lastOn ? `on ${formatDay(firstOn)}` : `from ${formatDay(firstOn)} to ${formatDay(lastOn)}`;
  const what = off.because === 'leave' ? `${off.name} is away ${when}` : `${off.name}, ${when}`;
  return inGroup === null ? `${what}.` : `${what}, in the group ${inGroup.name}.`;
}

function fromWords(source: ReferralSource): string {
  return source === 'not_known'
    ? 'Who referred is not recorded.'
    : `From ${lowerFirst(REFERRAL_SOURCES_LABELS[source])}.`;
}

const whoAnswers = ({ answersFor }: Pick<JobOf<'referral'>, 'answersFor'>): string =>
  answersFor === null ? 'Nobody answers for the referral yet' : `${answersFor} answers for the referral`;

function notSafeWords({ saidOn, by }: JobOf<'not_safe'>): string {
  return `In the check-in of ${formatDay(saidOn)}${by === null ? '' : `, by ${by}`}.`;
}

/** Whom to ring, in one line. */
function Calling({ job }: { readonly job: Pick<JobOf<'check_in'>, 'contact' | 'interpreterLanguage'> }) {
  const { contact, interpreterLanguage } = job;
  return (
    <>
      {contact === null ? 'Nobody is named as safe to ring.' : <Ring contact={contact} />}
      {interpreterLanguage === null ? null : ` With the ${interpreterLanguage} interpreter.`}
    </>
  );
}

function endedWords({ endedOn, practitioner }: JobOf<'next_step'>): string {
  return `ended on ${formatDate(endedOn)}${practitioner === null ? '' : `, with ${practitioner}`}.`;
}

function CheckInLine({ job, today }: { readonly job: JobOf<'check_in'>; readonly today: LocalDate }) {
  const { next, ladder } = job;
  if (ladder !== null && ladder.rung !== 'family') {
    const { contact } = job;
    return (
      <>
        <LadderLine ladder={ladder} />
        {contact === null || ladder.rung === 'decision' || !hasRules(contact) ? null : (
          <>
            {' '}
            <Name full={firstName(contact.name)} />:
            <RulesOfContact contact={contact} />
          </>
        )}
      </>
    );
  }
  return (
    <>
      {next.putOff !== null ? (
        <b>{putOffWords(next.putOff, today)} </b>
      ) : next.tries > 0 &&
        next.tryAgainBy !== null &&
        next.tryAgainBy > today &&
        next.state === 'overdue' ? (
        <b>Next try by {formatDay(next.tryAgainBy)}. </b>
      ) : null}
      <Calling job={job} />
    </>
  );
}

function Ring({ contact }: { readonly contact: ContactLine }) {
  const { name, phone, isNotRung } = contact;
  return (
    <>
      {isNotRung ? (
        <>
          <span className="no">Do not ring</span> <Name full={firstName(name)} />
        </>
      ) : (
        <>
          Ring <Name full={firstName(name)} />
        </>
      )}
      {phone === null || isNotRung ? null : (
        <>
          {' '}
          on <Phone number={phone} />
        </>
      )}
      .
      <RulesOfContact contact={contact} />
    </>
  );
}

const hasRules = ({ isChecked, isOld, voicemail, sayName, codeWord, times }: ContactLine): boolean =>
  !isChecked || isOld || [voicemail, sayName, codeWord, times].some((rule) => rule !== null && rule !== '');

/** What holds of a call to them. First what must not be done: the end of the line may be cut where room is short. */
function RulesOfContact({ contact }: { readonly contact: ContactLine }) {
  const { times, sayName, codeWord, isChecked, isOld, voicemail } = contact;
  return (
    <>
      {isChecked || isOld ? null : <span className="ask"> Contact not yet checked.</span>}
      {isOld ? <span className="ask"> Check this contact again.</span> : null}
      {(isChecked || isOld) && voicemail !== null ? <span className="no"> No voicemail.</span> : null}
      {sayName === null || sayName === '' ? null : ` Say “${sayName}”.`}
      {codeWord === null || codeWord === '' ? null : ` Code word “${codeWord}”.`}
      {times === null || times === '' ? null : ` ${upperFirst(times)}.`}
    </>
  );
}

/** " Not said yet whether the child gave feedback." A gap beside the job, never a job. */
function feedbackWords({ feedbackGap }: JobOf<'next_step'>): string {
  if (feedbackGap.length === 0) return '';
  const [only] = feedbackGap;
  if (feedbackGap.length > 1) return ' Not said yet whether child and carer were asked for feedback.';
  return ` Not said yet whether the ${only === 'child' ? 'child' : 'carer'} was asked for feedback.`;
}

/** What is still in the diary with somebody who has left. */
function datesWith({ dates, nextOn }: JobOf<'holder_left'>): string {
  if (nextOn === null) return 'No date of theirs is planned.';
  if (dates === 1) return `One date is planned with them, on ${formatDay(nextOn)}.`;
  return `${dates} dates are planned with them, the next on ${formatDay(nextOn)}.`;
}
