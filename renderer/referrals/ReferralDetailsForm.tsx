import type { ReferralDetails } from '../../shared/referrals/details.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { withoutPrefix } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { WhatElseItSays, WhereItCameFrom } from './DetailFields.tsx';
import { type DetailValues, detailsOf, valuesOf, wrongDetails } from './detailValues.ts';

export type ReferralDetailsFormProps = {
  readonly referral: { readonly id: string; readonly version: number; readonly details: ReferralDetails };
  readonly onClose: () => void;
};

/** Adds to or corrects what a referral says. */
export function ReferralDetailsForm(props: ReferralDetailsFormProps) {
  const formKey = `referralDetails:${props.referral.id}`;
  return (
    <WithKept<DetailValues> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = ReferralDetailsFormProps & { formKey: string; kept: Kept<DetailValues> | null };

function Form({ referral, onClose, formKey, kept }: FormProps) {
  const save = useCommand('referral.save');
  const { form, onStartAgain, conflict } = useDraftedForm<DetailValues, unknown>({
    formKey,
    kept,
    version: referral.version,
    empty: valuesOf(referral.details),
    check: wrongDetails,
    save: async (values, version) =>
      withoutPrefix(
        await save.run({
          referralId: referral.id,
          version: version ?? referral.version,
          details: detailsOf(values),
        }),
        'details.',
      ),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="What the referral says"
      submit="Save what it says"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Banner tone="ochre" fact="Somebody else changed this referral meanwhile.">
          Your words are kept. Look at the record again, then press the button once more to save yours over
          it.
        </Banner>
      )}
      <WhereItCameFrom field={form.field} />
      <WhatElseItSays field={form.field} />
    </FormDrawer>
  );
}
