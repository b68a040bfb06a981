import { shortDate } from '../checkIns/words.ts';
import type { WaitingRow } from '../../shared/waitingList/contract.ts';
import { useToday } from '../session.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { BandMark } from '../ui/marks/BandMark.tsx';
import { usePrivacy } from '../ui/privacy.tsx';

export type BandCellProps = {
  readonly row: WaitingRow;
  /** Null where the account may not change bands. */
  readonly onPress: ((row: WaitingRow) => void) | null;
};

/** The band, and below it whether a person moved the child there: who, when and why. */
export function BandCell({ row, onPress }: BandCellProps) {
  const { show } = usePrivacy();
  const mark =
    row.band === null ? <span className="band none">none</span> : <BandMark band={row.band} short />;
  return (
    <>
      {onPress === null ? (
        mark
      ) : (
        <button type="button" className="band-press" onClick={() => onPress(row)}>
          {mark}
          <span className="vh">, change the band of {show(row.name)}</span>
        </button>
      )}
      <Moved row={row} />
    </>
  );
}

function Moved({ row: { band, bandMoved } }: { readonly row: WaitingRow }) {
  const today = useToday();
  // A first band, as from an imported sheet, moved nobody.
  if (bandMoved === null || bandMoved.from === null || bandMoved.from === band)
    return <span className="line-2 narrow">&nbsp;</span>;
  const isUp = band !== null && band < bandMoved.from;
  const why = `by ${bandMoved.by} on ${shortDate(bandMoved.on, today)}: ${bandMoved.reason}`;
  return (
    <span className="moved" title={why}>
      {isUp ? <Icon name="up" /> : null}
      moved
      <span className="vh">
        {isUp ? ' up' : ' down'} {why}
      </span>
    </span>
  );
}
