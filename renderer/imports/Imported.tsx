import type { ImportResult } from '../../shared/imports/contract.ts';
import { useNavigate } from '../router.tsx';
import { Button } from '../ui/Button.tsx';
import { ImportTasks } from './ImportTasks.tsx';
import type { Spreadsheet } from './useSpreadsheet.ts';
import { WhoAnswers } from './WhoAnswers.tsx';
import { counted } from './words.ts';

type ImportedProps = {
  readonly result: ImportResult;
  readonly fileName: string;
  readonly spreadsheet: Spreadsheet;
};

/** The last step: what came in, in numbers that add up, and what to do next. */
export function Imported({ result, spreadsheet }: ImportedProps) {
  const navigate = useNavigate();
  const { batchId, imported, warnings, duplicates, sameReferral, rejected, alreadyIn, rows, skipped } =
    result;
  const lines = [
    {
      count: imported,
      says: `${imported === 1 ? 'waits' : 'wait'} on the list${warnings > 0 ? `, ${warnings} of them with a warning to look at` : ''}`,
      isAlways: true,
    },
    {
      count: duplicates,
      says:
        duplicates === 1
          ? 'may repeat another and was kept for your answer'
          : 'may repeat another and were kept for your answer',
    },
    {
      count: sameReferral,
      says: `${sameReferral === 1 ? 'was' : 'were'} the same referral and added nothing`,
    },
    {
      count: rejected,
      says:
        rejected === 1 ? 'was rejected and kept until you decide' : 'were rejected and kept until you decide',
    },
    { count: alreadyIn, says: `came in before and ${alreadyIn === 1 ? 'was' : 'were'} left alone` },
  ];
  return (
    <div className="import-scroll import-start" tabIndex={0} role="region" aria-label="What came in">
      <section className="stack import-result" aria-labelledby="result-t">
        <h2 id="result-t">
          {imported === 0 ? 'Nothing new came in' : `${counted(imported, 'referral')} came in`}
        </h2>
        <dl className="tally">
          {lines
            .filter((line) => line.isAlways === true || line.count > 0)
            .map((line) => (
              <div key={line.says}>
                <dt>{line.count}</dt>
                <dd>{line.says}</dd>
              </div>
            ))}
        </dl>
        <p className="muted small">
          {counted(rows, 'row')} in all
          {skipped > 0 && `, and ${skipped} passed over: blank, headings again or totals`}.
        </p>
        <p>
          <b>Every contact is “not yet checked”.</b> The sheet’s notes stand beside it: read them before the
          first call. First check-ins stand on Today as they fall due.
        </p>
        {imported === 0 ? null : <WhoAnswers batchId={batchId} />}
        <p className="muted">
          The spreadsheet is still where it was. Delete it yourself when all is in, and empty the bin.
        </p>
        <div className="row-wrap">
          <Button kind="primary" onPress={() => navigate({ screen: 'waitingList' })}>
            Go to the waiting list
          </Button>
          {rejected > 0 && (
            <Button onPress={() => void spreadsheet.saveRejects()}>
              Save the {counted(rejected, 'rejected row')}
            </Button>
          )}
          <Button onPress={() => void spreadsheet.forget()}>Import another spreadsheet</Button>
        </div>
      </section>
      <ImportTasks />
    </div>
  );
}
