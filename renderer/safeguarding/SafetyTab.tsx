import { formatDate } from '../../shared/dates.ts';
import { formatInstant } from '../../shared/instants.ts';
import { RISK_KIND_LABELS, RISK_LEVEL_LABELS } from '../../shared/safeguarding/codes.ts';
import type { ConcernSummary, RiskView } from '../../shared/safeguarding/contract.ts';
import { clockWords, gravestFirst } from '../../shared/safeguarding/rules.ts';
import type { TabProps } from '../child/JourneyTab.tsx';
import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { riskTone } from './words.ts';
import './safeguarding.css';

/** Current risks with the plan to stay safe, how they stood before, and the concerns there were. */
export function SafetyTab({ overview, onOpen }: TabProps) {
  const childId = overview.child.id;
  const risks = useOp('risk.list', { childId });
  const concerns = useOp('concern.list', { childId });
  const { current = [], before = [] } = risks.isPlaceholderData ? {} : (risks.data ?? {});
  const listed = concerns.isPlaceholderData ? [] : (concerns.data?.concerns ?? []);
  return (
    <div className="pad stack">
      <section aria-labelledby="risks-title">
        <div className="sect-head">
          <h2 id="risks-title">Risks and safety plan</h2>
          <div className="acts">
            <Button small icon="plus" onPress={() => onOpen({ kind: 'risk', risk: null })}>
              Record a risk
            </Button>
          </div>
        </div>
        {current.length === 0 ? (
          <p className="muted">
            No current risk is recorded. A risk stands beside the child’s name, with who holds it and the day
            to look again.
          </p>
        ) : (
          <ul className="risks">
            {gravestFirst(current).map((risk) => (
              <Risk key={risk.id} risk={risk} onChange={() => onOpen({ kind: 'risk', risk })} />
            ))}
          </ul>
        )}
        {before.length === 0 ? null : (
          <details>
            <summary>How risks stood before, {before.length}</summary>
            <ul className="risks">
              {before.map((risk) => (
                <Risk key={risk.id} risk={risk} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <section aria-labelledby="concerns-title">
        <div className="sect-head">
          <h2 id="concerns-title">Safeguarding concerns</h2>
        </div>
        {listed.length === 0 ? (
          <p className="muted">No concern is recorded. “Record a concern” stands beside the child’s name.</p>
        ) : (
          <ul className="concerns">
            {listed.map((concern) => (
              <Concern
                key={concern.id}
                concern={concern}
                onOpen={() => onOpen({ kind: 'concern', concernId: concern.id })}
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Risk({ risk, onChange }: { readonly risk: RiskView; readonly onChange?: () => void }) {
  const today = useToday();
  const { kind, level, words, plan, holder, reviewOn, setOn, setBy } = risk;
  return (
    <li>
      <h3>
        {RISK_KIND_LABELS[kind]}
        <Tag tone={onChange === undefined ? undefined : riskTone(risk, today)}>
          {RISK_LEVEL_LABELS[level]}
        </Tag>
      </h3>
      <p className="said">{words}</p>
      {plan === '' ? null : (
        <p className="said">
          <b>Plan:</b> {plan}
        </p>
      )}
      <p className="small muted">
        {holder === null ? '' : `Held by ${holder}. `}
        {reviewOn === null ? '' : `To look at again on ${formatDate(reviewOn)}. `}
        Said by {setBy} on {formatDate(setOn)}.
      </p>
      {onChange === undefined ? null : (
        <div>
          <Button small onPress={onChange}>
            Say how it stands now<span className="vh">: {RISK_KIND_LABELS[kind]}</span>
          </Button>
        </div>
      )}
    </li>
  );
}

function Concern({ concern, onOpen }: { readonly concern: ConcernSummary; readonly onOpen: () => void }) {
  const { knownAt, hoursKnown, danger, recordedBy, completedAt, mayRead } = concern;
  return (
    <li>
      <p className="row-wrap">
        <b>Known since {formatInstant(knownAt)}</b>
        {completedAt === null ? (
          <Tag tone="brick" icon="clock">
            Open, {clockWords(hoursKnown)}
          </Tag>
        ) : (
          <Tag icon="check">Complete</Tag>
        )}
        {danger === 'yes' ? (
          <Tag tone={completedAt === null ? 'brick' : undefined}>Was in danger then</Tag>
        ) : null}
      </p>
      <p className="small muted">
        Recorded by {recordedBy}.{' '}
        {completedAt === null ? 'Not complete yet.' : `Completed ${formatInstant(completedAt)}.`}
      </p>
      {mayRead ? (
        <div>
          <Button small onPress={onOpen}>
            {completedAt === null ? 'Complete it' : 'Read it'}
          </Button>
        </div>
      ) : (
        <p className="small">
          Its words are read by whoever recorded it, coordinators and safeguarding leads.
        </p>
      )}
    </li>
  );
}
