import * as z from 'zod';

/** Ages today in completed years, for the list's filter: the bands of the return, with 18 and over together. */
export const LIST_AGES = [
  { id: '0-4', label: '0 to 4', least: 0, most: 4 },
  { id: '5-10', label: '5 to 10', least: 5, most: 10 },
  { id: '11-15', label: '11 to 15', least: 11, most: 15 },
  { id: '16-17', label: '16 and 17', least: 16, most: 17 },
  { id: '18+', label: '18 and over', least: 18, most: null },
] as const;
export const ListAge = z.enum(['0-4', '5-10', '11-15', '16-17', '18+', 'not_known']);
export type ListAge = z.infer<typeof ListAge>;
