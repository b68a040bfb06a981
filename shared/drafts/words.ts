/** What a kind of form is called after a lock: "The check-in you were writing was kept." Keys begin the form keys. */
const WORDS: Record<string, string> = {
  checkIn: 'check-in',
  holdingContact: 'holding support contact',
  session: 'session',
  sessionLog: 'session',
  review: 'review',
  referral: 'referral',
  child: 'child record',
  person: 'contact',
  offer: 'offer',
  assessment: 'assessment',
};

/** The words for a form key such as `checkIn:0190...`; "form" where the kind is not known. */
export function draftWords(formKey: string): string {
  const kind = formKey.split(/[:.]/)[0] ?? '';
  return Object.hasOwn(WORDS, kind) ? (WORDS[kind] as string) : 'form';
}
