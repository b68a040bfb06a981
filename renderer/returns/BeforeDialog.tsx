import { formatDate } from '../../shared/dates.ts';
import { type BeforeRelease, countSessions } from '../../shared/returns/asking.ts';
import type { Change } from '../../shared/returns/earlier.ts';
import { useNavigate } from '../router.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export type BeforeDialogProps = {
  readonly before: BeforeRelease;
  /** Whether the figures are for publication, and so some are hidden. */
  readonly hidesSmall: boolean;
  readonly onAnswer: (goesOn: boolean) => void;
};

/** More than these are not read one by one; the rest is told in number. */
const SHOWN = 8;

/** Asked once before a return leaves the service: what is missing from it, and what a reader of two could see. */
export function BeforeDialog({ before, hidesSmall, onAnswer }: BeforeDialogProps) {
  const navigate = useNavigate();
  const { sessionsToLog, earlier, exactReleasedOn } = before;
  const count = countSessions(before);
  return (
    <Dialog
      isOpen
      size="sure"
      className="before-release"
      onClose={() => onAnswer(false)}
      title="Before this return leaves the service"
      foot={
        <>
          {count > 0 ? (
            <Button
              kind="primary"
              onPress={() => {
                onAnswer(false);
                navigate({ screen: 'today', tab: 'sessions' });
              }}
            >
              Go to them
            </Button>
          ) : (
            <Button kind="primary" onPress={() => onAnswer(false)}>
              Not yet
            </Button>
          )}
          <Button onPress={() => onAnswer(true)}>Release anyway</Button>
        </>
      }
    >
      <div className="stack">
        {count > 0 && (
          <section className="stack-s">
            <p>
              <b>
                {count === 1
                  ? '1 session of this quarter still needs logging.'
                  : `${count} sessions of this quarter still need logging.`}
              </b>{' '}
              Until then this return counts {count === 1 ? 'it' : 'them'} as not recorded yet.
            </p>
            <ul className="before-who">
              {sessionsToLog.map((one) => (
                <li key={one.who}>
                  {one.who}: {one.count}
                </li>
              ))}
            </ul>
          </section>
        )}
        {earlier !== null && earlier.changes.length > 0 && (
          <section className="stack-s">
            <p>
              <b>
                Released on {formatDate(earlier.madeOn)} by {earlier.madeBy} with other figures.
              </b>{' '}
              {hidesSmall &&
                'A figure that has changed by 1 to 4 is hidden, so that nobody can be recognised in the difference.'}
            </p>
            <Changes changes={earlier.changes} />
          </section>
        )}
        {exactReleasedOn !== null && (
          <p>
            <b>Exact figures of this quarter were released on {formatDate(exactReleasedOn)}.</b> Whoever has
            them can work out what is hidden here. Do not send both to the same reader.
          </p>
        )}
      </div>
    </Dialog>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <>
      <table>
        <caption className="vh">Figures that are printed otherwise now</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" className="num">
              Then
            </th>
            <th scope="col" className="num">
              Now
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, SHOWN).map(({ section, row, column, before, now }) => (
            <tr key={`${section} ${row} ${column}`}>
              <th scope="row">
                {row}, {column}
                <span className="line-2">{section}</span>
              </th>
              <td className="num">{before}</td>
              <td className="num">{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > SHOWN && <p className="small muted">And {changes.length - SHOWN} more figures.</p>}
    </>
  );
}
