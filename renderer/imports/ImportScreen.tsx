import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Steps } from '../ui/Steps.tsx';
import { CheckRows } from './CheckRows.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ImportTasks } from './ImportTasks.tsx';
import { Imported } from './Imported.tsx';
import { useSpreadsheet, type Work } from './useSpreadsheet.ts';

const STEPS = ['File chosen', 'Check the rows', 'Bring them in'];

/** A spreadsheet on its way in: chosen, looked at row by row, brought in. */
export function ImportScreen() {
  const spreadsheet = useSpreadsheet();
  const held = useOp('import.file', {});
  const [isDeciding, setDeciding] = useState(false);
  const [isDropping, setDropping] = useState(false);
  const file = held.data?.file ?? null;
  useFocusOnPart(
    `${file?.fileName ?? ''} ${file?.result?.batchId ?? ''} ${isDeciding}`,
    held.data !== undefined,
  );
  const at = file === null ? 'choose' : file.result !== null ? 'done' : isDeciding ? 'decide' : 'check';

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDropping(false);
    spreadsheet.read([...event.dataTransfer.files]);
  }

  return (
    <Page className={at === 'check' ? 'import' : 'import import-open'}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a second way in; the file input is the first */}
      <div
        className={isDropping ? 'import-drop is-dropping' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false);
        }}
        onDrop={onDrop}
      >
        <PageHead
          title="Import"
          light={file?.fileName ?? 'a spreadsheet'}
          acts={
            file !== null && <Steps label="Steps" steps={STEPS} current={at === 'done' ? STEPS.length : 1} />
          }
        />
        <div className="import-says" aria-live="polite">
          {spreadsheet.refusal !== undefined && (
            <Banner tone="brick" fact={spreadsheet.refusal.isRead ? 'Nothing was changed.' : undefined}>
              {spreadsheet.refusal.message}
            </Banner>
          )}
          {spreadsheet.notice !== undefined && (
            <Banner tone="moss" fact="Saved.">
              {spreadsheet.notice} It holds personal data: delete it when it has been mended.
            </Banner>
          )}
          {spreadsheet.work !== null && (
            <Progress {...progressOf(spreadsheet.work)} onStop={spreadsheet.stop} />
          )}
        </div>
        {held.data !== undefined && file === null && <ChooseFile spreadsheet={spreadsheet} />}
        {at === 'check' && file !== null && (
          <CheckRows file={file} spreadsheet={spreadsheet} onDecide={() => setDeciding(true)} />
        )}
        {at === 'decide' && (
          <div
            className="import-scroll import-start"
            tabIndex={0}
            role="region"
            aria-label="Rows of earlier files"
          >
            <div>
              <Button icon="left" onPress={() => setDeciding(false)}>
                Back to the file
              </Button>
            </div>
            <ImportTasks />
          </div>
        )}
        {file?.result != null && (
          <Imported result={file.result} fileName={file.fileName} spreadsheet={spreadsheet} />
        )}
      </div>
    </Page>
  );
}

/** Another part of the screen took the place of the one with the focus, so the reading starts at its top. */
function useFocusOnPart(part: string, isShown: boolean): void {
  const before = useRef<string>(null);
  useEffect(() => {
    if (!isShown) return;
    if (before.current !== null && before.current !== part) document.getElementById('main')?.focus();
    before.current = part;
  }, [part, isShown]);
}

const DOING = {
  reading: 'Reading the spreadsheet',
  checking: 'Checking the rows',
  saving: 'Bringing the rows in',
} as const;

function progressOf({ doing, done }: Work) {
  return { label: DOING[doing ?? 'reading'], done: Math.round(done * 100), total: 100 };
}
