import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { HOME, isSamePlace, routeOfState, type Route } from './route.ts';

export type Router = {
  readonly route: Route;
  /** Goes to a place and remembers this one for "back". `replace` leaves no step behind, as for a tab. */
  readonly navigate: (to: Route, options?: { replace?: boolean }) => void;
  /** How many times another place was opened: 0 on the first, so that only later ones move the focus. */
  readonly visit: number;
};

const RouterContext = createContext<Router | null>(null);

export type RouterProviderProps = {
  readonly children: ReactNode;
  readonly start?: Route | undefined;
};

/** Keeps the place in memory, with back and forward (Alt+Left, Alt+Right, mouse buttons) through the history. */
export function RouterProvider({ children, start = HOME }: RouterProviderProps) {
  const [place, setPlace] = useState<{ route: Route; visit: number }>({ route: start, visit: 0 });

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

  function show(route: Route) {
    setPlace((was) => ({ route, visit: isSamePlace(was.route, route) ? was.visit : was.visit + 1 }));
  }

  const router = useMemo<Router>(
    () => ({
      ...place,
      navigate(to, options) {
        if (options?.replace === true) window.history.replaceState({ route: to }, '');
        else window.history.pushState({ route: to }, '');
        show(to);
      },
    }),
    [place],
  );
  return <RouterContext value={router}>{children}</RouterContext>;
}

function onAltArrow(event: KeyboardEvent) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  if (event.key === 'ArrowLeft') window.history.back();
  else window.history.forward();
}

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (router === null) throw new Error('useRouter is used outside a RouterProvider');
  return router;
}

export function useRoute(): Route {
  return useRouter().route;
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

export function useNavigate(): Router['navigate'] {
  return useRouter().navigate;
}
