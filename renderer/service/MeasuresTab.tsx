import { useState } from 'react';
import { formatInstant } from '../../shared/instants.ts';
import { directionWords, measureById, MEASURES, rangeWords } from '../../shared/measures/catalogue.ts';
import {
  INFORMANT_LABELS,
  MEASURE_ABOUT_LABELS,
  type Measure,
  type MeasureId,
} from '../../shared/measures/types.ts';
import { usedWords } from '../../shared/measures/used.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { MeasureDrawer } from './MeasureDrawer.tsx';
import { ABOUT, MeasuresDrawer } from './MeasuresDrawer.tsx';
import { Section, TabBody } from './Section.tsx';
import { closeThis } from '../ui/closeThis.ts';

/** Every measure that Holdfast knows, with what is known of its scores, and which of them this service uses. */
export function MeasuresTab() {
  const settings = useOp('settings.list', {}).data;
  const canChange = useCan('setting.save');
  const [open, setOpen] = useState<MeasureId | 'used' | null>(
    useAskedFor() === 'measures:used' ? 'used' : null,
  );
  const used = settings?.values.measuresUsed;
  const change = settings?.changes.find(({ key }) => key === 'measuresUsed') ?? null;
  const isHere = (id: MeasureId) => used?.includes(id) ?? false;
  return (
    <>
      <TabBody label="Measures">
        {used === undefined ? null : (
          <Section
            title={`${usedWords(used)} used here`}
            lead="Only these are offered for a new score. Holdfast keeps scores, never the questions. Where no source was seen for a band, none is shown."
            acts={
              canChange && (
                <Button small icon="pencil" onPress={() => setOpen('used')}>
                  Choose those you use
                </Button>
              )
            }
          >
            <p className="small muted">
              {change === null
                ? 'As it came: nobody has chosen yet.'
                : `Last changed ${formatInstant(change.at)} by ${change.who}.`}
            </p>
          </Section>
        )}
        {ABOUT.map((about) => (
          <Section key={about} title={MEASURE_ABOUT_LABELS[about]}>
            <div className="service-scroll">
              <table className="therapies">
                <thead>
                  <tr>
                    <th scope="col">Measure</th>
                    <th scope="col">Filled in by</th>
                    <th scope="col">Range</th>
                    <th scope="col">Direction</th>
                    <th scope="col">Used here</th>
                  </tr>
                </thead>
                <tbody>
                  {MEASURES.filter((each) => each.about === about).map((measure) => (
                    <tr key={measure.id} className={measure.id === open ? 'row is-open' : 'row'}>
                      <th scope="row">
                        <Button kind="link" small onPress={() => setOpen(measure.id)}>
                          {measure.name}
                        </Button>
                      </th>
                      <td>{measure.forms.map(({ informant }) => INFORMANT_LABELS[informant]).join(', ')}</td>
                      <td>{rangeOf(measure)}</td>
                      <td className="why">{directionWords(measure)}</td>
                      <td>{used === undefined ? null : isHere(measure.id) ? <b>Yes</b> : 'No'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </Section>
        ))}
      </TabBody>
      {open === null || used === undefined ? null : open === 'used' ? (
        <MeasuresDrawer used={used} change={change} onClose={closeThis(setOpen, open, null)} />
      ) : (
        <MeasureDrawer
          measure={measureById(open)}
          isUsed={isHere(open)}
          onClose={closeThis(setOpen, open, null)}
        />
      )}
    </>
  );
}

function rangeOf({ kind, forms }: Measure): string {
  if (kind === 'goals') return '0 to 10 for each goal';
  const [first] = forms[0]?.scales ?? [];
  return first === undefined ? 'none' : rangeWords(first);
}
