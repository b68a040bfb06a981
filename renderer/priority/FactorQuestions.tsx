import type { PriorityView } from '../../shared/priority/contract.ts';
import {
  answersOf,
  FACTOR_WORDS,
  type FactorAnswer,
  type FactorAnswers,
  PRIORITY_FACTORS,
} from '../../shared/priority/factors.ts';
import { Choices } from '../ui/Choices.tsx';

type Props = {
  readonly view: PriorityView;
  readonly answers: FactorAnswers;
  readonly onChange: (answers: FactorAnswers) => void;
};

/** What may make the need more urgent, one line each. What the record says already stands beside and answers nothing. */
export function FactorQuestions({ view, answers, onChange }: Props) {
  const asked = PRIORITY_FACTORS.filter((factor) => view.rules[factor] !== 'not_asked');
  return (
    <div className="factors">
      <p className="hint">
        What do you know now? Leave out what you did not ask. Others may read this one day: keep to facts.
      </p>
      {asked.map((factor) => (
        <Choices<FactorAnswer>
          key={factor}
          className="qline"
          legend={
            <>
              {FACTOR_WORDS[factor].label}
              {view.recordSays[factor] === undefined ? null : (
                <span className="record-says">
                  <span className="vh">. The record says: </span>
                  {view.recordSays[factor]}
                </span>
              )}
            </>
          }
          value={answers[factor] ?? null}
          onChange={(answer) => onChange({ ...answers, [factor]: answer })}
          options={answersOf(factor)}
        />
      ))}
    </div>
  );
}
