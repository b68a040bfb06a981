import type { ChangeScope } from '../../shared/diary/change.ts';
import { useToday } from '../session.tsx';
import { DateField } from '../ui/DateField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { dayWords } from './words.ts';

/** On which day, which weekday that is, and at what time. */
export function WhenFields({
  on,
  time,
}: {
  readonly on: BoundField<string>;
  readonly time: BoundField<string>;
}) {
  const today = useToday();
  return (
    <div className="on-day">
      <DateField {...on} label="Date" hint={dayWords(on.value, today)} />
      <TimeField {...time} label="At" />
    </div>
  );
}

/** How far a change of a date goes. */
export const SCOPES: readonly { value: ChangeScope; label: string }[] = [
  { value: 'this', label: 'This one' },
  { value: 'this_and_later', label: 'This and later' },
];

/** Why a date stands although somebody or a room is taken. */
export function ClashReason({
  field,
  hint = 'It puts somebody or a room in two places.',
}: {
  readonly field: BoundField<string>;
  readonly hint?: string;
}) {
  return (
    <TextArea {...field} label="Why can both be at the same time?" hint={hint} rows={2} maxLength={300} />
  );
}
