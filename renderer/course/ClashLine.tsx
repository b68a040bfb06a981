import type { Clash } from '../../shared/diary/clashes.ts';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { clashesSentence } from './words.ts';

/** What is in the way of a date, under its fields; `can` says that it can be done all the same. */
export function ClashLine({ clashes, can }: { readonly clashes: readonly Clash[]; readonly can: string }) {
  return clashes.length === 0 ? null : (
    <p className="st wide" role="status">
      <CheckMark check="warning" />
      <span>
        {clashesSentence(clashes)} {can}
      </span>
    </p>
  );
}
