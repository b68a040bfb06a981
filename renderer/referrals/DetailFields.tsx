import {
  ABUSE_TYPES,
  ABUSE_TYPES_LABELS,
  AREA_ANSWERS,
  AREA_ANSWERS_LABELS,
  LAWFUL_BASES,
  LAWFUL_BASES_LABELS,
  REFERRAL_SOURCES,
  REFERRAL_SOURCES_LABELS,
  SERVICE_CONSENTS,
  SERVICE_CONSENTS_LABELS,
} from '../../shared/referrals/codes.ts';
import { emailProblem, phoneWarning } from '../../shared/people/phone.ts';
import { useOp } from '../client.ts';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { BoundField, Form } from '../ui/useForm.ts';
import type { DetailValues } from './detailValues.ts';

export type DetailFieldsProps = {
  readonly field: <K extends keyof DetailValues>(name: K) => BoundField<DetailValues[K]>;
};

/** The details in a form that holds more. TypeScript cannot see that a part of its values is bound alike. */
export function detailFieldOf<V extends DetailValues>(form: Form<V>): DetailFieldsProps['field'] {
  return form.field as unknown as DetailFieldsProps['field'];
}

/** Of one number or address alone: whether it looks whole. Words beside it are left as they are. */
function reachWarning(typed: string): string | undefined {
  if (/\s\p{L}/u.test(typed.trim())) return undefined;
  return (
    (typed.includes('@') ? emailProblem(typed) : /^[\d+]/.test(typed) ? phoneWarning(typed) : null) ??
    undefined
  );
}

/** Who asked, how to reach them, and what about. */
export function WhereItCameFrom({ field }: DetailFieldsProps) {
  return (
    <>
      <Select
        {...field('source')}
        label="Referred by"
        empty="Not known yet"
        options={REFERRAL_SOURCES.filter((value) => value !== 'not_known').map((value) => ({
          value,
          label: REFERRAL_SOURCES_LABELS[value],
        }))}
      />
      <TextField {...field('referredBy')} label="Their name and team" maxLength={200} />
      <TextField
        {...field('referrerContact')}
        label="Their phone or email"
        hint="So that somebody can ask for more, or say what was decided."
        warning={reachWarning(field('referrerContact').value)}
        maxLength={200}
      />
      <TextArea
        {...field('reason')}
        label="What is asked for, and why"
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={1000}
      />
      <ManyChoices
        {...field('abuseTypes')}
        legend="What the referral names"
        hint="As many as fit; none if it does not say."
        options={ABUSE_TYPES.filter((value) => value !== 'not_known').map((value) => ({
          value,
          label: ABUSE_TYPES_LABELS[value],
        }))}
      />
    </>
  );
}

/** Who pays, who decides for the child, what was agreed, and when it was told. */
export function WhatElseItSays({ field }: DetailFieldsProps) {
  const lists = useOp('service.lists', {});
  const chosen = field('funderId').value;
  const funders = (lists.data?.funders ?? []).filter(({ id, isActive }) => isActive || id === chosen);
  return (
    <>
      {funders.length === 0 ? null : (
        <Select
          {...field('funderId')}
          label="Funder"
          empty="Not known yet"
          options={funders.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField
        {...field('fundedUntil')}
        label="Funded until"
        hint="The last day that is paid for, if there is one. A course planned past it is pointed out."
        className="short"
      />
      <Choices
        {...field('inArea')}
        legend="Where the child lives"
        options={AREA_ANSWERS.map((value) => ({ value, label: AREA_ANSWERS_LABELS[value] }))}
      />
      <TextField
        {...field('responsibilityHeldBy')}
        label="Who holds parental responsibility"
        hint="All who do, and under which order. It does not make anybody safe to contact."
        maxLength={300}
      />
      <Select
        {...field('serviceConsent')}
        label="Consent to the service"
        empty="Not known yet"
        options={SERVICE_CONSENTS.map((value) => ({ value, label: SERVICE_CONSENTS_LABELS[value] }))}
      />
      <Select
        {...field('lawfulBasis')}
        label="Lawful basis for holding this record"
        hint="Not the same as consent to the service. Your privacy notice says which one you use."
        empty="Not known yet"
        options={LAWFUL_BASES.map((value) => ({ value, label: LAWFUL_BASES_LABELS[value] }))}
      />
      <DateField {...field('disclosedOn')} label="When the child first told" />
      <DateField {...field('reportedOn')} label="When it was reported" hint="To the police or social care." />
    </>
  );
}
