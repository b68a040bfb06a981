import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { partsOf } from '../../shared/dates.ts';
import { hoursWords, numbersFor, type PractitionerHours, unsaidHours } from '../../shared/diary/hours.ts';
import { type DiaryPeriod, DiaryPeriodKind, listedHolidays } from '../../shared/diary/periods.ts';
import { NATION_LABELS } from '../../shared/calendar/bankHolidays.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Holidays, Periods } from './DiaryLists.tsx';
import { FallenDrawer } from './FallenDrawer.tsx';
import { HoursDrawer } from './HoursDrawer.tsx';
import { PeriodDrawer } from './PeriodDrawer.tsx';
import { Section, TabBody } from './Section.tsx';
import { closeThis } from '../ui/closeThis.ts';

type Open =
  | { readonly is: 'period'; readonly kind: DiaryPeriodKind; readonly period: DiaryPeriod | null }
  | { readonly is: 'fallen'; readonly periodId: string; readonly sessions: number }
  | { readonly is: 'hours'; readonly hours: PractitionerHours; readonly name: string }
  | null;

/** The diary's own facts: when the service is closed, who is away, which days are holidays, and when people work. */
export function DiaryTab() {
  const today = useToday();
  const facts = useOp('diary.facts', {}).data;
  const lists = useOp('service.lists', {}).data;
  const values = useOp('settings.list', {}).data?.values;
  const asked = useAskedFor();
  const [open, setOpen] = useState<Open | 'closed'>(null);
  if (facts === undefined || lists === undefined || values === undefined) return null;
  const shown = open === 'closed' ? null : (open ?? askedFor(asked, facts, lists));
  const nameOf = (id: string | null) => lists.practitioners.find((each) => each.id === id)?.name ?? '';
  const working = lists.practitioners.filter((each) => each.isActive);
  const ofKind = (kind: DiaryPeriodKind) =>
    facts.periods.filter((each) => each.kind === kind && each.endsOn >= today).toReversed();
  const { year } = partsOf(today);
  const dayFacts = { nation: values.nation, pausesInSchoolHolidays: false, periods: facts.periods };
  const holidays = [...listedHolidays(dayFacts, year), ...listedHolidays(dayFacts, year + 1)].filter(
    ({ date }) => date >= today,
  );
  const defaults = {
    sessionMinutes: values.usualSessionMinutes,
    travelMinutes: values.travelMinutes,
    mostADay: values.sessionsADay,
  };
  const add = (kind: DiaryPeriodKind, words: string) => (
    <Button icon="plus" small onPress={() => setOpen({ is: 'period', kind, period: null })}>
      {words}
    </Button>
  );
  const change = (period: DiaryPeriod) => setOpen({ is: 'period', kind: period.kind, period });
  return (
    <>
      <TabBody label="Diary">
        <Section
          title="Closures"
          lead="Days on which nobody works here. Plans pass over them."
          acts={add('closure', 'Add a closure')}
        >
          <Periods periods={ofKind('closure')} empty="No closure is to come." onChange={change} />
        </Section>
        <Section
          title="Leave"
          lead="Who is away, and never why. Plans pass over it."
          acts={add('leave', 'Add leave')}
        >
          <Periods
            periods={ofKind('leave').map((each) => ({ ...each, name: nameOf(each.practitionerId) }))}
            empty="No leave is to come."
            onChange={(period) => change({ ...period, name: '' })}
          />
        </Section>
        <Section
          title="Working hours"
          lead={`Where nothing is said: sessions of ${defaults.sessionMinutes} minutes, ${defaults.travelMinutes} to travel, at most ${defaults.mostADay} a day.`}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">Practitioner</th>
                <th scope="col">Works</th>
                <th scope="col">Session, travel, a day</th>
                <td className="acts" />
              </tr>
            </thead>
            <tbody>
              {working.map(({ id, name }) => {
                const hours = facts.hours.find((each) => each.practitionerId === id);
                const numbers = numbersFor(hours, defaults);
                return (
                  <tr key={id} className="row">
                    <th scope="row">{name}</th>
                    <td>
                      {hours === undefined || hours.days.length === 0 ? (
                        <span className="muted">not said</span>
                      ) : (
                        hoursWords(hours.days)
                      )}
                    </td>
                    <td>
                      {numbers.sessionMinutes} min, {numbers.travelMinutes} min, {numbers.mostADay}
                    </td>
                    <td className="acts">
                      <Button
                        kind="quiet"
                        small
                        icon="pencil"
                        onPress={() => setOpen({ is: 'hours', hours: hours ?? unsaidHours(id), name })}
                      >
                        Change<span className="vh"> when {name} works</span>
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Section>
        <Section
          title="School holidays"
          lead={
            values.pausesInSchoolHolidays === 'yes'
              ? 'Therapy pauses then: plans pass over them. That is a setting.'
              : 'Therapy goes on then. Under Settings you can have it pause.'
          }
          acts={add('school_holiday', 'Add a school holiday')}
        >
          <Periods
            periods={ofKind('school_holiday')}
            empty="None is entered. Schools and areas set their own dates, so no rule can."
            onChange={change}
          />
        </Section>
        <Section
          title="Bank holidays"
          lead={`Of ${NATION_LABELS[values.nation]}, by rule, with what you change. Plans pass over them, and so do the working days by which check-ins and answers fall due.`}
          acts={add('bank_holiday', 'Add a bank holiday')}
        >
          <Holidays
            holidays={holidays}
            periods={facts.periods}
            onChange={change}
            onTakeOut={({ date, name }) =>
              setOpen({
                is: 'period',
                kind: 'no_bank_holiday',
                period: { ...NEW_PERIOD, kind: 'no_bank_holiday', name, startsOn: date, endsOn: date },
              })
            }
          />
        </Section>
      </TabBody>
      {shown?.is === 'period' ? (
        <PeriodDrawer
          key={shown.period?.id === '' ? shown.period.startsOn : (shown.period?.id ?? `new:${shown.kind}`)}
          kind={shown.kind}
          period={shown.period}
          practitioners={working}
          onClose={closeThis(setOpen, open, 'closed')}
          onFallen={(periodId, sessions) =>
            setOpen((now) => (now === open ? { is: 'fallen', periodId, sessions } : now))
          }
        />
      ) : shown?.is === 'fallen' ? (
        <FallenDrawer
          periodId={shown.periodId}
          sessions={shown.sessions}
          onClose={closeThis(setOpen, open, 'closed')}
        />
      ) : shown?.is === 'hours' ? (
        <HoursDrawer
          key={shown.hours.practitionerId}
          hours={shown.hours}
          name={shown.name}
          defaults={defaults}
          onClose={closeThis(setOpen, open, 'closed')}
        />
      ) : null}
    </>
  );
}

/** A period that is not kept yet, for taking a holiday out by a press. */
const NEW_PERIOD = { id: '', version: 0, practitionerId: null };

function askedFor(
  asked: string | undefined,
  facts: OutputOf<'diary.facts'>,
  lists: OutputOf<'service.lists'>,
): Open {
  const [what, which = ''] = asked?.split(':') ?? [];
  if (what === 'hours') {
    const name = lists.practitioners.find((each) => each.id === which)?.name;
    const hours = facts.hours.find((each) => each.practitionerId === which) ?? unsaidHours(which);
    return name === undefined ? null : { is: 'hours', hours, name };
  }
  const kind = DiaryPeriodKind.safeParse(asked?.split(':')[2]);
  if (what === 'period' && which === 'new' && kind.success)
    return { is: 'period', kind: kind.data, period: null };
  const period = what === 'period' ? facts.periods.find((each) => each.id === which) : undefined;
  return period === undefined ? null : { is: 'period', kind: period.kind, period };
}
