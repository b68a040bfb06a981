import type { BandRules } from '../../shared/priority/bandRules.ts';
import { FACTOR_WORDS, type FactorAnswers } from '../../shared/priority/factors.ts';
import { alsoWorrying, factorWords, type Suggestion } from '../../shared/priority/rules.ts';
import { BandMark } from '../ui/marks/BandMark.tsx';

type Props = {
  readonly answers: FactorAnswers;
  readonly suggestion: Suggestion;
  readonly rules: BandRules;
};

/** The band that the answers suggest and all that it rests on. A person decides, below. */
export function SuggestedBand({ answers, suggestion, rules }: Props) {
  const { band, because, open } = suggestion;
  const openWords = open.map((factor) => FACTOR_WORDS[factor].label.toLowerCase()).join('; ');
  const also = alsoWorrying(answers, rules);
  return (
    <div className="suggested" role="status">
      <p>
        {band === null ? (
          <b>No band is suggested yet.</b>
        ) : (
          <>
            <b>These answers suggest </b>
            <BandMark band={band} />
          </>
        )}
      </p>
      {because.length > 0 ? (
        <ul className="plain-list">
          {because.map((factor) => (
            <li key={factor}>{factorWords(factor, answers)}</li>
          ))}
        </ul>
      ) : band === null ? null : (
        <p className="small">Everything was asked, and nothing suggests a higher one.</p>
      )}
      {also.length === 0 ? null : (
        <ul className="plain-list small" aria-label="Also worrying">
          {also.map(({ factor, band: lower }) => (
            <li key={factor}>
              {factorWords(factor, answers)} <span className="muted">(band {lower} by itself)</span>
            </li>
          ))}
        </ul>
      )}
      {open.length === 0 || Object.keys(answers).length === 0 ? null : (
        <p className="small muted">
          {band === null ? 'Not known yet' : 'Could be higher, once known'}: {openWords}.
        </p>
      )}
    </div>
  );
}
