/** A figure as a return shows it. */
export type ReturnCell = {
  /** "31", "88%", "<5", "[c]" */
  readonly text: string;
  /** Given where the figure itself is not shown: what stands there instead of it. */
  readonly why?: string | null | undefined;
};

/** A figure that is not shown, with its reason: for the ear beside it, for the eye under the pointer and in the margin. */
export function HiddenFigure({ text, why }: { readonly text: string; readonly why: string }) {
  return (
    <span title={why}>
      {text}
      <span className="vh">, {why}</span>
    </span>
  );
}
