export type StepsProps = {
  readonly label: string;
  readonly steps: readonly string[];
  /** The index of the step we are at. */
  readonly current: number;
};

/** Where we are in a few steps: filled points behind, a ring for now, hollow points ahead. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index === current ? 'now' : index > current ? 'next' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
