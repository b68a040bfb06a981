import { useEffect, useId, useState } from 'react';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { sectionAnchor } from './words.ts';

type ContentsProps = {
  readonly published: PublishedReturn;
  /** Whether the earlier releases stand at the end. */
  readonly releases?: boolean;
};

/** The sections of the return; the one being read is marked. */
export function Contents({ published, releases = false }: ContentsProps) {
  const title = useId();
  const entries = [
    ...published.sections.map(({ id, shortTitle }) => ({ id, label: shortTitle })),
    ...(published.mode === 'for_publication' ? [{ id: 'signs', label: 'Small figures' }] : []),
    ...(releases ? [{ id: 'releases', label: 'Released before' }] : []),
  ];
  const [current, setCurrent] = useSectionInView(entries.map((entry) => entry.id).join(' '));
  return (
    <nav aria-labelledby={title}>
      <h2 id={title}>In this return</h2>
      <ul className="contents">
        {entries.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${sectionAnchor(id)}`}
              aria-current={id === current ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                setCurrent(id);
                const section = document.getElementById(sectionAnchor(id));
                section?.scrollIntoView({ block: 'start' });
                section?.focus({ preventScroll: true });
              }}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The uppermost section in the upper part of the window, and a way to say it was chosen. */
function useSectionInView(ids: string): [string, (id: string) => void] {
  const [current, setCurrent] = useState(ids.split(' ')[0] ?? '');
  useEffect(() => {
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        const first = ids.split(' ').find((id) => inView.has(sectionAnchor(id)));
        if (first !== undefined) setCurrent(first);
      },
      { rootMargin: '-18% 0px -60% 0px' },
    );
    for (const id of ids.split(' ')) {
      const section = document.getElementById(sectionAnchor(id));
      if (section !== null) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [ids]);
  return [current, setCurrent];
}
