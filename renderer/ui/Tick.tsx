import { useId, type ReactNode } from 'react';

export type TickProps = {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** How many this filter would show. */
  readonly count?: number | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
};

/** A tick box with its words. */
export function Tick({ label, checked, onChange, count, id, describedBy }: TickProps) {
  return (
    <label className="tick">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
      {count !== undefined && <span className="n">{count}</span>}
    </label>
  );
}

export type TickListProps<V extends string> = {
  readonly legend: ReactNode;
  readonly options: readonly {
    readonly value: V;
    readonly label: ReactNode;
    readonly count?: number | undefined;
  }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** Round ticks, one of a list: for filters, which always have an answer. */
export function TickList<V extends string>({ legend, options, value, onChange }: TickListProps<V>) {
  const group = useId();
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label className="tick" key={option.value}>
          <input
            type="radio"
            name={group}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.count !== undefined && <span className="n">{option.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}
