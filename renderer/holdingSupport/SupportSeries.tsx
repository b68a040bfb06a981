import { useState } from 'react';
import type { ReferralView } from '../../shared/children/overview.ts';
import type { SupportSeriesView } from '../../shared/holdingSupport/contract.ts';
import { HOLDING_WITH_WHOM_LABELS, kindName } from '../../shared/holdingSupport/rules.ts';
import {
  datesByAttendance,
  isSeriesFull,
  SERIES_ATTENDANCE_LABELS,
  seriesWords,
} from '../../shared/holdingSupport/series.ts';
import type { OpenForm } from '../child/openForm.ts';
import { shortDate } from '../child/words.ts';
import { useCommand } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { useSupportKinds } from './useSupportKinds.ts';

type SupportSeriesProps = { readonly referral: ReferralView; readonly onOpen: (form: OpenForm) => void };

/** Short series: how many dates came to pass, logging the next, ending one. */
export function SupportSeries({ referral, onOpen }: SupportSeriesProps) {
  const mayStart = useCan('supportSeries.start') && referral.closedOn === null;
  return (
    <>
      {referral.supportSeries.length === 0 ? null : (
        <ul className="support-series" aria-label="Series of holding support">
          {referral.supportSeries.map((series) => (
            <Series
              key={series.id}
              series={series}
              isClosed={referral.closedOn !== null}
              onLog={() => onOpen({ kind: 'supportSeriesDate', series })}
            />
          ))}
        </ul>
      )}
      {mayStart ? (
        <Button kind="link" small onPress={() => onOpen({ kind: 'supportSeries', referral })}>
          Begin a series
        </Button>
      ) : null}
    </>
  );
}

type SeriesProps = {
  readonly series: SupportSeriesView;
  readonly isClosed: boolean;
  readonly onLog: () => void;
};

function Series({ series, isClosed, onLog }: SeriesProps) {
  const today = useToday();
  const kinds = useSupportKinds();
  const maySave = useCan('supportSeries.log') && series.endedOn === null && !isClosed;
  const end = useCommand('supportSeries.end');
  const [problem, setProblem] = useState<string>();
  const name = kindName(kinds, series.kind);
  async function endIt() {
    const reply = await end.run({ seriesId: series.id, version: series.version });
    setProblem(reply.ok ? undefined : reply.message);
  }
  return (
    <li>
      <p>
        <b>{name}</b>, {seriesWords(series.planned, series.dates)}
      </p>
      <p className="line-2">
        {HOLDING_WITH_WHOM_LABELS[series.withWhom]}. By {series.givenBy}. Planned{' '}
        {shortDate(series.startedOn, today)}
        {series.endedOn === null ? '' : `, ended ${shortDate(series.endedOn, today)}`}.
      </p>
      {datesByAttendance(series.dates).map(({ attendance, on }) => (
        <p className="line-2" key={attendance}>
          {SERIES_ATTENDANCE_LABELS[attendance]}: {on.map((day) => shortDate(day, today)).join(', ')}.
        </p>
      ))}
      {series.dates.map(({ on, attendance, note }) =>
        note === null || attendance === 'came' ? null : (
          <p className="line-2" key={on}>
            {shortDate(on, today)}: {note}
          </p>
        ),
      )}
      {problem === undefined ? null : <ErrorLine>{problem}</ErrorLine>}
      {maySave ? (
        <div className="row-wrap">
          <Button kind="link" small onPress={onLog}>
            Log a date<span className="vh"> of {name}</span>
          </Button>
          <Button kind="link" small isPending={end.isPending} onPress={() => void endIt()}>
            {isSeriesFull(series.planned, series.dates) ? 'End it' : 'End it early'}
            <span className="vh">, {name}</span>
          </Button>
        </div>
      ) : null}
    </li>
  );
}
