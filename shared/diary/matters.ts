// Which bookings can be in the way of a session at all, so that the others are not read: a plan of thirty dates is held
// against the days of a whole service.
import { type ApartPair, attendeesOf, type Booking } from './clashes.ts';

/** Whom and which rooms a booking must hold to matter to some sessions. */
export type Matters = {
  readonly practitioners: readonly string[];
  readonly rooms: readonly string[];
  readonly children: readonly string[];
  readonly people: readonly string[];
};

type Holding = Pick<Booking, 'practitionerId' | 'roomId' | 'childId' | 'personId' | 'isCarers'>;

/** Who holds these sessions, where, who comes, and everybody whom one of those who come must not meet. */
export function whatMatters(sessions: readonly Holding[], apart: readonly ApartPair[]): Matters {
  const come = sessions.map(attendeesOf);
  const children = come.flatMap((each) => each.children);
  const people = come.flatMap((each) => each.people);
  // Of two children each is kept from the other's parent or carer too, so a carer's session counts for its child.
  const of = new Set(sessions.map(({ childId }) => childId));
  const ofTwo = apart.filter(({ otherChildId }) => otherChildId !== null);
  const ofPerson = apart.filter(({ otherChildId }) => otherChildId === null);
  const heldAs = ({ personId, alsoPersonIds }: ApartPair) => known([personId, ...(alsoPersonIds ?? [])]);
  return {
    practitioners: known(sessions.map(({ practitionerId }) => practitionerId)),
    rooms: known(sessions.map(({ roomId }) => roomId)),
    children: known([
      ...children,
      ...ofTwo.flatMap(({ childId, otherChildId }) => (of.has(childId) ? [otherChildId] : [])),
      ...ofTwo.flatMap(({ childId, otherChildId }) => (of.has(otherChildId) ? [childId] : [])),
      ...ofPerson.flatMap((pair) => (heldAs(pair).some((id) => people.includes(id)) ? [pair.childId] : [])),
    ]),
    people: known([
      ...people,
      ...ofPerson.flatMap((pair) => (children.includes(pair.childId) ? heldAs(pair) : [])),
    ]),
  };
}

/** Whether a booking holds any of them. One that does not is in the way of none of the sessions, nor counted for one. */
export function doesMatter(
  { practitionerId, roomId, childId, personId }: Holding,
  matters: Matters,
): boolean {
  const isAmong = (list: readonly string[], id: string | null) => id !== null && list.includes(id);
  return (
    isAmong(matters.practitioners, practitionerId) ||
    isAmong(matters.rooms, roomId) ||
    isAmong(matters.children, childId) ||
    isAmong(matters.people, personId)
  );
}

const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
