import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a step. It takes the focus, so that a new step is read from its top. */
export function StepHeading({ title, lead }: { readonly title: string; readonly lead: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack is-close step-heading">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p className="lead">{lead}</p>
    </div>
  );
}
