import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Appearance, appearanceOf, DEFAULT_APPEARANCE } from '../../shared/appearance/appearance.ts';

export const appearancePath = (userData: string) => join(userData, 'appearance.json');

/** The look somebody chose on this computer, so that the first page has it before anybody unlocks. */
export function readAppearance(userData: string): Appearance {
  try {
    const kept = JSON.parse(readFileSync(appearancePath(userData), 'utf8')) as Record<string, unknown> | null;
    return appearanceOf(kept?.['theme'], kept?.['density']);
  } catch {
    return DEFAULT_APPEARANCE; // none was chosen yet, or the file is not whole: neither is worth a word
  }
}
