import { type ReactNode, useRef } from 'react';
import type { Reply } from '../../shared/op.ts';
import { formatInstant } from '../../shared/instants.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FieldSet } from '../ui/Field.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Tick } from '../ui/Tick.tsx';
import { useForm } from '../ui/useForm.ts';
import type { Change } from './SettingsTab.tsx';

type Values<Id> = { value: readonly Id[] };
type Theirs<Id> = { value: readonly Id[]; at?: string; who?: string };

export type TickedSettingProps<Id extends string> = {
  readonly formKey: string;
  readonly title: string;
  /** Why it is as it is, above the ticks. */
  readonly why: string;
  /** What is ticked, as a count. */
  readonly legend: (value: readonly Id[]) => string;
  readonly hint: string;
  /** What the two versions of a conflict are called. */
  readonly label: string;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly { readonly id: Id; readonly name: string; readonly hint: ReactNode }[];
  }[];
  /** Short names of what is ticked, in the order of the catalogue. */
  readonly namesOf: (value: readonly Id[]) => string;
  readonly value: readonly Id[];
  readonly change: Change | null;
  /** What is wrong with the ticks, or null. */
  readonly check: (value: readonly Id[]) => string | null;
  readonly save: (value: Id[], changedAt: string | null) => Promise<Reply<{ changedAt: string }>>;
  readonly onClose: () => void;
};

/** A setting that is a list of what is ticked, all at once. */
export function TickedSettingDrawer<Id extends string>(props: TickedSettingProps<Id>) {
  const kept = useKeptDraft<Values<Id>, string>(props.formKey);
  return kept === null ? null : <OpenDrawer {...props} kept={kept.values} keptSeen={kept.version} />;
}

type OpenProps<Id extends string> = TickedSettingProps<Id> & {
  readonly kept: Partial<Values<Id>> | null;
  readonly keptSeen: string | null;
};

function OpenDrawer<Id extends string>(props: OpenProps<Id>) {
  const { formKey, groups, change, onClose, kept, keptSeen } = props;
  const seenAt = useRef(kept === null ? (change?.at ?? null) : keptSeen);
  const form = useForm<Values<Id>, { changedAt: string }>({
    initial: { value: kept?.value ?? props.value },
    check: ({ value }) => {
      const problem = props.check(value);
      return problem === null ? {} : { value: problem };
    },
    save: ({ value }) => props.save([...value], seenAt.current),
    onSaved: () => {
      void forgetDraft(formKey);
      onClose();
    },
    saveDraft: (values) => keepDraft(formKey, values, seenAt.current),
  });
  const theirs = (form.conflict?.detail as { theirs: Theirs<Id> } | undefined)?.theirs;
  const { id, value, onChange, error } = form.field('value');
  return (
    <Drawer
      subject={formKey}
      kicker="Service"
      title={props.title}
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
              label: props.label,
              theirs: props.namesOf(theirs.value),
              yours: props.namesOf(form.values.value),
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
      <p className="hint">{props.why}</p>
      <FieldSet id={id} legend={props.legend(value)} hint={props.hint} error={error}>
        <div className="acts">
          <Button small kind="link" onPress={() => onChange([])}>
            Untick all
          </Button>
        </div>
        {groups.map(({ title, items }) => (
          <div key={title} className="role-ticks" role="group" aria-label={title}>
            <p className="label">{title}</p>
            {items.map((item) => (
              <Tick
                key={item.id}
                checked={value.includes(item.id)}
                onChange={(isTicked) =>
                  onChange(isTicked ? [...value, item.id] : value.filter((one) => one !== item.id))
                }
                label={
                  <span>
                    {item.name}
                    <span className="hint">{item.hint}</span>
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
