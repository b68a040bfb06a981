import type { ReactNode } from 'react';
import { NEED_LABELS, SYMPTOM_NEEDS } from '../../shared/assessment/codes.ts';
import { disagreementsAbout } from '../../shared/protocols/disagreements.ts';
import { type Protocol, SESSION_FORMAT_LABELS, type Symptom } from '../../shared/protocols/types.ts';
import { ABUSE_TYPES_LABELS } from '../../shared/referrals/codes.ts';
import { ProtocolFacts } from '../drawings/ProtocolFacts.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';

type Props = {
  /** As its source says; one of the service's own as it is held now. */
  readonly protocol: Protocol;
  readonly isDelivered: boolean;
  readonly heldHere: ReactNode;
  /** Of one of the service's own: what was said of it before. */
  readonly history: ReactNode;
  readonly onClose: () => void;
};

/** All that is held of one therapy: its facts, where each comes from, and where the sources differ. */
export function TherapyDrawer({ protocol, isDelivered, heldHere, history, onClose }: Props) {
  const differs = disagreementsAbout(protocol);
  return (
    <Drawer
      subject={`therapy:${protocol.id}`}
      kicker={isDelivered ? 'Delivered here' : 'Not delivered here, so not offered'}
      title={protocol.name}
      closeLabel="Close this therapy"
      onClose={onClose}
    >
      {heldHere}
      <ProtocolFacts protocol={protocol} />
      <dl className="pairs">
        {moreFacts(protocol).map(([label, words]) => (
          <div key={label} className="pair">
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {protocol.notes === null ? null : <p className="hint">{protocol.notes}</p>}
      {differs.length === 0 ? null : (
        <section aria-label="Where the sources differ" className="differs">
          <h3>Where the sources differ</h3>
          {differs.map(({ about, says, used }) => (
            <div key={`${about} ${says[0].what}`} className="differ">
              <h4>{about}</h4>
              <dl className="pairs">
                {says.map(({ source, what }) => (
                  <div key={source} className="pair">
                    <dt>{source}</dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
              <Banner tone="slate" fact="Holdfast goes by:">
                {used}
              </Banner>
            </div>
          ))}
        </section>
      )}
      {history}
    </Drawer>
  );
}

/** What a source states beyond the facts shown at an offer; what it does not state has no line. */
function moreFacts(protocol: Protocol): [string, string][] {
  const { ages, lengthMinutes, groupSize, symptomsRequired, symptomsExcluded, abuseTypesSource } = protocol;
  const symptoms = (all: readonly Symptom[], joint: string) =>
    sentence(all.map((one) => NEED_LABELS[SYMPTOM_NEEDS[one]].toLowerCase()).join(joint));
  const kinds = protocol.abuseTypes.map((type) => ABUSE_TYPES_LABELS[type].toLowerCase()).join(', ');
  const range = (least: number, most: number) => (least === most ? `${least}` : `${least} to ${most}`);
  const facts: [string, string | null][] = [
    ['For example', protocol.examples.length === 0 ? null : protocol.examples.join('; ')],
    ['After', kinds === '' ? null : sentence(kinds)],
    ['That is from', abuseTypesSource === null ? null : sentence(abuseTypesSource)],
    [
      'With',
      symptomsRequired === null
        ? null
        : symptoms(symptomsRequired.symptoms, symptomsRequired.logic === 'any' ? ' or ' : ' and '),
    ],
    ['Without', symptomsExcluded.length === 0 ? null : symptoms(symptomsExcluded, ' or ')],
    ['Sex', protocol.sex === 'female' ? 'Girls' : null],
    ['Held as', sentence(protocol.formats.map((one) => SESSION_FORMAT_LABELS[one].toLowerCase()).join('; '))],
    ['Place', protocol.location === null ? null : sentence(protocol.location)],
    ['Minutes', lengthMinutes === null ? null : range(lengthMinutes.min, lengthMinutes.max)],
    ['Group of', groupSize === null ? null : range(groupSize.min, groupSize.max)],
    ['Duration as stated', protocol.duration.asStated === null ? null : sentence(protocol.duration.asStated)],
    ['Ages as stated', ages.source === null || protocol.source === 'own' ? null : sentence(ages.source)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
