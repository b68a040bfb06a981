import { extentInWords, PROTOCOLS } from '../../shared/protocols/catalogue.ts';
import { DeliveredTherapies, deliveredWords } from '../../shared/protocols/delivered.ts';
import {
  PROTOCOL_STAGE_LABELS,
  type StatedProtocolId,
  type ProtocolStage,
} from '../../shared/protocols/types.ts';
import { SETTINGS } from '../../shared/service/settings.ts';
import { useCommand } from '../client.ts';
import type { Change } from './SettingsTab.tsx';
import { TickedSettingDrawer } from './TickedSettingDrawer.tsx';

type Props = {
  readonly delivered: readonly StatedProtocolId[];
  readonly change: Change | null;
  readonly onClose: () => void;
};

const STAGES = (Object.keys(PROTOCOL_STAGE_LABELS) as ProtocolStage[]).filter((stage) => stage !== 'own');

/** Ticks the therapies this service delivers, all at once. */
export function TherapiesDrawer({ delivered, change, onClose }: Props) {
  const save = useCommand('setting.save').run;
  return (
    <TickedSettingDrawer<StatedProtocolId>
      formKey="therapies:delivered"
      title="Therapies you deliver"
      why={SETTINGS.therapiesDelivered.why}
      legend={deliveredWords}
      hint="Tick what you have the people and the training for."
      label="Delivered here"
      groups={STAGES.map((stage) => ({
        title: PROTOCOL_STAGE_LABELS[stage],
        items: PROTOCOLS.filter((each) => each.stage === stage).map((protocol) => ({
          id: protocol.id,
          name: protocol.name,
          hint: extentInWords(protocol) ?? 'no number stated',
        })),
      }))}
      namesOf={(ids) =>
        PROTOCOLS.filter(({ id }) => ids.includes(id))
          .map(({ shortName }) => shortName)
          .join(', ')
      }
      value={delivered}
      change={change}
      check={(value) => {
        const checked = DeliveredTherapies.safeParse(value);
        return checked.success ? null : (checked.error.issues[0]?.message ?? 'Tick at least one therapy');
      }}
      save={(value, changedAt) => save({ key: 'therapiesDelivered', value, changedAt })}
      onClose={onClose}
    />
  );
}
