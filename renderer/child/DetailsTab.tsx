import { useState } from 'react';
import { MergedRecords } from '../matching/MergedRecords.tsx';
import { useIsAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { DETAIL_GROUPS } from './detailFacts.ts';
import { DetailsForm } from './DetailsForm.tsx';
import type { TabProps } from './JourneyTab.tsx';

/** What is held about the child. "Not asked" is our work to do; "prefer not to say" is an answer. */
export function DetailsTab({ overview, onOpen }: TabProps) {
  const { child } = overview;
  const mayChange = useCan('child.save');
  const mayMerge = useCan('merge.make');
  const [isChanging, setChanging] = useState(useIsAskedFor(`details:${child.id}`));
  if (isChanging) return <DetailsForm child={child} onClose={() => setChanging(false)} />;
  return (
    <div className="pad">
      <div className="sect-head">
        <h2>Details</h2>
        <div className="acts">
          {mayMerge ? (
            <Button small onPress={() => onOpen({ kind: 'merge', otherId: null })}>
              Same child as another record
            </Button>
          ) : null}
          {mayChange ? (
            <Button small icon="pencil" onPress={() => setChanging(true)}>
              Change details
            </Button>
          ) : null}
        </div>
      </div>
      <div className="detail-cols">
        {DETAIL_GROUPS.map(({ title, facts }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl className="pairs">
              {facts.map(({ key, label, words }) => {
                const said = words(child.fields);
                const isOpen = said === null || said === 'Not asked';
                return (
                  <div className="pair" key={key}>
                    <dt>{label}</dt>
                    <dd className={isOpen ? 'muted' : undefined}>
                      {said === null ? (
                        'not recorded'
                      ) : key === 'name' || key === 'nameUsed' ? (
                        <Name full={said} />
                      ) : (
                        said
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        ))}
      </div>
      {child.importedNotes === null || child.importedNotes === '' ? null : (
        <section aria-label="From the spreadsheet" className="part">
          <h3>From the spreadsheet</h3>
          <p className="sheet-notes">{child.importedNotes}</p>
        </section>
      )}
      <MergedRecords childId={child.id} onTakeApart={(mergeId) => onOpen({ kind: 'unmerge', mergeId })} />
    </div>
  );
}
