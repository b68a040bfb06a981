import type { ReactNode } from 'react';

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
