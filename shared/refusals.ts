// Long because every sentence of a refusal stands in one place, so that they are worded alike.
import { TOO_EASY } from './vault/strength.ts';

/**
 * Every refusal a person can meet, by its code. Keys are the codes that
 * rules and use-cases give; values say what to do next.
 */
export const REFUSALS = {
  internal:
    'Something went wrong in Holdfast. Nothing was changed. Try again; if it happens again, note the number {logId}.',
  already_open: 'Holdfast is unlocked already. Lock it first.',
  locked: 'Holdfast is locked. Unlock it to go on.',
  not_allowed: 'Your role does not cover this. Ask a manager or the administrator.',
  unknown_operation: 'This window asked for something Holdfast does not know. Close it and open it again.',
  bad_input: 'Something on this form needs another look.',
  not_found: 'This record is no longer there. Go back and look again.',
  conflict:
    'Somebody else saved this while you were writing. Both versions are shown; yours is kept until you choose.',
  sibling_of_itself: 'A child cannot be its own brother or sister. Choose the other record.',
  child_alike: 'This child may be held already. Say below whether it is the same child.',
  not_same_itself: 'This is the same record. Choose the other one.',
  child_merged:
    'This record was merged into another of the same child. Close it and open the child again: the other record opens.',
  merge_with_itself: 'This is the same record. Choose the other one.',
  merge_choose_details: 'The two records differ here. Choose which one stands.',
  merge_changed:
    'One of the two records was changed since you looked. Nothing was merged. Look at both again, then confirm.',
  told_twice_closed: 'One of these two referrals is closed by now. Let them stand as two referrals.',
  told_twice_unread:
    'They cannot be made one referral yet: one of them has not been read for safety. Read it first, or merge the records with two referrals.',
  told_twice_work:
    'Both of these referrals have an assessment, an offer or a course. Each is work of its own, so they stay two referrals.',
  told_twice_reopen:
    'This is the same referral as another one of this child, which goes on. Work with that one; or take the merge apart.',
  merge_undone: 'This merge was taken apart already. Look at the record again.',
  merge_not_last:
    'Another record was merged after this one. Take that merge apart first, so that everything finds its way back.',
  reason_needed:
    'This child is outside your caseload. Say why you need the record; the safeguarding lead will see it.',
  open_first: 'Open the child’s own record first, so that the log says who looked.',
  setup_administrator:
    'Give this first account the role of administrator, so that somebody can add the others.',
  setup_exists: 'Holdfast is already set up on this computer. Unlock it instead.',
  setup_not_started: 'Set-up was interrupted before it ended. Start it again; nothing was kept.',
  weak_passphrase: TOO_EASY,
  recovery_mismatch: 'Group {group} does not match. {hint}',
  recovery_unreadable:
    'That is not a whole recovery key: it has 14 groups of four. Check the paper and type it again.',
  recovery_wrong: 'This recovery key does not open this service. Check that the paper belongs to it.',
  wrong_passphrase: 'That passphrase does not open this account. Check the name above and try again.',
  present_passphrase_wrong:
    'That passphrase does not open this account. Type the one used to sign in to it now.',
  in_use:
    'These records are open in another Holdfast on this computer. Close that one, then unlock here again.',
  damaged_keyring:
    'The key file on this computer is damaged, so no passphrase can work. Your records are not lost: restore a backup below.',
  damaged_database:
    'The passphrase is right, but the records file is damaged and was left untouched. Restore the latest backup below.',
  newer_database: 'These records were saved by a newer Holdfast. Install the latest version to open them.',
  account_inactive: 'This account is closed. Ask an administrator for a new one.',
  account_name_taken: 'Somebody already signs in with this name. Add an initial or a surname.',
  notes_key_needed:
    'You do not hold the key of clinical notes, so you cannot give a role that reads them. Ask an administrator who does, or make somebody who reads notes an administrator.',
  account_finished: 'This account has its passphrase already. Its owner can change it after signing in.',
  own_account: 'You are signed in with this account. Ask another administrator to close it.',
  passphrase_needed: 'Ask them to type their own passphrase, so that the notes key can be locked with it.',
  last_notes_key:
    'Nobody else holds the key of clinical notes, so nobody could read them again. Give another person a role that reads notes first.',
  last_administrator: 'Somebody must stay administrator. Make another person administrator first.',
  view_name_taken: 'You have a view with this name already. Choose another name, or remove that one.',
  name_taken:
    'There is already one with this name, perhaps a closed one. Open that one again, or add a word.',
  keyring_not_written:
    'The key file could not be written, so passphrases are as they were. Make room on the disk, lock Holdfast and unlock it, then look at the list of accounts.',
  backup_not_found: 'That backup is no longer there. Choose another.',
  not_a_backup:
    'No Holdfast backup was found there. Choose the file manifest.json in the folder of the backup.',
  backup_damaged: 'That backup did not pass its check, so it was not used. Choose another.',
  newer_backup:
    'This backup was made by a newer Holdfast. Install the latest version, then restore it. Nothing was changed.',
  not_in_example:
    'The example is invented anew each time, so this is switched off in it. Set up your own service to use it.',
  save_cancelled: 'Nothing was saved: no place was chosen for the file.',
  export_not_written:
    'The file could not be written there. If it is open in another program, close it, or choose another place.',
  export_not_placed:
    'The log says that this file was saved, but it could not be put there. Choose another place and save it once more.',
  export_list_changed:
    'The list changed while you were choosing: {came} came onto it and {left} left it. Nothing was saved. It is counted anew below: look at it, then make the file.',
  return_not_begun: 'This quarter has not begun yet. Choose an earlier one.',
  return_exact_not_allowed:
    'Exact figures are for managers. Ask a manager, or choose figures for publication.',
  own_ages_turned: 'The oldest age is below the youngest. Check both.',
  own_name_taken: 'There is a therapy of this name already. Give it another.',
  version_no_number: 'Enter the least, the most, or both.',
  version_max_below_min: 'The most is less than the least. Check both numbers.',
  version_extension_without_max: 'Enter the most first, then how far beyond it is usual.',
  version_extension_not_further: 'Enter more than the most, or leave it empty.',
  version_no_age: 'Enter the youngest age, the oldest, or both.',
  version_other_unit: 'Count it as its source does.',
  version_nothing_changed: 'It is held so already. Change something, or close this form.',
  counting_reason_needed: 'Say why it is counted so from now on.',
  return_needs_reason: 'Say which contract asks for exact figures, and why.',
  return_ask_first:
    'Something came up that you should know before this return leaves the service. Save it again to see what.',
  return_changed:
    'The records changed while this page was open, so no file was made. The new figures are shown: read them, then save.',
  disk_full:
    'The disk is full, so nothing was saved. What you typed is still here. Make room and save again.',
  child_name_needed: 'Enter the child’s name.',
  group_not_a_group: 'This therapy is not stated for groups. Choose another.',
  group_same_practitioner: 'Choose somebody else beside the first, or nobody.',
  group_date_there: 'The group meets on this day already. Enter another.',
  group_date_begun: 'The register of this date was begun, so it stays. Add another date instead.',
  group_ended: 'This group has ended. Plan another, or a course of their own.',
  group_carer_already: 'This carer is in the group already for this child.',
  group_member_already: 'This child is in the group already.',
  group_no_dates: 'The group has no date from then on. Add dates to it first, or enter an earlier day.',
  group_proceedings: 'Say what was talked over about the group and the proceedings, and with whom.',
  group_apart:
    'They must not meet somebody in this group. Say why they join all the same, or choose another group.',
  apart_no_longer: 'Nothing is left to say here: they no longer meet, or somebody has said what was decided.',
  group_places_few: '{members} are in it. Enter at least {members}, or say first who has left.',
  group_stand_in:
    'You stand in for a date of this group. Take its register; ask whoever holds the group to change anything else.',
  group_met_after: 'The group met on {on}. Enter that day or a later one.',
  group_came_after: 'They came on {on}. Enter that day or a later one.',
  group_left_before: 'That is before they joined. Enter a later day.',
  handover_reason_needed: 'Choose why somebody else takes over for good.',
  interpreter_no_date:
    'One of these dates was logged or moved meanwhile. Look at the session once more, then say it again.',
  interpreter_said: 'That is what stands there already. Nothing was changed.',
  day_off_no_longer: 'These sessions are on no day off any more. Look at the course again.',
  handover_left: 'They work here no longer. Choose somebody else.',
  handover_same: 'They hold it already. Choose somebody else.',
  handover_open:
    'A handover is planned already. Say what became of it, or call it off, before you plan another.',
  cover_open: 'Somebody covers already, or is to. Say when that ends before you plan more cover.',
  cover_ends_before: 'Cover cannot end before it begins. Enter a later day.',
  handover_settled: 'Somebody said already what became of this. Look at it again.',
  handover_day_needed: 'Enter the day.',
  handover_not_done_why: 'Say in a few words why the child was not handed over.',
  training_not_named: 'Choose a therapy, or say what the training was in.',
  called_off_after: 'Enter the day of the session or an earlier one. Called off later, it was missed.',
  future_date: 'Enter a date that is not in the future.',
  event_too_far: 'Enter a date within a year from now.',
  event_not_yet: 'This cannot have happened yet. Enter the day it happened, or wait until it has.',
  event_before_birth: 'The child was not born then. Check the date.',
  event_concern_owed:
    'A concern about this is still to be recorded. Record it, or say why none is needed; then this can be taken back.',
  event_not_yours:
    'Whoever recorded this may take it back on the same day. After that a coordinator, a manager or the safeguarding lead does. Ask one of them.',
  event_removal_words: 'Say in a few words why, without names.',
  safety_not_owed: 'Nothing is owed any more: it was recorded, answered otherwise, or somebody said why not.',
  concern_not_owed: 'No concern is owed any more: one was recorded, or somebody said why not.',
  event_recorded_already: 'This is on record already for that day.',
  before_birth: 'This day is before the child’s birth date. Check both.',
  age_reason_needed: 'Say why somebody of 18 or over is referred here, or put the birth date right.',
  birth_after_received: 'The birth date is after the date the referral was received. Check both.',
  first_contact_not_safe:
    'Somebody marked “do not contact” cannot be the one to ring first. Choose another first contact.',
  emergency_contact_not_safe:
    'Somebody marked “do not contact” cannot be an emergency contact. Choose another person.',
  checked_without_answer: 'Say whether it is safe to contact them before marking the contact as checked.',
  before_received: 'The referral was received on {receivedOn}. Enter that day or a later one.',
  before_reopened: 'The referral was opened again on {reopenedOn}. Enter that day or a later one.',
  fit_reason_needed:
    'This therapy is stated for other ages or needs. Say in a few words why it is right for this child.',
  goals_full: 'There are three goals already. Close one of them first: three can be kept in mind.',
  goal_not_set_then: 'The goal was set later than this day. Check the date.',
  goal_closed_then: 'The goal was closed before this day. Check the date.',
  goal_scored_later: 'The goal was scored after this day. Enter that day or a later one.',
  goal_closed: 'This goal is closed already. Look at it again.',
  measure_not_used: 'This service does not use that measure. A manager can add it under Service, Measures.',
  score_not_by_them: 'This measure is not filled in by them. Choose another measure, or who filled it in.',
  score_needed: 'Enter the score, or say that it was not done.',
  score_out_of_range: 'This score is outside the measure’s range. Look at the sheet again.',
  score_before_birth: 'This day is before the child was born. Check the date.',
  score_not_of_child: 'This person is not among those round this child. Choose another.',
  score_not_current: 'This score was corrected or taken back already. Look at it again.',
  not_done_reason_needed: 'Say why it was not done.',
  not_done_words_needed: 'Say in a few words why it was not done.',
  risk_answer_needed: 'Say whether the question about harm was answered with anything but “not at all”.',
  risk_act_needed: 'Say what was done, or that nothing was done yet.',
  risk_open:
    'A risk item was answered in this score, and nobody has said what was done. Say that first, on Today; then change or take back the score.',
  risk_not_answered: 'No risk was answered in this score, so there is nothing to record here.',
  not_over_yet: 'This child is with the service still. Go on with the referral there is.',
  never_accepted:
    'This child was never accepted here. Record a new referral: it goes to the inbox, to be read for safety and answered.',
  assessment_carried: 'This assessment was carried over already.',
  feedback_empty: 'Choose how right it felt, or write down what they said.',
  carer_name_needed:
    'Choose the parent or carer whose sessions these are. Add them under People and contact if they are not there.',
  course_not_ended: 'This course is still under way. End it first.',
  no_round_the_clock_cover:
    'This therapy needs somebody who can be reached at any hour. Say under Service, Settings that your service has that, or choose another.',
  not_delivered:
    'This service does not deliver that therapy. Choose another, or ask a manager to tick it under Service, Therapies.',
  assessment_not_whole: 'This assessment is not complete yet. Answer what is marked, or save it as it is.',
  assessment_complete_by: 'Say on which day the assessment was complete.',
  review_not_after_assessment: 'Enter a day after the assessment was complete.',
  words_not_yours:
    'Your account does not read clinical notes, so the words were not saved. The answers can be.',
  offer_not_whole: 'This offer does not say yet what it rests on. Fill in what is marked.',
  offer_answered: 'This offer already has an answer. Make another offer if they would like to choose again.',
  ask_again_needed: 'Enter the day on which to ask again.',
  ask_again_not_after: 'Enter a day after the answer was given.',
  before_offer: 'The offer was made on {madeOn}. Enter that day or a later one.',
  late_yes_not_late: 'This offer is still open. Record their yes as its answer.',
  late_yes_recorded: 'A late yes to this offer is recorded already. To offer it now, make an offer.',
  late_yes_before_answer: 'They answered on {answeredOn}. Enter that day or a later one.',
  late_yes_before_course:
    'A course began on {startedOn}, on the day of this yes or after it. Choose “What was agreed since goes on”; to offer this again now, make an offer.',
  not_accepted_yet: 'Nobody has accepted this referral yet. Answer it in the inbox first.',
  already_accepted:
    'This referral was accepted on {acceptedOn}. To end it now, close it on the child’s page.',
  safety_read_first:
    'Read the referral for the child’s safety first, and say what you found. Where too little is known, ask for more.',
  before_safety_read:
    'The referral was read for safety on {readOn}. The answer follows it: enter that day or a later one.',
  safety_read_note_needed: 'Say in a sentence what you found and what was done.',
  triage_reason_needed: 'Say why, in a sentence.',
  band_reason_needed: 'Say why, in a few words.',
  not_accepted_reason_needed: 'Choose the reason that fits best.',
  risk_holder_needed: 'Say who holds the risk now: a person and their service, who know that they do.',
  risk_holder_nobody:
    'A risk is never held by nobody. Name a person and their service: the social worker, the referrer, the police, or somebody here.',
  close_reason_needed: 'Say in a sentence what was decided and with whom.',
  not_reached_undecided:
    'A safeguarding lead or manager decides first, after the last try, what happens when nobody is reached. “Try again” is no reason to close. Open the check-in to ask for it, or choose another reason.',
  risk_is_known: 'Something about this child’s safety is still open. Say who holds the risk.',
  settle_before_closing:
    'What was said of this child’s safety would be forgotten. Settle it first: it stands on Today.',
  left_open_unanswered: 'Look at what is still open, and say that the referral is closed all the same.',
  signposted_to_needed: 'Say which service the family was told about.',
  look_again_needed: 'Enter the day on which to look again, whether or not an answer came.',
  look_again_not_after: 'Enter a day after the one on which you asked.',
  decide_in_triage:
    'Nobody has accepted this referral yet. Decline or signpost it in the inbox, where you say who holds the risk.',
  read_before_closing:
    'Nobody can tell yet whether this child is safe. Read the referral for safety in the inbox first, then close it.',
  answers_for_not_open:
    'This person has no open account that sees every child. Choose a coordinator, manager or safeguarding lead.',
  accepted_before_received: 'A referral cannot be accepted before it was received. Check both dates.',
  referral_open: 'This referral is already open. There is nothing to do.',
  therapy_begun: 'Therapy began on {startedOn}, so the wait is over. Pause the course instead.',
  pause_ends_before_start: 'A wait can go on again only after the day its pause began. Check both dates.',
  pause_overlaps:
    'The wait is paused on some of these days already. End that pause first, or choose other days.',
  course_open: 'A course is still open. End it first, so that what becomes of its dates is decided too.',
  closed_before: 'The last entry of this referral is on {notBefore}. Enter that day or a later one.',
  came_again_closed:
    'This referral was closed on {closedOn}. Open it again first, or go back and record a new referral.',
  referral_closed: 'This referral was closed on {closedOn}. Open it again before adding to it.',
  contact_before_referral: 'Enter a date on or after the day the referral was received.',
  spoke_to_not_said: 'Say who you spoke to.',
  safety_not_said: 'Say whether the child is safe now. “Not sure” is an answer too.',
  unsafe_contact_reason: 'This was not agreed as safe. Say in a few words why it was done.',
  safe_word_not_theirs:
    'What this person says does not settle it: nobody has checked this contact, or they must not be contacted. Choose “I will ring” or “Ask duty”.',
  next_check_in_not_ahead: 'Enter a date after the day of this check-in.',
  person_not_of_child: 'This person is no longer in the child’s record. Choose again.',
  undo_not_yours: 'Somebody else saved this. Ask them to take it back, or save what is right now.',
  undo_too_late:
    'This was saved on another day and is part of the record now. Save what is right now instead.',
  undo_acted_on: 'What was done about this is on record, so it stays. Save what is right now instead.',
  safety_act_recorded: 'Somebody has recorded what was done already. Look at the child’s record.',
  undo_not_latest: 'Another contact was saved after this one. Take that back first.',
  concern_not_whole: 'Some of this record is still missing. It can be saved as it is and completed later.',
  concern_not_opened: 'Open the concern first, so that the log says who read it.',
  known_in_future: 'Enter a time that is not in the future: when somebody first knew.',
  told_in_future: 'Somebody is marked as told in the future. Enter when they were told.',
  told_before_known: 'Somebody was told before anybody knew. Check both times.',
  risk_words_needed: 'Say in a sentence what is known, or why it is no longer a risk.',
  no_risk_holder: 'Choose who answers for this risk.',
  review_not_ahead: 'Enter the day to look at this again, after today.',
  support_need_needed: 'Say in a sentence what is needed.',
  support_kind_needed: 'Choose at least one kind of support.',
  support_kind_closed: 'This kind is not offered any more. Choose another.',
  series_who_not_said: 'Say who came.',
  support_date_logged:
    'What became of that day is logged already. Choose another day, or take back what was logged.',
  support_series_over: 'This series has ended. Log a single contact, or begin another series.',
  support_giver_needed: 'Say who gives it: a person here, or another service.',
  support_until_needed: 'Therapy has started, so enter the last day of this support.',
  support_until_past: 'Enter a last day that has not gone by.',
  support_review_after_end: 'The plan ends before that. Enter an earlier day, or a later last day.',
  ladder_not_due:
    'Nobody has tried to reach the family since the last decision, so there is nothing to decide.',
  ladder_reason_needed: 'Say why, in a sentence.',
  ladder_concern_needed: 'Record the concern first, or choose the one that is on record.',
  ladder_date_not_ahead: 'Enter the day of the next try, after today.',
  ladder_date_too_far: 'Enter a day no later than {latest}: nobody waits longer than that without a try.',
  import_unreadable:
    'This file could not be opened. Close it in Excel, check that it is still there, and choose it again.',
  import_empty: 'This file is empty. Check that it is the right one, save it again and choose it once more.',
  import_not_spreadsheet: 'This is not a spreadsheet. Choose an Excel workbook (.xlsx) or a CSV file.',
  import_old_excel:
    'This is an old Excel file (.xls). Open it in Excel, save it as an Excel workbook (.xlsx) and choose that one.',
  import_other_format:
    'This kind of spreadsheet cannot be read here. Open it where it was made, save it as an Excel workbook (.xlsx) or as CSV, and choose that one.',
  import_password:
    'This file is protected by a password. Open it in Excel, take the password off under File, Info, save it and choose it again.',
  import_damaged:
    'This file is damaged or was cut short, perhaps while it was copied. Open it in Excel, save it again, or ask for a new copy.',
  import_too_big:
    'This file is over 50 MB. Take out pictures and other sheets, or split it in two, and choose it again.',
  import_too_many_rows:
    'This file has over 100,000 rows. Keep only the rows of children who wait, or split it in two.',
  import_too_many_columns:
    'A sheet in this file has over 256 columns. Keep only the columns about the children and their referrals.',
  import_expands:
    'This file unpacks to far more than a spreadsheet should, so it was not opened. Copy the rows you need into a new workbook and choose that.',
  import_bad_quotes:
    'A quotation mark in this file is opened and never closed, so its rows cannot be told apart. Save it again as an Excel workbook (.xlsx).',
  import_no_headings:
    'No row of headings was found. Give the columns names in one row above the children, such as Name, Date of birth and Date received.',
  import_stopped: 'Stopped. Nothing was changed.',
  import_no_file: 'This spreadsheet is no longer open here, and nothing of it was saved. Choose it again.',
  import_columns_unsettled:
    'Say first which column holds the child’s name and which the date the referral was received.',
  import_contact_rules_open:
    'A column seems to say whether or how a family may be contacted. Look under “guesses to check” and say first what it holds; nothing has come in yet.',
  import_done: 'This file was brought in already. Choose it again to look for rows that are new.',
  import_no_rejects: 'No row was rejected, so there is no file to save.',
  import_row_decided: 'Somebody has decided about this row already. Look at the list again.',
  letter_do_not_contact: 'Marked “do not contact”: no letter goes to them.',
  letter_contact_not_checked: 'Nobody has checked yet that it is safe to contact them. Check that first.',
  letter_not_agreed: 'Letters are not safe there, or they asked for none.',
  letter_agreement_not_checked:
    'Nobody has asked yet whether letters are safe. Ask, and save it with the person.',
  letter_not_whole: 'The letter still needs something. It was not made.',
  offer_not_accepted: 'Nobody has said yes to this offer yet. Record their answer first.',
  offer_planned: 'A course was already planned from this offer. Open that course.',
  offer_other_therapy:
    'The offer that was accepted is of another therapy. Plan that one, or make another offer.',
  planning_reason_needed: 'This plan lies outside the range of the protocol, {range}. Say why, and go on.',
  no_carer_reason_needed: 'Say why there are no sessions for a parent or carer, and go on.',
  clash_reason_needed:
    'This puts somebody or a room in two places at once. Choose another time, or say why it can be all the same.',
  change_past_earlier:
    'The session on {day} comes first and stays where it is. Choose a later day, or change this one only.',
  time_outside_day: 'That would take a session past midnight. Choose another time.',
  calendar_ends_before: 'Enter a last day that is not before the first.',
  apart_from_itself: 'Choose somebody else: this is the same child.',
  apart_already: 'It is already recorded that these two must not meet.',
  date_twice: 'Two sessions of this plan fall on the same day. Move one of them.',
  carer_alleged:
    'This person is recorded as alleged to have harmed the child. A safeguarding lead decides first whether they may join; it stands under People and contact.',
  carer_may_not_join:
    'A safeguarding lead decided that this person may not join these sessions. Choose somebody else, or ask the lead.',
  carer_must_be_named:
    'Somebody round this child is recorded as alleged to have harmed them. Say whose sessions these are; add them under People and contact if they are not there.',
  carer_name_stays:
    'Whose sessions these are stays on record. Choose somebody else only where the wrong person was named.',
  carer_held_stays:
    'Sessions were held with this person, and that stays on record. Add sessions of their own for somebody else.',
  carer_not_yours_to_give:
    'Only whoever holds these sessions says who holds them and what was agreed about their notes. Ask them, or a coordinator or manager.',
  carer_do_not_contact:
    'This person is marked “do not contact”, so they have no sessions. Choose somebody else, or change that first under People and contact.',
  carer_is_professional: 'This is a professional. Choose the parent or carer whose sessions these are.',
  carer_not_of_child: 'This person is not among the people round the child. Add them there first.',
  carer_not_alleged: 'Nothing is recorded against this person joining, so nothing has to be decided.',
  carer_strand_twice: 'This person has sessions of their own in this course already. Add to those.',
  carer_is_counted: 'These sessions are the course itself. Plan another course to change whom it is with.',
  carer_notes_agreement_needed: 'Say with whom it was agreed, and on which day.',
  carer_note_not_agreed:
    'The notes of these sessions are between the parent or carer and whoever sees them. Ask them first; once they agree, it is recorded with the sessions.',
  past_date: 'Enter a date that is still to come.',
  course_ended: 'This course has ended. What was held can still be logged; nothing new can be planned in it.',
  course_under_way: 'This course is under way already, so there is nothing to reopen.',
  reopen_referral_closed:
    'The referral was closed on {on}. Open it again first, on the child’s journey; then reopen the course.',
  reopen_came_back:
    'The child came back on {on}, with a referral of its own. Plan a course there; this one stays ended.',
  reopen_later_course:
    'Another course of this referral begins on {on}. This one stays ended; go on in that one, or correct the ending.',
  reopen_aftercare:
    'A plan of aftercare lasts until {on}. End that plan first, on the child’s journey; then reopen the course.',
  reopen_date_gone: 'One of these dates can be put back no longer. Look at the list again.',
  ending_after_closing: 'The referral was closed on {on}. Enter that day or an earlier one.',
  ending_after_later_course:
    'Another course of this referral begins on {on}. Enter that day or an earlier one.',
  correction_reason_needed: 'Say why it is corrected, in a few words.',
  session_has_date: 'This session already has a date. Move that one instead.',
  ending_not_of_kind:
    'This reason does not go with that kind of ending. Choose the kind, then one of its reasons.',
  feedback_child_reason: 'Say why the child was not asked.',
  feedback_carer_reason: 'Say why the parent or carer was not asked.',
  ending_reason_needed: 'The course ends below the range of its protocol. Say why, and go on.',
  session_already_held:
    'Session {number} was already held on another date. Correct that entry, or log the next session.',
  attendance_not_said: 'Say who attended: a session that was held needs the person it is for.',
  attendance_contradicts:
    'You said that the child or carer attended, and that the session was not held. Change one of the two.',
  carer_is_not_brought:
    'This is a session for a parent or carer. Choose “Did not attend” or who cancelled it.',
  review_day_past: 'That day has been. Record the review if it was held, or choose a day to come.',
  review_said: 'It is on record already what became of this. Look at the review again.',
  review_not_held: 'This review was not held yet.',
  review_day_far: 'That is more than half a year away. Check the year.',
  try_not_planned:
    'This date was already logged or moved, so it cannot be moved again. Look at the session once more.',
  extension_no_upper_bound: 'This therapy has no upper number of sessions, so there is nothing to extend.',
  extension_not_further: 'The course already reaches as far as that. Enter a higher number of sessions.',
  extension_behind: 'More than that is counted already. Enter at least as many as there are.',
  extension_needs_number: 'Enter how many sessions the course is extended to.',
  decision_reason_needed: 'Say why, in a sentence or by one of the reasons.',
  miss_barriers_needed: 'Say what gets in the way, or that it is not known yet.',
  miss_spoken_to_needed: 'Say who was spoken to, or that nobody was yet.',
  miss_spoken_to_contradicts: 'You named somebody, and “Nobody yet”. Change one of the two.',
  miss_words_needed: 'Say in a sentence what was decided, and by whom.',
  miss_next_look_needed: 'Enter the day on which somebody looks at it again, from tomorrow on.',
  before_last_session: 'The last session was on {lastSessionOn}. Enter that day or a later one.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** The sentence for a code, with `{name}` parts filled in. Unknown codes get the sentence for `internal`. */
export function refusalMessage(code: string, parts: Record<string, string | number> = {}): string {
  const sentence = Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : REFUSALS.internal;
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(parts[key] ?? whole));
}
