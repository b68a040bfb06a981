import { formatDate, isLocalDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';

export type SameReferralProps = {
  readonly referral: NonNullable<AlikeChild['referral']>;
  readonly receivedOn: string;
  readonly onClose: () => void;
  readonly onNoted: () => void;
};

/** Before a form is left because its referral is held already: what will happen, in a sentence. */
export function SameReferral({ referral, receivedOn, onClose, onNoted }: SameReferralProps) {
  const note = useCommand('referral.cameAgain');
  const date = isLocalDate(receivedOn) ? receivedOn : null;
  const isEarlier = date !== null && date < referral.receivedOn;
  const message = note.reply?.ok === false ? note.reply.message : undefined;
  async function save() {
    const reply = await note.run({ referralId: referral.id, receivedOn: date ?? referral.receivedOn });
    if (reply.ok) onNoted();
  }
  return (
    <div className="stack">
      <p>
        It is noted that this referral came once more, and its record opens. Nothing else of this form is
        kept.{' '}
        {isEarlier
          ? `The wait is counted from ${formatDate(date)}: the earliest received date stands.`
          : `The wait is counted from ${formatDate(referral.receivedOn)}, as before.`}
      </p>
      <FormMessage message={message} />
      <div className="row-wrap">
        <Button small kind="primary" isPending={note.isPending} onPress={() => void save()}>
          Yes, the same referral
        </Button>
        <Button small kind="link" onPress={onClose}>
          No, go back
        </Button>
      </div>
    </div>
  );
}
