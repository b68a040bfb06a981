import type { ReactNode } from 'react';

export type SectionProps = {
  readonly title: string;
  /** What this is for, in under twenty words. */
  readonly lead?: ReactNode;
  readonly acts?: ReactNode;
  readonly children: ReactNode;
};

/** One part of a tab: its heading, what it is for, what can be done, and the thing itself. */
export function Section({ title, lead, acts, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <div className="sect-head">
        <div>
          <h2>{title}</h2>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {acts !== undefined && <div className="acts">{acts}</div>}
      </div>
      {children}
    </section>
  );
}

/** The scrolling part of a tab, which takes the focus so that keys can scroll it. */
export function TabBody({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="service-body" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
