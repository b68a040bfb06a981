import { PRIORITY_BAND_LABELS, PRIORITY_BANDS, PriorityBand } from '../../shared/waitingList/rules.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import type { WaitingRow } from '../../shared/waitingList/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';

const NONE = 'none';
type Values = { band: string | null; reason: string };
type Theirs = { theirs: { band: number | null; reason: string | null; version: number } | null };

export type BandDialogProps = {
  readonly row: Pick<WaitingRow, 'referralId' | 'version' | 'name' | 'band' | 'bandMoved'>;
  readonly onClose: () => void;
};

/** Moves a child up or down the list: a decision of a person, with the reason beside it from then on. */
export function BandDialog({ row, onClose }: BandDialogProps) {
  const { show } = usePrivacy();
  const setBand = useCommand('referral.setBand');
  const name = show(row.name);
  const save = ({ band, reason }: Values, version: number) =>
    setBand.run({ referralId: row.referralId, version, band: bandFrom(band), reason });
  const form = useForm<Values, OutputOf<'referral.setBand'>>({
    initial: { band: row.band === null ? null : String(row.band), reason: '' },
    check: whatIsMissing,
    save: (values) => save(values, row.version),
    onSaved: onClose,
  });
  const theirs = (form.conflict?.detail as Theirs | undefined)?.theirs ?? null;
  async function useYours() {
    if (theirs === null) return;
    const reply = await save(form.values, theirs.version);
    if (reply.ok) onClose();
  }
  return (
    <Dialog isOpen onClose={onClose} size="sure" title={`Priority band of ${name}`}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Events of a dialog rise through the form it was opened from as well.
          event.stopPropagation();
          form.submit();
        }}
      >
        <p className="hint">
          The list stands by band, then by longest wait. The reason stays beside the band.
        </p>
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message} />
        {theirs === null ? null : (
          <Conflict
            facts={[
              { label: 'Band', theirs: labelOf(theirs.band), yours: labelOf(bandFrom(form.values.band)) },
              { label: 'Why', theirs: theirs.reason ?? '', yours: form.values.reason },
            ]}
            onKeepTheirs={onClose}
            onUseYours={() => void useYours()}
          />
        )}
        {row.bandMoved === null ? null : (
          <p className="small muted">
            Last changed by {row.bandMoved.by} on {formatDate(row.bandMoved.on)}: {row.bandMoved.reason}
          </p>
        )}
        <Choices
          {...form.field('band')}
          legend="Which band?"
          options={[
            ...PRIORITY_BANDS.map((band) => ({ value: String(band), label: PRIORITY_BAND_LABELS[band] })),
            { value: NONE, label: 'No band' },
          ]}
        />
        <TextField
          {...form.field('reason')}
          label="Why?"
          hint="In a few words, such as “placement is ending”."
          maxLength={300}
        />
        <div>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save band
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whatIsMissing({ band, reason }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (band === null) errors.band = 'Choose a band, or “No band”.';
  if (reason.trim() === '') errors.reason = 'Say why, in a few words.';
  return errors;
}

function bandFrom(chosen: string | null): PriorityBand | null {
  const band = PriorityBand.safeParse(Number(chosen));
  return band.success ? band.data : null;
}

const labelOf = (band: number | null) => (band === null ? 'No band' : `Band ${band}`);
