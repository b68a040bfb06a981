import { useState } from 'react';
import { formatDate, formatDay, partsOf } from '../../shared/dates.ts';
import type { DiaryPeriod, ListedHoliday } from '../../shared/diary/periods.ts';
import { useCommand } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';

type PeriodsProps = {
  readonly periods: readonly DiaryPeriod[];
  readonly empty: string;
  readonly onChange: (period: DiaryPeriod) => void;
};

/** Closures, leave or school holidays, each with its days. */
export function Periods({ periods, empty, onChange }: PeriodsProps) {
  if (periods.length === 0) return <p className="hint">{empty}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">First day</th>
          <th scope="col">Last day</th>
          <td className="acts" />
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={period.id} className="row">
            <th scope="row">{period.name}</th>
            <td>{formatDate(period.startsOn)}</td>
            <td>{formatDate(period.endsOn)}</td>
            <PeriodActs period={period} onChange={onChange} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PeriodActs({ period, onChange }: Pick<PeriodsProps, 'onChange'> & { readonly period: DiaryPeriod }) {
  const remove = useCommand('diary.removePeriod');
  const [problem, setProblem] = useState<string>();
  async function takeOut() {
    const reply = await remove.run({ id: period.id, version: period.version });
    setProblem(reply.ok ? undefined : reply.message);
  }
  const which = <span className="vh"> {`${period.name}, ${formatDate(period.startsOn)}`}</span>;
  return (
    <td className="acts">
      <span className="row-acts">
        <Button kind="quiet" small icon="pencil" onPress={() => onChange(period)}>
          Change{which}
        </Button>
        <Button kind="quiet" small isPending={remove.isPending} onPress={() => void takeOut()}>
          Take out{which}
        </Button>
      </span>
      {problem === undefined ? null : <Banner tone="brick">{problem}</Banner>}
    </td>
  );
}

type HolidaysProps = {
  readonly holidays: readonly ListedHoliday[];
  readonly periods: readonly DiaryPeriod[];
  readonly onChange: (period: DiaryPeriod) => void;
  readonly onTakeOut: (holiday: ListedHoliday) => void;
};

/** Bank holidays to come, those of the rule and the service's own changes. */
export function Holidays({ holidays, periods, onChange, onTakeOut }: HolidaysProps) {
  const change = ({ date, is }: ListedHoliday) =>
    periods.find(
      ({ kind, startsOn }) =>
        startsOn === date && kind === (is === 'added' ? 'bank_holiday' : 'no_bank_holiday'),
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Bank holiday</th>
          <th scope="col">Day</th>
          <th scope="col">Stands</th>
          <td className="acts" />
        </tr>
      </thead>
      <tbody>
        {holidays.map((holiday) => {
          const { date, name, is } = holiday;
          const period = is === 'by_rule' ? undefined : change(holiday);
          return (
            <tr key={`${date}${is}`} className={is === 'taken_out' ? 'row is-closed' : 'row'}>
              <th scope="row">{name}</th>
              <td>
                {formatDay(date)} {partsOf(date).year}
              </td>
              <td>
                {is === 'by_rule' ? 'by rule' : <Tag>{is === 'added' ? 'Added here' : 'Taken out here'}</Tag>}
              </td>
              {period === undefined ? (
                <td className="acts">
                  <Button kind="quiet" small onPress={() => onTakeOut(holiday)}>
                    We work that day
                    <span className="vh">
                      : {name}, {formatDate(date)}
                    </span>
                  </Button>
                </td>
              ) : (
                <PeriodActs period={{ ...period, name }} onChange={onChange} />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
