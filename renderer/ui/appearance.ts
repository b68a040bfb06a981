import { useLayoutEffect, useState } from 'react';
import { type Appearance, appearanceOf, type Theme } from '../../shared/appearance/appearance.ts';
import { act } from '../bridge.ts';

export type { Appearance };

const KEPT_AS = 'holdfast.appearance';

/**
 * The look of this window, set on the page's root. It is kept for this computer; the window's own storage is in
 * memory and only carries it from page to page.
 */
export function useAppearance(): readonly [Appearance, (appearance: Appearance) => void] {
  const [appearance, setAppearance] = useState(readKept);

  // Before the first paint, so that a dark window never flashes white.
  useLayoutEffect(() => {
    carry(appearance);
    const queries = ['(prefers-contrast: more)', '(prefers-color-scheme: dark)'].map((query) =>
      window.matchMedia(query),
    );
    const apply = () => {
      const { dataset } = document.documentElement;
      dataset['theme'] = appearance.theme === 'system' ? systemTheme() : appearance.theme;
      dataset['density'] = appearance.density;
    };
    apply();
    for (const query of queries) query.addEventListener('change', apply);
    return () => {
      for (const query of queries) query.removeEventListener('change', apply);
    };
  }, [appearance]);

  return [
    appearance,
    (next) => {
      setAppearance(next);
      void act('appearance.save', next);
    },
  ];
}

function systemTheme(): Theme {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function carry({ theme, density }: Appearance): void {
  window.localStorage.setItem(KEPT_AS, `${theme} ${density}`);
}

/** What this run has carried so far, or what main read from this computer's file and put into the address. */
function readKept(): Appearance {
  const carried = window.localStorage.getItem(KEPT_AS);
  if (carried !== null) {
    const [theme, density] = carried.split(' ');
    return appearanceOf(theme, density);
  }
  const query = new URLSearchParams(window.location.search);
  return appearanceOf(query.get('theme'), query.get('density'));
}
