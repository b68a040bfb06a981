import { useLayoutEffect, useState } from 'react';

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Density = 'comfortable' | 'compact';
export type Appearance = { readonly theme: Theme; readonly density: Density };

const KEPT_AS = 'holdfast.appearance';
const themes: readonly string[] = ['system', 'light', 'dark', 'contrast'] satisfies Theme[];

/** The look of this window: kept on this computer, also before anyone unlocks, and set on the page's root. */
export function useAppearance(): readonly [Appearance, (appearance: Appearance) => void] {
  const [appearance, setAppearance] = useState(readKept);

  // Before the first paint, so that a dark window never flashes white.
  useLayoutEffect(() => {
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
      window.localStorage.setItem(KEPT_AS, `${next.theme} ${next.density}`);
      setAppearance(next);
    },
  ];
}

function systemTheme(): Theme {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function readKept(): Appearance {
  const [theme = '', density] = (window.localStorage.getItem(KEPT_AS) ?? '').split(' ');
  return {
    theme: themes.includes(theme) ? (theme as Theme) : 'system',
    density: density === 'compact' ? 'compact' : 'comfortable',
  };
}
