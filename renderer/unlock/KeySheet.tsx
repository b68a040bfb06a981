import { formatDate, type LocalDate } from '../../shared/dates.ts';
import { PaperKey } from './PaperKey.tsx';

export type KeySheetProps = {
  readonly groups: readonly string[];
  readonly serviceName: string;
  readonly madeOn: LocalDate;
  readonly keptWhere: string;
};

/** What "Print it" prints, and nothing else of the page: one A4 sheet for the cabinet. */
export function KeySheet({ groups, serviceName, madeOn, keptWhere }: KeySheetProps) {
  return (
    <section className="key-sheet" aria-hidden="true">
      <p className="print-line is-sheet">{serviceName}. Confidential.</p>
      <p className="sheet-title">Holdfast recovery key</p>
      <p>
        {serviceName}, made on {formatDate(madeOn)}
      </p>
      <PaperKey groups={groups} />
      <p>
        If every passphrase is lost: start Holdfast, choose “Use the recovery key” and type the 14 groups. On
        another computer choose “I have a backup” first.
      </p>
      <p>
        Anybody who has this paper and a copy of the records can read them. Keep it locked away, never in the
        bag with the laptop and never as a photograph.
      </p>
      <p>Kept in: {keptWhere === '' ? '______________________________________' : keptWhere}</p>
    </section>
  );
}
