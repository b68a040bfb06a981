// One line for each operation: it is long because there are many.
import type { Contract, OperationName, OutputOf, ParsedInputOf } from '../../shared/contract.ts';
import type { Ctx, Service } from './context.ts';
import * as apartMeetings from './useCases/apartMeetings.ts';
import * as addReferral from './useCases/addReferral.ts';
import * as assessments from './useCases/assessments.ts';
import * as accounts from './useCases/accounts.ts';
import * as allocation from './useCases/allocation.ts';
import * as alike from './useCases/alike.ts';
import { saveCalendar } from './useCases/calendarFile.ts';
import * as catalogue from './useCases/catalogue.ts';
import { cameAgain } from './useCases/cameAgain.ts';
import * as appearance from './useCases/appearance.ts';
import * as audit from './useCases/audit.ts';
import * as callList from './useCases/callList.ts';
import * as carers from './useCases/carers.ts';
import * as checkIns from './useCases/checkIns.ts';
import * as childOverview from './useCases/childOverview.ts';
import * as closing from './useCases/closing.ts';
import * as concernOwed from './useCases/concernOwed.ts';
import * as childEvents from './useCases/childEvents.ts';
import * as eventRemoval from './useCases/eventRemoval.ts';
import * as changes from './useCases/changes.ts';
import * as children from './useCases/children.ts';
import * as clinicalNotes from './useCases/clinicalNotes.ts';
import { comeBack } from './useCases/comeBack.ts';
import * as concerns from './useCases/concerns.ts';
import * as courses from './useCases/courses.ts';
import * as ladder from './useCases/ladder.ts';
import { expectedStart } from './useCases/expectedStart.ts';
import * as daysOff from './useCases/daysOff.ts';
import * as diary from './useCases/diary.ts';
import * as diaryWeek from './useCases/diaryWeek.ts';
import * as drafts from './useCases/drafts.ts';
import * as endings from './useCases/endings.ts';
import * as feedback from './useCases/feedback.ts';
import * as goals from './useCases/goals.ts';
import { freeDate } from './useCases/freeDate.ts';
import * as holdingSupport from './useCases/holdingSupport.ts';
import * as measures from './useCases/measures.ts';
import * as groupChanges from './useCases/groupChanges.ts';
import * as groupDates from './useCases/groupDates.ts';
import * as groupDetails from './useCases/groupDetails.ts';
import * as groupMembers from './useCases/groupMembers.ts';
import * as groups from './useCases/groups.ts';
import * as handovers from './useCases/handovers.ts';
import * as keepApart from './useCases/keepApart.ts';
import * as lateYes from './useCases/lateYes.ts';
import * as letters from './useCases/letters.ts';
import * as listViews from './useCases/listViews.ts';
import * as missDecisions from './useCases/missDecisions.ts';
import * as notSame from './useCases/notSame.ts';
import * as offers from './useCases/offers.ts';
import * as people from './useCases/people.ts';
import * as importRun from './useCases/importRun.ts';
import * as imports from './useCases/imports.ts';
import * as inbox from './useCases/inbox.ts';
import * as importTasks from './useCases/importTasks.ts';
import * as interpreters from './useCases/interpreters.ts';
import * as practitioners from './useCases/practitioners.ts';
import * as planning from './useCases/planning.ts';
import * as priority from './useCases/priority.ts';
import * as prioritySafety from './useCases/prioritySafety.ts';
import * as proceedings from './useCases/proceedings.ts';
import * as referralDetails from './useCases/referralDetails.ts';
import * as referrals from './useCases/referrals.ts';
import * as risks from './useCases/risks.ts';
import * as reviews from './useCases/reviews.ts';
import * as returns from './useCases/returns.ts';
import * as serviceUseCases from './useCases/service.ts';
import * as sessions from './useCases/sessions.ts';
import * as siblings from './useCases/siblings.ts';
import * as mergeUndo from './useCases/mergeUndo.ts';
import * as mergePreview from './useCases/mergePreview.ts';
import * as merges from './useCases/merges.ts';
import * as supportPlans from './useCases/supportPlans.ts';
import * as supportSeries from './useCases/supportSeries.ts';
import * as today from './useCases/today.ts';
import * as triage from './useCases/triage.ts';
import * as vault from './useCases/vault.ts';
import * as namedExport from './useCases/namedExport.ts';
import * as waitingList from './useCases/waitingList.ts';

type Run<Name extends OperationName> = (
  ctx: Ctx,
  input: ParsedInputOf<Name>,
  prepared: never,
) => Promise<OutputOf<Name>>;
/** For a command that must act outside the transaction first, such as asking where a file goes. */
type Prepared<Name extends OperationName> = {
  prepare: (ctx: Ctx, input: ParsedInputOf<Name>, service: Service) => Promise<unknown>;
  run: Run<Name>;
};
type Locked<Name extends OperationName> = (
  service: Service,
  input: ParsedInputOf<Name>,
) => Promise<OutputOf<Name>>;

type Handlers = {
  [Name in OperationName]: Contract[Name]['allow'] extends 'locked'
    ? Locked<Name>
    : Contract[Name]['kind'] extends 'command'
      ? Run<Name> | Prepared<Name>
      : Run<Name>;
};

/** Operation name to use-case. It does not compile until every operation has one. */
export const handlers = {
  'vault.status': vault.status,
  'vault.passphraseStrength': vault.passphraseStrength,
  'vault.beginSetUp': vault.beginSetUp,
  'vault.finishSetUp': vault.finishSetUp,
  'vault.unlock': vault.unlock,
  'vault.restore': vault.restore,
  'vault.accountsInBackup': vault.accountsInBackup,
  'vault.openExample': vault.openExample,
  'vault.session': vault.session,
  'vault.stillHere': vault.stillHere,
  'appearance.save': appearance.save,
  'backups.list': vault.listBackups,
  'backups.make': vault.backUpNow,
  'draft.save': drafts.save,
  'draft.discard': drafts.discard,
  'draft.get': drafts.get,
  'draft.list': drafts.list,
  'service.lists': serviceUseCases.getLists,
  'practitioner.save': serviceUseCases.savePractitioner,
  'practitioner.get': practitioners.get,
  'practitioner.summaries': practitioners.summaries,
  'practitioner.saveProfile': practitioners.saveProfile,
  'practitioner.addTraining': practitioners.addTraining,
  'practitioner.removeTraining': practitioners.removeTraining,
  'practitioner.addSupervision': practitioners.addSupervision,
  'practitioner.removeSupervision': practitioners.removeSupervision,
  'room.save': serviceUseCases.saveRoom,
  'funder.save': serviceUseCases.saveFunder,
  'letterTemplate.list': letters.listTemplates,
  'letterTemplate.save': letters.saveTemplate,
  'supportKind.save': serviceUseCases.saveSupportKind,
  'diary.facts': diary.facts,
  'diary.week': diaryWeek.week,
  'diary.toPlace': diaryWeek.toPlace,
  'diary.saveCalendar': saveCalendar,
  'diary.savePeriod': diary.savePeriod,
  'diary.removePeriod': diary.removePeriod,
  'diary.fallen': daysOff.onPeriod,
  'diary.saveHours': diary.saveHours,
  'catalogue.get': catalogue.get,
  'protocol.history': catalogue.history,
  'protocol.saveVersion': catalogue.saveVersion,
  'protocol.addOwn': catalogue.addOwn,
  'protocol.saveOwn': catalogue.saveOwn,

  'settings.list': serviceUseCases.listSettings,
  'setting.tryCounting': serviceUseCases.tryCounting,
  'setting.save': serviceUseCases.saveSetting,
  'accounts.list': accounts.list,
  'account.add': accounts.add,
  'account.finish': accounts.finish,
  'account.changeRoles': accounts.changeRoles,
  'account.close': accounts.close,
  'account.changePassphrase': accounts.changePassphrase,
  'audit.list': audit.list,
  'audit.people': audit.listPeople,
  'audit.check': audit.check,
  'outsideAccess.list': audit.listOutsideAccess,
  'outsideAccess.markSeen': audit.markOutsideAccessSeen,
  'child.open': children.open,
  'child.get': children.get,
  'child.search': children.search,
  'child.save': children.save,
  'child.alike': alike.alike,
  'child.siblings': siblings.list,
  'notSame.say': notSame.say,
  'notSame.takeBack': notSame.takeBack,
  'sibling.link': siblings.link,
  'sibling.unlink': siblings.unlink,
  'referral.cameAgain': cameAgain,
  'merge.preview': mergePreview.preview,
  'merge.make': merges.make,
  'merge.list': mergePreview.list,
  'merge.undoPreview': mergeUndo.preview,
  'merge.undo': mergeUndo.undo,
  'child.overview': childOverview.overview,
  'child.history': childOverview.history,
  'referral.comeBack': comeBack,
  'assessment.carry': assessments.carry,
  'referral.add': addReferral.add,
  'referral.save': referralDetails.save,
  'referral.readForSafety': triage.readForSafety,
  'referral.triage': triage.answer,
  'referral.setAnswersFor': triage.setAnswersFor,
  'referral.nobodyAnswers': triage.nobodyAnswers,
  'referral.answerForRest': triage.answerForRest,
  'triage.view': triage.view,
  'triage.colleagues': triage.colleagues,
  'inbox.list': inbox.list,
  'inbox.notAccepted': inbox.listNotAccepted,
  'inbox.counts': inbox.counts,
  'referral.pause': referrals.pause,
  'referral.endPause': referrals.endPause,
  'referral.beforeClosing': closing.beforeClosing,
  'referral.close': referrals.close,
  'referral.reopen': referrals.reopen,
  'proceedings.save': proceedings.save,
  'people.list': people.list,
  'person.save': people.save,
  'person.confirmContact': people.confirmContact,
  'keepApart.list': keepApart.list,
  'keepApart.together': keepApart.together,
  'keepApart.add': keepApart.add,
  'keepApart.settle': apartMeetings.settle,
  'keepApart.end': keepApart.end,
  'letter.list': letters.list,
  'letter.fill': letters.fill,
  'letter.send': letters.send,
  'assessment.record': assessments.record,
  'assessment.save': assessments.save,
  'assessment.get': assessments.get,
  'choice.get': offers.getChoice,
  'offer.make': offers.make,
  'offer.answer': offers.answer,
  'offer.lateYes': lateYes.record,
  'waitingList.list': waitingList.list,
  'waitingList.walk': waitingList.walk,
  'waitingList.summary': waitingList.summary,
  'waitingList.expectedStart': expectedStart,
  'priority.view': priority.view,
  'referral.setBand': priority.setBand,
  'referral.settleSafety': prioritySafety.settle,
  'waitingList.choices': waitingList.choices,
  'waitingList.lastQuarter': waitingList.lastQuarter,
  'waitingList.callList': callList.get,
  'waitingList.print': callList.notePrint,
  'waitingList.makePassphrase': namedExport.makePassphrase,
  'waitingList.exportPreview': namedExport.preview,
  'waitingList.exportNamed': namedExport.exportNamed,
  'listView.list': listViews.list,
  'listView.save': listViews.save,
  'listView.remove': listViews.remove,
  'listView.share': listViews.share,
  'concern.list': concerns.list,
  'concern.open': concerns.open,
  'concern.get': concerns.get,
  'concern.save': concerns.save,
  'risk.list': risks.list,
  'risk.save': risks.save,
  'today.list': today.list,
  'today.count': today.count,
  'checkIn.view': checkIns.view,
  'checkIn.save': checkIns.save,
  'checkIn.setRhythm': checkIns.setRhythm,
  'event.record': childEvents.record,
  'event.settleConcern': concernOwed.settle,
  'event.removal': eventRemoval.preview,
  'event.remove': eventRemoval.remove,
  'checkIn.undo': checkIns.undo,
  'checkIn.recordAct': checkIns.recordAct,
  'checkIn.decide': ladder.decide,
  'holding.log': holdingSupport.log,
  'holding.undo': holdingSupport.undo,
  'supportPlan.save': supportPlans.save,
  'supportSeries.start': supportSeries.start,
  'supportSeries.log': supportSeries.logDate,
  'supportSeries.undo': supportSeries.undoAbsence,
  'supportSeries.end': supportSeries.end,
  'import.read': imports.read,
  'import.progress': imports.progress,
  'import.stop': imports.stop,
  'import.forget': imports.forget,
  'import.file': imports.file,
  'import.rows': imports.rows,
  'import.compare': imports.compare,
  'import.setSheet': imports.setSheet,
  'import.setColumns': imports.setColumns,
  'import.answer': imports.answer,
  'import.run': importRun.run,
  'import.saveRejects': imports.saveRejects,
  'import.tasks': importTasks.list,
  'import.decide': importTasks.decide,
  'course.childOf': courses.childOf,
  'course.get': courses.get,
  'course.proposeDates': planning.propose,
  'course.plan': planning.plan,
  'course.extend': courses.extend,
  'course.end': courses.end,
  'feedback.ofCourse': feedback.ofCourse,
  'feedback.give': feedback.give,
  'feedback.giveWithoutName': feedback.giveWithoutName,
  'feedback.summary': feedback.summary,
  'feedback.saveChange': feedback.saveChange,
  'course.tellEnding': endings.tell,
  'course.reopen': endings.reopen,
  'carer.list': carers.list,
  'carer.sayStatus': carers.sayStatus,
  'carer.decideJoining': carers.decideJoining,
  'course.saveCarer': carers.saveStrand,
  'course.waiveEndingReview': reviews.waiveEndingReview,
  'course.decideMisses': missDecisions.decide,
  'allocation.list': allocation.list,
  'group.list': groups.list,
  'group.get': groups.get,
  'group.proposeDates': groupDates.propose,
  'group.plan': groups.plan,
  'group.addPreview': groupDates.addPreview,
  'group.addDate': groupDates.addDate,
  'group.placePreview': groupDetails.placePreview,
  'group.saveDetails': groupDetails.saveDetails,
  'group.changePreview': groupChanges.preview,
  'group.changeDates': groupChanges.changeDates,
  'group.removeDate': groupDates.removeDate,
  'group.end': groups.end,
  'group.joinFacts': groupMembers.joinFacts,
  'group.join': groupMembers.join,
  'group.leave': groupMembers.leave,
  'handover.list': handovers.list,
  'handover.dates': handovers.dates,
  'handover.plan': handovers.plan,
  'handover.settle': handovers.settle,
  'session.log': sessions.log,
  'session.move': sessions.move,
  'session.addDate': sessions.addDate,
  'session.add': sessions.add,
  'measures.get': measures.get,
  'goal.list': goals.list,
  'goal.set': goals.set,
  'goal.score': goals.score,
  'goal.close': goals.close,
  'score.record': measures.record,
  'score.takeBack': measures.takeBack,
  'score.recordAct': measures.recordAct,
  'session.freeDate': freeDate,
  'session.keepOnDayOff': daysOff.keep,
  'session.interpreter': interpreters.say,
  'session.change': changes.change,
  'session.changePreview': changes.preview,
  'review.plan': reviews.plan,
  'review.carryOut': reviews.carryOut,
  'review.record': reviews.record,
  'note.get': clinicalNotes.get,
  'note.planBefore': clinicalNotes.planBeforeSession,
  'note.save': clinicalNotes.save,
  'returns.periods': returns.periods,
  'returns.get': returns.get,
  'returns.records': returns.getRecords,
  'returns.export': returns.exportReturn,
  'returns.releases': returns.releases,
  'returns.release': returns.release,
  'returns.exportAgain': returns.exportAgain,
} satisfies Handlers;
