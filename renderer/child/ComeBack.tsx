import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { canComeBack } from '../../shared/referrals/comeBack.ts';
import { asksWhyAtThisAge } from '../../shared/referrals/rules.ts';
import { useCommand } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = { readonly overview: ChildOverview; readonly onBack: (words: string) => void };

/** A child whose time here is over comes back with one click: on the list from today, with what was told before. */
export function ComeBack({ overview, onBack }: Props) {
  const mayAdd = useCan('referral.comeBack');
  const today = useToday();
  const comeBack = useCommand('referral.comeBack');
  const [isAsking, setAsking] = useState(false);
  const { child, referrals } = overview;
  const past = referrals.map(({ receivedOn, closedOn, closingReason, stage }) => ({
    receivedOn,
    closedOn,
    closingReason,
    isEnded: stage === 'ended' || stage === 'aftercare',
  }));
  if (!mayAdd || !canComeBack(past)) return null;
  const asksWhy = asksWhyAtThisAge(child.fields.birthDate, today);
  async function run(ageReason: string | null) {
    const reply = await comeBack.run({ childId: child.id, ageReason });
    if (reply.ok) onBack(backWords(reply.value.contactsToCheck));
    return reply;
  }
  return (
    <>
      <Button
        small
        kind="primary"
        isPending={comeBack.isPending}
        onPress={() => (asksWhy ? setAsking(true) : void run(null))}
      >
        Come back
      </Button>
      {comeBack.reply?.ok === false && !isAsking ? <FormMessage message={comeBack.reply.message} /> : null}
      {isAsking ? <AskWhy onSave={run} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function backWords(contacts: number): string {
  const check =
    contacts === 0
      ? ''
      : ` Check ${contacts === 1 ? 'the contact' : `the ${contacts} contacts`} again before anybody is rung.`;
  return `What was told before is in the new referral. Say who asked this time under “What it says”.${check} An earlier assessment can be carried over under Assessment and choice.`;
}

type AskProps = {
  readonly onSave: (reason: string) => ReturnType<ReturnType<typeof useCommand<'referral.comeBack'>>['run']>;
  readonly onClose: () => void;
};

/** Of 18 or over: why here, as for any new referral. */
function AskWhy({ onSave, onClose }: AskProps) {
  const form = useForm<{ ageReason: string }, unknown>({
    initial: { ageReason: '' },
    check: ({ ageReason }) => (ageReason.trim() === '' ? { ageReason: 'Say why they come here' } : {}),
    save: ({ ageReason }) => onSave(ageReason),
    onSaved: onClose,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="They are 18 or over"
      foot={
        <Button kind="primary" isPending={form.isSaving} onPress={form.submit}>
          Put them on the list
        </Button>
      }
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <FormHead form={form} onStartAgain={undefined} />
        <TextField {...form.field('ageReason')} label="Why do they come here?" maxLength={300} />
      </form>
    </Dialog>
  );
}
