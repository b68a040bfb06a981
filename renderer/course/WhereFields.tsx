import type { OutputOf } from '../../shared/contract.ts';
import { orNull } from '../formValues.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { active } from './PlanSessions.tsx';

/** One of the rooms, or in words somewhere else. */
export function WhereFields({
  rooms,
  roomId,
  place,
  hint,
}: {
  readonly rooms: OutputOf<'service.lists'>['rooms'];
  readonly roomId: BoundField<string>;
  readonly place: BoundField<string>;
  readonly hint?: string | undefined;
}) {
  return (
    <>
      <Select {...roomId} label="Room" empty="Somewhere else" options={active(rooms)} />
      {roomId.value === '' ? <TextField {...place} label="Where" hint={hint} maxLength={120} /> : null}
    </>
  );
}

/** What was said of the place: words only where it is no room. */
export function whereOf({ roomId, place }: { roomId: string; place: string }) {
  return { roomId: orNull(roomId), place: roomId === '' ? orNull(place) : null };
}
