import type { ChildFields } from '../../shared/children/contract.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, type LocalDate } from '../../shared/dates.ts';
import type { Side } from '../../shared/matching/merge.ts';
import type { MergeSide } from '../../shared/matching/mergeContract.ts';
import { ABUSE_TYPES_LABELS } from '../../shared/referrals/codes.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { DETAIL_GROUPS } from '../child/detailFacts.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import type { Kept } from '../keptDraft.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormHead } from '../ui/FormHead.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { MergeOutcome } from './MergeOutcome.tsx';
import { pauseWords } from './mergeWords.ts';
import { SaidNotSame } from './SaidNotSame.tsx';

type DetailKey = `detail.${keyof ChildFields}`;
/** What was chosen where the records differ; `twice` is “apart” or the ids of a pair. */
export type MergeValues = { [Key in DetailKey]?: Side | undefined } & {
  twice: string | null;
  /** Who is rung first afterwards, by the id of their line. */
  first: string | null;
  reason: string;
};

const APART = 'apart';
const FACTS = DETAIL_GROUPS.flatMap(({ facts }) => facts);
const labelOf = (field: keyof ChildFields) => FACTS.find(({ key }) => key === field)?.label ?? '';
const keyOf = (field: keyof ChildFields): DetailKey => `detail.${field}`;

type Props = {
  readonly preview: OutputOf<'merge.preview'>;
  readonly formKey: string;
  readonly kept: Kept<MergeValues> | null;
  readonly onClose: () => void;
  /** Leaves the form, which is kept, to read a referral for safety first. */
  readonly onRead: (referralId: string) => void;
};

/** Both records beside each other, what a person decides between them, and what will become of them. */
export function MergeForm({ preview, formKey, kept: keptDraft, onClose, onRead }: Props) {
  const { show } = usePrivacy();
  const today = useToday();
  const merge = useCommand('merge.make');
  const { kept, other, differ } = preview;
  const pairs = preview.pairs.filter(({ receivedOn }) => receivedOn !== null);
  const apart = pairs.length === 0 ? preview.pairs.find((pair) => pair.whyNot !== null) : undefined;
  const toRing = preview.contacts.filter(({ safety }) => safety !== 'do_not_contact');
  const { form, onStartAgain } = useDraftedForm<MergeValues, unknown>({
    formKey,
    kept: keptDraft,
    empty: {
      twice: null,
      first: preview.contacts.find(({ isFirst }) => isFirst)?.linkId ?? null,
      reason: '',
    },
    check: (values) => whatIsMissing(values, preview),
    save: (values) => {
      const pair = pairs.find((each) => pairKey(each) === values.twice);
      return merge.run({
        childId: kept.childId,
        version: kept.version,
        otherId: other.childId,
        otherVersion: other.version,
        chosen: Object.fromEntries(differ.map((field) => [field, values[keyOf(field)]])),
        firstContactId: values.first,
        sameReferral: pair === undefined ? null : { keptId: pair.keptId, otherId: pair.otherId },
        reason: values.reason,
      });
    },
    onSaved: onClose,
  });
  const said = (field: keyof ChildFields, side: MergeSide) => {
    const words = FACTS.find(({ key }) => key === field)?.words(side.fields) ?? '';
    return field === 'name' || field === 'nameUsed' ? show(words) : words;
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Are these two records about one child?"
      className="is-merge"
      foot={
        <>
          <Button kind="primary" onPress={form.submit} isPending={form.isSaving}>
            {apart === undefined ? 'Merge the two records' : 'Merge, with two referrals'}
          </Button>
          <Button onPress={onClose}>Not now</Button>
          <p className="hint">Nothing is deleted. The two can be taken apart again under Details.</p>
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
        {preview.notSame === null ? null : <SaidNotSame said={preview.notSame} />}
        <BesideEachOther kept={kept} other={other} />
        {differ.map((field) => {
          const { id, error } = form.field(keyOf(field));
          return (
            <Choices
              key={field}
              id={id}
              error={error}
              legend={`${labelOf(field)}: which is right?`}
              options={[
                { value: 'kept', label: said(field, kept) },
                { value: 'other', label: said(field, other) },
              ]}
              value={form.values[keyOf(field)] ?? null}
              onChange={(side: Side) => form.set(keyOf(field), side)}
            />
          );
        })}
        {pairs.length === 0 ? null : (
          <Choices
            {...form.field('twice')}
            legend="Both have an open referral. Is it one referral, told twice?"
            hint="As when a school and a social worker both referred for the same reason."
            options={[
              { value: APART, label: 'No, two referrals' },
              ...pairs.map((pair) => ({
                value: pairKey(pair),
                label: `Yes, one${pairs.length > 1 ? `: ${receivedWords(pair, preview)}` : ''}`,
              })),
            ]}
          />
        )}
        {form.values.twice === null || form.values.twice === APART ? null : (
          <p className="hint" role="status">
            {toldTwiceWords(
              pairs.find((pair) => pairKey(pair) === form.values.twice),
              today,
            )}
          </p>
        )}
        {apart === undefined ? null : <TwoReferrals pair={apart} onRead={onRead} />}
        {toRing.length < 2 ? null : (
          <Choices
            {...form.field('first')}
            legend="Who is rung first afterwards?"
            hint="Proposed is whoever was checked and of whom most was agreed. Nothing that was agreed is lost, whoever it is."
            options={toRing.map(({ linkId, name, relation, phone, agreed }) => ({
              value: linkId,
              label: [show(name), relation, phone, ...agreed].filter((part) => part !== null).join(', '),
            }))}
          />
        )}
        <TextArea
          {...form.field('reason')}
          label="How do you know that it is the same child?"
          reminder={DISCLOSABLE}
          rows={2}
          maxLength={500}
        />
      </form>
      <MergeOutcome preview={preview} firstId={form.values.first} />
    </Dialog>
  );
}

/** Why two open referrals stay two, and what would make them one. */
function TwoReferrals({ pair, onRead }: { readonly pair: Pair; readonly onRead: (id: string) => void }) {
  const { unreadId, whyNot } = pair;
  return (
    <Banner
      tone="ochre"
      fact="Both have an open referral."
      action={
        unreadId === null ? undefined : (
          <Button kind="link" small onPress={() => onRead(unreadId)}>
            Read it for safety first
          </Button>
        )
      }
    >
      {whyNot}
    </Banner>
  );
}

function BesideEachOther({ kept, other }: { readonly kept: MergeSide; readonly other: MergeSide }) {
  const rows = [
    { label: 'Name', words: (side: MergeSide) => <Name full={side.fields.name} /> },
    {
      label: 'Born',
      words: ({ fields }: MergeSide) =>
        fields.birthDate === null ? 'not known' : formatDate(fields.birthDate),
    },
    { label: 'School', words: ({ fields }: MergeSide) => fields.school ?? 'not known' },
    { label: 'Postcode', words: ({ fields }: MergeSide) => fields.postcode ?? 'not known' },
    {
      label: 'Carers',
      words: ({ carers }: MergeSide) =>
        carers.length === 0
          ? 'nobody named'
          : carers.map(({ name, relation, phone }) => (
              <span key={`${name} ${phone}`} className="line">
                <Name full={name} />, {[relation, phone ?? 'no number'].join(', ')}
              </span>
            )),
    },
    {
      label: 'Referrals',
      words: ({ referrals }: MergeSide) =>
        referrals.length === 0
          ? 'none'
          : referrals.map(({ id, receivedOn, stage, abuseTypes, reason }) => (
              <span key={id} className="line">
                {formatDate(receivedOn)}, {STAGE_LABELS[stage].toLowerCase()}
                {abuseTypes.length === 0
                  ? ''
                  : `: ${abuseTypes.map((type) => ABUSE_TYPES_LABELS[type].toLowerCase()).join(', ')}`}
                {reason === null ? null : <span className="merge-reason">{reason}</span>}
              </span>
            )),
    },
    {
      label: 'Course under way',
      words: ({ openCourses }: MergeSide) =>
        openCourses === 0 ? 'no' : openCourses === 1 ? 'yes' : `${openCourses}`,
    },
  ];
  return (
    <table className="merge-pair">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Detail</span>
          </th>
          <th scope="col">This record stays</th>
          <th scope="col">This one goes into it</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, words }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{words(kept)}</td>
            <td>{words(other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Pair = OutputOf<'merge.preview'>['pairs'][number];
const pairKey = ({ keptId, otherId }: Pair) => `${keptId} ${otherId}`;

function receivedWords({ keptId, otherId }: Pair, { kept, other }: OutputOf<'merge.preview'>): string {
  const on = (side: MergeSide, id: string) => {
    const referral = side.referrals.find((each) => each.id === id);
    return referral === undefined ? '' : formatDate(referral.receivedOn);
  };
  return `${on(kept, keptId)} and ${on(other, otherId)}`;
}

function toldTwiceWords(pair: Pair | undefined, today: LocalDate): string {
  if (pair === undefined || pair.receivedOn === null) return '';
  return [
    `The wait is counted from ${formatDate(pair.receivedOn)}, the earliest day received. The calls of both go on together; the other referral is closed as told twice.`,
    ...pauseWords(pair.pauses, today),
  ].join(' ');
}

function whatIsMissing(values: MergeValues, { differ, pairs }: OutputOf<'merge.preview'>) {
  const errors: Partial<Record<keyof MergeValues & string, string>> = {};
  for (const field of differ)
    if (values[keyOf(field)] === undefined)
      errors[keyOf(field)] = `${labelOf(field)}: choose which one is right`;
  const mayBeOne = pairs.some(({ receivedOn }) => receivedOn !== null);
  if (mayBeOne && values.twice === null) errors.twice = 'Say whether it is one referral or two';
  if (values.reason.trim() === '') errors.reason = 'Say how you know that it is the same child';
  return errors;
}
