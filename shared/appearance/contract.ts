import * as z from 'zod';
import { command } from '../op.ts';
import { DENSITIES, THEMES } from './appearance.ts';

export const appearanceContract = {
  /** Kept for this computer and every account on it, so it can be chosen before anybody unlocks. */
  'appearance.save': command({
    allow: 'locked',
    input: z.strictObject({ theme: z.enum(THEMES), density: z.enum(DENSITIES) }),
    output: z.strictObject({}),
  }),
};
