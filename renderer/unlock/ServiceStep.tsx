import { type Nation, NATION_LABELS, NATIONS } from '../../shared/calendar/bankHolidays.ts';
import { Choices } from '../ui/Choices.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import { Act } from './Door.tsx';
import { StepHeading } from './StepHeading.tsx';

export type ServiceAnswers = { serviceName: string; nation: Nation | null };

/** The first step: what the service is called and which bank holidays it keeps. */
export function ServiceStep({
  initial,
  onDone,
}: {
  readonly initial: ServiceAnswers;
  readonly onDone: (answers: ServiceAnswers) => void;
}) {
  const form = useForm({
    initial,
    check: ({ serviceName, nation }) => ({
      ...(serviceName.trim() === '' && { serviceName: 'Enter the service’s name' }),
      ...(nation === null && { nation: 'Choose where the service is' }),
    }),
    save: async () => ({ ok: true, value: null }),
    onSaved: (_, values) => onDone({ ...values, serviceName: values.serviceName.trim() }),
  });
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <StepHeading
        title="Set up your service"
        lead="Four short steps, about five minutes. Have a pen or a printer near."
      />
      <ErrorSummary {...form.summary} />
      <TextField
        {...form.field('serviceName')}
        label="Name of the service"
        hint="As families know it. It stands on every page that is printed."
        maxLength={120}
      />
      <Choices
        {...form.field('nation')}
        legend="Where is it?"
        hint="Sessions and working days pass over the bank holidays there."
        options={NATIONS.map((nation) => ({ value: nation, label: NATION_LABELS[nation] }))}
      />
      <div className="row-wrap">
        <Act kind="primary" type="submit">
          Go on to you
        </Act>
      </div>
    </form>
  );
}
