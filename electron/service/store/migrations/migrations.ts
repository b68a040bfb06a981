import type { Db } from '../dialect.ts';
import * as service from './0001_service.ts';
import * as children from './0002_children.ts';
import * as courses from './0003_courses.ts';
import * as returns from './0004_returns.ts';
import * as triage from './0005_triage.ts';
import * as matching from './0006_matching.ts';
import * as safeguarding from './0007_safeguarding.ts';
import * as childSafety from './0008_child_safety.ts';
import * as priority from './0011_priority.ts';
import * as assessment from './0012_assessment.ts';
import * as listViews from './0015_list_views.ts';
import * as letters from './0016_letters.ts';
import * as safetyNotKnown from './0018_safety_not_known.ts';
import * as cameAgain from './0019_came_again.ts';
import * as safeContact from './0020_safe_contact.ts';
import * as childEvents from './0021_child_events.ts';
import * as merge from './0022_merge.ts';
import * as holdingSupport from './0023_holding_support.ts';
import * as contactChecked from './0024_contact_checked.ts';
import * as diary from './0025_diary.ts';
import * as misses from './0026_misses.ts';
import * as measures from './0027_measures.ts';
import * as reached from './0028_reached.ts';
import * as practitioners from './0029_practitioners.ts';
import * as handover from './0030_handover.ts';
import * as carers from './0031_carers.ts';
import * as ageReason from './0032_age_reason.ts';
import * as fundedUntil from './0033_funded_until.ts';
import * as endingReview from './0034_ending_review.ts';
import * as goals from './0035_goals.ts';
import * as keepApart from './0036_keep_apart.ts';
import * as checkedWith from './0037_checked_with.ts';
import * as keysOfOneWord from './0038_keys_of_one_word.ts';
import * as namedFile from './0039_named_file.ts';
import * as dateTakenBack from './0040_date_taken_back.ts';
import * as endings from './0041_endings.ts';
import * as comeBack from './0042_come_back.ts';
import * as apartSettlement from './0052_apart_settlement.ts';
import * as concernOwed from './0043_concern_owed.ts';
import * as groups from './0044_groups.ts';
import * as feedback from './0045_feedback.ts';
import * as notSame from './0046_not_same.ts';
import * as printedList from './0047_printed_list.ts';
import * as eventRemoval from './0048_event_removal.ts';
import * as countPolicy from './0049_count_policy.ts';
import * as twoRecords from './0050_two_records.ts';
import * as spokenTo from './0051_spoken_to.ts';
import * as lateYes from './0053_late_yes.ts';
import * as safetySettled from './0054_safety_settled.ts';
import * as localVersions from './0055_local_versions.ts';
import * as ownTherapies from './0056_own_therapies.ts';
import * as planShared from './0057_plan_shared.ts';
import * as heldDates from './0061_held_dates.ts';
import * as courseFit from './0062_course_fit.ts';
import * as keptOnDayOff from './0063_kept_on_day_off.ts';
import * as extensionSaid from './0064_extension_said.ts';
import * as versionAges from './0065_version_ages.ts';
import * as calledOff from './0066_called_off.ts';
import * as reopenedCourse from './0067_reopened_course.ts';
import * as interpreterSaid from './0068_interpreter_said.ts';
import * as carriedOut from './0069_carried_out.ts';

/** Every migration in its order. Forward only: a database from a newer Holdfast is refused, never taken back. */
export const MIGRATIONS: Record<string, { up: (db: Db) => Promise<void> }> = {
  '0001_service': service,
  '0002_children': children,
  '0003_courses': courses,
  '0004_returns': returns,
  '0005_triage': triage,
  '0006_matching': matching,
  '0007_safeguarding': safeguarding,
  '0008_child_safety': childSafety,
  '0011_priority': priority,
  '0012_assessment': assessment,
  '0015_list_views': listViews,
  '0016_letters': letters,
  '0018_safety_not_known': safetyNotKnown,
  '0019_came_again': cameAgain,
  '0020_safe_contact': safeContact,
  '0021_child_events': childEvents,
  '0022_merge': merge,
  '0023_holding_support': holdingSupport,
  '0024_contact_checked': contactChecked,
  '0025_diary': diary,
  '0026_misses': misses,
  '0027_measures': measures,
  '0028_reached': reached,
  '0029_practitioners': practitioners,
  '0030_handover': handover,
  '0031_carers': carers,
  '0032_age_reason': ageReason,
  '0033_funded_until': fundedUntil,
  '0034_ending_review': endingReview,
  '0035_goals': goals,
  '0036_keep_apart': keepApart,
  '0037_checked_with': checkedWith,
  '0038_keys_of_one_word': keysOfOneWord,
  '0039_named_file': namedFile,
  '0040_date_taken_back': dateTakenBack,
  '0041_endings': endings,
  '0042_come_back': comeBack,
  '0043_concern_owed': concernOwed,
  '0044_groups': groups,
  '0045_feedback': feedback,
  '0046_not_same': notSame,
  '0047_printed_list': printedList,
  '0048_event_removal': eventRemoval,
  '0049_count_policy': countPolicy,
  '0050_two_records': twoRecords,
  '0051_spoken_to': spokenTo,
  '0052_apart_settlement': apartSettlement,
  '0053_late_yes': lateYes,
  '0054_safety_settled': safetySettled,
  '0055_local_versions': localVersions,
  '0056_own_therapies': ownTherapies,
  '0057_plan_shared': planShared,
  '0061_held_dates': heldDates,
  '0062_course_fit': courseFit,
  '0063_kept_on_day_off': keptOnDayOff,
  '0064_extension_said': extensionSaid,
  '0065_version_ages': versionAges,
  '0066_called_off': calledOff,
  '0067_reopened_course': reopenedCourse,
  '0068_interpreter_said': interpreterSaid,
  '0069_carried_out': carriedOut,
};
