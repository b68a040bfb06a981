import {
  PROCEEDINGS_STAGES,
  PROCEEDINGS_STAGES_LABELS,
  type ProceedingsStage,
} from '../../shared/criminalProceedings/codes.ts';
import type { ProceedingsView } from '../../shared/criminalProceedings/contract.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { orNull } from '../formValues.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { stage: ProceedingsStage | ''; nextEvent: string; nextEventOn: string };
type Props = {
  readonly childId: string;
  readonly proceedings: ProceedingsView | null;
  readonly onClose: () => void;
};

/** Where criminal proceedings stand, and what comes next. */
export function ProceedingsForm(props: Props) {
  const formKey = `proceedings:${props.proceedings?.id ?? `new:${props.childId}`}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form(props: Props & { formKey: string; kept: Kept<Values> | null }) {
  const { childId, proceedings, onClose, formKey, kept } = props;
  const save = useCommand('proceedings.save');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: proceedings?.version ?? null,
    empty: valuesOf(proceedings),
    check: whatIsMissing,
    save: ({ stage, nextEvent, nextEventOn }, version) =>
      save.run({
        childId,
        proceedingsId: proceedings?.id ?? null,
        version,
        stage: stage === '' ? 'not_known' : stage,
        nextEvent: orNull(nextEvent),
        nextEventOn: isLocalDate(nextEventOn) ? nextEventOn : null,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title={proceedings === null ? 'Record proceedings' : 'Where it stands now'}
      submit="Save proceedings"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Conflict
          facts={differences(valuesOf(conflict.theirs as ProceedingsView), form.values)}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(conflict.theirs as ProceedingsView))}
        />
      )}
      <Select
        {...form.field('stage')}
        label="Stage"
        empty="Choose a stage"
        options={PROCEEDINGS_STAGES.map((value) => ({ value, label: PROCEEDINGS_STAGES_LABELS[value] }))}
      />
      <TextField
        {...form.field('nextEvent')}
        label="What comes next"
        hint="Such as: trial, or recorded cross-examination"
        maxLength={120}
      />
      <DateField {...form.field('nextEventOn')} label="When" hint="Leave this empty if no date is set." />
    </FormDrawer>
  );
}

function whatIsMissing({ stage, nextEventOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (stage === '') errors.stage = 'Choose a stage; “Not known” is one of them';
  const on = nextEventOn.trim() === '' ? null : readDate(nextEventOn);
  if (on !== null && !on.ok) errors.nextEventOn = on.message;
  return errors;
}

function valuesOf(proceedings: ProceedingsView | null): Values {
  return {
    stage: proceedings?.stage ?? '',
    nextEvent: proceedings?.nextEvent ?? '',
    nextEventOn: proceedings?.nextEventOn ?? '',
  };
}

function differences(theirs: Values, yours: Values) {
  const words = ({ stage, nextEvent, nextEventOn }: Values): [string, string][] => [
    ['Stage', stage === '' ? '' : PROCEEDINGS_STAGES_LABELS[stage]],
    ['What comes next', nextEvent],
    ['When', isLocalDate(nextEventOn) ? formatDate(nextEventOn) : nextEventOn],
  ];
  const mine = words(yours);
  return words(theirs).flatMap(([label, saved], at) => {
    const typed = mine[at]?.[1] ?? '';
    return saved === typed ? [] : [{ label, theirs: saved || 'nothing', yours: typed || 'nothing' }];
  });
}
