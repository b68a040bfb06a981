import { useState, type ReactNode } from 'react';
import { formatDate } from '../../shared/dates.ts';
import {
  NOT_ACCEPTED_REASON_LABELS,
  SAFETY_FINDING_LABELS,
  TRIAGE_ANSWERED_LABELS,
} from '../../shared/triage/codes.ts';
import type { SafetyReadView, TriageDecisionView, TriageView } from '../../shared/triage/contract.ts';
import { useCommand } from '../client.ts';
import { CameAgain } from '../referrals/CameAgain.tsx';
import { AnswersForField } from '../referrals/AnswersForField.tsx';
import { saidFacts } from '../referrals/saidFacts.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';

export type WhatIsKnownProps = {
  readonly view: TriageView;
  /** Opens the form in which it is changed; null for those who may not. */
  readonly onChange: (() => void) | null;
};

/** What the referral says, what it does not say, and what was done with it so far. */
export function WhatIsKnown({ view, onChange }: WhatIsKnownProps) {
  const { said, notSaid } = factsOf(view);
  return (
    <>
      <section aria-label="What the referral says">
        <div className="sect-head">
          <h3>What it says</h3>
          {onChange === null ? null : (
            <div className="acts">
              <Button kind="link" small icon="pencil" onPress={onChange}>
                Change or add
              </Button>
            </div>
          )}
        </div>
        <dl className="pairs">
          {said.map(({ label, value }) => (
            <Pair key={label} label={label}>
              {value}
            </Pair>
          ))}
        </dl>
        {notSaid.length === 0 ? null : (
          <p className="small muted">Not said yet: {notSaid.join(', ').toLowerCase()}.</p>
        )}
      </section>
      <CameAgain times={view.cameAgain} />
      <WhoAnswers view={view} />
      <SoFar safetyReads={view.safetyReads} decisions={view.decisions} />
    </>
  );
}

type Fact = { readonly label: string; readonly value: ReactNode };

function factsOf(view: TriageView): { said: Fact[]; notSaid: string[] } {
  const facts: [string, ReactNode][] = [
    ['Received', formatDate(view.receivedOn)],
    ...saidFacts(view.details),
    ['Birth date', view.birthDate === null ? null : formatDate(view.birthDate)],
    ['At 18 or over', view.ageReason],
    ['Postcode', view.postcode],
    ['Funder', view.funder],
    ['School', view.school],
    ['Interpreter', view.interpreterLanguage],
    ['Access needs', view.accessNeeds],
    ['Other referrals', view.otherReferrals === 0 ? null : String(view.otherReferrals)],
  ];
  // Most children need none of these, and have been referred once: silence says nothing there.
  const quiet = ['At 18 or over', 'Interpreter', 'Access needs', 'Other referrals'];
  const isSaid = ([, value]: [string, ReactNode]) => value !== null && value !== '';
  return {
    said: facts.filter(isSaid).map(([label, value]) => ({ label, value })),
    notSaid: facts.filter((fact) => !isSaid(fact) && !quiet.includes(fact[0])).map(([label]) => label),
  };
}

/** Names the one person who answers for it; saved as soon as somebody is chosen. */
function WhoAnswers({ view }: { readonly view: TriageView }) {
  const mayChange = useCan('referral.setAnswersFor');
  const set = useCommand('referral.setAnswersFor');
  const [problem, setProblem] = useState<string>();
  if (!mayChange)
    return (
      <p>
        <b>Answers for it:</b>{' '}
        {view.answersFor === null ? 'nobody yet' : <Name full={view.answersFor.name} />}
      </p>
    );
  async function choose(accountId: string) {
    if (accountId === '' || accountId === view.answersFor?.id) return;
    const reply = await set.run({ referralId: view.referralId, version: view.version, accountId });
    setProblem(reply.ok ? undefined : reply.message);
  }
  return (
    <AnswersForField
      id={`answers-for-${view.referralId}`}
      value={view.answersFor?.id ?? ''}
      onChange={(accountId) => void choose(accountId)}
      error={problem}
      hint="One person, until it is closed or handed on. Saved as soon as you choose."
    />
  );
}

export type SoFarProps = {
  readonly safetyReads: readonly SafetyReadView[];
  readonly decisions: readonly TriageDecisionView[];
};

/** How it was read and answered so far, the newest first. */
export function SoFar({ safetyReads, decisions }: SoFarProps) {
  if (safetyReads.length + decisions.length === 0) return null;
  return (
    <ul className="plain-list" aria-label="What was done so far">
      {decisions.map((each) => (
        <li key={each.id}>
          <b>{TRIAGE_ANSWERED_LABELS[each.answer]}</b> on {formatDate(each.decidedOn)}
          {each.by === null ? null : (
            <>
              {' '}
              by <Name full={each.by} />
            </>
          )}
          {each.reason === '' ? null : <span className="line-2">{each.reason}</span>}
          {each.notAcceptedReason === null ? null : (
            <span className="line-2">
              {NOT_ACCEPTED_REASON_LABELS[each.notAcceptedReason]}
              {each.signpostedTo === null ? '' : `. Told about ${each.signpostedTo}`}
            </span>
          )}
          {each.riskHeldBy === null ? null : (
            <span className="line-2">The risk is held by {each.riskHeldBy}</span>
          )}
          {each.lookAgainOn === null ? null : (
            <span className="line-2">To look again on {formatDate(each.lookAgainOn)}</span>
          )}
        </li>
      ))}
      {safetyReads.map((each) => (
        <li key={each.id}>
          <b>Read for safety</b> on {formatDate(each.readOn)}
          {each.by === null ? null : (
            <>
              {' '}
              by <Name full={each.by} />
            </>
          )}
          : {SAFETY_FINDING_LABELS[each.finding].toLowerCase()}
          {each.note === null ? null : <span className="line-2">{each.note}</span>}
        </li>
      ))}
    </ul>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
