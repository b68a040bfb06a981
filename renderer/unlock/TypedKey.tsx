import {
  firstWrongGroup,
  GROUP_LENGTH,
  GROUPS,
  groupsOfKey,
  hintForGroup,
} from '../../shared/vault/recoveryKeyText.ts';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { withoutNul } from '../ui/TextField.tsx';
import type { BoundField } from '../ui/useForm.ts';

export type TypedKeyProps = BoundField<string> & {
  readonly label: string;
  /** The key just shown, which every group must match. Without it groups are only counted. */
  readonly shown?: string | undefined;
};

type GroupState = 'ok' | 'bad' | undefined;

/** The recovery key as it is typed from paper, with a tick for each group of four. */
export function TypedKey({ id, label, value, onChange, error, shown }: TypedKeyProps) {
  const typed = groupsOfKey(value);
  const states = Array.from({ length: GROUPS }, (_, at) => stateOf(typed[at] ?? '', groupAt(shown, at)));
  const matching = states.filter((state) => state === 'ok').length;
  const said = shown === undefined ? 'typed' : 'match';
  return (
    <Field id={id} label={label} error={error ?? wholeGroupError(value, shown)} className="typed-key">
      {(aria) => (
        <>
          <textarea
            {...aria}
            className="input typed"
            rows={2}
            spellCheck={false}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(withoutNul(event.target.value))}
            // Pasting back what is on the screen would not show that the paper is right.
            {...(shown !== undefined && { onPaste: (event) => event.preventDefault() })}
          />
          <ol className="ticks" aria-label={`${matching} of ${GROUPS} groups ${said}`}>
            {states.map((state, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- the groups never move
              <li key={at} className={state}>
                {state === 'ok' ? <Icon name="check" /> : at + 1}
              </li>
            ))}
          </ol>
        </>
      )}
    </Field>
  );
}

function groupAt(shown: string | undefined, at: number): string | undefined {
  return shown === undefined ? undefined : groupsOfKey(shown)[at];
}

function stateOf(typed: string, wanted: string | undefined): GroupState {
  if (typed.length < GROUP_LENGTH) return undefined;
  return wanted === undefined || typed === wanted ? 'ok' : 'bad';
}

/** Told as soon as a whole group is wrong, not while it is still being typed. */
function wholeGroupError(value: string, shown: string | undefined): string | undefined {
  if (shown === undefined) return undefined;
  const typed = groupsOfKey(value);
  const whole = typed.filter((group) => group.length === GROUP_LENGTH).slice(0, GROUPS);
  const wrong = whole.findIndex((group, at) => group !== groupAt(shown, at));
  if (wrong < 0) return typed.length > GROUPS ? tooLong : undefined;
  return sentenceFor(wrong + 1, value, shown);
}

const tooLong = `The key has ${GROUPS} groups; there is more than that here.`;

/** What to say of a key that does not match, or undefined when every group does. */
export function mismatchOf(value: string, shown: string): string | undefined {
  const wrong = firstWrongGroup(value, shown);
  if (wrong === null) return undefined;
  if (wrong > GROUPS) return tooLong;
  if ((groupsOfKey(value)[wrong - 1] ?? '').length < GROUP_LENGTH) {
    return `Type all ${GROUPS} groups: group ${wrong} is not whole yet.`;
  }
  return sentenceFor(wrong, value, shown);
}

function sentenceFor(group: number, value: string, shown: string): string {
  const hint = hintForGroup(groupsOfKey(value)[group - 1] ?? '', groupsOfKey(shown)[group - 1] ?? '');
  return `Group ${group} does not match. ${hint}`;
}
