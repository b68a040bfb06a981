import type { CourseView } from '../../shared/courses/contract.ts';
import {
  AFTERCARE_ANSWER_LABELS,
  AFTERCARE_ANSWERS,
  type AftercareAnswer,
  ENDING_DECIDER_LABELS,
  ENDING_DECIDERS,
  ENDING_KIND_HINTS,
  ENDING_KIND_LABELS,
  ENDING_KINDS,
  ENDINGS_OF_KIND,
  type EndingDecider,
  type EndingKind,
  FEEDBACK_ASKED,
  FEEDBACK_ASKED_LABELS,
  type FeedbackAsked,
} from '../../shared/courses/ending.ts';
import { COURSE_ENDING_LABELS, type CourseEnding } from '../../shared/courses/rules.ts';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import type { EndingValues } from './endingValues.ts';

type FieldsProps = { readonly form: Form<EndingValues> };

/** Of which kind, for which reason, and who decided. */
export function HowItEnded({ form, isEnded }: FieldsProps & { readonly isEnded: boolean }) {
  const { kind } = form.values;
  const reasons = kind === null ? [] : ENDINGS_OF_KIND[kind];
  const chosen = form.field('kind');
  return (
    <>
      <Choices<EndingKind>
        {...chosen}
        legend={isEnded ? 'How did it end?' : 'How does it end?'}
        hint={kind === null ? undefined : ENDING_KIND_HINTS[kind]}
        options={ENDING_KINDS.map((value) => ({ value, label: ENDING_KIND_LABELS[value] }))}
        onChange={(next) => {
          // A reason that does not go with the new kind would be refused.
          const { ending } = form.values;
          if (ending !== '' && !ENDINGS_OF_KIND[next].includes(ending)) form.set('ending', '');
          chosen.onChange(next);
        }}
      />
      {reasons.length < 2 ? null : (
        <Select<CourseEnding>
          label={kind === 'moved_on' ? 'Where to?' : 'What was the reason?'}
          empty="Choose one"
          options={reasons.map((value) => ({ value, label: COURSE_ENDING_LABELS[value] }))}
          {...form.field('ending')}
        />
      )}
      <ManyChoices<EndingDecider>
        {...form.field('decidedBy')}
        legend="Who decided?"
        options={ENDING_DECIDERS.map((value) => ({ value, label: ENDING_DECIDER_LABELS[value] }))}
      />
    </>
  );
}

/** What was agreed, what comes after, and whether they were asked how it was. None of it has to be said now. */
export function AfterEnding({ form, course }: FieldsProps & { readonly course: CourseView }) {
  const { aftercare, childAsked, carerAsked } = form.values;
  const asked = FEEDBACK_ASKED.map((value) => ({ value, label: FEEDBACK_ASKED_LABELS[value] }));
  return (
    <>
      <TextArea
        {...form.field('agreed')}
        label={
          <>
            What was agreed with <Name full={course.child.shortName} />
          </>
        }
        hint="Only if something was."
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={1000}
      />
      <Choices<AftercareAnswer>
        {...form.field('aftercare')}
        legend="What comes after?"
        hint={
          aftercare === 'agreed'
            ? 'Make the plan on the child’s journey. It counts apart from therapy.'
            : undefined
        }
        options={AFTERCARE_ANSWERS.map((value) => ({ value, label: AFTERCARE_ANSWER_LABELS[value] }))}
      />
      <Choices<FeedbackAsked>
        {...form.field('childAsked')}
        legend={
          <>
            Was <Name full={course.child.shortName} /> asked for feedback?
          </>
        }
        options={asked}
      />
      {childAsked === 'not_asked' ? (
        <TextField {...form.field('childWhyNot')} label="Why not?" maxLength={200} />
      ) : null}
      <Choices<FeedbackAsked>
        {...form.field('carerAsked')}
        legend="Was a parent or carer asked?"
        options={asked}
      />
      {carerAsked === 'not_asked' ? (
        <TextField {...form.field('carerWhyNot')} label="Why not?" maxLength={200} />
      ) : null}
    </>
  );
}
