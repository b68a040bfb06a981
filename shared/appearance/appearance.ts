/** How Holdfast looks on this computer: kept beside the key file, in the open, since it says nothing of anybody. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Theme = (typeof THEMES)[number];
export type Density = (typeof DENSITIES)[number];
export type Appearance = { readonly theme: Theme; readonly density: Density };

export const DEFAULT_APPEARANCE: Appearance = { theme: 'system', density: 'comfortable' };

/** Any two texts as an appearance; what is not known falls back to the system's look. */
export function appearanceOf(theme: unknown, density: unknown): Appearance {
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULT_APPEARANCE.theme,
    density: DENSITIES.find((known) => known === density) ?? DEFAULT_APPEARANCE.density,
  };
}
