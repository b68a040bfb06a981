import { REACHED_BY_LABELS, type ReachedBy, reachConcern } from '../../shared/checkIns/reached.ts';
import { inReach } from '../../shared/checkIns/saving.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { type Choice, Choices } from '../ui/Choices.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { CONCERN_QUESTION, CONCERN_WORDS } from './words.ts';

export type WhoAndHowProps<By extends ReachedBy> = {
  /** Null where it is not asked who it was. */
  readonly who: {
    readonly field: BoundField<string | null>;
    readonly legend: string;
    readonly hint?: string | undefined;
    readonly options: readonly Choice[];
  } | null;
  /** Who is chosen, or offered first. */
  readonly personId: string | null;
  readonly how: { readonly field: BoundField<By | null>; readonly options: readonly By[] };
  readonly reason: BoundField<string>;
  readonly people: readonly PersonOfChild[];
};

/** With whom and in which way, with what the contact rules say against a way beside it, and why it was used all the same. */
export function WhoAndHow<By extends ReachedBy>(props: WhoAndHowProps<By>) {
  const { who, personId, how, reason, people } = props;
  const around = people.map(inReach);
  const by = how.field.value;
  const concern = by === null ? null : reachConcern(personId, by, around);
  return (
    <>
      {who === null ? null : (
        <Choices {...who.field} value={personId} legend={who.legend} hint={who.hint} options={who.options} />
      )}
      <Choices<By>
        {...how.field}
        legend="How?"
        options={how.options.map((value) => {
          const against = reachConcern(personId, value, around);
          return {
            value,
            label: (
              <span>
                {REACHED_BY_LABELS[value]}
                {against === null ? null : <small className="against"> {CONCERN_WORDS[against]}</small>}
              </span>
            ),
          };
        })}
      />
      {concern === null ? null : (
        <TextField
          {...reason}
          label={CONCERN_QUESTION[concern]}
          hint="It is saved either way, with your reason beside it."
          maxLength={300}
        />
      )}
    </>
  );
}
