import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { errorWords, fieldName } from './errorWords.ts';
import { Icon } from './icons/Icon.tsx';

export type FieldError = { readonly id: string; readonly message: string };

export type ErrorSummaryProps = {
  readonly errors: readonly FieldError[];
  /** Counts the tries to save: at each new one the list takes the focus again. */
  readonly attempt: number;
  readonly title?: string | undefined;
};

/** What still needs an answer, on top of the form. It takes the focus; each line leads to its field. */
export function ErrorSummary({ errors, attempt, title }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [words, setWords] = useState<readonly string[]>([]);
  // The fields stand on the page by then, with their names.
  useLayoutEffect(() => setWords(errorWords(errors, fieldName)), [errors]);
  useEffect(() => box.current?.focus(), [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className="error-list" role="group" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <p className="title" id={titleId}>
        <Icon name="warn" />
        {title ?? headingFor(errors.length)}
      </p>
      <ul>
        {errors.map((error, at) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.id);
              }}
            >
              {words[at] ?? error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const numberWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function headingFor(count: number): string {
  const number = numberWords[count] ?? String(count);
  return count === 1 ? `${number} answer needs another look` : `${number} answers need another look`;
}

/** Puts the focus on a field, or on the first answer of a question. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  if (field === null) return;
  const answer = field.matches('fieldset')
    ? field.querySelector<HTMLElement>('input, select, textarea')
    : field;
  (answer ?? field).focus();
  field.scrollIntoView({ block: 'nearest' });
}
