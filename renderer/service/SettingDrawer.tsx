import { useRef } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/instants.ts';
import { bandRuleWords, factorOfSetting, rulesFor } from '../../shared/priority/bandRules.ts';
import {
  SETTING_CHOICES,
  type SettingKey,
  type Settings,
  SETTINGS,
  settingWords,
} from '../../shared/service/settings.ts';
import { COUNT_POLICY_LABELS, CountPolicy } from '../../shared/courses/counting.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { useCommand, useOp } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import type { Change } from './SettingsTab.tsx';

export type SettingDrawerProps = {
  readonly settingKey: SettingKey;
  readonly value: Settings[SettingKey];
  readonly change: Change | null;
  readonly onClose: () => void;
};

type Values = { value: string; reason: string };
type Theirs = { value: Settings[SettingKey]; at?: string; who?: string };

/** Changes one setting; a number is typed with its unit in sight. */
export function SettingDrawer(props: SettingDrawerProps) {
  const formKey = `setting:${props.settingKey}`;
  const kept = useKeptDraft<Values>(formKey);
  return kept === null ? null : <OpenDrawer {...props} formKey={formKey} kept={kept.values} />;
}

type OpenProps = SettingDrawerProps & { readonly formKey: string; readonly kept: Partial<Values> | null };

function OpenDrawer({ settingKey, value, change, onClose, formKey, kept }: OpenProps) {
  const { label, unit, why } = SETTINGS[settingKey];
  const isNumber = typeof value === 'number';
  const isCounting = settingKey === 'countsTowardsRange';
  const factor = factorOfSetting(settingKey);
  const choices = SETTING_CHOICES[settingKey];
  const save = useCommand('setting.save').run;
  const seenAt = useRef(change?.at ?? null);
  const form = useForm<Values, { changedAt: string }>({
    initial: { value: kept?.value ?? String(value), reason: kept?.reason ?? '' },
    check: (values) => ({
      ...(isNumber && !/^\s*\d{1,4}\s*$/.test(values.value) ? { value: 'Enter a whole number' } : {}),
      ...(isCounting && values.reason.trim() === '' ? { reason: REFUSALS.counting_reason_needed } : {}),
    }),
    save: (values) => {
      const next = isNumber ? Number(values.value) : values.value;
      const changed = { key: settingKey, value: next, changedAt: seenAt.current };
      const input = isCounting ? { ...changed, reason: values.reason } : changed;
      return save(input as InputOf<'setting.save'>);
    },
    onSaved: () => {
      void forgetDraft(formKey);
      onClose();
    },
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const theirs = (form.conflict?.detail as { theirs: Theirs } | undefined)?.theirs;
  return (
    <Drawer
      subject={formKey}
      kicker="Change a setting"
      title={label}
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save setting
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
              label,
              theirs: settingWords(settingKey, theirs.value),
              yours: settingWords(settingKey, form.values.value),
            },
          ]}
          onKeepTheirs={() => {
            seenAt.current = theirs.at ?? null;
            form.reset({ value: String(theirs.value), reason: '' });
          }}
          onUseYours={() => {
            seenAt.current = theirs.at ?? null;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      <p className="hint">{why}</p>
      {choices !== undefined ? (
        <Choices
          {...form.field('value')}
          legend={label}
          options={Object.entries(choices).map(([each, words]) => ({ value: each, label: capital(words) }))}
        />
      ) : factor !== null ? (
        <Select
          {...form.field('value')}
          label="Which band do its answers suggest?"
          options={rulesFor(factor).map((rule) => ({ value: rule, label: bandRuleWords(factor, rule) }))}
        />
      ) : (
        <TextField
          {...form.field('value')}
          label={unit === null ? label : capital(unit)}
          maxLength={isNumber ? 4 : 200}
          inputMode={isNumber ? 'numeric' : 'text'}
        />
      )}
      {isCounting ? (
        <>
          <CountingPreview policy={CountPolicy.parse(form.values.value)} />
          <TextArea
            {...form.field('reason')}
            label="Why it is counted so from now on"
            hint="It is kept in the log of the service. Name nobody in it."
            rows={2}
            maxLength={300}
          />
        </>
      ) : null}
    </Drawer>
  );
}

/** What saving would change, said before it is saved. */
function CountingPreview({ policy }: { readonly policy: CountPolicy }) {
  const found = useOp('setting.tryCounting', { policy });
  if (found.data === undefined || found.isPlaceholderData) return null;
  const { courses, changing } = found.data;
  const underWay = `${courses} ${courses === 1 ? 'course' : 'courses'} under way`;
  return (
    <p aria-live="polite">
      It counts {COUNT_POLICY_LABELS[policy]}.{' '}
      {changing === 0
        ? `None of ${underWay} gets another count.`
        : `${changing} of ${underWay} ${changing === 1 ? 'gets' : 'get'} another count.`}{' '}
      No session changes, and courses that ended keep theirs. Reviews go on by what was attended.
    </p>
  );
}

const capital = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase());
