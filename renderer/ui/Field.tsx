import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icons/Icon.tsx';

/** What a control needs to be tied to its label, hint and error. */
export type FieldAria = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export type FieldWords = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** One sentence that says what to do. */
  readonly error?: string | undefined;
  /** What looks wrong and is saved all the same. */
  readonly warning?: string | undefined;
};

export type FieldProps = FieldWords & {
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: (aria: FieldAria) => ReactNode;
};

/** Label, hint, error, field, in that order; below it what looks wrong and is saved all the same. */
export function Field({ label, hint, error, warning, id, className, children }: FieldProps) {
  return (
    <div className={classes('field', error !== undefined && 'is-error', className)}>
      <label htmlFor={id}>{label}</label>
      <HintAndError id={id} hint={hint} error={error} />
      {children(fieldAria(id, hint, error, warning))}
      {warning === undefined ? null : (
        <p className="warning" id={`${id}-warning`} role="status">
          <Icon name="warn" />
          {warning}
        </p>
      )}
    </div>
  );
}

export type FieldSetProps = {
  readonly legend: ReactNode;
  /** The number of the question, where questions are numbered. */
  readonly number?: number | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The id of the group, so that an error list can lead to it. */
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A question with several answers: the question, hint, error, answers. */
export function FieldSet({ legend, number, hint, error, id, className, children }: FieldSetProps) {
  const aria = fieldAria(id, hint, error);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={aria['aria-describedby']}
      className={classes(
        number === undefined ? 'field' : 'question',
        error !== undefined && 'is-error',
        className,
      )}
    >
      <legend>
        {number !== undefined && <i>{number}</i>}
        {legend}
      </legend>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}

/** What went wrong with one field, with its mark. */
export function ErrorLine({
  id,
  children,
}: {
  readonly id?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <p className="error" id={id}>
      <Icon name="warn" />
      {children}
    </p>
  );
}

function HintAndError({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {isThere(hint) && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </>
  );
}

function fieldAria(id: string, hint: ReactNode, error: string | undefined, warning?: string): FieldAria {
  const described = classes(
    isThere(hint) && `${id}-hint`,
    error !== undefined && `${id}-error`,
    warning !== undefined && `${id}-warning`,
  );
  return {
    id,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error === undefined ? undefined : true,
  };
}

function isThere(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}
