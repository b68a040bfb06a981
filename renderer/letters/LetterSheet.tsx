import { classes } from '../ui/classes.ts';

export type LetterSheetProps = {
  readonly serviceName: string;
  readonly date: string;
  readonly to: string;
  /** Empty where it is handed over. */
  readonly address: string;
  readonly text: string;
  readonly className?: string;
};

/** A letter as it stands on paper: who it is from, the day, to whom and where, and the words. */
export function LetterSheet({ serviceName, date, to, address, text, className }: LetterSheetProps) {
  return (
    <div className={classes('letter-sheet', className)}>
      <p className="letter-from">{serviceName}</p>
      <p className="letter-to">{[to, address].filter((part) => part.trim() !== '').join('\n')}</p>
      <p className="letter-date">{date}</p>
      <div className="letter-text">{text}</div>
    </div>
  );
}
