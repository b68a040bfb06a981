import { directionWords, formAgesWords, rangeWords } from '../../shared/measures/catalogue.ts';
import { INFORMANT_LABELS, type Measure, type MeasureForm, type Scale } from '../../shared/measures/types.ts';
import { Drawer } from '../ui/Drawer.tsx';

type Props = { readonly measure: Measure; readonly isUsed: boolean; readonly onClose: () => void };

/** All that is held of one measure: who fills it in, its range and bands, and where each comes from. */
export function MeasureDrawer({ measure, isUsed, onClose }: Props) {
  const { forms, hasRiskItem, licence, notes, sources, version } = measure;
  return (
    <Drawer
      subject={`measure:${measure.id}`}
      kicker={isUsed ? 'Used here' : 'Not used here, so not offered'}
      title={measure.name}
      closeLabel="Close this measure"
      onClose={onClose}
    >
      <dl className="pairs">
        <Pair label="Version" words={version} />
        <Pair label="Direction" words={directionWords(measure)} />
        {hasRiskItem ? (
          <Pair
            label="Risk"
            words="One question is about harm to oneself. Any answer to it but “not at all” is asked about with the score."
          />
        ) : null}
        <Pair label="Licence" words={licence} />
        <Pair label="Sources" words={sources.join('; ')} />
      </dl>
      {notes === null ? null : <p className="hint">{notes}</p>}
      {measure.kind === 'score' ? forms.map((form) => <FormFacts key={form.informant} form={form} />) : null}
    </Drawer>
  );
}

function FormFacts({ form }: { readonly form: MeasureForm }) {
  const ages = formAgesWords(form);
  return (
    <section aria-label={INFORMANT_LABELS[form.informant]} className="differs">
      <h3>
        {INFORMANT_LABELS[form.informant]}
        {ages === null ? '' : `, ages ${ages}`}
      </h3>
      {form.scales.map((scale) => (
        <dl key={scale.id} className="pairs">
          <Pair label={scale.name} words={rangeFact(scale)} />
          <Pair label="Bands" words={bandsFact(scale)} />
          <Pair
            label="Reliable change"
            words={scale.reliableChange === null ? 'not known here' : `${scale.reliableChange} or more`}
          />
        </dl>
      ))}
    </section>
  );
}

function rangeFact(scale: Scale): string {
  if (scale.range === null || scale.range.basis === 'stated') return rangeWords(scale);
  return `${rangeWords(scale)}, worked out from its questions`;
}

function bandsFact({ bands }: Scale): string {
  if (bands === null) return 'No band available';
  return bands.map(({ from, label }) => `from ${from}: ${label.toLowerCase()}`).join('; ');
}

function Pair({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  );
}
