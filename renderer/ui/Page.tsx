import { useEffect, useRef, type ReactNode } from 'react';
import { usePlace } from '../router.tsx';

export type PageProps = {
  /** The layout of the screen: "today-page", "wl", "child", "returns", "import"; "main" for a plain scrolling page. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** The one main region of a screen. It takes the focus when another screen opens, so that reading starts there. */
export function Page({ className = 'main', children }: PageProps) {
  const { visit } = usePlace();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (visit > 0) main.current?.focus({ preventScroll: true });
  }, [visit]);
  return (
    <main id="main" className={className} tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

export type PageHeadProps = {
  readonly title: ReactNode;
  /** The second voice, beside the title: "Friday 20 November". */
  readonly light?: ReactNode;
  readonly acts?: ReactNode;
};

/** The one h1 of a screen, with what can be done on all of it. */
export function PageHead({ title, light, acts }: PageHeadProps) {
  return (
    <div className="page-head">
      <h1>
        {title}
        {light !== undefined && (
          <>
            {' '}
            <span className="light">{light}</span>
          </>
        )}
      </h1>
      {acts !== undefined && <div className="acts">{acts}</div>}
    </div>
  );
}
