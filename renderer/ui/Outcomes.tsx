import { useId, type ReactNode } from 'react';
import { FieldSet } from './Field.tsx';
import { Icon, type IconName } from './icons/Icon.tsx';

export type Outcome<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  readonly icon: IconName;
  /** A contact rule that speaks against it here: "not safe here". Said, never blocked. */
  readonly warning?: string | undefined;
};

export type OutcomesProps<V extends string> = {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
  readonly options: readonly Outcome<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
};

/** The three ways a call can end, as large buttons. Nothing is preselected. */
export function Outcomes<V extends string>(props: OutcomesProps<V>) {
  const ownId = useId();
  const group = useId();
  return (
    <FieldSet id={props.id ?? ownId} legend={props.legend} hint={props.hint} error={props.error}>
      <div className="outcomes">
        {props.options.map((outcome) => (
          <label className="outcome" key={outcome.value}>
            <input
              type="radio"
              name={group}
              checked={outcome.value === props.value}
              onChange={() => props.onChange(outcome.value)}
            />
            <span>
              <Icon name={outcome.icon} />
              {outcome.label}
              {outcome.warning !== undefined && <small>{outcome.warning}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
