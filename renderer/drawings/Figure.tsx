import { HiddenFigure, type ReturnCell } from './HiddenFigure.tsx';

/** A figure that may open the records behind it. */
export type OpenCell = ReturnCell & { readonly onOpen?: (() => void) | undefined };

/** A figure as it is shown: hidden with its reason, a way to its records, or plain. `name` says which one it is. */
export function Figure({
  cell: { text, why, onOpen },
  name,
}: {
  readonly cell: OpenCell;
  readonly name: string;
}) {
  if (why !== null && why !== undefined) return <HiddenFigure text={text} why={why} />;
  if (onOpen === undefined) return text;
  return (
    <button type="button" className="fig" aria-label={`${text}, ${name}: open the records`} onClick={onOpen}>
      {text}
    </button>
  );
}
