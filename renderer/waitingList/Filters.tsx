import { memo } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import {
  NO_FILTER,
  SUPPORT_FILTER_LABELS,
  SUPPORT_FILTERS,
  WAITING_FLAG_LABELS,
  WAITING_FLAGS,
  type WaitingFlag,
  type WaitingListFilter,
  type WaitingListStage,
} from '../../shared/waitingList/contract.ts';
import { Button } from '../ui/Button.tsx';
import { BandMark } from '../ui/marks/BandMark.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { MoreFilters } from './MoreFilters.tsx';
import { SEARCH_ID } from './useListKeys.ts';

export type FiltersProps = {
  readonly stage: WaitingListStage;
  readonly filter: WaitingListFilter;
  readonly onChange: (filter: WaitingListFilter) => void;
  readonly counts: OutputOf<'waitingList.summary'> | undefined;
};

/** What narrows the list, each with how many it would show. */
export const Filters = memo(function Filters({ stage, filter, onChange, counts }: FiltersProps) {
  function ticked<K extends 'due' | 'bands' | 'overWeeks' | 'support' | 'flags'>(
    key: K,
    value: WaitingListFilter[K][number],
  ) {
    const chosen = filter[key] as readonly WaitingListFilter[K][number][];
    return {
      checked: chosen.includes(value),
      onChange: (on: boolean) =>
        onChange({
          ...filter,
          [key]: on ? [...chosen, value] : chosen.filter((each) => each !== value),
        }),
    };
  }
  /** A flag that nobody has would only make the list of filters longer. */
  const isWorthShowing = (flag: WaitingFlag) => counts?.flags[flag] !== 0 || filter.flags.includes(flag);
  return (
    <aside className="filters" aria-label="Filters" tabIndex={0}>
      <h2>Filters</h2>
      <TextField
        id={SEARCH_ID}
        label="Name"
        type="search"
        value={filter.text}
        maxLength={100}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <fieldset>
        <legend>Next check-in</legend>
        <Tick label="Overdue" count={counts?.due.overdue} {...ticked('due', 'overdue')} />
        <Tick label="This week" count={counts?.due.this_week} {...ticked('due', 'this_week')} />
        {(counts?.due.tried ?? 0) > 0 || filter.due.includes('tried') ? (
          <Tick label="Not reached" count={counts?.due.tried} {...ticked('due', 'tried')} />
        ) : null}
      </fieldset>
      <fieldset>
        <legend>Band</legend>
        {([1, 2, 3] as const).map((band) => (
          <Tick
            key={band}
            label={<BandMark band={band} />}
            count={counts?.bands[band]}
            {...ticked('bands', band)}
          />
        ))}
        {(counts?.bands['none'] ?? 0) > 0 || filter.bands.includes('none') ? (
          <Tick label="No band yet" count={counts?.bands['none']} {...ticked('bands', 'none')} />
        ) : null}
      </fieldset>
      <fieldset>
        <legend>Waiting over</legend>
        {([26, 52] as const).map((weeks) => (
          <Tick
            key={weeks}
            label={`${weeks} weeks`}
            count={counts?.overWeeks[weeks]}
            {...ticked('overWeeks', weeks)}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>Holding support</legend>
        {SUPPORT_FILTERS.map((standing) => (
          <Tick
            key={standing}
            label={SUPPORT_FILTER_LABELS[standing]}
            count={counts?.support[standing]}
            {...ticked('support', standing)}
          />
        ))}
      </fieldset>
      <fieldset hidden={!WAITING_FLAGS.some(isWorthShowing)}>
        <legend>Flags</legend>
        {WAITING_FLAGS.filter(isWorthShowing).map((flag) => (
          <Tick
            key={flag}
            label={flag === 'turns_18' ? 'Turns 18' : WAITING_FLAG_LABELS[flag]}
            count={counts?.flags[flag]}
            {...ticked('flags', flag)}
          />
        ))}
      </fieldset>
      <MoreFilters stage={stage} filter={filter} onChange={onChange} />
      <Button kind="link" small isDisabled={!isFiltered(filter)} onPress={() => onChange(NO_FILTER)}>
        Clear filters
      </Button>
    </aside>
  );
});

/** Whether anything narrows the list. */
export function isFiltered(filter: WaitingListFilter): boolean {
  return Object.values(filter).some((chosen) => chosen.length > 0);
}
