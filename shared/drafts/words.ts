/** What a kind of form is called after a lock: "The check-in you were writing was kept." Keys begin the form keys. */
const WORDS = {
  answer: 'answer to an offer',
  carriedOut: 'what became of what a review decided',
  keptOnDayOff: 'why sessions stay on a day off',
  apartSettled: 'words on two who must not meet',
  assessment: 'assessment',
  band: 'look at priority',
  carerSessions: 'sessions of a parent or carer',
  carerStatus: 'words on a person round the child',
  checkIn: 'check-in',
  close: 'closing of a referral',
  closeGoal: 'closing of a goal',
  comeBack: 'return to the waiting list',
  concern: 'safeguarding concern',
  concernOwed: 'words on why no concern is recorded',
  details: 'child’s details',
  endCourse: 'ending of a course',
  endPause: 'end of a pause',
  event: 'record of what happened',
  extend: 'extension',
  feedback: 'feedback',
  feedbackChange: 'change after feedback',
  funder: 'funder',
  groupDetails: 'change of a group',
  groupMember: 'new member of a group',
  groupPlan: 'group',
  handover: 'handover',
  goal: 'goal',
  holdingContact: 'holding support',
  hours: 'change of working hours',
  import: 'spreadsheet',
  keepApart: 'record of who must not meet',
  lateYes: 'late yes to an offer',
  letter: 'letter',
  measures: 'list of measures used',
  letterTemplate: 'change to the words of a letter',
  logSession: 'session',
  merge: 'merging of two records',
  missDecision: 'decision on missed sessions',
  newReferral: 'referral',
  note: 'note',
  offer: 'offer',
  pause: 'pause',
  period: 'closure, leave or holiday',
  person: 'contact',
  planCourse: 'course plan',
  practitioner: 'practitioner',
  practitionerProfile: 'practitioner’s details',
  supervision: 'supervision',
  training: 'training',
  priorityOwed: 'words on why no concern or risk is recorded',
  proceedings: 'proceedings',
  referralDetails: 'referral’s details',
  register: 'register of a group',
  reopen: 'reopening',
  reopenCourse: 'reopening of a course',
  review: 'review',
  risk: 'risk and safety plan',
  room: 'room',
  safetyAct: 'words on what was done',
  safetyRead: 'reading for safety',
  score: 'score',
  scoreGoal: 'score of a goal',
  setting: 'setting',
  supportKind: 'kind of holding support',
  supportSeries: 'series of holding support',
  supportSeriesDate: 'date of holding support',
  supportPlan: 'plan of holding support',
  ownTherapy: 'therapy of your own',
  therapyVersion: 'words on how a therapy is held',
  takeScoreBack: 'taking back of a score',
  therapies: 'list of therapies delivered',
  triage: 'answer to a referral',
  unmerge: 'taking apart of two records',
  writeup: 'assessment',
} as const;

export type FormKind = keyof typeof WORDS;

/** What kind of form a key is of; null where the kind is not known. */
export function formKindOf(formKey: string): FormKind | null {
  const kind = formKey.split(':')[0] ?? '';
  return Object.hasOwn(WORDS, kind) ? (kind as FormKind) : null;
}

/** The words for a form key such as `checkIn:0190...`; "form" where the kind is not known. */
export function draftWords(formKey: string): string {
  const kind = formKindOf(formKey);
  return kind === null ? 'form' : WORDS[kind];
}

/** The record a form key is about: the id at its end; null where it has none, as for a new referral. */
export function recordIdOf(formKey: string): string | null {
  const id = formKey.split(':').at(-1) ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}
