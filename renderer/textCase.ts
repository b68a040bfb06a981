/** 'Plea hearing' as it stands in a sentence; 'GP' and 'PTPH' stay as they are. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** 'Accepted, and on the waiting list.' */
export const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
