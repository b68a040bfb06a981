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

/** The band, and below it whether a person moved the child there (who, when and why) or gave another than was suggested. */
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

/** Below the band: that a person moved the child there, and that the answers suggested another. */
function Moved({ row: { band, bandMoved, bandSuggested } }: { readonly row: WaitingRow }) {
  const today = useToday();
  // A first band, as from an imported sheet, moved nobody.
  const moved = bandMoved === null || bandMoved.from === null || bandMoved.from === band ? null : bandMoved;
  const other = bandSuggested === null || bandSuggested === band ? null : bandSuggested;
  if (moved === null && other === null) return <span className="line-2 narrow">&nbsp;</span>;
  const isUp = moved?.from != null && band !== null && band < moved.from;
  const why = moved === null ? '' : `by ${moved.by} on ${shortDate(moved.on, today)}: ${moved.reason}`;
  const moves = moved === null ? '' : `moved ${isUp ? 'up' : 'down'} ${why}`;
  return (
    <span
      className="moved"
      title={[other === null ? '' : `Band ${other} was suggested`, moves]
        .filter((part) => part !== '')
        .join('; ')}
    >
      {isUp ? <Icon name="up" /> : null}
      {other === null ? (
        <>
          moved<span className="vh">{moves.slice('moved'.length)}</span>
        </>
      ) : (
        <>
          not {other}
          <span className="vh">, the band that was suggested{moves === '' ? '' : `; ${moves}`}</span>
        </>
      )}
    </span>
  );
}
