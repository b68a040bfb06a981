import { type LocalDate, laterOf } from '../dates.ts';
import type { HandoverState } from './codes.ts';
import type { Cover, Lead } from './rules.ts';

/** A handover or cover as it is on record. */
export type Taking = {
  isCover: boolean;
  from: string | null;
  to: string;
  startsOn: LocalDate;
  endedOn: LocalDate | null;
  state: HandoverState;
};

/**
 * Who held a strand and who covered, as its record says. Nothing before the first session that was held counts: until
 * then it is allocation (QS179 2(b) leaves a first allocation out). A handover has happened once somebody said so; cover
 * happens from its first day, unless it was called off.
 */
export function takingsOf({
  startedOn,
  holderId,
  handovers,
}: {
  startedOn: LocalDate | null;
  /** Who holds it now. */
  holderId: string | null;
  handovers: readonly Taking[];
}): { leads: Lead[]; covers: Cover[] } {
  if (startedOn === null) return { leads: [], covers: [] };
  const lasting = handovers.filter(
    ({ isCover, state }) => !isCover && (state === 'done' || state === 'not_done'),
  );
  const ordered = lasting.toSorted((a, b) =>
    a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0,
  );
  const before = ordered.filter(({ startsOn }) => startsOn <= startedOn).at(-1);
  const after = ordered.filter(({ startsOn }) => startsOn > startedOn);
  const first = before?.to ?? after[0]?.from ?? (ordered.length === 0 ? holderId : null);
  return {
    leads: [
      ...(first === null ? [] : [{ practitionerId: first, from: startedOn }]),
      ...after.map(({ to, startsOn }) => ({ practitionerId: to, from: startsOn })),
    ],
    covers: handovers
      .filter(({ isCover, state, endedOn }) => {
        const isOver = endedOn !== null && endedOn < startedOn;
        return isCover && state !== 'called_off' && !isOver;
      })
      .map(({ to, startsOn, endedOn }) => ({
        practitionerId: to,
        from: laterOf(startsOn, startedOn),
        until: endedOn,
      })),
  };
}
