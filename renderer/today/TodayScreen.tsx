import { useState } from 'react';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { SafeNow } from '../../shared/checkIns/safeNow.ts';
import { formatDate, formatLongDay } from '../../shared/dates.ts';
import type { JobOf, TodayJob } from '../../shared/today/contract.ts';
import { compareJobs } from '../../shared/today/order.ts';
import { TODAY_GROUP_LABELS, TODAY_GROUPS, type TodayGroup } from '../../shared/today/rules.ts';
import { CheckInDrawer } from '../checkIns/CheckInDrawer.tsx';
import { CONCERN_STANDS } from '../checkIns/words.ts';
import type { SavedCheckIn } from '../checkIns/useCheckInForm.ts';
import { useOp } from '../client.ts';
import { useNavigate } from '../router.tsx';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { useCan, useToday } from '../session.tsx';
import { TriageDrawer } from '../inbox/TriageDrawer.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { onRowKeys } from '../ui/rowKeys.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { Ahead } from './Ahead.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { type Done, JobRow, type OpenedConcern } from './JobRow.tsx';
import { NoRecords } from './NoRecords.tsx';
import { Unfinished, UnfinishedConcerns, useUnfinished } from './Unfinished.tsx';
import { isUnder, TODAY_TABS, type TodayTab } from './kinds.ts';
import { upperFirst } from '../textCase.ts';
import { closeThis } from '../ui/closeThis.ts';

const OUTCOME_KEYS: Partial<Record<number, CheckInOutcome>> = {
  1: 'reached',
  2: 'left_message',
  3: 'could_not_reach',
};

type Open = {
  readonly referralId: string;
  readonly outcome: CheckInOutcome | null;
  readonly key: string;
  /** The row it was opened from: once the check-in is saved the list no longer has it. */
  readonly job: TodayJob | undefined;
};
type Reading = { readonly referralId: string; readonly key: string };
type DoneJob = Done & { readonly job: TodayJob };

/** The first screen. Those who work with no child's record have nothing here, and are told so. */
export function TodayScreen({ tab }: { readonly tab: string | undefined }) {
  return useCan('today.list') ? <TodayForRecords key={tab} from={tab} /> : <NoRecords />;
}

/** What needs somebody: overdue, due today, this week. Every row is done from here. */
function TodayForRecords({ from }: { readonly from: string | undefined }) {
  const today = useToday();
  const navigate = useNavigate();
  const { data, error } = useOp('today.list', {});
  const [isMineOnly, setMineOnly] = useState(false);
  const [tab, setTab] = useState<TodayTab>(TODAY_TABS.find(({ key }) => key === from)?.key ?? 'everything');
  const [open, setOpen] = useState<Open | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [concern, setConcern] = useState<OpenedConcern | null>(null);
  const [concernsLeft, setConcernsLeft] = useState(0);
  const [done, setDone] = useState<ReadonlyMap<string, DoneJob>>(new Map());

  const unfinished = useUnfinished();
  // They stand with whatever else is about a child's safety, and are always the person's own.
  const begunUnder = (under: TodayTab) =>
    under === 'everything' || under === 'safety' ? unfinished.concerns : [];
  const begun = begunUnder(tab);
  // What was done in this visit keeps its place, whatever the records say of it now.
  const stillOpen = (data?.jobs ?? []).filter((job) => !done.has(job.key));
  const jobs = [...stillOpen, ...[...done.values()].map(({ job }) => job)].toSorted(compareJobs);
  const inScope = jobs.filter((job) => !isMineOnly || job.isMine);
  const shown = inScope.filter((job) => isUnder(tab, job));
  const left = shown.filter((job) => !done.has(job.key));
  const stopAt = shown.find((job) => job.key === (open ?? reading)?.key)?.key ?? shown[0]?.key;
  const tabs = TODAY_TABS.map((each) => ({
    key: each.key,
    label: each.label,
    count:
      inScope.filter((job) => !done.has(job.key) && isUnder(each.key, job)).length +
      begunUnder(each.key).length,
  })).filter(({ key, count }) => count > 0 || key === tab);
  const nextCheckIn = left.find((job) => job.kind === 'check_in' && job.key !== open?.key);

  function markDone(job: TodayJob, how: Done) {
    setDone((was) => new Map(was).set(job.key, { ...how, job }));
  }
  function forget(key: string) {
    setDone((was) => new Map([...was].filter(([each]) => each !== key)));
  }
  function checkInSaved(saved: SavedCheckIn, _view: CheckInView, isSafe: SafeNow | null) {
    const job = open?.job;
    // A child whose safety is open stays on the list until somebody was reached whose contact was checked, and is sure.
    const isAnswered = saved.isDone && isSafe !== 'not_sure';
    const isSettled =
      job?.kind === 'welfare_contact'
        ? isAnswered
        : job?.kind === 'not_safe'
          ? job.said === 'not_sure' && isAnswered
          : true;
    if (job !== undefined && isSettled)
      markDone(job, { words: savedWords(saved), checkInId: saved.checkInId, isTry: !saved.isDone });
  }
  function leaveCheckIn(andNext: boolean) {
    const next = andNext && nextCheckIn?.kind === 'check_in' ? openOf(nextCheckIn, null) : null;
    closeThis(setOpen, open, next)();
  }
  function openConcern(opened: OpenedConcern) {
    setOpen(null);
    setReading(null);
    setConcern(opened);
  }
  function openCheckIn(next: Open) {
    setConcern(null);
    setReading(null);
    setOpen(next);
  }
  function openReading(next: Reading) {
    setConcern(null);
    setOpen(null);
    setReading(next);
  }
  const openRow = (element: HTMLElement, outcome: CheckInOutcome | null) => {
    const job = left.find(({ key }) => key === element.dataset['row']);
    if (job?.kind === 'check_in' || job?.kind === 'welfare_contact') openCheckIn(openOf(job, outcome));
    else if ((job?.kind === 'concern_owed' || job?.kind === 'priority_owed') && outcome === null)
      openConcern({ job, concernId: null });
    else if (job?.kind === 'concern' && job.mayRead) openConcern({ job, concernId: job.concernId });
    else if (outcome === null) element.querySelector<HTMLElement>('.joined button')?.focus();
  };
  const groupOf = (group: TodayGroup) => {
    const within = shown.filter((job) => job.group === group);
    const begunHere = group === 'now' ? begun : [];
    if (within.length + begunHere.length === 0) return null;
    const here = within.flatMap((job) => done.get(job.key) ?? []);
    const tried = here.filter(({ isTry }) => isTry === true).length;
    const finished = here.length - tried;
    return (
      <section key={group} aria-labelledby={`group-${group}`}>
        <h2 className="group" id={`group-${group}`}>
          {TODAY_GROUP_LABELS[group]}{' '}
          <span className="n">
            {within.length - here.length + begunHere.length}
            {finished === 0 ? '' : `, and ${finished} done`}
            {tried === 0 ? '' : `, and ${tried} tried`}
          </span>
        </h2>
        <UnfinishedConcerns begun={begunHere} />
        <ul>
          {within.map((job) => (
            <JobRow
              key={job.key}
              job={job}
              done={done.get(job.key)}
              isOpen={job.key === open?.key || job.key === concern?.job.key}
              isStop={job.key === stopAt}
              onCheckIn={(referralId, outcome) => openCheckIn({ referralId, outcome, key: job.key, job })}
              onConcern={openConcern}
              onReferral={(referralId) => openReading({ referralId, key: job.key })}
              onDone={(how) => markDone(job, how)}
              onUndone={(left) => {
                forget(job.key);
                setConcernsLeft(left);
              }}
            />
          ))}
        </ul>
      </section>
    );
  };
  return (
    <Page className="today-page">
      <div className="today-main">
        <PageHead
          title="Today"
          light={formatLongDay(today)}
          acts={
            <>
              <Button kind="quiet" small pressed={isMineOnly} onPress={() => setMineOnly(true)}>
                Mine, {jobs.filter((job) => job.isMine && !done.has(job.key)).length}
              </Button>
              <Button kind="quiet" small pressed={!isMineOnly} onPress={() => setMineOnly(false)}>
                Everyone
              </Button>
            </>
          }
        />
        <Tabs
          label="Kind"
          current={tab}
          items={[
            {
              key: 'everything',
              label: 'Everything',
              count: inScope.filter((job) => !done.has(job.key)).length + unfinished.concerns.length,
            },
            ...tabs,
          ]}
          onSelect={setTab}
        />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows along the rows within */}
        <div
          className="jobs"
          tabIndex={0}
          role="region"
          aria-label="What needs you"
          onKeyDown={(event) =>
            onRowKeys(event, {
              open: (element) => openRow(element, null),
              digit: (element, digit) => {
                const outcome = OUTCOME_KEYS[digit];
                if (outcome !== undefined) openRow(element, outcome);
              },
            })
          }
        >
          {error === null ? null : <Banner tone="brick">{error.failure.message}</Banner>}
          {concernsLeft === 0 ? null : <Banner tone="slate" live {...CONCERN_STANDS} />}
          {data !== undefined && shown.length + begun.length === 0 ? (
            <EmptyState
              title="Nothing is waiting for you"
              action={
                <Button onPress={() => navigate({ screen: 'waitingList' })}>Open the waiting list</Button>
              }
            >
              Check-ins, sessions to log, reviews, offers and dates in court come here by themselves when they
              are due.
            </EmptyState>
          ) : null}
          {groupOf('now')}
          <Unfinished begun={unfinished.others} />
          {TODAY_GROUPS.filter((group) => group !== 'now').map(groupOf)}
          {(data?.checkInsLeftOut ?? 0) > 0 ? (
            <p className="small muted">
              And {data?.checkInsLeftOut} more check-ins: they stand on the waiting list.
            </p>
          ) : null}
          <FirstSteps isAlone={data?.jobs.length === 0} />
        </div>
      </div>
      {reading !== null ? (
        <TriageDrawer
          referralId={reading.referralId}
          onClose={closeThis(setReading, reading, null)}
          returnFocus={() => rowElement(reading.key)}
          onAnswered={({ fact, whatFollows }) => {
            const job = jobs.find(({ key }) => key === reading.key);
            if (job !== undefined)
              markDone(job, { words: `${upperFirst(fact)} ${whatFollows}`.trim(), checkInId: null });
            closeThis(setReading, reading, null)();
          }}
        />
      ) : concern !== null ? (
        <ConcernDrawer
          childId={concern.job.child.childId}
          childName={concern.job.child.name}
          concernId={concern.concernId}
          checkInId={concern.job.kind === 'not_safe' ? concern.job.checkInId : undefined}
          eventId={concern.job.kind === 'concern_owed' ? concern.job.eventId : undefined}
          onClose={closeThis(setConcern, concern, null)}
          onSaved={(isComplete) => {
            if (isComplete) markDone(concern.job, { words: 'The record is complete.', checkInId: null });
            closeThis(setConcern, concern, null)();
          }}
          returnFocus={() => rowElement(concern.job.key)}
        />
      ) : open === null ? (
        <Ahead items={data?.ahead ?? []} />
      ) : (
        <CheckInDrawer
          referralId={open.referralId}
          outcome={open.outcome}
          hasNext={nextCheckIn !== undefined}
          onClose={closeThis(setOpen, open, null)}
          returnFocus={() => rowElement(open.key)}
          onSaved={checkInSaved}
          onLeave={leaveCheckIn}
        />
      )}
    </Page>
  );
}

const rowElement = (key: string) => document.querySelector<HTMLElement>(`[data-row="${key}"]`);

function openOf(job: JobOf<'check_in'> | JobOf<'welfare_contact'>, outcome: CheckInOutcome | null): Open {
  return { referralId: job.referralId, outcome, key: job.key, job };
}

function savedWords({ isDone, nextDueOn, tryAgainBy }: SavedCheckIn): string {
  if (!isDone)
    return tryAgainBy === null
      ? 'Saved as a try. Still due.'
      : `Saved as a try. Still due: try again by ${formatDate(tryAgainBy)}.`;
  return nextDueOn === null
    ? 'Check-in saved.'
    : `Check-in saved. The next one is on ${formatDate(nextDueOn)}.`;
}
