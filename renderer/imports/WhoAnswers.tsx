import { useState } from 'react';
import { useCommand, useOp } from '../client.ts';
import { AnswersForField } from '../referrals/AnswersForField.tsx';
import { useSession } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Name } from '../ui/Name.tsx';
import { useForm } from '../ui/useForm.ts';

/** Asks who answers for what came in: whoever imported it unless somebody else is chosen. It may be left for later. */
export function WhoAnswers({ batchId }: { readonly batchId: string }) {
  const { account } = useSession();
  const left = useOp('referral.nobodyAnswers', { importBatchId: batchId }).data?.referrals ?? 0;
  const colleagues = useOp('triage.colleagues', {}).data?.colleagues ?? [];
  const give = useCommand('referral.answerForRest');
  const [given, setGiven] = useState<{ referrals: number; accountId: string } | null>(null);
  const form = useForm({
    initial: { accountId: account.id },
    check: ({ accountId }) =>
      accountId === '' ? { accountId: 'Choose somebody, or leave it for later' } : {},
    save: ({ accountId }) => give.run({ accountId, importBatchId: batchId }),
    onSaved: ({ referrals }, { accountId }) => setGiven({ referrals, accountId }),
  });
  if (given !== null) {
    const name = colleagues.find(({ id }) => id === given.accountId)?.name ?? '';
    return (
      <Banner
        tone="moss"
        live
        fact={
          <>
            <Name full={name} /> answers for {given.referrals === 1 ? 'it' : `all ${given.referrals}`}.
          </>
        }
      >
        Each can be handed on to somebody else.
      </Banner>
    );
  }
  if (left === 0) return null;
  return (
    <form
      className="stack"
      aria-label="Who answers for these"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message} />
      <AnswersForField
        {...form.field('accountId')}
        label="Who answers for these?"
        hint="One person for each, from receipt to closure. Left for later, it stands on Today that nobody does."
      />
      <div>
        <Button type="submit" isPending={form.isSaving}>
          {left === 1 ? 'Give it to them' : `Give all ${left} to them`}
        </Button>
      </div>
    </form>
  );
}
