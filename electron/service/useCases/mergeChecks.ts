import { checkStillHolds, type StoodInMerge, stoodOf } from '../../../shared/matching/mergeChecks.ts';
import type { MergedContacts } from '../../../shared/matching/mergeContacts.ts';
import type { Cell } from '../../../shared/matching/mergeJournal.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';

/** Every contact of both records before the merge, with the line it stands as afterwards. */
export function stoodInMerge({ kept, moved }: MergedContacts): StoodInMerge[] {
  return [...kept, ...moved].flatMap(({ was, takesIn, after }) =>
    [was, ...(takesIn === null ? [] : [takesIn])].map((line) => ({
      linkId: line.linkId,
      asLine: was.linkId,
      before: stoodOf(line),
      after: stoodOf(after),
    })),
  );
}

/** The checks to give back when a merge is taken apart, given who is round the child before anything is. */
export function checksToGiveBack(stood: readonly StoodInMerge[], around: readonly PersonOfChild[]): Cell[] {
  const now = new Map(around.map((line) => [line.linkId, stoodOf(line)]));
  return stood.flatMap((each): Cell[] => {
    const line = now.get(each.asLine);
    if (line === undefined || !checkStillHolds(each, line)) return [];
    const cell = (column: string, after: string | null): Cell => ({
      table: 'child_person',
      id: each.linkId,
      column,
      before: null,
      after,
    });
    const { checkedOn, checkedWith, checkAgainFrom } = each.before;
    return [
      cell('checked_on', checkedOn),
      cell('checked_with', checkedWith),
      cell('check_again_from', checkAgainFrom),
    ];
  });
}
