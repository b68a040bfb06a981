import { useState } from 'react';
import { AREA_ANSWERS_LABELS, AreaAnswer, sourceWords } from '../../shared/referrals/codes.ts';
import { LIST_AGES } from '../../shared/waitingList/ages.ts';
import type { ListChoice, WaitingListFilter, WaitingListStage } from '../../shared/waitingList/contract.ts';
import { useOp } from '../client.ts';
import { useSession } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Tick } from '../ui/Tick.tsx';

const NAMES = ['holders', 'ages', 'protocols', 'funders', 'sources', 'areas'] as const;
type Name = (typeof NAMES)[number];

const LEGENDS: Record<Name, string> = {
  holders: 'Who answers',
  ages: 'Age',
  protocols: 'Protocol in mind',
  funders: 'Funder',
  sources: 'Referred by',
  areas: 'Area',
};

const WORDS: Record<Name, (choice: ListChoice) => string> = {
  holders: ({ value, label }) => (value === 'nobody' ? 'Nobody yet' : (label ?? 'Somebody who left')),
  ages: ({ value }) => LIST_AGES.find(({ id }) => id === value)?.label ?? 'Not known',
  protocols: ({ value, label }) => label ?? value,
  funders: ({ value, label }) => (value === 'none' ? 'No funder yet' : (label ?? 'A former funder')),
  sources: ({ value }) => sourceWords(value),
  areas: ({ value }) => {
    const area = AreaAnswer.safeParse(value);
    return area.success ? AREA_ANSWERS_LABELS[area.data] : value;
  },
};

export type MoreFiltersProps = {
  readonly stage: WaitingListStage;
  readonly filter: WaitingListFilter;
  readonly onChange: (filter: WaitingListFilter) => void;
};

/** The filters that are needed now and then, folded away until asked for; asked of the records only then. */
export function MoreFilters({ stage, filter, onChange }: MoreFiltersProps) {
  const [isAsked, setAsked] = useState(false);
  const own = useSession().account.id;
  // What narrows the list is never folded away.
  const isChosen = NAMES.some((name) => filter[name].length > 0);
  const isOpen = isAsked || isChosen;
  const { data } = useOp('waitingList.choices', { stage }, { enabled: isOpen });
  function ticked(name: Name, value: string) {
    // One's own name is kept as "me", so that a shared view is everybody's own.
    const kept = name === 'holders' && value === own ? 'me' : value;
    const chosen: readonly string[] = filter[name];
    return {
      checked: chosen.includes(kept),
      onChange: (on: boolean) =>
        onChange({
          ...filter,
          [name]: on ? [...chosen, kept] : chosen.filter((each) => each !== kept),
        }),
    };
  }
  return (
    <>
      {isChosen ? null : (
        <Button kind="link" small expanded={isOpen} onPress={() => setAsked(!isOpen)}>
          {isOpen ? 'Fewer filters' : 'More filters'}
        </Button>
      )}
      {isOpen && data !== undefined
        ? NAMES.filter((name) => data[name].length > 1 || filter[name].length > 0).map((name) => (
            <fieldset key={name}>
              <legend>{LEGENDS[name]}</legend>
              {data[name].map((choice) => (
                <Tick
                  key={choice.value}
                  label={<span className="tick-words">{wordsOf(name, choice, own)}</span>}
                  count={choice.count}
                  {...ticked(name, choice.value)}
                />
              ))}
            </fieldset>
          ))
        : null}
    </>
  );
}

function wordsOf(name: Name, choice: ListChoice, own: string): string {
  return name === 'holders' && choice.value === own ? 'Me' : WORDS[name](choice);
}
