import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import { useCommand } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { CONCERN_STANDS } from './words.ts';
import type { SavedCheckIn } from './useCheckInForm.ts';

export type JustSaved = SavedCheckIn & { readonly referralId: string; readonly name: string };

export type SavedBannerProps = { readonly saved: JustSaved | null; readonly onUndone: () => void };

/** What was just saved and what follows from it, with a way back. */
export function SavedBanner({ saved, onUndone }: SavedBannerProps) {
  const undo = useCommand('checkIn.undo');
  const [problem, setProblem] = useState<string>();
  const [concernsLeft, setConcernsLeft] = useState(0);
  async function takeBack() {
    if (saved === null) return;
    const reply = await undo.run({ checkInId: saved.checkInId });
    setProblem(reply.ok ? undefined : reply.message);
    if (!reply.ok) return;
    setConcernsLeft(reply.value.concernsLeft);
    onUndone();
  }
  if (problem !== undefined) return <Banner tone="brick">{problem}</Banner>;
  if (saved === null) return concernsLeft === 0 ? null : <Banner tone="slate" live {...CONCERN_STANDS} />;
  return (
    <Banner
      tone={saved.isDone ? 'moss' : 'slate'}
      live
      fact={
        <>
          <Name full={saved.name} />: {saved.isDone ? 'check-in saved.' : 'try saved.'}
        </>
      }
      action={
        <Button kind="link" small icon="undo" isPending={undo.isPending} onPress={() => void takeBack()}>
          Undo
        </Button>
      }
    >
      {whatFollows(saved)}
    </Banner>
  );
}

function whatFollows({ isDone, nextDueOn, tryAgainBy }: SavedCheckIn): string {
  if (!isDone) return tryAgainBy === null ? '' : `Still due. Try again by ${formatDate(tryAgainBy)}.`;
  return nextDueOn === null ? '' : `The next one is on ${formatDate(nextDueOn)}.`;
}
