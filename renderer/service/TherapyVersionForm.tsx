import { agesLabel, courseBoundsOf, extentInWords } from '../../shared/protocols/catalogue.ts';
import { type VersionFields, whatVersionLacks, withVersion } from '../../shared/protocols/localVersions.ts';
import type { Protocol } from '../../shared/protocols/types.ts';
import { rhythmInWords, rhythmOf } from '../../shared/reviews/rhythm.ts';
import type { Settings } from '../../shared/service/settings.ts';
import { formatInstant } from '../../shared/instants.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { Form } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { type SavedVersion, versionWords } from './HeldHere.tsx';
import { AgeFields, RangeFields, ReviewFields } from './RangeFields.tsx';
import {
  ageErrors,
  agesOf,
  type AgeValues,
  ageValues,
  boundsOf,
  lackErrors,
  rangeErrors,
  type RangeValues,
  rangeValues,
  reviewsOf,
  type TypedAges,
} from './versionForm.ts';

type Values = RangeValues & AgeValues & { range: 'source' | 'own'; reason: string };
type Props = {
  /** As its source says. */
  readonly stated: Protocol;
  /** Its versions, oldest first: the newest is in force. */
  readonly versions: readonly SavedVersion[];
  readonly coursesUnderWay: number;
  readonly intervals: Pick<Settings, 'reviewEverySessions' | 'reviewEveryWeeks'>;
  readonly onClose: () => void;
};

/** How this service holds a therapy from the next course on: its range, its reviews, and why. */
export function TherapyVersionForm(props: Props) {
  const formKey = `therapyVersion:${props.stated.id}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <OpenForm {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type OpenProps = Props & { readonly formKey: string; readonly kept: Kept<Values> | null };

function OpenForm({ stated, versions, coursesUnderWay, intervals, onClose, formKey, kept }: OpenProps) {
  const save = useCommand('protocol.saveVersion');
  const inForce = versions.at(-1) ?? null;
  const isOwn = stated.source === 'own';
  // One of the service's own is counted in what it was first counted in.
  const source = isOwn && inForce?.bounds != null ? inForce.bounds : courseBoundsOf(stated);
  const isNumbered = source.min !== null || source.max !== null;
  const saidOf = (values: Values): VersionFields => ({
    bounds: values.range === 'source' ? null : boundsOf(values),
    reviews: reviewsOf(values),
    ages: isOwn ? null : agesOf(values),
  });
  const typedErrors = (values: Values) => ({
    ...rangeErrors(values, values.range === 'own'),
    ...(values.ages === 'own' ? ageErrors(values) : {}),
  });
  const lacksOf = (values: Values) =>
    whatVersionLacks(saidOf(values), {
      source,
      inForce: inForce ?? { bounds: null, reviews: null, ages: null },
    });
  const valuesOf = (held: VersionFields | null): Values => ({
    ...rangeValues(held?.bounds ?? source, held?.reviews ?? null),
    ...ageValues(held?.ages ?? null, stated.ages),
    range: !isOwn && (held === null || held.bounds === null) ? 'source' : 'own',
    reason: '',
  });
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: versions.length,
    empty: valuesOf(inForce),
    check: (values) => {
      const typed = typedErrors(values);
      return {
        ...(Object.keys(typed).length > 0 ? typed : lackErrors(lacksOf(values))),
        ...(values.reason.trim() === '' ? { reason: 'Say why, in a few words' } : {}),
      };
    },
    save: (values, version) =>
      save.run({
        protocolId: stated.id,
        ...saidOf(values),
        reason: values.reason,
        version: version ?? versions.length,
      }),
    onSaved: onClose,
  });
  const { values } = form;
  const isRight =
    Object.keys(typedErrors(values)).length === 0 &&
    lacksOf(values).every((lack) => lack === 'version_nothing_changed');
  const next = isRight
    ? withVersion(stated, { id: '', protocolId: stated.id, reason: '', ...saidOf(values) })
    : null;
  const theirs = conflict === null ? null : (conflict.theirs as SavedVersion);
  const ranges = form as unknown as Form<RangeValues>;
  return (
    <FormDrawer
      subject={formKey}
      kicker={stated.name}
      title="How it is held here"
      submit="Save for new courses"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null || theirs === null ? null : (
        <Conflict
          who={theirs.who}
          when={formatInstant(theirs.at)}
          facts={[
            {
              label: 'How it is held',
              theirs: versionWords(stated, theirs),
              yours: isRight ? versionWords(stated, saidOf(values)) : 'numbers that cannot be read yet',
            },
            { label: 'Why', theirs: theirs.reason, yours: values.reason },
          ]}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs))}
        />
      )}
      {isOwn ? null : (
        <Choices
          {...form.field('range')}
          legend="Range"
          options={[
            { value: 'source', label: `As its source says: ${extentInWords(stated) ?? 'no number'}` },
            { value: 'own', label: 'A range of our own' },
          ]}
        />
      )}
      {values.range === 'source' ? null : (
        <RangeFields form={ranges} unit={isNumbered ? source.unit : null} />
      )}
      <ReviewFields form={ranges} usual={rhythmInWords(rhythmOf(stated, intervals))} />
      {isOwn ? null : (
        <Choices
          {...form.field('ages')}
          legend="Ages"
          options={[
            { value: 'source', label: `As its source says: ${agesLabel(stated) ?? 'no age'}` },
            { value: 'own', label: 'Ages of our own' },
          ]}
        />
      )}
      {isOwn || values.ages === 'source' ? null : <AgeFields form={form as unknown as Form<TypedAges>} />}
      {next === null ? null : (
        <p aria-live="polite">
          From the next course on: {extentInWords(next) ?? 'no number stated'}, with a review{' '}
          {rhythmInWords(rhythmOf(next, intervals))}
          {values.ages === 'source' || isOwn ? '' : `, for ages ${agesLabel(next) ?? ''}`}.{' '}
          {underWayWords(coursesUnderWay)}
        </p>
      )}
      <TextArea
        {...form.field('reason')}
        label="Why it is held so"
        hint="It stands beside the therapy and in the log. Name nobody in it."
        rows={2}
        maxLength={300}
      />
    </FormDrawer>
  );
}

/** What becomes of the courses that go on. */
function underWayWords(courses: number): string {
  if (courses === 0) return 'No course of it is under way.';
  return courses === 1
    ? 'The one course under way keeps what it was begun with.'
    : `The ${courses} courses under way keep what they were begun with.`;
}
