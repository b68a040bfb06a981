import { useEffect, useRef, useState } from 'react';
import { fittingOf } from './fittingOf.ts';

/**
 * How many of the links of a line have room on it, measured as they are and again whenever the line or one of them
 * changes its width. All of them stay in the line, the folded ones out of sight, so that each can always be measured; the
 * opener of the rest is the line's button.
 */
export function useFitting(items: readonly { readonly key: string }[]) {
  const line = useRef<HTMLElement>(null);
  const [fitting, setFitting] = useState(items.length);
  const keys = items.map(({ key }) => key).join(' ');
  useEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    const links = [...element.querySelectorAll<HTMLElement>(':scope > a')];
    const opener = element.querySelector<HTMLElement>(':scope > button');
    const measure = () => {
      const style = getComputedStyle(element);
      const pad = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
      const room = element.clientWidth - pad;
      const gap = Number.parseFloat(style.columnGap) || 0;
      setFitting(
        fittingOf(
          links.map((link) => link.getBoundingClientRect().width),
          { room, gap, opener: opener?.getBoundingClientRect().width ?? 0 },
        ),
      );
    };
    const observer = new ResizeObserver(measure);
    for (const each of [element, ...links]) observer.observe(each);
    return () => observer.disconnect();
  }, [keys]);
  return { line, fitting };
}
