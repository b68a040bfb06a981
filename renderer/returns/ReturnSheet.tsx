import type { ReactNode } from 'react';
import type { CountPolicy } from '../../shared/courses/counting.ts';
import { SIGNS, SUPPRESSION_RULE } from '../../shared/returns/definition.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { type OpenRecords, SheetSection } from './SheetSection.tsx';
import { sectionAnchor, countedTo } from './words.ts';

export type ReturnSheetProps = {
  readonly published: PublishedReturn;
  /** What counts towards the range of a therapy. */
  readonly counts: CountPolicy;
  /** Opens the records behind a figure; null where they are not to be had. */
  readonly onOpen: OpenRecords | null;
  /** What a reader of the paper must know: the service, the period, who made it, and how it may be used. */
  readonly printHead: ReactNode;
  readonly children?: ReactNode;
};

/** The return as it is read, printed and released. */
export function ReturnSheet({ published, counts, onOpen, printHead, children }: ReturnSheetProps) {
  const running = countedTo(published);
  return (
    <div className="sheet-scroll" tabIndex={0} role="region" aria-label="The return">
      <div className="sheet-print-head">{printHead}</div>
      {running !== null && <p className="sheet-running">{running}</p>}
      {published.sections.map((section, index) => (
        <SheetSection
          key={section.id}
          number={index + 1}
          section={section}
          published={published}
          counts={counts}
          onOpen={onOpen}
        />
      ))}
      {published.mode === 'for_publication' && (
        <section className="sheet-sec" id={sectionAnchor('signs')} tabIndex={-1}>
          <h2>Small figures</h2>
          <p className="sheet-def">{SUPPRESSION_RULE}</p>
          <dl className="pairs">
            {SIGNS.map(({ sign, meaning }) => (
              <div key={sign}>
                <dt>{sign}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {children}
    </div>
  );
}
