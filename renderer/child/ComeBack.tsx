import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { decideComeBack } from '../../shared/referrals/comeBack.ts';
import { asksWhyAtThisAge } from '../../shared/referrals/rules.ts';
import { useCommand } from '../client.ts';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { ReadForSafety, type ReadValues, wrongRead } from '../referrals/ReadForSafety.tsx';
import { useAskedFor, useNavigate } from '../router.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Link } from '../ui/Link.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Props = { readonly overview: ChildOverview; readonly onBack: (words: string) => void };

/** A child whose time here is over comes back: read for safety, then on the list from today, with what was told before. */
export function ComeBack({ overview, onBack }: Props) {
  const mayAdd = useCan('referral.comeBack');
  const today = useToday();
  const navigate = useNavigate();
  const { child, referrals } = overview;
  const formKey = `comeBack:${child.id}`;
  const asked = useAskedFor();
  const [isAsking, setAsking] = useState(asked === formKey);
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
        <WithKept<Values> formKey={formKey}>
          {(kept) => (
            <AskFirst
              childId={child.id}
              formKey={formKey}
              kept={kept}
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
          )}
        </WithKept>
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
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly asksWhy: boolean;
  readonly onClose: () => void;
  readonly onSaved: (saved: OutputOf<'referral.comeBack'>, values: ReadValues) => void;
};
type Values = ReadValues & { ageReason: string };

/** Read for safety, as any referral that goes past the inbox; of 18 or over also: why here. */
function AskFirst({ childId, formKey, kept, asksWhy, onClose, onSaved }: AskProps) {
  const comeBack = useCommand('referral.comeBack');
  const { form, onStartAgain } = useDraftedForm<Values, OutputOf<'referral.comeBack'>>({
    formKey,
    kept,
    empty: { readFinding: null, readNote: '', ageReason: '' },
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
    <FormDialog
      size="sure"
      title="They come back"
      submit="Put them on the list"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
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
    </FormDialog>
  );
}
