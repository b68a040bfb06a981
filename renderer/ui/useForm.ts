import { useEffect, useId, useRef, useState } from 'react';
import type { Failure, Reply } from '../../shared/op.ts';
import { useDraft, useUnsaved } from './drafts.ts';
import { focusField, type ErrorSummaryProps } from './ErrorSummary.tsx';

export type FormErrors<V> = Partial<Record<keyof V & string, string>>;

export type FormOptions<V, T> = {
  readonly initial: V;
  /** What can be told before saving: one sentence for each field that needs another look. */
  readonly check?: ((values: V) => FormErrors<V> | Promise<FormErrors<V>>) | undefined;
  /** A short form without a list of errors takes the focus to the first of them, however many there are. */
  readonly focusesFirst?: boolean;
  readonly save: (values: V) => Promise<Reply<T>>;
  readonly onSaved?: ((value: T, values: V) => void) | undefined;
  /** Called one second after the last key, and before a lock. */
  readonly saveDraft?: ((values: V) => Promise<void>) | undefined;
};

/** Everything a field needs; spread it into TextField, TextArea, DateField, Select, Choices, ManyChoices, Outcomes. */
export type BoundField<T> = {
  readonly id: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error: string | undefined;
};

export type Form<V> = {
  readonly values: V;
  readonly set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  readonly field: <K extends keyof V & string>(name: K) => BoundField<V[K]>;
  readonly submit: () => void;
  /** For ErrorSummary; empty while fewer than two fields are wrong. */
  readonly summary: ErrorSummaryProps;
  /** What went wrong with the whole of it, in a sentence for the person. */
  readonly message: string | undefined;
  /** The reply when someone else saved meanwhile; its `detail` has both versions. */
  readonly conflict: Failure | undefined;
  readonly clearConflict: () => void;
  readonly isSaving: boolean;
  readonly isDirty: boolean;
  /** Starts again from these values, as after a save. */
  readonly reset: (values: V) => void;
};

/** Values, errors from checks and from the service, and the focus on what needs another look. */
export function useForm<V extends object, T>(options: FormOptions<V, T>): Form<V> {
  const formId = useId();
  const [start, setStart] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const busy = useRef(false);
  // Fields in the order in which the screen shows them, so that the list of errors reads like the form.
  const order: string[] = [];

  const isDirty = values !== start;
  useDraft(values, isDirty && !isSaving, options.saveDraft);
  useUnsaved(isDirty);

  const toFocus = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (toFocus.current !== undefined) focusField(`${formId}-${toFocus.current}`);
  }, [attempt, formId]);

  function tell(found: Readonly<Record<string, string>>) {
    const names = Object.keys(found);
    const isOne = names.length === 1 || options.focusesFirst === true;
    toFocus.current = isOne ? inOrder(found, order)[0]?.[0] : undefined;
    setErrors(found);
    setAttempt((count) => count + 1);
  }

  async function run() {
    busy.current = true;
    try {
      const checking = options.check?.(values) ?? {};
      const found = checking instanceof Promise ? await checking : checking;
      setFailure(undefined);
      if (Object.keys(found).length > 0) {
        tell(found as Record<string, string>);
        return;
      }
      setSaving(true);
      const reply = await options.save(values);
      if (reply.ok) {
        setErrors({});
        setStart(values);
        options.onSaved?.(reply.value, values);
      } else {
        setFailure(reply);
        tell(reply.fields ?? {});
      }
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }

  function set<K extends keyof V & string>(name: K, value: V[K]) {
    setValues((was) => ({ ...was, [name]: value }));
    setErrors(({ [name]: _mended, ...others }) => others);
  }

  const isConflict = failure?.code === 'conflict';
  const standsBesideField = Object.keys(failure?.fields ?? {}).some((name) => Object.hasOwn(values, name));
  return {
    values,
    set,
    field(name) {
      if (!order.includes(name)) order.push(name);
      return {
        id: `${formId}-${name}`,
        value: values[name],
        onChange: (value) => set(name, value),
        error: errors[name],
      };
    },
    submit() {
      if (!busy.current) void run();
    },
    get summary() {
      const listed = inOrder(errors, order).map(([name, message]) => ({ id: `${formId}-${name}`, message }));
      return { errors: listed.length > 1 ? listed : [], attempt };
    },
    message: failure !== undefined && !isConflict && !standsBesideField ? failure.message : undefined,
    conflict: isConflict ? failure : undefined,
    clearConflict: () => setFailure(undefined),
    isSaving,
    isDirty,
    reset(next) {
      setStart(next);
      setValues(next);
      setErrors({});
      setFailure(undefined);
    },
  };
}

function inOrder(errors: Readonly<Record<string, string>>, order: readonly string[]): [string, string][] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(errors).sort(([a], [b]) => place(a) - place(b));
}
