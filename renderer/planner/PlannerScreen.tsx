import { useState } from 'react';
import {
  addDays,
  addWeeks,
  formatDayMonth,
  type LocalDate,
  partsOf,
  startOfWeek,
} from '../../shared/dates.ts';
import { timeOf } from '../../shared/diary/change.ts';
import { hoursDrawn, type WeekBy, weekDays, withoutHours } from '../../shared/diary/week.ts';
import type { WeekBlock, WeekView } from '../../shared/diary/weekContract.ts';
import { useOp } from '../client.ts';
import type { ChangeTarget } from '../course/ChangeForm.tsx';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { usePrintNoted } from '../waitingList/printNoted.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { type FreeAt, FreeDrawer } from './FreeDrawer.tsx';
import { SessionDrawer } from './SessionDrawer.tsx';
import { useHeld } from './useHeld.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { closeThis } from '../ui/closeThis.ts';

/** The week of everybody, by practitioner or by room. */
export function PlannerScreen() {
  const today = useToday();
  const thisWeek = startOfWeek(today);
  const [from, setFrom] = useState(thisWeek);
  const asked = useOp('diary.week', { from });
  const week = asked.data;
  const { refused, print } = usePrintNoted('planner');
  const named = (week?.blocks ?? []).flatMap(({ childId }) => childId ?? []);
  return (
    <Page className="planner">
      <div className="week">
        <PageHead
          title="Planner"
          light={weekWords(from)}
          acts={
            <>
              <Button
                kind="quiet"
                icon="left"
                iconOnly="The week before"
                onPress={() => setFrom(addWeeks(from, -1))}
              />
              <Button small onPress={() => setFrom(thisWeek)}>
                This week
              </Button>
              <Button
                kind="quiet"
                icon="right"
                iconOnly="The week after"
                onPress={() => setFrom(addWeeks(from, 1))}
              />
              <span className="taken-out">
                {week === undefined || asked.isPlaceholderData ? null : (
                  <Button small icon="print" onPress={() => print(named)}>
                    Print
                  </Button>
                )}
                <CalendarButton />
              </span>
            </>
          }
        />
        {asked.error === null ? null : <Banner tone="brick">{asked.error.failure.message}</Banner>}
        {refused === null ? null : (
          <Banner tone="brick" live>
            {refused}
          </Banner>
        )}
        {week === undefined ? null : <Week week={week} />}
      </div>
    </Page>
  );
}

type Open = { readonly block: WeekBlock; readonly target: ChangeTarget | undefined };

function Week({ week }: { readonly week: WeekView }) {
  const canChange = useCan('session.change');
  const canAdd = useCan('session.add');
  const today = useToday();
  const [by, setBy] = useState<WeekBy>('practitioner');
  const [open, setOpen] = useState<Open | null>(null);
  const [free, setFree] = useState<FreeAt | null>(null);
  const days = weekDays(week, by, today);
  const hours = hoursDrawn(week);
  const rows = days.flatMap((day) => day.lanes.map((lane) => ({ day, lane })));
  const holding = useHeld(rows, hours, (block, { day, lane }, at) => {
    const person = by === 'practitioner' && lane.name !== 'All' ? lane.id : block.practitionerId;
    const room = by === 'room' && lane.name !== 'All' ? lane.id : block.roomId;
    openSession({
      block,
      target: { on: day.on, time: timeOf(at), practitionerId: person ?? '', roomId: room ?? '' },
    });
  });
  function openSession(next: Open) {
    setFree(null);
    setOpen(next);
  }
  const roomName = (id: string) => week.rooms.find((room) => room.id === id)?.name ?? '';
  const personName = (id: string | null) =>
    week.practitioners.find((each) => each.id === id)?.name ?? 'nobody';
  const placeOf = (block: WeekBlock) =>
    block.roomId === null ? (block.place ?? 'place not said') : roomName(block.roomId);
  const unsaid = withoutHours(week);
  const freeSessions = days.flatMap(({ lanes }) => lanes).reduce((sum, lane) => sum + lane.freeSessions, 0);
  const holdersOf = ({ practitionerId, secondPractitionerId }: WeekBlock) =>
    secondPractitionerId === null
      ? personName(practitionerId)
      : `${personName(practitionerId)} and ${personName(secondPractitionerId)}`;
  const isHere = open !== null && week.blocks.some(({ tryId }) => tryId === open.block.tryId);
  return (
    <>
      <WeekGrid
        days={days}
        hours={hours}
        label={by === 'practitioner' ? 'Week by practitioner' : 'Week by room'}
        holding={holding}
        openId={open?.block.tryId ?? null}
        placeOf={(block) => (by === 'practitioner' ? placeOf(block) : holdersOf(block))}
        mayMove={({ status, courseId }) => canChange && status === 'planned' && courseId !== null}
        onOpen={(block) => openSession({ block, target: undefined })}
        onFree={
          canAdd
            ? (next) => {
                setOpen(null);
                setFree(next);
              }
            : null
        }
      />
      <p className="vh" aria-live="assertive">
        {holding.said}
      </p>
      <div className="week-foot">
        <div className="row-wrap">
          <Button kind="quiet" small pressed={by === 'practitioner'} onPress={() => setBy('practitioner')}>
            By practitioner
          </Button>
          <Button kind="quiet" small pressed={by === 'room'} onPress={() => setBy('room')}>
            By room
          </Button>
        </div>
        <p>
          {by === 'practitioner' ? (
            <>
              <b>
                {freeSessions} {freeSessions === 1 ? 'session' : 'sessions'} free
              </b>{' '}
              from today in this week
              {unsaid.length === 0
                ? '. '
                : `; the hours of ${unsaid.join(', ')} are not said yet (Service, Diary), so nothing of theirs is free here. `}
            </>
          ) : null}
          {week.withoutTime === 0 ? null : `${week.withoutTime} without a time yet. `}
          {canChange
            ? 'Enter opens a session, or plans one in free time. Space picks it up: arrows move it, Enter puts it down, Escape puts it back. Or drag it.'
            : ''}
        </p>
      </div>
      {free === null ? null : <FreeDrawer free={free} onClose={closeThis(setFree, free, null)} />}
      {open === null || !isHere ? null : (
        <SessionDrawer
          block={week.blocks.find(({ tryId }) => tryId === open.block.tryId) ?? open.block}
          place={placeOf(open.block)}
          target={open.target}
          onClose={closeThis(setOpen, open, null)}
        />
      )}
    </>
  );
}

/** '22 to 26 March 2027' */
function weekWords(from: LocalDate): string {
  const friday = addDays(from, 4);
  return `${formatDayMonth(from)} to ${formatDayMonth(friday)} ${partsOf(friday).year}`;
}
