import { useState } from 'react';
import type { Reason } from '../../shared/allocation/rules.ts';
import { SEEN_AS_LABELS, type SeenAs } from '../../shared/practitioners/codes.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import './allocation.css';

type Props = {
  readonly childId: string;
  readonly protocolId: ProtocolId | null;
  /** Given, somebody can be chosen from here. */
  readonly onChoose?: (practitionerId: string) => void;
  readonly onClose: () => void;
};

const NO_WISH = 'none';
const LOOKS = {
  for: { icon: 'check', label: 'For' },
  against: { icon: 'cross', label: 'Against' },
  not_known: { icon: 'info', label: 'Not known' },
} as const;

/** Everybody who could take a child on, with what speaks for and against. A person decides. */
export function AllocationDialog({ childId, protocolId, onChoose, onClose }: Props) {
  const therapies = useCatalogue();
  const [wish, setWish] = useState<SeenAs | null>(null);
  const found = useOp('allocation.list', { childId, protocolId, wish }).data;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Who could take it on"
      lead={`${protocolId === null ? 'Any therapy' : therapies.byId(protocolId).name}. Those with the fewest reasons against stand first; you decide.`}
    >
      <div className="stack">
        <Choices<SeenAs | typeof NO_WISH>
          legend="Would the child rather meet"
          hint={
            found === undefined || found.preference === null
              ? 'Ask them. It is not kept here.'
              : `Preferred, as the last offer says: ${found.preference}`
          }
          value={wish ?? NO_WISH}
          onChange={(value) => setWish(value === NO_WISH ? null : value)}
          options={[
            { value: NO_WISH, label: 'Either' },
            { value: 'woman', label: SEEN_AS_LABELS.woman },
            { value: 'man', label: SEEN_AS_LABELS.man },
          ]}
        />
        <ul className="allocation">
          {found?.rows.map(({ practitionerId, name, jobTitle, reasons }) => (
            <li key={practitionerId}>
              <div className="allocation-who">
                <h3>
                  {name} <span className="light">{jobTitle}</span>
                </h3>
                {onChoose === undefined ? null : (
                  <Button small onPress={() => onChoose(practitionerId)}>
                    Choose<span className="vh"> {name}</span>
                  </Button>
                )}
              </div>
              <ul className="reasons">
                {reasons.map((reason) => (
                  <ReasonLine key={reason.about} reason={reason} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function ReasonLine({ reason: { speaks, words } }: { readonly reason: Reason }) {
  const { icon, label } = LOOKS[speaks];
  return (
    <li className={speaks}>
      <Icon name={icon} />
      <span>
        <span className="vh">{label}: </span>
        {words}
      </span>
    </li>
  );
}
