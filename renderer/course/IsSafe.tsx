import { onlySafeCarer, type SpokenBy, SPOKEN_BY, wordIsEnoughOf } from '../../shared/checkIns/reached.ts';
import { inReach } from '../../shared/checkIns/saving.ts';
import type { SafetyAnswer } from '../../shared/courses/logging.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { personChoice, withFirst } from '../checkIns/personChoice.tsx';
import { WhoAndHow } from '../checkIns/WhoAndHow.tsx';
import { useOp } from '../client.ts';
import { SafeContactLine } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { Choices } from '../ui/Choices.tsx';
import { FieldSet } from '../ui/Field.tsx';
import { Name } from '../ui/Name.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { isWords } from './words.ts';

/** Whether a child is safe, who said so and how. */
export type SafetyFields = {
  readonly safety: BoundField<SafetyAnswer | null>;
  readonly safeFrom: BoundField<string | null>;
  readonly safeBy: BoundField<SpokenBy | null>;
  readonly unsafeChannelReason: BoundField<string>;
};
type IsSafeProps = {
  readonly child: { readonly id: string; readonly shortName: string; readonly pronouns: string | null };
  readonly isCalledOff: boolean;
  readonly number?: number;
  readonly fields: SafetyFields;
};

/** Asked after a session that was missed or called off, with whom to ring above the answers. */
export function IsSafe({ child, isCalledOff, number, fields }: IsSafeProps) {
  const people = useOp('people.list', { childId: child.id });
  const card = people.isPlaceholderData ? null : (people.data?.card ?? null);
  const { id, value, onChange, error } = fields.safety;
  const options: { value: SafetyAnswer; label: string }[] = [
    {
      value: 'spoke_and_safe',
      label: `${isCalledOff ? 'Spoke' : 'Rang'}, ${isWords(child.pronouns)} safe`,
    },
    { value: 'will_ring', label: 'I will ring' },
    { value: 'asked_duty', label: 'Ask duty' },
  ];
  return (
    <FieldSet
      id={id}
      number={number}
      error={error}
      legend={
        <span>
          Is <Name full={child.shortName} /> safe?
        </span>
      }
    >
      {card === null ? (
        <p className="hint">
          No contact is agreed for this child yet. Ask the referrer or duty, never a number found elsewhere.
        </p>
      ) : (
        <SafeContactLine {...safeContactOf(card)} />
      )}
      <Choices<SafetyAnswer>
        legend={<span className="vh">How do you know?</span>}
        options={options}
        value={value}
        onChange={onChange}
        className="bare"
      />
      {value === 'spoke_and_safe' ? (
        <WhoSaidSo fields={fields} name={child.shortName} people={people.data?.people ?? []} />
      ) : null}
    </FieldSet>
  );
}

type WhoSaidSoProps = Pick<IsSafeProps, 'fields'> & {
  readonly name: string;
  readonly people: readonly PersonOfChild[];
};

/** Who said that the child is safe: the child, or a carer whose word is enough, and by which way. */
function WhoSaidSo({ fields, name, people }: WhoSaidSoProps) {
  const around = people.map(inReach);
  const offered = onlySafeCarer(around);
  const enough = new Set(wordIsEnoughOf(around).map(({ personId }) => personId));
  const carers = withFirst(
    people.filter(({ personId }) => enough.has(personId)),
    offered,
  );
  return (
    <WhoAndHow
      who={{
        field: fields.safeFrom,
        legend: 'Who told you?',
        hint: 'Only the child, or a carer whose contact was checked, settles it. Otherwise it is “I will ring” or “Ask duty”.',
        options: [
          ...carers.map((person) => personChoice(person, people)),
          { value: 'child', label: <Name full={name} /> },
        ],
      }}
      personId={fields.safeFrom.value}
      how={{ field: fields.safeBy, options: SPOKEN_BY }}
      reason={fields.unsafeChannelReason}
      people={people}
    />
  );
}
