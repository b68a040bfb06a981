import type { InputOf } from '../../shared/contract.ts';
import { LIVES_THERE, LIVES_THERE_LABELS, type LivesThere } from '../../shared/diary/keepApart.ts';
import { relationOf } from '../../shared/people/rules.ts';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Choices } from '../ui/Choices.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { TogetherIn } from './TogetherIn.tsx';

type Values = {
  /** 'person:id' or 'child:id'. */
  other: string | null;
  search: string;
  reason: string;
  livesThere: LivesThere | null;
};
type Props = { readonly childId: string; readonly onClose: () => void };

const FOUND_AT_MOST = 5;

/** Somebody round the child, or another child held here, whom this child must not meet. */
export function KeepApartForm(props: Props) {
  const formKey = `keepApart:${props.childId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ childId, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const add = useCommand('keepApart.add');
  const around = useOp('people.list', { childId });
  const people = around.isPlaceholderData ? [] : (around.data?.people ?? []);
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { other: null, search: '', reason: '', livesThere: null },
    check: whatIsMissing,
    save: ({ other, reason, livesThere }) =>
      add.run({ childId, other: otherOf(other), reason, livesThere: livesThere ?? 'not_known' }),
    onSaved: onClose,
  });
  const { other } = form.values;
  const asked = useOp('keepApart.together', { childId, other: otherOf(other) }, { enabled: other !== null });
  const together = other === null || asked.isPlaceholderData ? [] : (asked.data?.groups ?? []);
  const text = form.values.search.trim();
  const search = useOp('child.search', { text, limit: FOUND_AT_MOST }, { enabled: text.length > 1 });
  const found = text.length > 1 ? (search.data?.rows ?? []).filter((each) => each.childId !== childId) : [];
  return (
    <FormDrawer
      subject={formKey}
      title="Must not meet"
      submit="Save that they must not meet"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p className="hint">
        Every plan is then held against it: the same place, at or near the same time. {DISCLOSABLE}
      </p>
      <TextField
        {...form.field('search')}
        label="Another child held here?"
        hint="Type a part of the name. Leave it empty for somebody round this child."
        maxLength={200}
      />
      <Choices<string>
        {...form.field('other')}
        legend="Who must not meet this child?"
        options={[
          ...found.map((each) => ({
            value: `child:${each.childId}`,
            label: (
              <span>
                <Name full={each.name} />, a child here
              </span>
            ),
          })),
          ...people.map(({ personId, fields }) => ({
            value: `person:${personId}`,
            label: (
              <span>
                <Name full={fields.name} />, {relationOf(fields)}
              </span>
            ),
          })),
        ]}
      />
      {together.map((group) => (
        <TogetherIn key={group.id} group={group} />
      ))}
      <TextArea
        {...form.field('reason')}
        label="Why?"
        hint="In a few words, such as: court order, she is afraid of him"
        rows={2}
        maxLength={300}
      />
      <Choices
        {...form.field('livesThere')}
        legend="Do they live with the child?"
        hint="A session at home is warned of, also while it is not known."
        options={LIVES_THERE.map((value) => ({ value, label: LIVES_THERE_LABELS[value] }))}
      />
    </FormDrawer>
  );
}

function otherOf(other: string | null): InputOf<'keepApart.add'>['other'] {
  const [is, id = ''] = (other ?? '').split(':');
  return is === 'child' ? { is: 'child', childId: id } : { is: 'person', personId: id };
}

function whatIsMissing({ other, reason, livesThere }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (other === null) errors.other = 'Choose who it is. Add them under People first if they are not here.';
  if (reason.trim() === '') errors.reason = 'Say why they must not meet, in a few words';
  if (livesThere === null) errors.livesThere = 'Say whether they live with the child';
  return errors;
}
