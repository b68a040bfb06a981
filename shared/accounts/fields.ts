import * as z from 'zod';
import { requiredText } from '../ids.ts';

/** A passphrase as typed. How strong it must be is asked of `vault/passphrase.ts`, not of its shape. */
export const Passphrase = z
  .string()
  .min(1, 'Enter a passphrase')
  .max(1000, 'Keep this under 1,000 characters');

/** The name a person picks on the unlock screen. It stands in the key file, readable without a passphrase. */
export const SignInName = requiredText(80, 'Enter a name to sign in with');
