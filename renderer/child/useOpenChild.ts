import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Reply } from '../../shared/op.ts';
import { act } from '../bridge.ts';

type Opening = Promise<Reply<{ childId: string }>>;

// A visit lasts while some screen of one child is shown: going from the record to a course and back is one opening.
// `reply` once there is one, so that the next screen of the visit shows the record at once.
let visit: { childId: string; opening: Opening; reply: Reply<{ childId: string }> | null } | null = null;
let screens = 0;

export type Opened =
  | { readonly state: 'opening' | 'open' }
  /** The record was merged: the one that stands for it is open. */
  | { readonly state: 'merged'; readonly into: string }
  | { readonly state: 'reason_needed'; readonly open: (reason: string) => Promise<Reply<unknown>> }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Opens a child's record, once a visit: it is noted in the audit log. Outside the caseload it asks for a reason.
 * `childId` may be null while a screen still looks up whose it is.
 */
export function useOpenChild(childId: string | null): Opened {
  const queryClient = useQueryClient();
  const [opened, setOpened] = useState<{ childId: string; reply: Reply<{ childId: string }> } | null>(() =>
    childId === null || visit?.childId !== childId || visit.reply === null
      ? null
      : { childId, reply: visit.reply },
  );

  useEffect(() => {
    screens += 1;
    return () => {
      screens -= 1;
      queueMicrotask(() => {
        if (screens === 0) visit = null;
      });
    };
  }, []);

  useEffect(() => {
    if (childId === null) return undefined;
    let isCurrent = true;
    void openOnce(queryClient, childId, null).then((reply) => {
      if (isCurrent) setOpened((was) => (was?.reply === reply ? was : { childId, reply }));
    });
    return () => {
      isCurrent = false;
    };
  }, [childId, queryClient]);

  if (opened === null || opened.childId !== childId) return { state: 'opening' };
  if (opened.reply.ok) {
    const into = opened.reply.value.childId;
    return into === childId ? { state: 'open' } : { state: 'merged', into };
  }
  if (opened.reply.code !== 'reason_needed') return { state: 'failed', message: opened.reply.message };
  const open = async (reason: string) => {
    const reply = await openOnce(queryClient, childId, reason);
    if (reply.ok) setOpened({ childId, reply });
    return reply;
  };
  return { state: 'reason_needed', open };
}

async function openOnce(queryClient: QueryClient, childId: string, reason: string | null): Opening {
  if (visit?.childId === childId) return visit.opening;
  const opening = act('child.open', { childId, reason });
  const mine: NonNullable<typeof visit> = { childId, opening, reply: null };
  visit = mine;
  const reply = await opening;
  mine.reply = reply;
  if (!reply.ok && visit === mine) visit = null;
  // The record that stands for a merged one is open by that; going there is no opening of its own.
  if (reply.ok && visit === mine) visit = { childId: reply.value.childId, opening, reply };
  // The opening itself stands in the history.
  await queryClient.invalidateQueries({ queryKey: ['child.history'] });
  return reply;
}
