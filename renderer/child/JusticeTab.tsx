import { PROCEEDINGS_STAGES_LABELS } from '../../shared/criminalProceedings/codes.ts';
import type { ProceedingsView } from '../../shared/criminalProceedings/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { TabProps } from './JourneyTab.tsx';

/** Where criminal proceedings stand, with the one thing everybody must know about them. */
export function JusticeTab({ overview, onOpen }: TabProps) {
  const { proceedings } = overview;
  return (
    <section className="pad stack" aria-labelledby="justice-title">
      <div className="sect-head">
        <h2 id="justice-title">Criminal justice</h2>
        <div className="acts">
          <Button small icon="plus" onPress={() => onOpen({ kind: 'proceedings', proceedings: null })}>
            Record proceedings
          </Button>
        </div>
      </div>
      <Banner tone="slate" fact="Therapy does not wait for proceedings.">
        The child’s wellbeing decides whether and when therapy is had, and what is talked about is their
        choice (CPS guidance on pre-trial therapy, 2022). Notes may be asked for: keep them short and to
        facts. If somebody asks you to delay, ask them to say so in writing and tell your manager.
      </Banner>
      {proceedings.length === 0 ? (
        <p className="muted">
          No proceedings recorded. When there are, the flag stands beside the child’s name and check-ins come
          oftener.
        </p>
      ) : (
        <ul className="proceedings">
          {proceedings.map((each) => (
            <Proceedings
              key={each.id}
              proceedings={each}
              onChange={() => onOpen({ kind: 'proceedings', proceedings: each })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type Props = { readonly proceedings: ProceedingsView; readonly onChange: () => void };

function Proceedings({ proceedings, onChange }: Props) {
  const { stage, nextEvent, nextEventOn, isOpen } = proceedings;
  return (
    <li>
      <p className="row-wrap">
        <b>{PROCEEDINGS_STAGES_LABELS[stage]}</b>
        {isOpen ? (
          <Tag tone="slate" icon="pretrial">
            Open
          </Tag>
        ) : (
          <Tag>Nothing open</Tag>
        )}
      </p>
      <p className="line-2">
        {nextEvent === null && nextEventOn === null
          ? 'No next event known'
          : `Next: ${[nextEvent, nextEventOn === null ? null : formatDate(nextEventOn)].filter((part) => part !== null).join(', ')}`}
      </p>
      <Button small onPress={onChange}>
        Say where it stands now
      </Button>
    </li>
  );
}
