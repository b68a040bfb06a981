import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { decideComeBack } from '../../shared/referrals/comeBack.ts';
import { asksWhyAtThisAge } from '../../shared/referrals/rules.ts';
import { useCommand } from '../client.ts';
import { orNull } from '../formValues.ts';
import { ReadForSafety, type ReadValues, wrongRead } from '../referrals/ReadForSafety.tsx';
import { useNavigate } from '../router.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { Link } from '../ui/Link.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = { readonly overview: ChildOverview; readonly onBack: (words: string) => void };

/** A child whose time here is over comes back: read for safety, then on the list from today, with what was told before. */
export function ComeBack({ overview, onBack }: Props) {
  const mayAdd = useCan('referral.comeBack');
  const today = useToday();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const { child, referrals } = overview;
  const decided = decideComeBack(
    referrals.map(({ receivedOn, acceptedOn, closedOn, closingReason, stage }) => ({
      receivedOn,
      acceptedOn,
      closedOn,
      closingReason,
      isEnded: stage === 'ended' || stage === 'aftercare',
    })),
  );
  if (!mayAdd) return null;
  if (!decided.ok)
    return decided.code === 'never_accepted' ? (
      <span className="small muted">
        Never accepted here. If they are referred again, record a{' '}
        <Link to={{ screen: 'newReferral' }}>new referral</Link>.
      </span>
    ) : null;
  return (
    <>
      <Button small kind="primary" onPress={() => setAsking(true)}>
        Come back
      </Button>
      {isAsking ? (
        <AskFirst
          childId={child.id}
          asksWhy={asksWhyAtThisAge(child.fields.birthDate, today)}
          onClose={() => setAsking(false)}
          onSaved={({ contactsToCheck }, { readFinding }) => {
            setAsking(false);
            onBack(backWords(contactsToCheck));
            // Somebody in danger: what was found and who was told is written down next.
            if (readFinding === 'in_danger_now')
              navigate({ screen: 'child', childId: child.id, open: `concern:new:${child.id}` });
          }}
        />
      ) : null}
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
  readonly childId: string;
  readonly asksWhy: boolean;
  readonly onClose: () => void;
  readonly onSaved: (saved: OutputOf<'referral.comeBack'>, values: ReadValues) => void;
};
type Values = ReadValues & { ageReason: string };

/** Read for safety, as any referral that goes past the inbox; of 18 or over also: why here. */
function AskFirst({ childId, asksWhy, onClose, onSaved }: AskProps) {
  const comeBack = useCommand('referral.comeBack');
  const form = useForm<Values, OutputOf<'referral.comeBack'>>({
    initial: { readFinding: null, readNote: '', ageReason: '' },
    check: (values) => ({
      ...wrongRead(values),
      ...(asksWhy && values.ageReason.trim() === '' ? { ageReason: 'Say why they come here' } : {}),
    }),
    save: ({ readFinding, readNote, ageReason }) =>
      comeBack.run({
        childId,
        safetyRead: {
          // One that is none is asked for before saving, and refused by the service.
          finding: readFinding as InputOf<'referral.comeBack'>['safetyRead']['finding'],
          note: orNull(readNote),
        },
        ageReason: asksWhy ? orNull(ageReason) : null,
      }),
    onSaved,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="They come back"
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
        <p>On the list from today, with what was told before.</p>
        <ReadForSafety
          finding={form.field('readFinding')}
          note={form.field('readNote')}
          hint="Read what is said now. If too little is known to tell, record a new referral instead: it goes to the inbox."
        />
        {asksWhy ? (
          <TextField
            {...form.field('ageReason')}
            label="They are 18 or over: why do they come here?"
            maxLength={300}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
