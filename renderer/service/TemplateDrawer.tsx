import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../../shared/instants.ts';
import {
  LETTER_FIELD_HINTS,
  LETTER_FIELDS,
  LETTER_KIND_LABELS,
  type LetterField,
} from '../../shared/letters/codes.ts';
import { templateSentence } from '../../shared/letters/rules.ts';
import { DEFAULT_TEMPLATES } from '../../shared/letters/templates.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';
import type { Template } from './LettersTab.tsx';

export type TemplateDrawerProps = { readonly template: Template; readonly onClose: () => void };

type Values = { body: string };

/** Changes the words of one letter; fields are put in with a press, and checked when it is saved. */
export function TemplateDrawer(props: TemplateDrawerProps) {
  const formKey = `letterTemplate:${props.template.kind}`;
  const kept = useKeptDraft<Values, string>(formKey);
  if (kept === null) return null;
  return <OpenDrawer {...props} formKey={formKey} kept={kept.values?.body ?? null} keptSeen={kept.version} />;
}

type OpenProps = TemplateDrawerProps & {
  readonly formKey: string;
  readonly kept: string | null;
  readonly keptSeen: string | null;
};

function OpenDrawer({ template, onClose, formKey, kept, keptSeen }: OpenProps) {
  const { kind, body, changed } = template;
  const save = useCommand('letterTemplate.save').run;
  const seenAt = useRef(kept === null ? (changed?.at ?? null) : keptSeen);
  const form = useForm<Values, { changedAt: string }>({
    initial: { body: kept ?? body },
    check: (values) => {
      const wrong =
        values.body.trim() === '' ? 'Write the words of the letter' : templateSentence(values.body);
      return wrong === null ? {} : { body: wrong };
    },
    save: (values) => save({ kind, body: values.body, changedAt: seenAt.current }),
    onSaved: () => {
      void forgetDraft(formKey);
      onClose();
    },
    saveDraft: (values) => keepDraft(formKey, values, seenAt.current),
  });
  const theirs = (form.conflict?.detail as { theirs: Template } | undefined)?.theirs;
  const field = form.field('body');
  function putIn(name: LetterField) {
    const area = document.getElementById(field.id);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const { selectionStart, selectionEnd, value } = area;
    const before = `${value.slice(0, selectionStart)}{{${name}}}`;
    flushSync(() => field.onChange(`${before}${value.slice(selectionEnd)}`));
    area.focus();
    area.setSelectionRange(before.length, before.length);
  }
  return (
    <Drawer
      subject={formKey}
      kicker="Change a letter"
      title={LETTER_KIND_LABELS[kind]}
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save the letter
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
          who={theirs.changed?.by}
          when={theirs.changed === null ? undefined : formatInstant(theirs.changed.at)}
          facts={[
            {
              label: 'The letter',
              theirs: <span className="letter-words">{theirs.body}</span>,
              yours: <span className="letter-words">{form.values.body}</span>,
            },
          ]}
          onKeepTheirs={() => {
            seenAt.current = theirs.changed?.at ?? null;
            void forgetDraft(formKey);
            form.reset({ body: theirs.body });
          }}
          onUseYours={() => {
            seenAt.current = theirs.changed?.at ?? null;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      {kept !== null && <p className="hint">What you were typing was kept.</p>}
      <TextArea
        {...field}
        className="letter-body"
        label="Words of the letter"
        hint="Short sentences. Do not name abuse, why the child was referred, or when therapy might start."
        rows={18}
        maxLength={6000}
      />
      <div className="field">
        <p className="label" id={`${field.id}-fields`}>
          Put in from the record
        </p>
        <ul className="field-chips" aria-labelledby={`${field.id}-fields`}>
          {LETTER_FIELDS.map((name) => (
            <li key={name}>
              <Button small onPress={() => putIn(name)}>
                {`{{${name}}}`}
              </Button>
              <span className="hint">{LETTER_FIELD_HINTS[name]}</span>
            </li>
          ))}
        </ul>
      </div>
      {form.values.body === DEFAULT_TEMPLATES[kind] ? null : (
        <div>
          <Button kind="link" small icon="undo" onPress={() => form.set('body', DEFAULT_TEMPLATES[kind])}>
            Put back the words it came with
          </Button>
        </div>
      )}
    </Drawer>
  );
}
