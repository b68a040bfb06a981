import { useRef } from 'react';
import { formatInstant } from '../../shared/instants.ts';
import { extentInWords, PROTOCOLS } from '../../shared/protocols/catalogue.ts';
import { DeliveredTherapies, deliveredWords } from '../../shared/protocols/delivered.ts';
import { PROTOCOL_STAGE_LABELS, type ProtocolId, type ProtocolStage } from '../../shared/protocols/types.ts';
import { SETTINGS } from '../../shared/service/settings.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FieldSet } from '../ui/Field.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Tick } from '../ui/Tick.tsx';
import { useForm } from '../ui/useForm.ts';
import type { Change } from './SettingsTab.tsx';

type Props = {
  readonly delivered: readonly ProtocolId[];
  readonly change: Change | null;
  readonly onClose: () => void;
};
type Values = { value: readonly ProtocolId[] };
type Theirs = { value: readonly ProtocolId[]; at?: string; who?: string };

const FORM_KEY = 'therapies:delivered';
const STAGES = Object.keys(PROTOCOL_STAGE_LABELS) as ProtocolStage[];

/** Ticks the therapies this service delivers, all at once. */
export function TherapiesDrawer(props: Props) {
  const kept = useKeptDraft<Values, string>(FORM_KEY);
  return kept === null ? null : <OpenDrawer {...props} kept={kept.values} keptSeen={kept.version} />;
}

type OpenProps = Props & { readonly kept: Partial<Values> | null; readonly keptSeen: string | null };

function OpenDrawer({ delivered, change, onClose, kept, keptSeen }: OpenProps) {
  const save = useCommand('setting.save').run;
  const seenAt = useRef(kept === null ? (change?.at ?? null) : keptSeen);
  const form = useForm<Values, { changedAt: string }>({
    initial: { value: kept?.value ?? delivered },
    check: ({ value }) => {
      const checked = DeliveredTherapies.safeParse(value);
      return checked.success
        ? {}
        : { value: checked.error.issues[0]?.message ?? 'Tick at least one therapy' };
    },
    save: ({ value }) => save({ key: 'therapiesDelivered', value: [...value], changedAt: seenAt.current }),
    onSaved: () => {
      void forgetDraft(FORM_KEY);
      onClose();
    },
    saveDraft: (values) => keepDraft(FORM_KEY, values, seenAt.current),
  });
  const theirs = (form.conflict?.detail as { theirs: Theirs } | undefined)?.theirs;
  const { id, value, onChange, error } = form.field('value');
  return (
    <Drawer
      subject={FORM_KEY}
      kicker="Service"
      title="Therapies you deliver"
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save the list
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <FormMessage message={form.message} />
      {theirs !== undefined && (
        <Conflict
          who={theirs.who}
          when={theirs.at === undefined ? undefined : formatInstant(theirs.at)}
          facts={[
            {
              label: 'Delivered here',
              theirs: namesOf(theirs.value),
              yours: namesOf(form.values.value),
            },
          ]}
          onKeepTheirs={() => {
            seenAt.current = theirs.at ?? null;
            form.reset({ value: theirs.value });
          }}
          onUseYours={() => {
            seenAt.current = theirs.at ?? null;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      <p className="hint">{SETTINGS.therapiesDelivered.why}</p>
      <FieldSet
        id={id}
        legend={deliveredWords(value)}
        hint="Tick what you have the people and the training for."
        error={error}
      >
        <div className="acts">
          <Button small kind="link" onPress={() => onChange([])}>
            Untick all
          </Button>
        </div>
        {STAGES.map((stage) => (
          <div key={stage} className="role-ticks" role="group" aria-label={PROTOCOL_STAGE_LABELS[stage]}>
            <p className="label">{PROTOCOL_STAGE_LABELS[stage]}</p>
            {PROTOCOLS.filter((each) => each.stage === stage).map((protocol) => (
              <Tick
                key={protocol.id}
                checked={value.includes(protocol.id)}
                onChange={(isTicked) =>
                  onChange(isTicked ? [...value, protocol.id] : value.filter((one) => one !== protocol.id))
                }
                label={
                  <span>
                    {protocol.name}
                    <span className="hint">{extentInWords(protocol) ?? 'no number stated'}</span>
                  </span>
                }
              />
            ))}
          </div>
        ))}
      </FieldSet>
    </Drawer>
  );
}

function namesOf(ids: readonly ProtocolId[]): string {
  const names = PROTOCOLS.filter(({ id }) => ids.includes(id)).map(({ shortName }) => shortName);
  return names.join(', ');
}
