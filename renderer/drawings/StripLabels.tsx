import { Name } from '../ui/Name.tsx';
import { COUNTED_LANE } from './stripStops.ts';

export type CountedLabel = {
  /** Whose sessions the upper lane counts: the child's name, or the carer's where theirs are counted. */
  readonly name: string;
  /** The one large figure: "7" of "12–16", "Week" "9", "5" "months"; null where there is no such part. */
  readonly figure: {
    readonly before: string | null;
    readonly done: number;
    readonly after: string | null;
  };
  /** "5 more to the minimum", "20, extended by 6", "decision needed", "of at least 16, 8 sessions". */
  readonly sub: string | null;
};

export type CarerLabel = {
  /** Their strand. */
  readonly id: string;
  /** Null where nobody is named. */
  readonly name: string | null;
  /** "grandmother"; where nobody is named "Parent or carer", with a number where there are several. */
  readonly relation: string;
  readonly done: number;
  /** The count's limit with its source: "of up to 8, our limit"; null without one. */
  readonly limit: string | null;
};

type StripLabelsProps = {
  /** The id of each lane's name is this, then the lane. */
  readonly id: string;
  readonly counted: CountedLabel;
  readonly carers: readonly CarerLabel[];
  /** The row of the grid below the counted lane: the ruler, or the rule. */
  readonly rulerRow: number;
};

/** Left of each lane: whose it is and how far it has come. */
export function StripLabels({ id, counted, carers, rulerRow }: StripLabelsProps) {
  const { before, done, after } = counted.figure;
  return (
    <div className="lane-labels">
      <div className="lane-label" style={{ gridRow: `1 / ${rulerRow + 1}` }}>
        <p className="who" id={`${id}-${COUNTED_LANE}`}>
          <Name full={counted.name} />
        </p>
        <p className="figure">
          {before === null ? null : `${before} `}
          <b>{done}</b>
          {after === null ? null : ` ${after}`}
        </p>
        {counted.sub === null ? null : <p className="sub">{counted.sub}</p>}
      </div>
      {carers.map((carer, index) => (
        <div className="lane-label" key={carer.id} style={{ gridRow: rulerRow + 1 + index }}>
          <p className="who" id={`${id}-${carer.id}`}>
            {carer.name === null ? (
              carer.relation
            ) : (
              <>
                <Name full={carer.name} />, {carer.relation}
              </>
            )}
          </p>
          <p className="sub">
            <b>{carer.done}</b> {carer.limit}
          </p>
        </div>
      ))}
    </div>
  );
}
