import type { OutputOf } from '../../shared/contract.ts';
import { DETAIL_GROUPS } from '../child/detailFacts.ts';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { Name } from '../ui/Name.tsx';
import { RefusedDialog } from '../ui/RefusedDialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { fallsDueWords, movingWords } from './mergeWords.ts';

type Values = { reason: string };
type Props = { readonly mergeId: string; readonly onClose: () => void };
type Preview = OutputOf<'merge.undoPreview'>;

/** Before two merged records are taken apart: what goes back, what stays, and what is not given back. */
export function UnmergeDialog({ mergeId, onClose }: Props) {
  const asked = useOp('merge.undoPreview', { mergeId });
  const formKey = `unmerge:${mergeId}`;
  const preview = asked.isPlaceholderData ? undefined : asked.data;
  // Once it was shown it stays until its save has ended: what has been taken apart cannot be again.
  if (preview === undefined)
    return asked.error === null ? null : (
      <RefusedDialog
        title="These two cannot be taken apart"
        message={asked.error.failure.message}
        onClose={onClose}
      />
    );
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...{ mergeId, preview, formKey, kept, onClose }} />}
    </WithKept>
  );
}

type FormProps = Props & {
  readonly preview: Preview;
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
};

function Form({ mergeId, preview, formKey, kept, onClose }: FormProps) {
  const undo = useCommand('merge.undo');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'Say why the records are taken apart' } : {}),
    save: ({ reason }) => undo.run({ mergeId, reason }),
    onSaved: onClose,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="Take the two records apart?"
      foot={
        <>
          <Button kind="grave" onPress={form.submit} isPending={form.isSaving}>
            Take apart
          </Button>
          <Button onPress={onClose}>Leave them together</Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          form.submit();
        }}
      >
        <FormHead form={form} onStartAgain={onStartAgain} />
        <WhatHappens preview={preview} />
        <TextArea
          {...form.field('reason')}
          label="Why are they taken apart?"
          reminder={DISCLOSABLE}
          rows={2}
          maxLength={500}
        />
      </form>
    </Dialog>
  );
}

function WhatHappens({ preview }: { readonly preview: Preview }) {
  const { name, otherName, goesBack, stays, left, falls, offersWithout, carriedGone, forbiddenOnBoth } =
    preview;
  const today = useToday();
  const labels = DETAIL_GROUPS.flatMap(({ facts }) => facts)
    .filter(({ key }) => left.details.includes(key))
    .map(({ label }) => label.toLowerCase());
  const changed = [...labels, ...(left.others > 0 ? ['a person or a referral'] : [])];
  return (
    <dl className="pairs merge-apart">
      <div className="pair">
        <dt>
          Back to <Name full={otherName} />
        </dt>
        <dd>{goesBack.length === 0 ? 'the details alone' : goesBack.map(movingWords).join(', ')}</dd>
      </div>
      {stays.length === 0 ? null : (
        <div className="pair">
          <dt>
            Added since, stays with <Name full={name} />
          </dt>
          <dd>{stays.map(movingWords).join(', ')}</dd>
        </div>
      )}
      {changed.length === 0 ? null : (
        <div className="pair">
          <dt>Changed since, stays as it is now</dt>
          <dd>{changed.join(', ')}</dd>
        </div>
      )}
      {[
        { of: name, falls: falls.kept },
        { of: otherName, falls: falls.other },
      ].map(({ of, falls: own }, at) =>
        own.length === 0 ? null : (
          <div key={at === 0 ? 'kept' : 'other'} className="pair">
            <dt>
              Then for <Name full={of} />
            </dt>
            <dd>
              {own.map((each) => (
                <span key={`${each.receivedOn} ${each.checkInDueOn}`} className="line">
                  {fallsDueWords(each, today)}
                </span>
              ))}
            </dd>
          </div>
        ),
      )}
      {carriedGone === 0 ? null : (
        <div className="pair">
          <dt>Assessments</dt>
          <dd>
            {carriedGone === 1 ? '1 was' : `${carriedGone} were`} carried over from the other record’s{' '}
            {carriedGone === 1 ? 'assessment, and goes' : 'assessments, and go'}. What was found stays with
            the child it is about.
          </dd>
        </div>
      )}
      {offersWithout === 0 ? null : (
        <div className="pair">
          <dt>Offers</dt>
          <dd>
            {offersWithout === 1 ? '1 offer rests' : `${offersWithout} offers rest`} on an assessment of the
            other record. {offersWithout === 1 ? 'It stays, and says' : 'They stay, and say'} that the
            assessment went with that record.
          </dd>
        </div>
      )}
      <div className="pair">
        <dt>Contact</dt>
        <dd>
          No rule is loosened on either record, and of two days on which somebody was checked the earlier
          stands on both.
          {forbiddenOnBoth.length === 0 ? null : (
            <>
              {' '}
              “Do not contact” stands on both for{' '}
              {forbiddenOnBoth.map((each, at) => (
                <span key={each}>
                  {at === 0 ? '' : ', '}
                  <Name full={each} />
                </span>
              ))}
              .
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
