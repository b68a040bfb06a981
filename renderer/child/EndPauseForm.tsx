import type { PauseView, ReferralView } from '../../shared/children/overview.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { endsOn: string };
type Props = {
  readonly referral: ReferralView;
  readonly pause: PauseView;
  readonly onClose: () => void;
};

/** Lets the wait go on again. */
export function EndPauseForm(props: Props) {
  const formKey = `endPause:${props.pause.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form(props: Props & { formKey: string; kept: Kept<Values> | null }) {
  const { referral, pause, onClose, formKey, kept } = props;
  const today = useToday();
  const end = useCommand('referral.endPause');
  const isAhead = pause.startsOn > today;
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { endsOn: today },
    check: ({ endsOn }) => {
      const read = readDate(endsOn);
      return read.ok ? {} : { endsOn: read.message };
    },
    save: ({ endsOn }) =>
      end.run({
        referralId: referral.id,
        pauseId: pause.id,
        version: pause.version,
        endsOn: isLocalDate(endsOn) ? endsOn : today,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title={isAhead ? 'Call off the pause' : 'End the pause'}
      submit={isAhead ? 'Call off the pause' : 'End the pause'}
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {isAhead ? (
        <p>The pause that was to begin does not happen. No days are counted as paused.</p>
      ) : (
        <DateField
          {...form.field('endsOn')}
          label="The wait goes on again from"
          hint={`A pause begun by mistake is taken back by the day it began, ${formatDate(pause.startsOn)}: then no days are counted as paused.`}
        />
      )}
    </FormDrawer>
  );
}
