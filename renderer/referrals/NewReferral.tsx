import { CARER_RELATIONSHIPS, CARER_RELATIONSHIPS_LABELS } from '../../shared/referrals/codes.ts';
import { forgetDraft, type Kept, WithKept } from '../keptDraft.ts';
import { IsItOneOfThese } from '../matching/IsItOneOfThese.tsx';
import { useNavigate } from '../router.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { PhoneField } from '../ui/PhoneField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { AnswersForField } from './AnswersForField.tsx';
import { detailFieldOf, WhatElseItSays, WhereItCameFrom } from './DetailFields.tsx';
import { ReadForSafety } from './ReadForSafety.tsx';
import { asksAge, asksYear, type ReferralValues, useReferralForm } from './useReferralForm.ts';

const FORM_KEY = 'newReferral';

/** A referral by hand: a name and the day it was received are enough; the rest can wait. */
export function NewReferral() {
  return (
    <Page>
      <PageHead title="New referral" />
      <WithKept<ReferralValues> formKey={FORM_KEY}>{(kept) => <ReferralForm kept={kept} />}</WithKept>
    </Page>
  );
}

function ReferralForm({ kept }: { readonly kept: Kept<ReferralValues> | null }) {
  const navigate = useNavigate();
  const today = useToday();
  const { form, onStartAgain, matches, said } = useReferralForm({
    formKey: FORM_KEY,
    kept,
    onSaved: ({ childId }, { isAccepted, readFinding }) =>
      navigate({
        screen: 'child',
        childId,
        // Somebody in danger: what was found and who was told is written down next.
        ...(isAccepted && readFinding === 'in_danger_now' ? { open: `concern:new:${childId}` } : {}),
      }),
  });
  const { held, siblings } = form.values;
  async function leaveFor(childId: string) {
    // Nothing is to be kept any more, before the place changes.
    form.reset(form.values);
    await forgetDraft(FORM_KEY);
    navigate({ screen: 'child', childId });
  }
  return (
    <form
      className="pad referral-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="stack">
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message} />
        {onStartAgain === undefined ? null : <KeptReferral kept={kept} onStartAgain={onStartAgain} />}
        <h2>Who was referred</h2>
        <p className="hint">The name and the day are enough. The rest can come later.</p>
        {held === null ? (
          <>
            <TextField {...form.field('name')} label="Child’s name" maxLength={200} />
            <IsItOneOfThese
              matches={matches}
              siblings={siblings}
              receivedOn={form.values.receivedOn}
              said={said}
              onSameChild={({ childId, name, birthDate }) => form.set('held', { childId, name, birthDate })}
              onSibling={({ childId, name }) => form.set('siblings', [...siblings, { childId, name }])}
              onNotSibling={(id) =>
                form.set(
                  'siblings',
                  siblings.filter(({ childId }) => childId !== id),
                )
              }
              onNone={() =>
                form.set('notThese', [...form.values.notThese, ...matches.map(({ childId }) => childId)])
              }
              onSameReferral={(childId) => void leaveFor(childId)}
            />
            <DateField
              {...form.field('birthDate')}
              label="Birth date"
              hint="Leave this empty if it is not known."
            />
          </>
        ) : (
          <Banner
            tone="slate"
            fact={
              <>
                A new referral of <Name full={held.name} />.
              </>
            }
            action={
              <Button kind="link" small onPress={() => form.set('held', null)}>
                Another child
              </Button>
            }
          >
            The record that is held stays one, with both referrals on its journey.
          </Banner>
        )}
        <DateField
          {...form.field('receivedOn')}
          label="Received on"
          hint="The wait is counted from this day. It may lie in the past."
        />
        {asksYear(form.values, today) ? (
          <Tick
            label={`The year is right: it was received in ${form.values.receivedOn.slice(0, 4)}`}
            checked={form.values.rightYear === form.values.receivedOn}
            onChange={(isRight) => {
              // With the answer, an error about the day goes.
              form.set('receivedOn', form.values.receivedOn);
              form.set('rightYear', isRight ? form.values.receivedOn : '');
            }}
          />
        ) : null}
        {asksAge(form.values) ? (
          <TextField
            {...form.field('ageReason')}
            label="Why is somebody of 18 or over referred here?"
            hint="By the birth date. If that is wrong, put it right."
            maxLength={300}
          />
        ) : null}
        <Tick
          label="Already accepted"
          checked={form.values.isAccepted}
          onChange={(checked) => form.set('isAccepted', checked)}
        />
        {form.values.isAccepted ? (
          <>
            <DateField
              {...form.field('acceptedOn')}
              label="Accepted on"
              hint="The first contact is due from this day."
            />
            <ReadForSafety
              finding={form.field('readFinding')}
              note={form.field('readNote')}
              hint="If nobody has read it, read it now. If too little is known to tell, leave “Already accepted” off: it then stands on Today until somebody can."
            />
            {form.values.readFinding === null ? null : (
              <DateField {...form.field('readOn')} label="Date it was read" />
            )}
          </>
        ) : (
          <p className="hint">Otherwise it begins in the inbox, to be read for safety and answered.</p>
        )}
        <AnswersForField {...form.field('answersForId')} />
        <h2>A carer, if one is named</h2>
        <p className="hint">Kept as not yet checked: a number on a referral is not thereby safe to ring.</p>
        <TextField {...form.field('carerName')} label="Carer’s name" maxLength={200} />
        <Select
          {...form.field('carerRelationship')}
          label="How they stand to the child"
          empty="Not known yet"
          options={CARER_RELATIONSHIPS.filter((value) => value !== 'not_known').map((value) => ({
            value,
            label: CARER_RELATIONSHIPS_LABELS[value],
          }))}
        />
        <PhoneField
          {...form.field('carerPhone')}
          label="Carer’s phone"
          right={form.values.rightPhone}
          onRight={form.field('rightPhone').onChange}
        />
      </div>
      <div className="stack">
        <h2>Where it came from</h2>
        <WhereItCameFrom field={detailFieldOf(form)} />
      </div>
      <div className="stack">
        <h2>What else it says</h2>
        <WhatElseItSays field={detailFieldOf(form)} />
      </div>
      <div className="form-foot is-stuck">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save referral
        </Button>
        <Link className="btn" to={{ screen: 'children' }}>
          Leave it for now
        </Link>
      </div>
    </form>
  );
}

type KeptReferralProps = {
  readonly kept: Kept<ReferralValues> | null;
  readonly onStartAgain: () => void;
};

/** Whose referral was being written, so that no other child is typed over it and gets this one’s carer. */
function KeptReferral({ kept, onStartAgain }: KeptReferralProps) {
  const name = kept?.values.held?.name ?? kept?.values.name ?? '';
  const carer = kept?.values.carerName ?? '';
  return (
    <Banner
      tone="slate"
      fact={
        name.trim() === '' ? (
          'The referral you were writing was kept.'
        ) : (
          <>
            The referral of <Name full={name} /> that you were writing was kept
            {carer.trim() === '' ? null : (
              <>
                , with the carer <Name full={carer} />
              </>
            )}
            .
          </>
        )
      }
      action={
        <Button kind="link" small onPress={onStartAgain}>
          Start a new one
        </Button>
      }
    >
      Go on with it, or start a new one for another child: what stands below is this one’s.
    </Banner>
  );
}
