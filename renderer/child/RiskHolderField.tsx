import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField, type TextFieldProps } from '../ui/TextField.tsx';

const SHOWN = 6;

type Props = Omit<TextFieldProps, 'label' | 'hint' | 'maxLength'> & { readonly referralId: string };

/** Who holds the risk, in words, with those who may: one press writes them down. */
export function RiskHolderField({ referralId, ...field }: Props) {
  const { initialsOnly } = usePrivacy();
  const { data } = useOp('referral.beforeClosing', { referralId });
  const offered = initialsOnly ? [] : (data?.mayHoldRisk ?? []).slice(0, SHOWN);
  return (
    <div className="stack">
      <TextField
        {...field}
        label="Who holds the risk now?"
        hint="A person and their service, who have said that they do: the social worker, the referrer, the police, or somebody here."
        maxLength={200}
      />
      {offered.length === 0 ? null : (
        <div className="row-wrap" role="group" aria-label="Who it may be">
          <span className="small muted">It may be:</span>
          {offered.map((each) => (
            <Button key={each} kind="link" small onPress={() => field.onChange(each)}>
              {each}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
