import { useEffect, useRef, useState } from 'react';
import { ROW_ANSWERS, type ImportRowView, type RowAnswer } from '../../shared/imports/contract.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Name } from '../ui/Name.tsx';
import { becauseWords } from '../matching/words.ts';
import { ANSWER_LABELS, whatItDoes } from './words.ts';

type SameChildProps = {
  readonly row: ImportRowView;
  readonly sameAs: NonNullable<ImportRowView['sameAs']>;
  readonly takesFocus: boolean;
  readonly onAnswer: (answer: RowAnswer) => void;
  readonly onClose: () => void;
  readonly next: number | undefined;
  readonly onNext: (rowNumber: number) => void;
};

/** A row beside the row or the child it may repeat, the four answers, and what the chosen one does. */
export function SameChild(props: SameChildProps) {
  const { row, sameAs, takesFocus, onAnswer, onClose, next, onNext } = props;
  const box = useRef<HTMLDivElement>(null);
  // Only where it opens: an answer given to the row that opened by itself keeps the focus on the answer.
  const opensWithFocus = useRef(takesFocus);
  useEffect(() => {
    if (!opensWithFocus.current) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const compared = useOp('import.compare', { rowNumber: row.rowNumber });
  // Shown as pressed at once; the service's word follows.
  const [given, setGiven] = useState<RowAnswer | null>(null);
  const chosen = given ?? row.answer;
  const facts = compared.data?.facts ?? [];
  const rules = compared.data?.contactRules ?? [];
  return (
    <div
      className="same-child"
      role="group"
      aria-label={`Row ${row.rowNumber} compared`}
      tabIndex={-1}
      ref={box}
    >
      <table className="pair">
        <caption className="vh">
          Row {row.rowNumber} beside{' '}
          {sameAs.kind === 'row' ? `row ${sameAs.rowNumber}` : 'the child already in Holdfast'}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Field</span>
            </th>
            <th scope="col">In the file, row {row.rowNumber}</th>
            <th scope="col">{compared.data?.besideTitle ?? ''}</th>
            <th scope="col">
              <span className="vh">Compared</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.label}>
              <th scope="row">{fact.label}</th>
              <td>{fact.isName ? <Name full={fact.file} /> : fact.file}</td>
              <td>{fact.isName ? <Name full={fact.held} /> : fact.held}</td>
              <td className={fact.isSame ? 'eq' : 'ne'}>{fact.isSame ? 'same' : 'differs'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">{becauseWords(row.alikeIn)}</p>
      <Choices
        legend={<span className="vh">Is row {row.rowNumber} the same child?</span>}
        hint={
          sameAs.kind === 'row' && sameAs.rejected
            ? undefined
            : 'With “Same referral” this row adds nothing, also where it says more. What is new in it is typed in by hand.'
        }
        options={ROW_ANSWERS.map((answer) => ({ value: answer, label: ANSWER_LABELS[answer] }))}
        value={chosen}
        onChange={(answer) => {
          setGiven(answer);
          onAnswer(answer);
        }}
      />
      <p className="muted" role="status">
        {chosen === null
          ? 'Without an answer this row stays as a task on Today; it is not lost.'
          : whatItDoes(chosen, sameAs)}{' '}
        {chosen === 'new_referral' && rules.length > 0 && (
          <b>What was agreed about contact stays: {rules.join(', ')}.</b>
        )}
      </p>
      <div className="row-wrap">
        {next !== undefined && chosen !== null && (
          <Button small onPress={() => onNext(next)}>
            Next: row {next}
          </Button>
        )}
        <Button kind="link" small onPress={onClose}>
          Close row {row.rowNumber}
        </Button>
      </div>
    </div>
  );
}
