import { type CSSProperties, useEffect } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import {
  askedExtension,
  carerStrandOf,
  countedStrandOf,
  isReviewedForDecision,
  standingOf,
} from '../../shared/courses/facts.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import {
  EXTENSION_REASON_LABELS,
  EXTENSION_REASONS,
  type ExtensionReason,
  limitPassed,
  type PassedLimit,
} from '../../shared/courses/extension.ts';
import { formatLongDay, isLocalDate } from '../../shared/dates.ts';
import { amountInWords } from '../../shared/courses/rules.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { useSession, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { ExtendFacts } from './ExtendFacts.tsx';
import { extensionChoices, numberReached, passedWords, reviewAfter, sourceWords } from './extension.ts';
import { AttendeeLabel } from './people.tsx';

const ANOTHER = 'another';
const AS_NEEDED = 'as_needed';
type ExtendValues = {
  /** A number as text, ANOTHER or AS_NEEDED. */
  to: string | null;
  another: string;
  reasons: readonly ExtensionReason[];
  reason: string;
  agreedBy: readonly Attendee[];
  next: 'usual' | 'date' | null;
  nextReviewOn: string;
  withoutReview: string;
  pastLimit: string;
};

/** How many sessions the answers ask for; null where they ask for none yet, or leave it open. */
function askedFor({ to, another }: Pick<ExtendValues, 'to' | 'another'>): number | null {
  const number = Number(to === ANOTHER ? another : to);
  return to === null || to === AS_NEEDED || !Number.isInteger(number) || number < 1 ? null : number;
}

type ExtendDialogProps = {
  readonly course: CourseView;
  /** Told at every answer, so that the strip behind shows how far it would go. */
  readonly onAsked: (to: number | null) => void;
  readonly style: CSSProperties | undefined;
  readonly onClose: () => void;
};

/** The decision on an extension: how far, why, who agrees, when it is looked at again, and what it rests on. */
export function ExtendDialog(props: ExtendDialogProps) {
  const kept = useKeptDraft<ExtendValues>(keyOf(props.course));
  return kept === null ? null : <ExtendForm {...props} kept={kept.values} />;
}

const keyOf = (course: CourseView) => `extend:${course.id}`;

type ExtendFormProps = ExtendDialogProps & { readonly kept: Partial<ExtendValues> | null };

function ExtendForm({ course, kept, onAsked, style, onClose }: ExtendFormProps) {
  const { account } = useSession();
  const extend = useCommand('course.extend');
  const today = useToday();
  const { bounds } = course.terms;
  const { count } = standingOf(course, today);
  const reach = numberReached(course);
  const choices = extensionChoices(bounds, { reach, count });
  const isReviewed = isReviewedForDecision(course);
  const asked = askedExtension(course);
  const every = reviewAfter(course, today);
  const form = useForm<ExtendValues, { version: number }>({
    initial: { ...initialValues(asked?.to ?? null, choices), ...kept },
    check: (values) =>
      whatIsMissing(values, {
        least: Math.max(reach + 1, count),
        units: unitWord(bounds.unit, 2),
        isReviewed,
        passed: passedBy(values, course),
      }),
    save: (values) => send(values, true),
    onSaved: onClose,
    saveDraft: (values) => keepDraft(keyOf(course), values),
  });
  const { values } = form;
  const to = askedFor(values);
  const passed = passedBy(values, course);
  useEffect(() => onAsked(to), [to, onAsked]);
  async function send(sent: ExtendValues, goesOn: boolean) {
    const reply = await extend.run({
      courseId: course.id,
      version: course.version,
      decision: goesOn ? { is: 'extend', toSessions: askedFor(sent) } : { is: 'stay' },
      reasons: goesOn ? [...sent.reasons] : [],
      reason: sent.reason,
      agreedBy: [...sent.agreedBy],
      nextReviewOn: sent.next === 'date' && isLocalDate(sent.nextReviewOn) ? sent.nextReviewOn : null,
      withoutReview: isReviewed ? null : sent.withoutReview,
      pastLimit: goesOn && passedBy(sent, course) !== null ? sent.pastLimit : null,
    });
    if (reply.ok) await forgetDraft(keyOf(course));
    return reply;
  }
  async function stay() {
    const reply = await send(values, false);
    if (reply.ok) onClose();
  }
  async function close() {
    if (form.isDirty) await keepDraft(keyOf(course), values);
    onClose();
  }
  const practitioner = countedStrandOf(course)?.practitioner?.name ?? null;
  const who: Attendee[] = carerStrandOf(course) === null ? ['child', 'other'] : ['child', 'carer', 'other'];
  const stayFailed = extend.reply?.ok === false ? extend.reply.message : undefined;
  return (
    <Dialog
      isOpen
      onClose={() => void close()}
      title={
        <>
          Extend <Name full={course.child.shortName} />
          ’s course
        </>
      }
      lead={
        asked === null
          ? undefined
          : `${practitioner ?? 'The therapist'} asked on ${formatLongDay(asked.on)}, in review ${asked.reviewNumber}`
      }
      {...(style === undefined ? {} : { style })}
      foot={
        <>
          <Button kind="primary" isPending={form.isSaving} onPress={form.submit}>
            {values.to === AS_NEEDED
              ? 'Extend as needed'
              : to === null
                ? 'Extend'
                : `Extend to ${amountInWords(bounds.unit, to)}`}
          </Button>
          <Button onPress={() => void stay()} isPending={extend.isPending}>
            Do not extend
          </Button>
          <p className="hint">
            Decided by {account.name}: the therapist, a coordinator or a manager may.{' '}
            {sourceWords(course.terms)} A session held is always counted, with or without this.
          </p>
        </>
      }
    >
      <form
        noValidate
        className="extend-form"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message ?? form.conflict?.message ?? stayFailed} />
        <Choices<string>
          {...form.field('to')}
          className="qline"
          legend={bounds.unit === 'session' ? 'To how many?' : `To how many ${unitWord(bounds.unit, 2)}?`}
          options={[
            ...choices.map((each) => ({ value: String(each), label: String(each) })),
            ...(bounds.openExtension ? [{ value: AS_NEEDED, label: 'As many as needed' }] : []),
            { value: ANOTHER, label: 'Another number' },
          ]}
        />
        {values.to === ANOTHER ? (
          <TextField
            label={`Number of ${unitWord(bounds.unit, 2)}`}
            inputMode="numeric"
            maxLength={3}
            className="short indent"
            {...form.field('another')}
          />
        ) : null}
        {passed === null ? null : (
          <div className="indent stack">
            <Banner tone="ochre" fact={passedWords(passed, course.terms)}>
              That can be right. Say why.
            </Banner>
            <TextArea label="Why past it?" rows={2} maxLength={500} {...form.field('pastLimit')} />
          </div>
        )}
        <ManyChoices<ExtensionReason>
          {...form.field('reasons')}
          className="qline"
          legend="Why?"
          options={EXTENSION_REASONS.map((value) => ({ value, label: EXTENSION_REASON_LABELS[value] }))}
        />
        <div className="indent">
          <TextArea label="In your words" rows={2} maxLength={1000} {...form.field('reason')} />
        </div>
        {isReviewed ? null : (
          <div className="indent stack">
            <Banner tone="ochre" fact="No review was held near the bound.">
              Hold one first if you can. To extend without one, say why.
            </Banner>
            <TextArea
              label="Why without a review?"
              rows={2}
              maxLength={500}
              {...form.field('withoutReview')}
            />
          </div>
        )}
        <ManyChoices<Attendee>
          {...form.field('agreedBy')}
          className="qline"
          legend="Who agrees?"
          options={who.map((each) => ({ value: each, label: <AttendeeLabel course={course} who={each} /> }))}
        />
        <Choices<'usual' | 'date'>
          {...form.field('next')}
          className="qline"
          legend="Next review"
          options={[
            { value: 'usual', label: `After ${every}, as usual` },
            { value: 'date', label: 'On a date' },
          ]}
        />
        {values.next === 'date' ? (
          <DateField label="Review on" className="short indent" {...form.field('nextReviewOn')} />
        ) : null}
      </form>
      <ExtendFacts course={course} />
    </Dialog>
  );
}

/** What was asked for is pressed already; nothing else is. */
function initialValues(asked: number | null, choices: readonly number[]): ExtendValues {
  const isOffered = asked !== null && choices.includes(asked);
  const another = asked === null || isOffered ? '' : String(asked);
  return {
    to: asked === null ? null : isOffered ? String(asked) : ANOTHER,
    another,
    reasons: [],
    reason: '',
    agreedBy: [],
    next: null,
    nextReviewOn: '',
    withoutReview: '',
    pastLimit: '',
  };
}

/** The limit that the answers go past, if any. */
function passedBy(values: Pick<ExtendValues, 'to' | 'another'>, course: CourseView): PassedLimit | null {
  const to = askedFor(values);
  return to === null && values.to !== AS_NEEDED ? null : limitPassed(course.terms, to);
}

type Asked = { least: number; units: string; isReviewed: boolean; passed: PassedLimit | null };

function whatIsMissing(
  values: ExtendValues,
  { least, units, isReviewed, passed }: Asked,
): FormErrors<ExtendValues> {
  const errors: FormErrors<ExtendValues> = {};
  const to = askedFor(values);
  if (values.to === null) errors.to = `Choose how many ${units}`;
  else if (values.to === ANOTHER && (to === null || to < least)) errors.another = `Enter ${least} or more`;
  if (passed !== null && values.pastLimit.trim() === '')
    errors.pastLimit = 'Say why it goes past that limit, in a few words';
  if (values.reasons.length === 0 && values.reason.trim() === '')
    errors.reasons = 'Choose a reason, or say why in your words';
  if (!isReviewed && values.withoutReview.trim() === '')
    errors.withoutReview = 'Say why without a review, in a few words';
  if (values.next === null) errors.next = 'Choose when it is reviewed';
  if (values.next === 'date') {
    const read = readDate(values.nextReviewOn);
    if (!read.ok) errors.nextReviewOn = read.message;
  }
  return errors;
}
