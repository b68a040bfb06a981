export type SwitchProps = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Something that takes effect at once, on or off. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button className="switch" type="button" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span className="switch-track" />
      {label}
    </button>
  );
}
