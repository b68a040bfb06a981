import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import type { RowAnswer } from '../../shared/imports/contract.ts';
import type { Field } from '../../shared/imports/fields.ts';
import type { Failure, Reply } from '../../shared/op.ts';
import { refusalMessage } from '../../shared/refusals.ts';
import { act, ask } from '../bridge.ts';
import { useCommand } from '../client.ts';
import { counted } from './words.ts';

export type Work = OutputOf<'import.progress'>;
export type Spreadsheet = ReturnType<typeof useSpreadsheet>;

type Refusal = { readonly message: string; /** A file was not taken. */ readonly isRead: boolean };

const ASK_EVERY_MS = 200;

/**
 * What can be done with the spreadsheet being looked at. Reading and answering save nothing, so the top bar does not
 * speak of saving; bringing in does.
 */
export function useSpreadsheet() {
  const queryClient = useQueryClient();
  const bringIn = useCommand('import.run');
  const [busy, setBusy] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [notice, setNotice] = useState<string>();
  const isBusy = busy > 0 || bringIn.isPending;
  const work = useWork(isBusy);

  async function during<T>(call: Promise<Reply<T>>, isRead = false): Promise<Reply<T>> {
    setBusy((count) => count + 1);
    const reply = await call;
    await queryClient.invalidateQueries();
    setBusy((count) => count - 1);
    setRefusal(reply.ok ? undefined : refusalOf(reply, isRead));
    setNotice(undefined);
    return reply;
  }

  return {
    isBusy,
    work,
    /** Why the last of these did not happen, in a sentence that says what to do. */
    refusal,
    /** What was done outside of Holdfast's own records, such as a file that was written. */
    notice,
    read: (files: readonly File[]) => {
      const [file, ...more] = files;
      if (file === undefined) return;
      if (more.length > 0) {
        setRefusal({ message: 'Choose one file at a time.', isRead: true });
        return;
      }
      const path = window.holdfast.pathOf(file);
      if (path === '') setRefusal({ message: refusalMessage('import_unreadable'), isRead: true });
      else void during(act('import.read', { path }), true);
    },
    stop: () => void ask('import.stop', {}),
    forget: () => during(act('import.forget', {})),
    takeSheet: (sheet: number) => void during(act('import.setSheet', { sheet })),
    setColumns: (fields: (Field | null)[], confirmed: number[]) =>
      void during(act('import.setColumns', { fields, confirmed })),
    answer: (rowNumber: number, answer: RowAnswer) =>
      void during(act('import.answer', { rowNumber, answer })),
    saveRejects: async () => {
      const reply = await during(act('import.saveRejects', {}));
      if (reply.ok) {
        setNotice(
          `The ${counted(reply.value.rows, 'rejected row')} ${reply.value.rows === 1 ? 'is' : 'are'} in the file, with the reason beside each.`,
        );
      }
    },
    bringIn: async () => {
      const reply = await bringIn.run({});
      setRefusal(reply.ok ? undefined : refusalOf(reply, false));
    },
  };
}

function refusalOf({ code, message }: Failure, isRead: boolean): Refusal {
  return { message, isRead: isRead && code !== 'import_stopped' };
}

/** How far the work has come, asked while it runs. */
function useWork(isBusy: boolean): Work | null {
  const [work, setWork] = useState<Work | null>(null);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = window.setInterval(() => {
      void ask('import.progress', {}).then((reply) => {
        if (reply.ok) setWork(reply.value);
      });
    }, ASK_EVERY_MS);
    return () => {
      window.clearInterval(timer);
      setWork(null);
    };
  }, [isBusy]);
  return work?.doing == null ? null : work;
}
