import { eventRemovedOf, eventRemovedWords } from '../checkIns/eventRemoval.ts';
import type { OperationName } from '../contract.ts';
import { refusalMessage } from '../refusals.ts';
import { NamedFile, namedFileWords, PRINTED_LIST_LABELS, PrintedList } from '../waitingList/exportLog.ts';
import { EXPORT_REASON_LABELS } from '../waitingList/namedExport.ts';
import type { AuditKind } from './kinds.ts';

/** What somebody did, to be read after their name. A test asks that every audited operation has its words. */
export const OPERATION_WORDS: Partial<Record<OperationName, { words: string; kind: AuditKind }>> = {
  'vault.finishSetUp': { words: 'set the service up', kind: 'sign_in' },
  'vault.unlock': { words: 'unlocked Holdfast', kind: 'sign_in' },
  'vault.restore': { words: 'restored a backup', kind: 'sign_in' },
  'backups.make': { words: 'made a backup', kind: 'files' },

  'practitioner.save': { words: 'saved a practitioner', kind: 'service' },
  'practitioner.saveProfile': { words: 'saved what is stated of a practitioner', kind: 'service' },
  'practitioner.addTraining': { words: 'recorded a practitioner’s training', kind: 'service' },
  'practitioner.removeTraining': { words: 'took back a practitioner’s training', kind: 'service' },
  'practitioner.addSupervision': { words: 'recorded a supervision', kind: 'service' },
  'practitioner.removeSupervision': { words: 'took back a supervision', kind: 'service' },
  'feedback.saveChange': { words: 'recorded what changed after feedback', kind: 'service' },
  'room.save': { words: 'saved a room', kind: 'service' },
  'funder.save': { words: 'saved a funder', kind: 'service' },
  'letterTemplate.save': { words: 'changed the words of a letter', kind: 'service' },
  'supportKind.save': { words: 'saved a kind of holding support', kind: 'service' },
  'diary.savePeriod': { words: 'saved a closure, leave or a holiday', kind: 'service' },
  'diary.removePeriod': { words: 'took out a closure, leave or a holiday', kind: 'service' },
  'diary.saveHours': { words: 'saved when a practitioner works', kind: 'service' },
  'protocol.saveVersion': { words: 'said how a therapy is held here', kind: 'service' },
  'protocol.addOwn': { words: 'described a therapy of the service’s own', kind: 'service' },
  'protocol.saveOwn': { words: 'changed a therapy of the service’s own', kind: 'service' },
  'setting.save': { words: 'changed a setting', kind: 'service' },
  'account.add': { words: 'added an account', kind: 'service' },
  'account.finish': { words: 'gave an account its passphrase', kind: 'service' },
  'account.changeRoles': { words: 'changed the roles of an account', kind: 'service' },
  'account.close': { words: 'closed an account', kind: 'service' },
  'account.changePassphrase': { words: 'changed their own passphrase', kind: 'service' },
  'outsideAccess.markSeen': { words: 'saw an opening outside a caseload', kind: 'service' },

  'child.open': { words: 'opened a child’s record', kind: 'opened' },
  'child.get': { words: 'asked for a child’s record', kind: 'opened' },
  'child.save': { words: 'saved a child’s details', kind: 'records' },
  'referral.add': { words: 'added a referral', kind: 'records' },
  'referral.save': { words: 'saved what a referral says', kind: 'records' },
  'referral.readForSafety': { words: 'read a referral for safety', kind: 'records' },
  'referral.triage': { words: 'answered a referral', kind: 'records' },
  'referral.setAnswersFor': { words: 'named who answers for a referral', kind: 'records' },
  'referral.answerForRest': {
    words: 'named who answers for referrals that had nobody',
    kind: 'service',
  },
  'referral.setBand': { words: 'looked at a child’s priority', kind: 'records' },
  'referral.settleSafety': {
    words: 'said why a look at priority needs no concern or risk',
    kind: 'records',
  },
  'referral.pause': { words: 'paused a wait', kind: 'records' },
  'referral.endPause': { words: 'ended a pause', kind: 'records' },
  'referral.close': { words: 'closed a referral', kind: 'records' },
  'referral.comeBack': { words: 'recorded that a child came back', kind: 'records' },
  'assessment.carry': { words: 'carried an assessment over', kind: 'records' },
  'referral.reopen': { words: 'opened a closed referral again', kind: 'records' },
  'proceedings.save': { words: 'saved criminal proceedings', kind: 'records' },
  'referral.cameAgain': { words: 'noted that a referral came once more', kind: 'records' },
  'sibling.link': { words: 'linked a brother or sister', kind: 'records' },
  'sibling.unlink': { words: 'took back the link of a brother or sister', kind: 'records' },
  'notSame.say': { words: 'said that two records are of two children', kind: 'records' },
  'notSame.takeBack': { words: 'took back that two records are of two children', kind: 'records' },
  'merge.make': { words: 'merged two records of one child', kind: 'records' },
  'merge.undo': { words: 'took two merged records apart', kind: 'records' },
  'person.save': { words: 'saved a person and how to reach them', kind: 'records' },
  'person.confirmContact': { words: 'checked how a person may be contacted', kind: 'records' },
  'letter.send': { words: 'made a letter', kind: 'records' },
  'assessment.record': { words: 'recorded an assessment', kind: 'records' },
  'assessment.save': { words: 'saved a detailed assessment', kind: 'records' },
  'offer.make': { words: 'made an offer', kind: 'records' },
  'offer.answer': { words: 'recorded the answer to an offer', kind: 'records' },
  'offer.lateYes': { words: 'recorded a late yes to an offer', kind: 'records' },
  'checkIn.save': { words: 'saved a check-in', kind: 'records' },
  'checkIn.setRhythm': { words: 'set how often a child is checked in with', kind: 'records' },
  'event.record': { words: 'recorded what happened round a child', kind: 'records' },
  'event.remove': { words: 'took back what was recorded as happened', kind: 'records' },
  'event.settleConcern': { words: 'said why a disclosure needs no concern of its own', kind: 'records' },
  'checkIn.undo': { words: 'took back a check-in', kind: 'records' },
  'checkIn.recordAct': { words: 'recorded what was done about a child’s safety', kind: 'records' },
  'holding.log': { words: 'logged a holding contact', kind: 'records' },
  'holding.undo': { words: 'took back a holding contact', kind: 'records' },
  'supportSeries.start': { words: 'began a series of holding support', kind: 'records' },
  'supportSeries.log': { words: 'logged a date of a series of holding support', kind: 'records' },
  'supportSeries.undo': { words: 'took back a date of a series of holding support', kind: 'records' },
  'supportSeries.end': { words: 'ended a series of holding support', kind: 'records' },
  'supportPlan.save': { words: 'saved a plan of holding support', kind: 'records' },

  'checkIn.decide': { words: 'decided what happens when nobody was reached', kind: 'records' },
  'concern.open': { words: 'read a safeguarding concern', kind: 'opened' },
  'concern.save': { words: 'saved a safeguarding concern', kind: 'records' },
  'risk.save': { words: 'said how a risk stands', kind: 'records' },

  'carer.sayStatus': { words: 'said what is known of a person round a child', kind: 'records' },
  'carer.decideJoining': { words: 'decided whether a person may join sessions', kind: 'records' },
  'course.saveCarer': { words: 'saved the sessions of a parent or carer', kind: 'records' },
  'keepApart.add': { words: 'said who must not meet', kind: 'records' },
  'session.keepOnDayOff': { words: 'said why sessions stand on a day off', kind: 'records' },
  'keepApart.settle': { words: 'said what was decided about two who must not meet', kind: 'records' },
  'keepApart.end': { words: 'said that two may meet again', kind: 'records' },
  'course.plan': { words: 'planned a course', kind: 'records' },
  'course.extend': { words: 'decided on extending a course', kind: 'records' },
  'course.end': { words: 'ended a course', kind: 'records' },
  'feedback.give': { words: 'recorded feedback', kind: 'records' },
  'course.reopen': { words: 'reopened a course that had been ended by mistake', kind: 'records' },
  'course.tellEnding': { words: 'told how a course ended', kind: 'records' },
  'course.waiveEndingReview': { words: 'said why an ending has no review', kind: 'records' },
  'course.decideMisses': { words: 'decided what follows from missed sessions', kind: 'records' },
  'handover.plan': { words: 'planned a handover or cover', kind: 'records' },
  'handover.settle': { words: 'said what became of a handover or cover', kind: 'records' },
  'group.plan': { words: 'planned a group', kind: 'service' },
  'group.saveDetails': { words: 'changed a group’s name, places or place', kind: 'service' },
  'group.addDate': { words: 'added a date to a group', kind: 'service' },
  'group.changeDates': { words: 'changed dates of a group', kind: 'service' },
  'group.removeDate': { words: 'took a date out of a group', kind: 'service' },
  'group.end': { words: 'ended a group', kind: 'service' },
  'group.join': { words: 'added a child or carer to a group', kind: 'records' },
  'group.leave': { words: 'said that a member left a group', kind: 'records' },
  'session.log': { words: 'logged a session', kind: 'records' },
  'session.move': { words: 'moved a session', kind: 'records' },
  'session.change': { words: 'changed planned dates', kind: 'records' },
  'session.interpreter': { words: 'said whether an interpreter is booked', kind: 'records' },
  'session.addDate': { words: 'gave a session a date', kind: 'records' },
  'session.add': { words: 'added a session', kind: 'records' },
  'note.save': { words: 'saved a note', kind: 'records' },
  'review.plan': { words: 'planned a review', kind: 'records' },
  'review.carryOut': { words: 'said what became of what a review decided', kind: 'records' },
  'review.record': { words: 'recorded a review', kind: 'records' },
  'goal.set': { words: 'set a goal', kind: 'records' },
  'goal.score': { words: 'scored a goal', kind: 'records' },
  'goal.close': { words: 'closed a goal', kind: 'records' },
  'score.record': { words: 'recorded a score', kind: 'records' },
  'score.takeBack': { words: 'took back a score', kind: 'records' },
  'score.recordAct': { words: 'recorded what was done after a risk item was answered', kind: 'records' },

  'returns.export': { words: 'exported a return', kind: 'files' },
  'returns.exportAgain': { words: 'exported a return again, as it was', kind: 'files' },
  'listView.share': { words: 'set what everybody’s waiting list begins as', kind: 'service' },
  'waitingList.print': { words: 'printed a list with names', kind: 'files' },
  'waitingList.exportNamed': { words: 'saved the waiting list with names as a file', kind: 'files' },
  'diary.saveCalendar': { words: 'saved a calendar file without names', kind: 'files' },
  'import.run': { words: 'imported a spreadsheet', kind: 'files' },
  'import.saveRejects': { words: 'saved the file of rejected rows', kind: 'files' },
  'import.decide': { words: 'decided on a row of an import', kind: 'files' },
};

/** The operations of one kind. */
export function operationsOf(kind: AuditKind): string[] {
  return Object.entries(OPERATION_WORDS).flatMap(([name, entry]) => (entry.kind === kind ? [name] : []));
}

/** What somebody did or tried, to be read after their name: "Kim Draftley saved a check-in". */
export function wordsFor(operation: string, outcome: string): string {
  if (outcome === 'failed_unlock') return 'did not unlock: the passphrase was not the one of this account';
  if (Object.hasOwn(OPERATION_WORDS, operation)) {
    return OPERATION_WORDS[operation as OperationName]?.words ?? '';
  }
  return 'asked for something';
}

/** What the log says besides of a file or printed list with names: which, how many, of a file why and with which columns. Null of all else. */
export function fileWords(operation: string, detail: string | null): string | null {
  const made = namedFileOf(operation, detail);
  if (made !== null) return namedFileWords(made);
  const printed = printedListOf(operation, detail);
  if (printed === null) return null;
  const { what, children } = printed;
  return `${PRINTED_LIST_LABELS[what]}, ${children === 1 ? '1 child' : `${children} children`}`;
}

/**
 * What a child's own history says besides of a file or printed list with names that holds theirs: why it was made, or which
 * list it was. The words typed with
 * it stay in the log, where those read who answer for every child.
 */
export function namedInWords(operation: string, detail: string | null): string | null {
  const made = namedFileOf(operation, detail);
  if (made !== null) return `this child is named in it. ${EXPORT_REASON_LABELS[made.reason]}`;
  const printed = printedListOf(operation, detail);
  return printed === null ? null : `this child is named on it: ${PRINTED_LIST_LABELS[printed.what]}`;
}

/** What the log says besides of an entry, in codes alone: of a file or printed list, and of an event taken back. Null of all else. */
export function besideWords(operation: string, detail: string | null): string | null {
  const removed = eventRemovedOf(operation, detail);
  return removed === null ? fileWords(operation, detail) : eventRemovedWords(removed, null);
}

function printedListOf(operation: string, detail: string | null): PrintedList | null {
  if (operation !== 'waitingList.print' || detail === null) return null;
  const printed = PrintedList.safeParse(JSON.parse(detail));
  return printed.success ? printed.data : null;
}

function namedFileOf(operation: string, detail: string | null): NamedFile | null {
  if (operation !== 'waitingList.exportNamed' || detail === null) return null;
  const made = NamedFile.safeParse(JSON.parse(detail));
  return made.success ? made.data : null;
}

/** Why something was not done, as the person was told; an empty text where the sentence had figures in it. */
export function reasonWords(detail: string | null): string {
  const code: unknown = detail === null ? null : JSON.parse(detail).code;
  if (typeof code !== 'string') return '';
  const sentence = refusalMessage(code);
  return sentence.includes('{') ? '' : sentence;
}
