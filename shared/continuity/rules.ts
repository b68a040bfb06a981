import { addDays, compareDates, daysBetween, earlierOf, type LocalDate } from '../dates.ts';

/** Cover that lasts this many days or longer is a change of practitioner (QS179 2(b); the 28 days are our own default). */
export const COVER_IS_A_CHANGE_FROM_DAYS = 28;

/** Who holds a child's therapy from a day on, until the next one does. */
export type Lead = { practitionerId: string; from: LocalDate };
/** Somebody stands in. `until` is the last day; null while it lasts. */
export type Cover = { practitionerId: string; from: LocalDate; until: LocalDate | null };

/** Whom the child meets, in order, and for how many days. `isCover` where it was cover throughout. */
type Meeting = { practitionerId: string; from: LocalDate; days: number; isCover: boolean };

export type Change = { on: LocalDate; from: string; to: string };
export type Changes = {
  /** Changes of therapist as QS179 2(b) is counted here: shorter cover, and the way back from it, is left out. */
  counted: Change[];
  /** Every time the child met somebody else, cover and the way back from it included. */
  every: Change[];
};

/**
 * The changes of practitioner a child has had by the end of `asAt`. The first to hold the therapy is no change; the same
 * person is none either, whatever was recorded. Cover that runs on in another, or is followed by the same person for good,
 * is reckoned as one stretch, so that nothing is hidden by cutting it into pieces.
 */
export function changesOf(leads: readonly Lead[], covers: readonly Cover[], asAt: LocalDate): Changes {
  const meetings = meetingsOf(leads, covers, asAt);
  const lasting = joined(
    meetings.filter(({ isCover, days }) => !isCover || days >= COVER_IS_A_CHANGE_FROM_DAYS),
  );
  return { counted: changesBetween(lasting), every: changesBetween(meetings) };
}

/** Whom the child meets on a day: whoever covers then, or else whoever holds the therapy. Null before anybody does. */
export function practitionerOn(
  leads: readonly Lead[],
  covers: readonly Cover[],
  on: LocalDate,
): { practitionerId: string; isCover: boolean } | null {
  const cover = covers
    .filter(({ from, until }) => from <= on && (until === null || on <= until))
    .toSorted(byStart)
    .at(-1);
  if (cover !== undefined) return { practitionerId: cover.practitionerId, isCover: true };
  const lead = leads
    .filter(({ from }) => from <= on)
    .toSorted(byStart)
    .at(-1);
  return lead === undefined ? null : { practitionerId: lead.practitionerId, isCover: false };
}

function meetingsOf(leads: readonly Lead[], covers: readonly Cover[], asAt: LocalDate): Meeting[] {
  const edges = [
    ...leads.map(({ from }) => from),
    ...covers.flatMap(({ from, until }) => (until === null ? [from] : [from, addDays(until, 1)])),
  ].filter((edge) => edge <= asAt);
  const starts = [...new Set(edges)].sort(compareDates);
  const meetings = starts.flatMap((from, at): Meeting[] => {
    const whom = practitionerOn(leads, covers, from);
    const end = starts[at + 1] ?? addDays(asAt, 1);
    return whom === null ? [] : [{ ...whom, from, days: daysBetween(from, end) }];
  });
  return joined(meetings);
}

/** Neighbours that are the same person become one stretch. */
function joined(meetings: readonly Meeting[]): Meeting[] {
  const stretches: Meeting[] = [];
  for (const next of meetings) {
    const last = stretches.at(-1);
    if (last === undefined || last.practitionerId !== next.practitionerId) stretches.push(next);
    else
      stretches[stretches.length - 1] = {
        ...last,
        days: last.days + next.days,
        isCover: last.isCover && next.isCover,
      };
  }
  return stretches;
}

function changesBetween(meetings: readonly Meeting[]): Change[] {
  return meetings.flatMap((to, at) => {
    const from = meetings[at - 1];
    return from === undefined ? [] : [{ on: to.from, from: from.practitionerId, to: to.practitionerId }];
  });
}

/** By start; of two that began on one day the one recorded last wins. */
function byStart(a: { from: LocalDate }, b: { from: LocalDate }): number {
  return compareDates(a.from, b.from);
}

/** The day on which somebody says whether cover has ended: its last as agreed, or else the last on which it is no change. */
export function coverAskedOn(startsOn: LocalDate, untilOn: LocalDate | null): LocalDate {
  return untilOn ?? addDays(startsOn, COVER_IS_A_CHANGE_FROM_DAYS - 2);
}

/** How many days a cover has lasted by the end of a day, both days included. */
export function coverDays({ from, until }: Pick<Cover, 'from' | 'until'>, asAt: LocalDate): number {
  const last = until === null ? asAt : earlierOf(until, asAt);
  return Math.max(0, daysBetween(from, last) + 1);
}
