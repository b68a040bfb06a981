import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, type LocalDate } from '../../shared/dates.ts';
import type { PriorityView } from '../../shared/priority/contract.ts';
import {
  answerWords,
  FACTOR_WORDS,
  type FactorAnswers,
  PRIORITY_FACTORS,
} from '../../shared/priority/factors.ts';
import { needsReason, suggestBand } from '../../shared/priority/rules.ts';
import { graveAnswers } from '../../shared/priority/safety.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { PRIORITY_BAND_LABELS, PRIORITY_BANDS, PriorityBand } from '../../shared/waitingList/rules.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict, type ConflictFact } from '../ui/Conflict.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { KeptBanner } from '../ui/FormHead.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AfterBand, type AfterBandProps } from './AfterBand.tsx';
import { BandHistory } from './BandHistory.tsx';
import { FactorQuestions } from './FactorQuestions.tsx';
import { SuggestedBand } from './SuggestedBand.tsx';

const NONE = 'none';
/** No answer to a band yet is null; "No band" is one. */
type Values = { answers: FactorAnswers; band: string | null; reason: string };

export type PriorityDialogProps = {
  readonly referralId: string;
  readonly name: string;
  readonly onClose: () => void;
};

/** A look at a child's priority: what is known, the band it suggests, and the band a person gives, with why. */
export function PriorityDialog({ referralId, name, onClose }: PriorityDialogProps) {
  const { show } = usePrivacy();
  const formKey = `band:${referralId}`;
  const { data, error } = useOp('priority.view', { referralId });
  const view = data?.referralId === referralId ? data : undefined;
  const mayBand = useCan('referral.setBand');
  const title = `Priority band of ${show(name)}`;
  if (view === undefined) {
    return error === null ? null : (
      <Dialog isOpen onClose={onClose} title={title} size="sure">
        <Banner tone="brick">{error.failure.message}</Banner>
      </Dialog>
    );
  }
  if (!mayBand) {
    return (
      <Dialog isOpen onClose={onClose} title={title} size="sure">
        <BandHistory decisions={view.decisions} />
      </Dialog>
    );
  }
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form view={view} title={title} formKey={formKey} kept={kept} onClose={onClose} />}
    </WithKept>
  );
}

type FormProps = {
  readonly view: PriorityView;
  readonly title: string;
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly onClose: () => void;
};

function Form({ view, title, formKey, kept, onClose }: FormProps) {
  const setBand = useCommand('referral.setBand');
  const [moved, setMoved] = useState<AfterBandProps['after'] | null>(null);
  const empty: Values = { answers: view.answers, band: valueOf(view.band), reason: '' };
  const { form, onStartAgain, conflict } = useDraftedForm<Values, OutputOf<'referral.setBand'>>({
    formKey,
    kept,
    empty,
    version: view.version,
    check: (values) => whatIsMissing(values, view.band),
    save: ({ answers, band, reason }, version) =>
      setBand.run({
        referralId: view.referralId,
        version: version ?? view.version,
        answers,
        band: bandFrom(band),
        reason,
      }),
    onSaved: ({ nextCheckInDueOn, safetyOwed }, values) => {
      const dueOn = nextCheckInDueOn === dueIn(view, view.band) ? null : nextCheckInDueOn;
      const grave = safetyOwed === 0 ? [] : graveAnswers(values.answers);
      if (dueOn === null && grave.length === 0) onClose();
      else setMoved({ band: bandFrom(values.band), dueOn, grave });
    },
  });
  const { answers, band, reason } = form.values;
  const theirs = (conflict?.theirs ?? null) as { band: number | null; reason: string | null } | null;
  const isChange = band !== null && needsReason(view.band, bandFrom(band));
  if (moved !== null)
    return <AfterBand title={title} childId={view.childId} after={moved} onClose={onClose} />;
  const dueNow = dueIn(view, view.band);
  const dueThen = band === null ? dueNow : dueIn(view, bandFrom(band));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      className="is-priority"
      foot={
        <>
          <Button kind="primary" onPress={form.submit} isPending={form.isSaving}>
            Save band
          </Button>
          <p className="hint">The list goes by band, then by longest wait. Earlier looks are kept.</p>
        </>
      }
    >
      <form
        className="priority-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Events of a dialog rise through the form it was opened from as well.
          event.stopPropagation();
          form.submit();
        }}
      >
        <div className="whole">
          <ErrorSummary {...form.summary} />
          <FormMessage message={form.message} />
          {theirs === null || conflict === null ? null : (
            <Conflict
              facts={[
                { label: 'Band', theirs: labelOf(theirs.band), yours: labelOf(bandFrom(band)) },
                { label: 'Why', theirs: theirs.reason ?? '', yours: reason },
                ...answersThatDiffer(view.answers, answers),
              ]}
              onKeepTheirs={() => {
                conflict.keepTheirs(empty);
                onClose();
              }}
              onUseYours={conflict.useYours}
            />
          )}
          <KeptBanner onStartAgain={onStartAgain} />
        </div>
        <FactorQuestions view={view} answers={answers} onChange={(next) => form.set('answers', next)} />
        <div className="priority-decide">
          <SuggestedBand answers={answers} suggestion={suggestBand(answers, view.rules)} rules={view.rules} />
          <Choices
            {...form.field('band')}
            legend="Which band do you give?"
            options={[
              ...PRIORITY_BANDS.map((each) => ({ value: String(each), label: PRIORITY_BAND_LABELS[each] })),
              { value: NONE, label: 'No band' },
            ]}
          />
          {dueNow === null || dueThen === null || dueThen === dueNow ? null : (
            <Banner tone="slate" live fact={`The next check-in moves to ${formatDate(dueThen)}.`}>
              It is on {formatDate(dueNow)} now.
            </Banner>
          )}
          <TextField
            {...form.field('reason')}
            label="Why?"
            hint={
              isChange || view.band === null
                ? 'In a few words, such as “placement is ending”. It stands beside the band.'
                : `Only needed where it is no longer ${labelOf(view.band).toLowerCase()}.`
            }
            maxLength={300}
          />
          <BandHistory decisions={view.decisions} />
        </div>
      </form>
    </Dialog>
  );
}

const dueIn = (view: PriorityView, band: PriorityBand | null): LocalDate | null =>
  view.nextCheckIn.find((each) => each.band === band)?.dueOn ?? null;

/** After a conflict the view has been read anew: its answers are what somebody else saved. */
function answersThatDiffer(theirs: FactorAnswers, yours: FactorAnswers): ConflictFact[] {
  return PRIORITY_FACTORS.filter((factor) => theirs[factor] !== yours[factor]).map((factor) => ({
    label: FACTOR_WORDS[factor].label,
    theirs: answerWords(factor, theirs[factor]),
    yours: answerWords(factor, yours[factor]),
  }));
}

function whatIsMissing({ band, reason }: Values, before: PriorityBand | null) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (band === null) errors.band = 'Choose a band, or “No band”.';
  if (reason.trim() === '' && needsReason(before, bandFrom(band)))
    errors.reason = REFUSALS.band_reason_needed;
  return errors;
}

/** Nothing is chosen for a person who has not decided yet: a child without a band begins without an answer. */
const valueOf = (band: PriorityBand | null) => (band === null ? null : String(band));

function bandFrom(chosen: string | null): PriorityBand | null {
  const band = PriorityBand.safeParse(Number(chosen));
  return band.success ? band.data : null;
}

const labelOf = (band: number | null) => (band === null ? 'No band' : `Band ${band}`);
