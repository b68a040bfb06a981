import type { ReactNode } from 'react';

export type StripLabelsProps = {
  /** Whose sessions the upper lane counts: the child's name, or the carer's where theirs are counted. */
  readonly childName: ReactNode;
  /** The one large figure: "7" of "12–16", "Week" "9", "5" "months"; null where there is no such part. */
  readonly figure: {
    readonly before: string | null;
    readonly done: number;
    readonly after: string | null;
  };
  /** "5 more to the minimum", "20, extended by 6", "decision needed", "of at least 16, 8 sessions". */
  readonly sub: ReactNode;
  readonly carer: {
    readonly name: ReactNode;
    /** "grandmother" */
    readonly relation: string;
    readonly done: number;
    /** The count's limit with its source: "of up to 8, our limit"; null without one. */
    readonly limit: string | null;
  } | null;
};

/** Left of each lane: whose it is and how far it has come. */
export function StripLabels({ childName, figure, sub, carer }: StripLabelsProps) {
  return (
    <div className="lane-labels">
      <div className="lane-label">
        <p className="who">{childName}</p>
        <p className="figure">
          {figure.before === null ? null : `${figure.before} `}
          <b>{figure.done}</b>
          {figure.after === null ? null : ` ${figure.after}`}
        </p>
        {sub === null ? null : <p className="sub">{sub}</p>}
      </div>
      {carer === null ? null : (
        <div className="lane-label">
          <p className="who">
            {carer.name}, {carer.relation}
          </p>
          <p className="sub">
            <b>{carer.done}</b> {carer.limit}
          </p>
        </div>
      )}
    </div>
  );
}
