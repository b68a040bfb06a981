import type { Stage } from '../waitingList/rules.ts';

type Open = {
  id: string;
  acceptedOn: string | null;
  startedOn: string | null;
  closedOn: string | null;
  stage: Stage;
};

/**
 * For which referral a course without an offer is planned: the one that has waited longest of those accepted; where none waits, the
 * one the child's record is about now, or another that was accepted and goes on (our own rule). Where none can have a
 * course yet the one that the refusal is about. Undefined where none is open.
 */
export function referralForCourse<R extends Open>(
  newestFirst: readonly R[],
  currentId: string | null,
): R | undefined {
  const open = newestFirst.filter(({ closedOn }) => closedOn === null);
  const accepted = open.filter(({ acceptedOn }) => acceptedOn !== null);
  const current = open.find(({ id }) => id === currentId);
  const goesOn = accepted.filter(({ stage }) => stage !== 'ended' && stage !== 'aftercare');
  return (
    accepted.findLast(({ startedOn }) => startedOn === null) ??
    goesOn.find(({ id }) => id === currentId) ??
    goesOn[0] ??
    current ??
    open[0]
  );
}
