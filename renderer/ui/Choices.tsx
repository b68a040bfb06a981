import { useId, type ReactNode } from 'react';
import { FieldSet } from './Field.tsx';
import { Icon } from './icons/Icon.tsx';

export type Choice<V extends string = string> = {
  readonly value: V;
  readonly label: ReactNode;
  /** A mark before the word, as in "What happened instead?". */
  readonly mark?: ReactNode;
};

type Shared<V extends string> = {
  readonly legend: ReactNode;
  readonly number?: number | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
  readonly options: readonly Choice<V>[];
  /** `row` as wide as the words, `seg` equal parts, `instead` two columns with marks. */
  readonly layout?: 'row' | 'seg' | 'instead' | undefined;
  readonly className?: string | undefined;
};

const layouts = { row: 'choices', seg: 'seg', instead: 'instead' } as const;

export type ChoicesProps<V extends string> = Shared<V> & {
  readonly value: V | null;
  readonly onChange: (value: V) => void;
};

/** One of up to five answers, pressed. Pass null until the person has answered: nothing is preselected for them. */
export function Choices<V extends string>({ value, onChange, ...shared }: ChoicesProps<V>) {
  const group = useId();
  return (
    <ChoiceSet
      shared={shared}
      input={(choice) => (
        <input
          type="radio"
          name={group}
          checked={choice.value === value}
          onChange={() => onChange(choice.value)}
        />
      )}
    />
  );
}

export type ManyChoicesProps<V extends string> = Shared<V> & {
  readonly value: readonly V[];
  readonly onChange: (value: readonly V[]) => void;
};

/** Any number of answers, pressed. */
export function ManyChoices<V extends string>({ value, onChange, ...shared }: ManyChoicesProps<V>) {
  return (
    <ChoiceSet
      shared={shared}
      input={(choice) => (
        <input
          type="checkbox"
          checked={value.includes(choice.value)}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? [...value, choice.value]
                : value.filter((chosen) => chosen !== choice.value),
            )
          }
        />
      )}
    />
  );
}

type ChoiceSetProps<V extends string> = {
  readonly shared: Shared<V>;
  readonly input: (choice: Choice<V>) => ReactNode;
};

function ChoiceSet<V extends string>({ shared, input }: ChoiceSetProps<V>) {
  const ownId = useId();
  return (
    <FieldSet
      id={shared.id ?? ownId}
      legend={shared.legend}
      number={shared.number}
      hint={shared.hint}
      error={shared.error}
      className={shared.className}
    >
      <div className={layouts[shared.layout ?? 'row']}>
        {shared.options.map((choice) => (
          <label className="choice" key={choice.value}>
            {input(choice)}
            <span>
              {choice.mark}
              {shared.layout === 'instead' ? choice.label : <Icon name="check" />}
              {shared.layout === 'instead' ? <Icon name="check" /> : choice.label}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
