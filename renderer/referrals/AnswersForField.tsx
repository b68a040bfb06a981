import { useOp } from '../client.ts';
import { Select } from '../ui/Select.tsx';
import type { BoundField } from '../ui/useForm.ts';

/** The one person who answers for a referral, from receipt to closure. */
export function AnswersForField(
  props: BoundField<string> & { readonly label?: string; readonly hint?: string },
) {
  const { data } = useOp('triage.colleagues', {});
  return (
    <Select
      {...props}
      label={props.label ?? 'Who answers for it'}
      hint={props.hint ?? 'One person, until it is closed or handed on.'}
      empty="Nobody yet"
      options={(data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
