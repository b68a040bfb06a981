import { formatDate, isLocalDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import type { ReferralSaid } from '../../shared/referrals/details.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';

export type SameReferralProps = {
  readonly referral: NonNullable<AlikeChild['referral']>;
  readonly receivedOn: string;
  /** What was typed so far; null while something of it cannot be kept. */
  readonly said: ReferralSaid | null;
  readonly onClose: () => void;
  readonly onNoted: () => void;
};

/** Before a form is left because its referral is held already: what will happen, in a sentence. */
export function SameReferral({ referral, receivedOn, said, onClose, onNoted }: SameReferralProps) {
  const note = useCommand('referral.cameAgain');
  const date = isLocalDate(receivedOn) ? receivedOn : null;
  const isEarlier = date !== null && date < referral.receivedOn;
  const message = note.reply?.ok === false ? note.reply.message : undefined;
  async function save() {
    if (said === null) return;
    const reply = await note.run({
      referralId: referral.id,
      receivedOn: date ?? referral.receivedOn,
      ...said,
    });
    if (reply.ok) onNoted();
  }
  return (
    <div className="stack">
      <p>
        It is noted that this referral came once more, and its record opens. What you typed about where it
        came from, what it says and a carer is kept there, beside what was said before. It stands on Today
        until somebody has read it for safety. If it says something new, go back and type that first.{' '}
        {isEarlier
          ? `The wait is counted from ${formatDate(date)}: the earliest received date stands.`
          : `The wait is counted from ${formatDate(referral.receivedOn)}, as before.`}
      </p>
      <FormMessage
        message={
          said === null
            ? 'Something further down cannot be kept as it is: a date that is none, or a carer without a name. Go back and put it right first.'
            : message
        }
      />
      <div className="row-wrap">
        {said === null ? null : (
          <Button small kind="primary" isPending={note.isPending} onPress={() => void save()}>
            Yes, the same referral
          </Button>
        )}
        <Button small kind="link" onPress={onClose}>
          No, go back
        </Button>
      </div>
    </div>
  );
}
