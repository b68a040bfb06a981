import type { AssessmentView } from '../../shared/assessment/contract.ts';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { whyNotOffered } from '../../shared/protocols/delivered.ts';
import { byFit, type Fit, FIT_LABELS, FITS, type FitReason } from '../../shared/protocols/fitting.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { currentReferral } from './JourneyTab.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';

type Props = {
  readonly overview: ChildOverview;
  /** The newest one that is complete, if any. */
  readonly assessment: AssessmentView | undefined;
};

/** The therapies this service offers, by how they fit this child, each with its reasons and where they come from. */
export function WhatFits({ overview, assessment }: Props) {
  const today = useToday();
  const therapies = useCatalogue();
  const service = useOp('settings.list', {}).data?.values;
  if (service === undefined) return null;
  const { birthDate, sex } = overview.child.fields;
  const facts = {
    birthDate,
    sex,
    needs: assessment?.needs ?? null,
    found: assessment?.found ?? null,
    referredFor: currentReferral(overview)?.details.abuseTypes ?? [],
  };
  const offered = therapies.all.filter(({ id }) => whyNotOffered(id, service, therapies) === null);
  const all = byFit(offered, facts, today);
  return (
    <section aria-labelledby="fit-title" className="what-fits">
      <div className="sect-head">
        <h2 id="fit-title">Which therapies fit</h2>
      </div>
      <p className="hint">
        {assessment === undefined
          ? 'No assessment is complete yet: what the referral names stands first, and settles nothing. '
          : ''}
        What the sources are stated for, beside what is known. It decides nothing: talk it through, and any of
        them can be offered with a reason.
      </p>
      {FITS.map((verdict) => {
        const here = all.filter((fit) => fit.verdict === verdict);
        return here.length === 0 ? null : (
          <details
            key={verdict}
            open={verdict === 'fits' || verdict === 'nearly' || all[0]?.verdict === verdict}
          >
            <summary>
              {FIT_LABELS[verdict]}, {here.length}
            </summary>
            <ul className="plain-list">
              {here.map((fit) => (
                <li key={fit.protocol.id}>
                  <h3>{fit.protocol.name}</h3>
                  <FitReasons fit={fit} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

const MARKS = { fits: 'met', differs: 'warning', missing: 'unknown' } as const;
const SAID: Record<FitReason['is'], string> = { fits: 'Fits', differs: 'Differs', missing: 'Missing' };

/** Why a therapy fits, differs, or cannot be told, and the recommendation behind it. */
export function FitReasons({ fit: { reasons, source } }: { readonly fit: Fit }) {
  return (
    <>
      {reasons.length === 0 ? null : (
        <ul className="fit-reasons">
          {reasons.map(({ is, sentence }) => (
            <li key={sentence}>
              <CheckMark check={MARKS[is]} /> <span className="vh">{SAID[is]}: </span>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className="hint">{source}</p>
    </>
  );
}
