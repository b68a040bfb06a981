/** What a kind of form is called after a lock: "The check-in you were writing was kept." Keys begin the form keys. */
const WORDS: Record<string, string> = {
  answer: 'answer to an offer',
  assessment: 'assessment',
  checkIn: 'check-in',
  close: 'closing of a referral',
  details: 'child’s details',
  endCourse: 'ending of a course',
  endPause: 'end of a pause',
  extend: 'extension',
  holdingContact: 'holding support',
  logSession: 'session',
  newReferral: 'referral',
  note: 'note',
  offer: 'offer',
  pause: 'pause',
  person: 'contact',
  planCourse: 'course plan',
  proceedings: 'proceedings',
  reopen: 'reopening',
  review: 'review',
  setting: 'setting',
};

/** The words for a form key such as `checkIn:0190...`; "form" where the kind is not known. */
export function draftWords(formKey: string): string {
  const kind = formKey.split(':')[0] ?? '';
  return Object.hasOwn(WORDS, kind) ? (WORDS[kind] as string) : 'form';
}
