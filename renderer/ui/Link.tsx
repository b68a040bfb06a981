import type { ReactNode } from 'react';
import type { Route } from '../route.ts';
import { useNavigate } from '../router.tsx';

export type LinkProps = {
  readonly to: Route;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly current?: boolean | undefined;
  readonly label?: string | undefined;
  /** For tabs: no step back is kept. */
  readonly replace?: boolean | undefined;
};

/** A link to a place in the app. Its address says the screen only, never whose record it opens. */
export function Link({ to, children, className, current = false, label, replace = false }: LinkProps) {
  const navigate = useNavigate();
  return (
    <a
      className={className}
      href={`#${to.screen}`}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        navigate(to, { replace });
      }}
    >
      {children}
    </a>
  );
}
