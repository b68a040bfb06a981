import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { ImportTask } from '../../shared/imports/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import type { InputOf } from '../../shared/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { KeptText } from './KeptText.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';

type Decision = InputOf<'import.decide'>['decision'];
type Kind = Decision['is'];
type Values = { kind: Kind | null; name: string; birthDate: string; receivedOn: string; reason: string };

/** What a row is, said by hand: a new child, a new referral of one held, held already, or no referral at all. */
export function DecideRow({ task, onDone }: { readonly task: ImportTask; readonly onDone: () => void }) {
  const { show } = usePrivacy();
  const decide = useCommand('import.decide');
  const { match } = task;
  const form = useForm({
    initial: {
      kind: null as Kind | null,
      name: task.name ?? '',
      birthDate: task.birthDate ?? '',
      receivedOn: task.receivedOn ?? '',
      reason: '',
    },
    check: errorsOf,
    save: async (values: Values) => {
      const reply = await decide.run({
        importRowId: task.importRowId,
        decision: decisionOf(values, match?.childId ?? null),
      });
      return reply.ok ? reply : { ...reply, ...(reply.fields && { fields: withoutPath(reply.fields) }) };
    },
    onSaved: onDone,
  });
  const { kind } = form.values;
  const options = [
    { value: 'new_child' as const, label: 'A new child' },
    ...(match === null
      ? []
      : [
          { value: 'new_referral' as const, label: `A new referral of ${show(match.name)}` },
          { value: 'same_referral' as const, label: 'The referral held already' },
        ]),
    ...(match === null ? [{ value: 'same_referral' as const, label: 'Held already' }] : []),
    { value: 'not_a_referral' as const, label: 'Not a referral' },
  ];
  return (
    <form
      className="stack decide-row"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <dl className="pairs">
        {task.cells.map((cell) => (
          <div key={`${cell.heading} ${cell.text}`}>
            <dt>{cell.heading === '' ? 'No heading' : cell.heading}</dt>
            <dd>
              <KeptText field={cell.field} text={cell.text} />
            </dd>
          </div>
        ))}
      </dl>
      {match !== null && (
        <p>
          <b>{show(match.name)}</b> is in Holdfast
          {match.birthDate !== null && `, born ${formatDate(match.birthDate)}`}
          {match.receivedDates.length > 0 && `, received ${match.receivedDates.map(formatDate).join(', ')}`}.
        </p>
      )}
      <Choices
        legend="What is this row?"
        hint="What is held already takes nothing from this row. What is new in it is typed in by hand."
        options={options}
        {...form.field('kind')}
      />
      {kind === 'new_child' && (
        <>
          <TextField label="Child’s name" {...form.field('name')} />
          <DateField
            label="Birth date"
            hint="Leave it empty if nobody knows it."
            {...form.field('birthDate')}
          />
        </>
      )}
      {(kind === 'new_child' || kind === 'new_referral') && (
        <DateField label="Received" hint="The wait counts from this day." {...form.field('receivedOn')} />
      )}
      {kind === 'not_a_referral' && (
        <TextField label="Why" hint="So that nobody wonders later." {...form.field('reason')} />
      )}
      <div className="row-wrap">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save the decision
        </Button>
      </div>
    </form>
  );
}

function errorsOf(values: Values): Partial<Record<keyof Values, string>> {
  const { kind } = values;
  if (kind === null) return { kind: 'Say what this row is' };
  const errors: Partial<Record<keyof Values, string>> = {};
  const date = (field: 'birthDate' | 'receivedOn', isNeeded: boolean) => {
    const text = values[field];
    if (text === '' && !isNeeded) return;
    if (text === '') errors[field] = 'Enter the date the referral was received';
    else if (!isLocalDate(text)) {
      const read = readDate(text);
      if (!read.ok) errors[field] = read.message;
    }
  };
  if (kind === 'new_child' && values.name.trim() === '') errors.name = 'Enter the child’s name';
  if (kind === 'new_child') date('birthDate', false);
  if (kind === 'new_child' || kind === 'new_referral') date('receivedOn', true);
  if (kind === 'not_a_referral' && values.reason.trim() === '') errors.reason = 'Say why';
  return errors;
}

function decisionOf(values: Values, childId: string | null): Decision {
  const dateOf = (text: string): LocalDate => {
    if (isLocalDate(text)) return text;
    const read = readDate(text);
    if (!read.ok) throw new Error('A date was sent before it was checked');
    return read.date;
  };
  switch (values.kind) {
    case 'new_referral':
      return { is: 'new_referral', childId: childId ?? '', receivedOn: dateOf(values.receivedOn) };
    case 'same_referral':
      return { is: 'same_referral', childId };
    case 'not_a_referral':
      return { is: 'not_a_referral', reason: values.reason };
    default:
      return {
        is: 'new_child',
        name: values.name,
        birthDate: values.birthDate === '' ? null : dateOf(values.birthDate),
        receivedOn: dateOf(values.receivedOn),
      };
  }
}

/** The service names a field by its path; the form by its last part. */
function withoutPath(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.split('.').at(-1) ?? path, message]),
  );
}
