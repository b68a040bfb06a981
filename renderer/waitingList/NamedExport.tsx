import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import {
  EXPORT_COLUMN_LABELS,
  EXPORT_COLUMNS,
  EXPORT_REASON_LABELS,
  EXPORT_REASONS,
  type ExportColumn,
  type ExportReason,
  FIRST_EXPORT_COLUMNS,
} from '../../shared/waitingList/namedExport.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { ask } from '../bridge.ts';
import { useCommand, useOp } from '../client.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';

type ExportValues = { reason: ExportReason | ''; words: string; columns: readonly ExportColumn[] };
const NO_EXPORT: ExportValues = { reason: '', words: '', columns: FIRST_EXPORT_COLUMNS };

export type NamedExportProps = {
  readonly list: Pick<InputOf<'waitingList.exportNamed'>, 'stage' | 'filter' | 'sort'>;
  /** How many children the list as it stands holds. */
  readonly total: number;
};

/** The press that opens the export, for those who may; put away, what was chosen is there again. */
export function NamedExport(props: NamedExportProps) {
  const mayExport = useCan('waitingList.exportNamed');
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState(NO_EXPORT);
  if (!mayExport) return null;
  return (
    <>
      <Button icon="lock" onPress={() => setOpen(true)} isDisabled={props.total === 0}>
        Export<span className="spare"> with names</span>
      </Button>
      {isOpen ? (
        <ExportDialog
          list={props.list}
          kept={kept}
          onClose={(values) => {
            setKept(values);
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

type ExportDialogProps = Pick<NamedExportProps, 'list'> & {
  readonly kept: ExportValues;
  readonly onClose: (values: ExportValues) => void;
};

/** The list as a file with names: why, which columns, and afterwards the passphrase, shown this once. */
function ExportDialog({ list, kept, onClose }: ExportDialogProps) {
  const save = useCommand('waitingList.exportNamed');
  const { stage, filter } = list;
  // Counted when the dialog opens, and again where the list changed meanwhile: the file holds whom it says, or is not made.
  const shown = useOp('waitingList.exportPreview', { stage, filter });
  const childIds = shown.data?.childIds ?? [];
  const [made, setMade] = useState<{ total: number; passphrase: string } | null>(null);
  const passphrase = useRef('');
  const form = useForm<ExportValues, OutputOf<'waitingList.exportNamed'>>({
    initial: kept,
    check: whatIsMissing,
    save: async ({ reason, words, columns }) => {
      const asked = await ask('waitingList.makePassphrase', {});
      if (!asked.ok) return asked;
      ({ passphrase: passphrase.current } = asked.value);
      // Checked above; the type cannot know.
      const why = reason === '' ? 'other' : reason;
      const reply = await save.run({
        ...list,
        columns: [...columns],
        reason: why,
        words,
        ...asked.value,
        childIds: [...childIds],
      });
      if (!reply.ok && reply.code === 'export_list_changed') await shown.refetch();
      return reply;
    },
    onSaved: (done) => setMade({ total: done.children, passphrase: passphrase.current }),
  });
  if (made !== null) return <Made {...made} onClose={() => onClose(NO_EXPORT)} />;
  const { columns } = form.values;
  const many = childIds.length === 1 ? '1 child' : `${childIds.length} children`;
  return (
    <FormDialog
      form={form}
      onClose={() => onClose(form.values)}
      size="sure"
      className="named-export"
      title="Export with names"
      lead={`${many}: ${STAGE_LABELS[list.stage]}, as listed now`}
      submit={`Make a locked file for ${many}`}
      isWaiting={shown.data === undefined}
      also={
        <p className="hint">
          It opens in Excel or LibreOffice with a passphrase that you are shown next. Who made it, when, why
          and of which list stands in the log, and in the history of each child it names.
        </p>
      }
    >
      <Select<ExportReason>
        {...form.field('reason')}
        label="What is it for?"
        empty="Choose a reason"
        options={EXPORT_REASONS.map((value) => ({ value, label: EXPORT_REASON_LABELS[value] }))}
      />
      <TextField
        {...form.field('words')}
        label="In a few words"
        hint="Such as “Panel on Thursday”. It stands in the log, so name no child here."
        maxLength={200}
      />
      <fieldset className="list-view">
        <legend>Beside each name</legend>
        <p className="hint">As little as will do. Phone numbers, addresses and notes are never in it.</p>
        <div className="list-view-columns">
          {EXPORT_COLUMNS.map((column) => (
            <Tick
              key={column}
              label={EXPORT_COLUMN_LABELS[column]}
              checked={columns.includes(column)}
              onChange={(on) =>
                form.set('columns', on ? [...columns, column] : columns.filter((each) => each !== column))
              }
            />
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}

function whatIsMissing({ reason, words }: ExportValues): FormErrors<ExportValues> {
  return {
    ...(reason === '' && { reason: 'Choose what the file is for' }),
    ...(words.trim() === '' && { words: 'Say in a few words what the file is for' }),
  };
}

type MadeProps = { readonly total: number; readonly passphrase: string; readonly onClose: () => void };

function Made({ total, passphrase, onClose }: MadeProps) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      className="named-export"
      title="Write down the passphrase"
      lead={`The file is saved: ${total === 1 ? '1 child' : `${total} children`}`}
      foot={
        <Button kind="primary" onPress={onClose}>
          I have written it down
        </Button>
      }
    >
      <div className="stack">
        <p
          className="made-words"
          ref={words}
          tabIndex={-1}
          aria-label={`Passphrase: ${passphrase}`}
          role="note"
        >
          {passphrase}
        </p>
        <ul>
          <li>Small letters, with one space between the words. Excel asks for it when the file is opened.</li>
          <li>Tell it by phone, or hand it over on paper. Never send it in the same e‑mail as the file.</li>
          <li>It is shown only now and kept nowhere. If it is lost, make the file again.</li>
          <li>Delete the file when it is done with.</li>
        </ul>
      </div>
    </Dialog>
  );
}
