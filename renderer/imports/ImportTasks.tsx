import { useRef, useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import type { ImportTask } from '../../shared/imports/contract.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Name } from '../ui/Name.tsx';
import { DecideRow } from './DecideRow.tsx';
import { counted } from './words.ts';

const SHOWN = 50;

/** Rows of imports about which nobody has decided yet. Nothing is drawn while there are none. */
export function ImportTasks() {
  const tasks = useOp('import.tasks', { from: 0, limit: SHOWN });
  const [openId, setOpenId] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { total = 0, rows = [] } = tasks.data ?? {};
  if (total === 0) return null;
  return (
    <section className="import-tasks" aria-labelledby="tasks-t">
      <h2 id="tasks-t" tabIndex={-1} ref={heading}>
        {counted(total, 'row waits', 'rows wait')} for a decision
      </h2>
      <p className="muted">
        They did not come in. Each stays here and on Today until somebody says what it is.
      </p>
      <ul>
        {rows.map((task) => (
          <li key={task.importRowId} className={task.importRowId === openId ? 'is-open' : undefined}>
            <TaskHead
              task={task}
              isOpen={task.importRowId === openId}
              onOpen={() => setOpenId(task.importRowId === openId ? null : task.importRowId)}
            />
            {task.importRowId === openId && (
              <DecideRow
                task={task}
                onDone={() => {
                  setOpenId(null);
                  heading.current?.focus();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="muted small">{counted(total - rows.length, 'more row')} after these.</p>
      )}
    </section>
  );
}

function TaskHead({
  task,
  isOpen,
  onOpen,
}: {
  readonly task: ImportTask;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <div className="task-head">
      <CheckMark check={task.state === 'rejected' ? 'not_met' : 'same'} />
      <p>
        <b>{task.name === null ? 'No name' : <Name full={task.name} />}</b>, row {task.rowNumber}, imported{' '}
        {formatDate(task.importedOn)}
        <span className="line-2">{task.reasons.join(' ')}</span>
      </p>
      <Button small expanded={isOpen} onPress={onOpen}>
        {isOpen ? 'Close' : 'Decide'}
        <span className="vh"> about row {task.rowNumber}</span>
      </Button>
    </div>
  );
}
