import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { HOME, isSamePlace, routeOfState, type Route } from './route.ts';

export type Place = {
  readonly route: Route;
  /** How many times another place was opened: 0 on the first, so that only later ones move the focus. */
  readonly visit: number;
};

/** Goes to a place and remembers this one for "back". `replace` leaves no step behind, as for a tab. */
export type Navigate = (to: Route, options?: { replace?: boolean }) => void;

// Apart, so that a link is not drawn anew whenever the place changes.
const PlaceContext = createContext<Place | null>(null);
const NavigateContext = createContext<Navigate | null>(null);

export type RouterProviderProps = {
  readonly children: ReactNode;
  readonly start?: Route | undefined;
};

/** Keeps the place in memory, with back and forward (Alt+Left, Alt+Right, mouse buttons) through the history. */
export function RouterProvider({ children, start = HOME }: RouterProviderProps) {
  const [place, setPlace] = useState<Place>({ route: start, visit: 0 });

  const show = useCallback((route: Route) => {
    setPlace((was) => ({ route, visit: isSamePlace(was.route, route) ? was.visit : was.visit + 1 }));
  }, []);
  useEffect(() => {
    window.history.replaceState({ route: start }, '');
    const goTo = (event: PopStateEvent) => show(routeOfState(event.state) ?? start);
    window.addEventListener('popstate', goTo);
    window.addEventListener('keydown', onAltArrow);
    return () => {
      window.removeEventListener('popstate', goTo);
      window.removeEventListener('keydown', onAltArrow);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the start is where the window begins, once
  }, []);
  const navigate = useCallback<Navigate>(
    (to, options) => {
      if (options?.replace === true) window.history.replaceState({ route: to }, '');
      else window.history.pushState({ route: to }, '');
      show(to);
    },
    [show],
  );
  return (
    <NavigateContext value={navigate}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </NavigateContext>
  );
}

function onAltArrow(event: KeyboardEvent) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  if (event.key === 'ArrowLeft') window.history.back();
  else window.history.forward();
}

/** The place that is shown. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('usePlace is used outside a RouterProvider');
  return place;
}

export function useRoute(): Route {
  return usePlace().route;
}

/** The key of the form that was asked for on the way here: it begins open. */
export function useAskedFor(): string | undefined {
  const route = useRoute();
  return 'open' in route ? route.open : undefined;
}

/** Whether this form was asked for on the way here. */
export function useIsAskedFor(formKey: string): boolean {
  return useAskedFor() === formKey;
}

export function useNavigate(): Navigate {
  const navigate = useContext(NavigateContext);
  if (navigate === null) throw new Error('useNavigate is used outside a RouterProvider');
  return navigate;
}
