import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import type { ChangeMade } from '../../shared/feedback/contract.ts';
import { ACCEPTABILITY, ACCEPTABILITY_LABELS, LEAST_TOGETHER } from '../../shared/feedback/rules.ts';
import { useOp } from '../client.ts';
import { VOICE_LABELS } from '../feedback/AnswerFields.tsx';
import { ChangeDrawer } from '../feedback/ChangeDrawer.tsx';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Section, TabBody } from './Section.tsx';
import { closeThis } from '../ui/closeThis.ts';

type Summary = OutputOf<'feedback.summary'>;

/** What children and carers say of therapy here, together, and what the service changed. */
export function FeedbackTab() {
  const summary = useOp('feedback.summary', {}).data;
  const mayChange = useCan('feedback.saveChange');
  const asked = useAskedFor();
  const [open, setOpen] = useState<ChangeMade | 'new' | 'closed' | null>(null);
  if (summary === undefined) return null;
  const shown = open === 'closed' ? null : (open ?? askedFor(asked, summary));
  return (
    <>
      <TabBody label="Feedback">
        <Section
          title="What we changed"
          lead="What was heard, and what it changed. Tell children and carers: it is why they answer again."
          acts={
            mayChange ? (
              <Button icon="plus" small onPress={() => setOpen('new')}>
                Add a change
              </Button>
            ) : undefined
          }
        >
          <Changes changes={summary.changes} mayChange={mayChange} onChange={setOpen} />
        </Section>
        <Section
          title="Said without a name"
          lead={`Shown from ${LEAST_TOGETHER} answers on, once their months are over, so that nobody is guessed.`}
        >
          {summary.withoutName.map((one) => (
            <Together key={one.voice} of={one} />
          ))}
        </Section>
        <Section
          title="Said with a name, in the last 12 months"
          lead="What each of them said stands with their course."
        >
          <Spread rows={summary.withName} />
        </Section>
      </TabBody>
      {shown === null ? null : (
        <ChangeDrawer
          key={shown === 'new' ? 'new' : shown.id}
          change={shown === 'new' ? null : shown}
          onClose={closeThis(setOpen, open, 'closed')}
        />
      )}
    </>
  );
}

function askedFor(asked: string | undefined, { changes }: Summary): ChangeMade | 'new' | null {
  if (asked?.startsWith('feedbackChange:') !== true) return null;
  return changes.find(({ id }) => asked === `feedbackChange:${id}`) ?? 'new';
}

type ChangesProps = {
  readonly changes: readonly ChangeMade[];
  readonly mayChange: boolean;
  readonly onChange: (change: ChangeMade) => void;
};

function Changes({ changes, mayChange, onChange }: ChangesProps) {
  if (changes.length === 0) return <p className="muted">Nothing recorded yet.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">We heard</th>
          <th scope="col">We changed</th>
          <th scope="col">Since</th>
          <td className="acts" />
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.id} className="row">
            <td className="why">{change.heard}</td>
            <td className="why">{change.changed}</td>
            <td>{formatDate(change.changedOn)}</td>
            <td className="acts">
              {mayChange ? (
                <Button kind="quiet" small icon="pencil" onPress={() => onChange(change)}>
                  Change<span className="vh"> “{change.heard}”</span>
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Together({ of }: { readonly of: Summary['withoutName'][number] }) {
  return (
    <>
      <h3>{VOICE_LABELS[of.voice]}</h3>
      {of.answers === 0 ? (
        <p className="muted">Fewer than {LEAST_TOGETHER} answers so far.</p>
      ) : (
        <>
          <Spread rows={[of]} />
          <Words label="What helped" words={of.helped} />
          <Words label="What they would change" words={of.change} />
        </>
      )}
    </>
  );
}

function Words({ label, words }: { readonly label: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <>
      <h4>{label}</h4>
      <ul className="plain-list">
        {words.map((each, at) => (
          <li key={`${at} ${each}`}>{each}</li>
        ))}
      </ul>
    </>
  );
}

function Spread({ rows }: { readonly rows: Summary['withName'] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Who</th>
          {ACCEPTABILITY.map((value) => (
            <th scope="col" key={value}>
              {value} {ACCEPTABILITY_LABELS[value]}
            </th>
          ))}
          <th scope="col">Answers</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ voice, spread, answers }) => (
          <tr key={voice} className="row">
            <th scope="row">{VOICE_LABELS[voice]}</th>
            {ACCEPTABILITY.map((value, at) => (
              <td key={value}>{spread[at]}</td>
            ))}
            <td>{answers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
