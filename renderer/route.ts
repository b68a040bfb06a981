import type { WaitingListFilter } from '../shared/waitingList/contract.ts';

export const SERVICE_TABS = [
  'accounts',
  'people',
  'rooms',
  'diary',
  'funders',
  'therapies',
  'measures',
  'letters',
  'feedback',
  'support',
  'settings',
  'backups',
  'outside',
  'audit',
] as const;
export type ServiceTab = (typeof SERVICE_TABS)[number];

/** The form that is open on arrival, by the key under which its draft is kept: "close:0190...". */
type Opening = { readonly open?: string };

/** Every place in the app. Kept in memory and in the history's state, never in the address: an address is seen. */
export type Route =
  | { readonly screen: 'today'; readonly tab?: string }
  | {
      readonly screen: 'waitingList';
      readonly stage?: string;
      /** What the list is narrowed to on arrival. */
      readonly only?: Partial<WaitingListFilter>;
    }
  | { readonly screen: 'children' }
  | ({
      readonly screen: 'child';
      readonly childId: string;
      readonly tab?: string;
      /** Whether the record asked for was merged into this one. */
      readonly wasMerged?: boolean;
    } & Opening)
  | ({ readonly screen: 'course'; readonly courseId: string } & Opening)
  | { readonly screen: 'planCourse'; readonly childId: string; readonly offerId: string | null }
  | { readonly screen: 'newReferral' }
  | { readonly screen: 'planner' }
  | ({ readonly screen: 'groups'; readonly groupId?: string } & Opening)
  | { readonly screen: 'returns' }
  | { readonly screen: 'import' }
  | ({
      readonly screen: 'service';
      readonly tab?: ServiceTab;
      /** The page of one practitioner, under People. */
      readonly practitionerId?: string;
    } & Opening);

export type Screen = Route['screen'];

export const HOME: Route = { screen: 'today' };

/** Whether two routes show the same record on the same screen, so that the focus may stay where it is. */
export function isSamePlace(a: Route, b: Route): boolean {
  if (a.screen === 'child' && b.screen === 'child') return a.childId === b.childId;
  if (a.screen === 'planCourse' && b.screen === 'planCourse')
    return a.childId === b.childId && a.offerId === b.offerId;
  if (a.screen === 'course' && b.screen === 'course') return a.courseId === b.courseId;
  return a.screen === b.screen;
}

/** The route kept in a history entry, or null for an entry of anything else. */
export function routeOfState(state: unknown): Route | null {
  if (typeof state !== 'object' || state === null || !('route' in state)) return null;
  const { route } = state;
  return typeof route === 'object' && route !== null && 'screen' in route ? (route as Route) : null;
}
