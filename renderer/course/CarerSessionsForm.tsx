import type { HandoverReason } from '../../shared/continuity/codes.ts';
import { isHandedOn } from '../../shared/continuity/forGood.ts';
import type { CourseView, StrandView } from '../../shared/courses/contract.ts';
import { isLocalDate, type LocalDate, localDate } from '../../shared/dates.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { relationOf } from '../../shared/people/rules.ts';
import { SOURCE_NAMES } from '../../shared/protocols/types.ts';
import { readDate } from '../../shared/typedDate.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { NotOffered } from '../carers/NotOffered.tsx';
import { useWhoMayCome } from '../carers/useWhoMayCome.ts';
import { useCommand, useOp } from '../client.ts';
import { WhyForGood } from '../continuity/WhyForGood.tsx';
import { chosenOrNull, orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { upperFirst } from '../textCase.ts';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { active } from './PlanSessions.tsx';
import { SavedMeanwhile } from '../ui/SavedMeanwhile.tsx';

const NOT_LISTED = 'not_listed';
type Notes = 'shared' | 'not_shared';
type Values = {
  personId: string | null;
  practitionerId: string;
  handoverReason: HandoverReason | '';
  limit: string;
  notes: Notes | null;
  agreedWith: string;
  agreedOn: string;
};
type Props = {
  readonly course: CourseView;
  /** Null: another parent or carer. */
  readonly strand: StrandView | null;
  readonly onClose: () => void;
};

/** Whose sessions they are, with whom, up to how many, and whether the child's therapist may read the notes. */
export function CarerSessionsForm(props: Props) {
  const formKey = `carerSessions:${props.strand?.id ?? props.course.id}`;
  const people = useOp('people.list', { childId: props.course.child.id });
  const lists = useOp('service.lists', {});
  if (people.data === undefined || people.isPlaceholderData || lists.data === undefined) return null;
  const around = people.data.people;
  const service = lists.data;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} people={around} lists={service} />}
    </WithKept>
  );
}

type FormProps = Props & {
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly people: readonly PersonOfChild[];
  readonly lists: OutputOf<'service.lists'>;
};

function Form({ course, strand, onClose, formKey, kept, people, lists }: FormProps) {
  const today = useToday();
  const saveCarer = useCommand('course.saveCarer');
  const empty = initial(course, strand);
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: course.version,
    empty,
    check: (values) => ({
      ...whatIsMissing(values, empty, today),
      ...(isForGood(values) &&
        values.handoverReason === '' && { handoverReason: 'Choose why somebody else takes over' }),
    }),
    save: (values, version) =>
      saveCarer.run({
        courseId: course.id,
        version: version ?? course.version,
        strandId: strand?.id ?? null,
        personId: values.personId === NOT_LISTED ? null : values.personId,
        practitionerId: values.practitionerId,
        handoverReason: isForGood(values) ? chosenOrNull(values.handoverReason) : null,
        limit: values.limit.trim() === '' ? null : Number(values.limit),
        notes: saysNotes(values, empty)
          ? {
              isShared: values.notes === 'shared',
              agreedWith: values.agreedWith,
              agreedOn: isLocalDate(values.agreedOn) ? values.agreedOn : localDate(today),
            }
          : null,
      }),
    onSaved: onClose,
  });
  const { values } = form;
  const isForGood = ({ practitionerId }: Values) =>
    isHandedOn(strand?.practitioner?.id ?? null, orNull(practitionerId));
  const mayGive = strand?.notes.mayGive ?? true;
  const stated = course.terms.carerMax;
  const mayCome = useWhoMayCome(course.child.id, people);
  const isTheirs = ({ personId }: PersonOfChild) => personId === strand?.person?.id;
  const carers = people.filter((each) => mayCome.carers.includes(each) || isTheirs(each));
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={strand === null ? 'Sessions for another parent or carer' : 'About these sessions'}
      lead="Counted apart from the child’s"
      submit="Save"
      also={
        <p className="hint">
          {strand === null
            ? 'Dates are added one by one, in their own rhythm.'
            : 'What was held stays as it is.'}
        </p>
      }
      onStartAgain={onStartAgain}
    >
      <SavedMeanwhile conflict={conflict} what="this course">
        The page behind this form shows it as it is now.
      </SavedMeanwhile>
      <Choices<string>
        {...form.field('personId')}
        legend="Whose sessions are these?"
        options={[
          ...carers.map(({ personId, fields }) => ({
            value: personId,
            label: (
              <span>
                <Name full={fields.name} />, {relationOf(fields).toLowerCase()}
              </span>
            ),
          })),
          ...(strand?.person == null ? [{ value: NOT_LISTED, label: 'Somebody not listed yet' }] : []),
        ]}
      />
      <NotOffered people={mayCome.notToContact.filter((each) => !isTheirs(each))} />
      {mayGive ? (
        <Select
          {...form.field('practitionerId')}
          label="With"
          empty="Choose who holds them"
          options={active(lists.practitioners)}
        />
      ) : null}
      {mayGive && values.practitionerId !== empty.practitionerId ? (
        <ChosenWarnings
          childId={course.child.id}
          protocolId={course.protocolId}
          practitionerId={values.practitionerId}
          lastOn={null}
          whose="carer"
        />
      ) : null}
      {isForGood(values) ? (
        <WhyForGood
          field={form.field('handoverReason')}
          hint="They take over today, and it is kept as a handover that was not in person. To give them the planned dates as well, or for cover, use “Hand over” on the course."
        />
      ) : null}
      <TextField
        {...form.field('limit')}
        label="Up to how many?"
        hint={
          stated === null
            ? 'The source gives no number. Leave it empty for none.'
            : `${upperFirst(SOURCE_NAMES[course.terms.statedBy])} says at most ${stated}.`
        }
        inputMode="numeric"
        maxLength={3}
        className="short"
      />
      {mayGive ? (
        <>
          <Choices<Notes>
            {...form.field('notes')}
            legend="May the child’s therapist read the notes of these sessions?"
            hint="Ask them. Whoever holds these sessions reads the notes, and so do the manager and the safeguarding lead."
            options={[
              { value: 'shared', label: 'Yes, they agreed' },
              { value: 'not_shared', label: 'No' },
            ]}
          />
          {values.notes === null ? null : (
            <div className="plan-two even">
              <TextField {...form.field('agreedWith')} label="Who said so?" maxLength={200} />
              <DateField {...form.field('agreedOn')} label="On which day?" />
            </div>
          )}
        </>
      ) : (
        <p className="hint">
          With {strand?.practitioner?.name ?? 'nobody named'}. Only whoever holds these sessions, or a
          coordinator, manager or safeguarding lead, gives them to somebody else or says what was agreed about
          their notes.
        </p>
      )}
    </FormDialog>
  );
}

function initial(course: CourseView, strand: StrandView | null): Values {
  const agreed = strand?.notes.agreed ?? null;
  const limit = strand === null ? course.terms.carerMax : strand.limit;
  return {
    personId: strand === null ? null : (strand.person?.id ?? NOT_LISTED),
    practitionerId: strand?.practitioner?.id ?? '',
    handoverReason: '',
    limit: limit === null ? '' : String(limit),
    notes: agreed === null ? null : agreed.isShared ? 'shared' : 'not_shared',
    agreedWith: agreed?.agreedWith ?? '',
    agreedOn: agreed?.agreedOn ?? '',
  };
}

/** Whether the answers say anything new about the notes. */
function saysNotes(values: Values, before: Values): boolean {
  return (
    values.notes !== null &&
    (values.notes !== before.notes ||
      values.agreedWith !== before.agreedWith ||
      values.agreedOn !== before.agreedOn)
  );
}

function whatIsMissing(values: Values, before: Values, today: LocalDate): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (values.personId === null) errors.personId = 'Say whose sessions these are';
  if (values.practitionerId === '') errors.practitionerId = 'Choose who holds them';
  if (!/^(\d{1,3})?$/.test(values.limit.trim()) || values.limit.trim() === '0')
    errors.limit = 'Enter a number from 1 to 150, or leave it empty';
  if (!saysNotes(values, before)) return errors;
  if (values.agreedWith.trim() === '') errors.agreedWith = 'Say who agreed or said no';
  const on = readDate(values.agreedOn);
  if (!on.ok) errors.agreedOn = values.agreedOn.trim() === '' ? 'Enter the day it was said' : on.message;
  else if (on.date > today) errors.agreedOn = 'Enter today or an earlier day';
  return errors;
}
