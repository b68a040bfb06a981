import { useState } from 'react';
import type { HandoverReason } from '../../shared/continuity/codes.ts';
import { handsOn } from '../../shared/continuity/forGood.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { CourseView, StrandView, TryView } from '../../shared/courses/contract.ts';
import { plannedDatesOf } from '../../shared/courses/facts.ts';
import { addWeeks, formatDay, isLocalDate, localDate, localTime } from '../../shared/dates.ts';
import { isTwoPlaces } from '../../shared/diary/clashes.ts';
import type { ChangeScope } from '../../shared/diary/change.ts';
import { readTime } from '../../shared/typedTime.ts';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { useCommand, useOp } from '../client.ts';
import { WhyForGood } from '../continuity/WhyForGood.tsx';
import { chosenOrNull, orNull } from '../formValues.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Select } from '../ui/Select.tsx';
import { Tick } from '../ui/Tick.tsx';
import { useForm } from '../ui/useForm.ts';
import { dateError, timeError } from './dateErrors.ts';
import { changedInterpreters } from './interpreterWords.ts';
import { TakenByNames } from './people.tsx';
import { active } from './PlanSessions.tsx';
import { LOOK_FIRST, useInTheWay } from './useInTheWay.ts';
import { ClashReason, SCOPES, WhenFields } from './WhenFields.tsx';
import { WhereFields, whereOf } from './WhereFields.tsx';
import { clashWords, whenWords } from './words.ts';

export type ChangeTarget = { on: string; time: string; practitionerId: string; roomId: string };

type ChangeFormProps = {
  readonly course: CourseView;
  readonly strand: StrandView;
  readonly planned: TryView;
  readonly number: number;
  /** Where it was put down in the planner; otherwise where it stands. */
  readonly target?: ChangeTarget | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
  /** "Leave it", or "Put it back" where it was picked up. */
  readonly closeWords?: string;
};

type Values = ChangeTarget & {
  place: string;
  scope: ChangeScope;
  withOthers: boolean;
  clashReason: string;
  handoverReason: HandoverReason | '';
};

/** Another day, time, person or room for a planned date, or for it and those after it; what is in the way is said first. */
export function ChangeForm(props: ChangeFormProps) {
  const lists = useOp('service.lists', {}).data;
  return lists === undefined ? null : <Form {...props} lists={lists} />;
}

function Form(props: ChangeFormProps & { readonly lists: OutputOf<'service.lists'> }) {
  const { course, strand, planned, number, target, lists, onSaved, onClose } = props;
  const move = useCommand('session.move');
  const change = useCommand('session.change');
  const [failed, setFailed] = useState<string>();
  const other = course.strands.find(({ id }) => id !== strand.id);
  const changeOf = (values: Values): Omit<InputOf<'session.changePreview'>, 'courseId'> | null => {
    const at = values.time === '' ? null : readTime(values.time);
    if (!isLocalDate(values.on) || at?.ok === false) return null;
    return {
      tryId: planned.id,
      scope: values.scope,
      to: {
        on: values.on,
        time: at === null ? null : localTime(at.time),
        practitionerId: orNull(values.practitionerId),
        ...whereOf(values),
      },
      withOthers: values.withOthers && values.scope === 'this_and_later' && other !== undefined,
    };
  };
  const form = useForm<Values, { changed: number }>({
    initial: {
      on: planned.on,
      time: planned.time ?? '',
      practitionerId: planned.practitionerId ?? '',
      roomId: planned.roomId ?? '',
      ...target,
      place: planned.place ?? '',
      scope: 'this',
      withOthers: true,
      clashReason: '',
      handoverReason: '',
    },
    check: async (values) => ({
      ...((await unsaid()) && { on: LOOK_FIRST }),
      ...dateError('on', values.on, 'Enter a date'),
      ...timeError('time', values.time),
      ...(isTwice &&
        values.clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
      ...(isForGood(values) &&
        values.handoverReason === '' && { handoverReason: 'Choose why somebody else takes over' }),
    }),
    save: async (values) => {
      const changed = changeOf(values) ?? NEVER;
      const reason = isTwice ? orNull(values.clashReason) : null;
      return change.run({
        courseId: course.id,
        version: course.version,
        ...changed,
        clashReason: reason,
        handoverReason: isForGood(values) ? chosenOrNull(values.handoverReason) : null,
      });
    },
    onSaved,
  });
  const { values } = form;
  const isForGood = ({ scope, practitionerId }: Values) =>
    handsOn({
      scope,
      was: planned.practitionerId,
      holderId: strand.practitioner?.id ?? null,
      to: orNull(practitionerId),
    });
  const asked = changeOf(values);
  const isInTheWay = ({ clashes }: { clashes: readonly unknown[] }) => clashes.length > 0;
  const { answer, error, unsaid } = useInTheWay(
    'session.changePreview',
    { courseId: course.id, ...(asked ?? NEVER) },
    { isAsked: asked !== null, found: (preview) => preview.dates.filter(isInTheWay) },
  );
  const dates = answer?.dates ?? [];
  const inTheWay = dates.filter(isInTheWay);
  const isTwice = inTheWay.some(({ clashes }) => clashes.some(isTwoPlaces));
  // What is in the way is of the sessions that only move along: they can stay where they are.
  const isOthersOnly = inTheWay.every(({ isCarers }) => isCarers === strand.isCounted);
  const wayOut = `Leave the ${strand.isCounted ? 'carer’s' : 'child’s'} sessions where they are, by unticking them, or say how it is solved.`;
  const ofInterpreters = changedInterpreters(plannedDatesOf(course), planned.id, {
    dates,
    isSwapped: asked !== null && asked.to.practitionerId !== planned.practitionerId,
  });
  const isMoved = values.on !== planned.on || (asked?.to.time ?? null) !== planned.time;
  const shiftOn = addWeeks(planned.on, 1);
  async function noDateYet() {
    const reply = await move.run({
      courseId: course.id,
      version: course.version,
      tryId: planned.id,
      to: null,
    });
    if (reply.ok) onSaved();
    else setFailed(reply.message);
  }
  return (
    <form
      className="change-dates"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message ?? form.conflict?.message ?? failed} />
      <WhenFields on={form.field('on')} time={form.field('time')} />
      <Select
        {...form.field('practitionerId')}
        label="With"
        empty="Nobody yet"
        options={active(lists.practitioners)}
      />
      {isForGood(values) ? (
        <ChosenWarnings
          childId={course.child.id}
          protocolId={course.protocolId}
          practitionerId={values.practitionerId}
          lastOn={dates.length === 0 ? null : lastOf(dates)}
        />
      ) : null}
      <WhereFields
        rooms={lists.rooms}
        roomId={form.field('roomId')}
        place={form.field('place')}
        hint="School, online, at home."
      />
      <Choices
        {...form.field('scope')}
        legend="Which dates change?"
        hint={
          values.scope === 'this_and_later'
            ? 'Those after it move by as many days and minutes. What was logged stays.'
            : isMoved
              ? 'The old date stays on record as moved.'
              : undefined
        }
        options={SCOPES}
      />
      {values.scope === 'this_and_later' && other !== undefined ? (
        <Tick
          label={strand.isCounted ? 'The carer’s sessions move along' : 'The child’s sessions move along'}
          checked={values.withOthers}
          onChange={(checked) => form.set('withOthers', checked)}
        />
      ) : null}
      <p className="log-more">
        <Button
          small
          kind="link"
          onPress={() => {
            form.set('on', shiftOn);
            form.set('scope', 'this_and_later');
          }}
        >
          A week later, with all after it
        </Button>
      </p>
      <section className="change-ways" aria-label="What changes" aria-live="polite">
        {error === null ? null : (
          <p className="st">
            <CheckMark check="warning" />
            <span>{error.failure.message}</span>
          </p>
        )}
        {dates.length > 1 ? (
          <p className="small">
            {dates.length} dates change, the last to {formatDay(lastOf(dates))}.
          </p>
        ) : null}
        {inTheWay.length === 0 ? (
          dates.length > 0 ? (
            <p className="hint">Nothing is in the way.</p>
          ) : null
        ) : (
          <ul>
            {inTheWay.map((each) => (
              <li key={each.tryId} className="st">
                <CheckMark check="warning" />
                <span>
                  {each.isCarers ? 'Carer, ' : ''}
                  {whenWords(each.to.on, each.to.time)}: {each.clashes.map(clashWords).join(', ')}
                  <TakenByNames takenBy={each.takenBy} at={each.to.time} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {ofInterpreters.map((words) => (
          <p key={words} className="hint">
            {words}
          </p>
        ))}
      </section>
      {isTwice ? (
        <ClashReason
          field={form.field('clashReason')}
          hint={`It puts somebody or a room in two places. ${isOthersOnly ? wayOut : 'Choose another day, hour, person or room, or say how it is solved.'}`}
        />
      ) : null}
      {isForGood(values) ? (
        <WhyForGood
          field={form.field('handoverReason')}
          hint="They take over for good, and it is kept as a handover that was not in person. To introduce them first, or for cover, use “Hand over” on the course."
        />
      ) : null}
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {dates.length > 1 ? `Change ${dates.length} dates` : `Change session ${number}`}
        </Button>
        <Button onPress={() => void noDateYet()} isPending={move.isPending}>
          No new date yet
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {props.closeWords ?? 'Leave it'}
        </Button>
      </div>
    </form>
  );
}

const lastOf = (dates: OutputOf<'session.changePreview'>['dates']) =>
  dates
    .map(({ to }) => to.on)
    .toSorted()
    .at(-1) ?? localDate('2000-01-01');

/** A question that is never sent: the hook wants one even while it is switched off. */
const NEVER: Omit<InputOf<'session.changePreview'>, 'courseId'> = {
  tryId: '',
  scope: 'this',
  to: { on: '', time: null, practitionerId: null, roomId: null, place: null },
  withOthers: false,
};
