import { useRef } from 'react';
import { DANGER_LABELS, DANGERS } from '../../shared/safeguarding/codes.ts';
import type { ConcernView } from '../../shared/safeguarding/contract.ts';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import type { Kept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand, useOp } from '../client.ts';
import { useSession, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { type ConcernDrawerProps, WrittenBy } from './ConcernDrawer.tsx';
import { type ConcernValues, inputOf, newConcern, valuesOfConcern, whatIsMissing } from './concernValues.ts';
import { DangerFirst } from './DangerFirst.tsx';
import { ToldRows } from './ToldRows.tsx';
import './safeguarding.css';

export type ConcernFormProps = ConcernDrawerProps & {
  readonly formKey: string;
  readonly kept: Kept<ConcernValues> | null;
  readonly concern: ConcernView | null;
};

/** What, who knew when, what was done, who was told when. Saved with any of it missing; complete with all of it. */
export function ConcernForm(props: ConcernFormProps) {
  const { childId, concern, checkInId, eventId, formKey, kept, onClose, onSaved } = props;
  const today = useToday();
  const { account } = useSession();
  const listed = useOp('concern.list', { childId }, { enabled: concern === null });
  const save = useCommand('concern.save');
  const isToBeComplete = useRef(false);
  const isComplete = concern !== null && concern.completedAt !== null;
  const { form, onStartAgain, conflict } = useDraftedForm<
    ConcernValues,
    { isComplete: boolean; concernId: string }
  >({
    formKey,
    kept,
    version: concern?.version ?? null,
    empty: concern === null ? newConcern(today, account.name) : valuesOfConcern(concern),
    check: (values) => whatIsMissing(values, isToBeComplete.current || isComplete),
    save: (values, version) =>
      save.run({
        childId,
        concernId: concern?.id ?? null,
        version,
        checkInId: checkInId ?? null,
        eventId: eventId ?? null,
        ...inputOf(values, concern === null, today),
        complete: isToBeComplete.current,
      }),
    onSaved: (saved) => (onSaved === undefined ? onClose() : onSaved(saved.isComplete, saved.concernId)),
  });
  function submit(complete: boolean) {
    isToBeComplete.current = complete;
    form.submit();
  }
  return (
    <FormDrawer
      subject={formKey}
      title={<Name full={props.childName} />}
      kicker={
        isComplete ? 'Safeguarding concern, complete' : 'Safeguarding concern: save it now, complete it later'
      }
      submit={isComplete ? 'Save what was added' : 'Save as it is'}
      also={
        isComplete ? null : (
          <Button kind="quiet" onPress={() => submit(true)}>
            Save as complete
          </Button>
        )
      }
      closeLabel="Close the concern"
      form={form}
      onSubmit={() => submit(false)}
      onClose={onClose}
      onStartAgain={onStartAgain}
      returnFocus={props.returnFocus}
    >
      {conflict === null ? null : (
        <Conflict
          facts={differences(valuesOfConcern(conflict.theirs as ConcernView), form.values)}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOfConcern(conflict.theirs as ConcernView))}
        />
      )}
      <Choices
        {...form.field('danger')}
        legend="Is the child in danger now?"
        layout="seg"
        options={DANGERS.map((value) => ({ value, label: DANGER_LABELS[value] }))}
      />
      {form.values.danger === 'yes' ? (
        <DangerFirst numbers={concern?.numbers ?? listed.data?.numbers} />
      ) : null}
      <TextArea
        {...form.field('concern')}
        label="What is the concern?"
        hint="What was seen, said or heard. A child’s own words as they were said."
        reminder={DISCLOSABLE}
        rows={5}
        maxLength={8000}
      />
      <div className="told-when">
        <DateField {...form.field('knownOn')} label="Known since" />
        <TimeField {...form.field('knownTime')} label={concern === null ? 'Time, if not now' : 'Time'} />
      </div>
      <TextField
        {...form.field('knownBy')}
        label="Who knew first?"
        hint="The first person here, and whom they had it from."
        maxLength={200}
      />
      <TextArea {...form.field('done')} label="What was done?" rows={4} maxLength={8000} />
      <ToldRows {...form.field('told')} />
      <TextField
        {...form.field('whyNobodyTold')}
        label="If somebody was not told, why?"
        hint="You need no consent to share a risk to a child. Write down why not, too."
        maxLength={500}
      />
      {concern === null ? null : <WrittenBy concern={concern} />}
      <p className="small muted">
        Read by whoever recorded it, coordinators, safeguarding leads and the child’s therapists. Every
        reading is in the log.
      </p>
    </FormDrawer>
  );
}

function differences(theirs: ConcernValues, yours: ConcernValues) {
  const words = (values: ConcernValues): [string, string][] => [
    ['In danger now', values.danger === null ? '' : DANGER_LABELS[values.danger]],
    ['The concern', values.concern],
    ['Known since', `${values.knownOn} ${values.knownTime}`.trim()],
    ['Who knew', values.knownBy],
    ['What was done', values.done],
    [
      'Told',
      values.told
        .map(({ name, on, time }) => [name, on, time].filter((part) => part !== '').join(', '))
        .join('; '),
    ],
    ['Not told, why', values.whyNobodyTold],
  ];
  const mine = words(yours);
  return words(theirs).flatMap(([label, saved], at) => {
    const typed = mine[at]?.[1] ?? '';
    return saved === typed ? [] : [{ label, theirs: saved || 'nothing', yours: typed || 'nothing' }];
  });
}
