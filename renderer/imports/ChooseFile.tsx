import { useId } from 'react';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { ImportTasks } from './ImportTasks.tsx';
import type { Spreadsheet } from './useSpreadsheet.ts';

/** The first step: what is needed, a place to drop the file, and the rows of earlier files that still wait. */
export function ChooseFile({ spreadsheet }: { readonly spreadsheet: Spreadsheet }) {
  const drafts = useOp('draft.list', {});
  const begun = drafts.data?.drafts.some((draft) => draft.formKey.startsWith('import:')) ?? false;
  return (
    <div className="import-scroll import-start" tabIndex={0} role="region" aria-label="Choose a spreadsheet">
      {begun && (
        <Banner tone="slate" fact="You had begun to check a spreadsheet.">
          Nothing of it was saved. Choose it again: your columns and answers are kept.
        </Banner>
      )}
      <section className="drop-zone" aria-labelledby="drop-t">
        <h2 id="drop-t">Drop your waiting list here</h2>
        <p>
          An Excel workbook (.xlsx) or a CSV file, with its columns in any order. Only a name and the date
          received are needed.
        </p>
        <FileButton spreadsheet={spreadsheet} />
        <p className="muted small">
          You see every row before anything is saved. The file itself is only read.
        </p>
      </section>
      <ImportTasks />
    </div>
  );
}

/** A file input that looks like the button it is. */
export function FileButton({
  spreadsheet,
  label = 'Choose a file',
  quiet = false,
}: {
  readonly spreadsheet: Spreadsheet;
  readonly label?: string;
  readonly quiet?: boolean;
}) {
  const id = useId();
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv"
        disabled={spreadsheet.isBusy}
        onChange={(event) => {
          spreadsheet.read([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was mended.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={quiet ? 'btn' : 'btn primary'}>
        <Icon name="doc" />
        {label}
      </label>
    </span>
  );
}
