import { useState } from 'react';
import { formatInstant } from '../../shared/instants.ts';
import { agesLabel, extentInWords } from '../../shared/protocols/catalogue.ts';
import { deliveredWords, whyNotOffered } from '../../shared/protocols/delivered.ts';
import type { OwnTherapy } from '../../shared/protocols/own.ts';
import { PROTOCOL_STAGE_LABELS, type ProtocolId, type ProtocolStage } from '../../shared/protocols/types.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { sourceWords } from '../drawings/ProtocolFacts.tsx';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { amount, HeldHere } from './HeldHere.tsx';
import { OwnHistory } from './OwnHistory.tsx';
import { OwnTherapyForm } from './OwnTherapyForm.tsx';
import { Section, TabBody } from './Section.tsx';
import { TherapiesDrawer } from './TherapiesDrawer.tsx';
import { TherapyDrawer } from './TherapyDrawer.tsx';
import { TherapyVersionForm } from './TherapyVersionForm.tsx';
import { closeThis } from '../ui/closeThis.ts';

const STAGES = Object.keys(PROTOCOL_STAGE_LABELS) as ProtocolStage[];

/** Every therapy that Holdfast knows, with what its source says, and which of them this service delivers. */
export function TherapiesTab() {
  const settings = useOp('settings.list', {}).data;
  const therapies = useCatalogue();
  const held = useOp('catalogue.get', {}).data;
  const canChange = useCan('setting.save');
  const canHold = useCan('protocol.saveVersion');
  const [changing, setChanging] = useState<ProtocolId | null>(null);
  const asked = useAskedFor();
  const [open, setOpen] = useState<ProtocolId | 'delivered' | null>(
    asked === 'therapies:delivered' ? 'delivered' : null,
  );
  const delivered = settings?.values.therapiesDelivered;
  const change = settings?.changes.find(({ key }) => key === 'therapiesDelivered') ?? null;
  const isHere = (id: ProtocolId) =>
    settings !== undefined && whyNotOffered(id, settings.values, therapies) !== 'not_delivered';
  const ownOf = (id: ProtocolId) => held?.own.find((each) => each.id === id) ?? null;
  const ownOpen = open === null || open === 'delivered' ? null : ownOf(open);
  const [describing, setDescribing] = useState<OwnTherapy | 'new' | null>(null);
  const ownHere = therapies.all.filter(({ id, stage }) => stage === 'own' && isHere(id)).length;
  const ownWords = ownHere === 0 ? '' : `, and ${ownHere} of your own`;
  const describeOf = (own: OwnTherapy | null) => (own === null || !canHold ? null : () => setDescribing(own));
  return (
    <>
      <TabBody label="Therapies">
        {delivered === undefined ? null : (
          <Section
            title={`${deliveredWords(delivered)} delivered here${ownWords}`}
            lead="Only these can be offered. The rest can be looked up. What was offered before goes on."
            acts={
              <>
                {canChange ? (
                  <Button small icon="pencil" onPress={() => setOpen('delivered')}>
                    Choose those you deliver
                  </Button>
                ) : null}
                {canHold ? (
                  <Button small icon="plus" onPress={() => setDescribing('new')}>
                    Describe one of your own
                  </Button>
                ) : null}
              </>
            }
          >
            <p className="small muted">
              {change === null
                ? 'Nobody here has chosen yet: Holdfast begins with these.'
                : `Last changed ${formatInstant(change.at)} by ${change.who}.`}
            </p>
          </Section>
        )}
        {STAGES.map((stage) => (
          <Section
            key={stage}
            title={PROTOCOL_STAGE_LABELS[stage]}
            lead={
              stage === 'own'
                ? 'What you offer that no source here describes. Nobody recommends it.'
                : undefined
            }
          >
            <div className="service-scroll">
              <table className="therapies">
                <thead>
                  <tr>
                    <th scope="col">Therapy</th>
                    <th scope="col">How much</th>
                    <th scope="col">Ages</th>
                    <th scope="col">Source</th>
                    <th scope="col">Delivered here</th>
                  </tr>
                </thead>
                <tbody>
                  {therapies.all
                    .filter((each) => each.stage === stage)
                    .map((protocol) => (
                      <tr key={protocol.id} className={protocol.id === open ? 'row is-open' : 'row'}>
                        <th scope="row">
                          <Button kind="link" small onPress={() => setOpen(protocol.id)}>
                            {protocol.name}
                          </Button>
                        </th>
                        <td>
                          {extentInWords(protocol) ?? 'no number stated'}
                          {protocol.local === null || protocol.local.source === null ? null : (
                            <span className="line-2">
                              Local range; the source says {amount(protocol.local.source)}
                            </span>
                          )}
                        </td>
                        <td>
                          {agesLabel(protocol) ?? 'not stated'}
                          {protocol.local === null || protocol.local.ages === null ? null : (
                            <span className="line-2">
                              Our own; the source says {agesLabel({ ages: protocol.local.ages }) ?? 'no age'}
                            </span>
                          )}
                        </td>
                        <td className="why">{sourceWords(protocol)}</td>
                        <td>{delivered === undefined ? null : isHere(protocol.id) ? <b>Yes</b> : 'No'}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          </Section>
        ))}
      </TabBody>
      {describing !== null && settings !== undefined ? (
        <OwnTherapyForm
          own={describing === 'new' ? null : describing}
          intervals={settings.values}
          onClose={closeThis(setDescribing, describing, null)}
        />
      ) : changing !== null && settings !== undefined && held !== undefined ? (
        <TherapyVersionForm
          stated={therapies.begunWith({ protocolId: changing, versionId: null })}
          versions={held.versions.filter(({ protocolId }) => protocolId === changing)}
          coursesUnderWay={held.underWay.find(({ protocolId }) => protocolId === changing)?.courses ?? 0}
          intervals={settings.values}
          onClose={closeThis(setChanging, changing, null)}
        />
      ) : open === null || delivered === undefined ? null : open === 'delivered' ? (
        <TherapiesDrawer delivered={delivered} change={change} onClose={closeThis(setOpen, open, null)} />
      ) : (
        <TherapyDrawer
          protocol={
            ownOpen === null
              ? therapies.begunWith({ protocolId: open, versionId: null })
              : therapies.byId(open)
          }
          isDelivered={isHere(open)}
          heldHere={
            <HeldHere
              stated={therapies.begunWith({ protocolId: open, versionId: null })}
              versions={held?.versions.filter(({ protocolId }) => protocolId === open) ?? []}
              onChange={canHold ? () => setChanging(open) : null}
              onDescribe={describeOf(ownOpen)}
            />
          }
          history={ownOpen === null ? null : <OwnHistory protocolId={ownOpen.id} />}
          onClose={closeThis(setOpen, open, null)}
        />
      )}
    </>
  );
}
