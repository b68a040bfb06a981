import { useState } from 'react';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import type { Done } from './JobRow.tsx';

/** The way back from what was just done. */
export function UndoPart({
  done,
  onUndone,
}: {
  readonly done: Done;
  readonly onUndone: (concernsLeft: number) => void;
}) {
  const undo = useCommand('checkIn.undo');
  const [problem, setProblem] = useState<string>();
  const { checkInId } = done;
  if (checkInId === null) return <span />;
  async function takeBack(id: string) {
    const reply = await undo.run({ checkInId: id });
    setProblem(reply.ok ? undefined : reply.message);
    if (reply.ok) onUndone(reply.value.concernsLeft);
  }
  return (
    <div className="joined">
      {problem === undefined ? null : <ErrorLine>{problem}</ErrorLine>}
      <Button icon="undo" isPending={undo.isPending} onPress={() => void takeBack(checkInId)}>
        Undo
      </Button>
    </div>
  );
}
