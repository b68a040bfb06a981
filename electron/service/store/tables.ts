/**
 * The shape of every stored row, as Kysely sees it. Columns lie in the intersection of SQLite and PostgreSQL: text
 * and integers only, dates as `YYYY-MM-DD`, instants as ISO text, booleans as 0 or 1, lists as JSON text. This file
 * is long because it is the one place where the whole database can be read.
 */
import type { Generated } from 'kysely';

type Flag = 0 | 1;

export type Tables = {
  account: {
    id: string;
    name: string;
    roles: string; // JSON list of Role
    practitioner_id: string | null;
    is_active: Flag;
    created_at: string;
    version: number;
  };
  setting: { key: string; value: string; changed_at: string; changed_by: string };
  audit: {
    id: string;
    account_id: string;
    seq: number;
    at: string;
    operation: string;
    outcome: string; // done | refused | unlocked | failed_unlock
    subject: string | null;
    detail: string | null; // JSON without names or notes
    request_id: string | null;
    result: string | null; // what the command answered: ids, versions, counts
    previous_hash: string;
    hash: string;
  };
  list_view: {
    id: string;
    account_id: string | null; // null: what everybody's list begins as
    name: string;
    view: string; // JSON of ListView
    saved_by: string;
    saved_at: string;
    version: number;
  };
  draft: { account_id: string; form_key: string; sealed: string; saved_at: string };
  practitioner: {
    id: string;
    name: string;
    job_title: string;
    is_active: Flag;
    // What is stated beside it; null: not stated.
    seen_as: string | null; // SeenAs
    ages_from: number | null;
    ages_through: number | null;
    registered_with: string | null;
    registration_number: string | null;
    registration_expires_on: string | null; // the last day
    weekly_minutes: number | null; // for therapy
    caseload_limit: number | null; // courses under way
    version: number;
  };
  practitioner_training: {
    id: string;
    practitioner_id: string;
    protocol_id: string | null; // null: another training, named in subject
    subject: string | null;
    trained_on: string;
    given_by: string | null;
    recorded_by: string;
    recorded_at: string;
  };
  supervision: {
    id: string;
    practitioner_id: string;
    held_on: string;
    with_whom: string;
    purposes: string; // JSON list of SupervisionPurpose
    recorded_by: string;
    recorded_at: string;
  };
  room: { id: string; name: string; is_active: Flag; version: number };
  funder: { id: string; name: string; is_active: Flag; version: number };
  support_kind: {
    id: string;
    code: string; // what records name it by: one of HOLDING_SUPPORT_KINDS, or the id of the service's own
    name: string;
    counted_as: string; // CountedAs
    is_active: Flag;
    version: number;
  };
  diary_period: {
    id: string;
    kind: string; // DiaryPeriodKind
    practitioner_id: string | null; // whose leave
    name: string;
    starts_on: string;
    ends_on: string; // the last day
    version: number;
  };
  practitioner_hours: {
    practitioner_id: string;
    days: string; // JSON list of WorkingDay
    session_minutes: number | null; // null: the service's setting, and so for the next two
    travel_minutes: number | null;
    most_a_day: number | null;
    version: number;
  };
  child: {
    id: string;
    name: string;
    name_used: string | null;
    birth_date: string | null;
    pronouns: string | null;
    sex: string;
    gender: string;
    ethnicity: string;
    disability: string;
    disability_detail: string | null;
    religion: string;
    language: string | null; // null: not asked
    interpreter_language: string | null;
    access_needs: string | null;
    looked_after: string;
    protection_plan: string;
    in_need: string;
    postcode: string | null;
    school: string | null;
    imported_notes: string | null; // what the sheet said, shown until somebody has checked the contacts
    merged_into: string | null; // the record that stands for this one; null: it stands for itself
    created_at: string;
    version: number;
  };
  person: {
    id: string;
    name: string;
    kind: string; // carer | professional
    organisation: string | null;
    job_title: string | null;
    phone: string | null;
    email: string | null;
    version: number;
  };
  child_person: {
    id: string;
    child_id: string;
    person_id: string;
    relationship: string | null;
    is_first_contact: Flag;
    is_emergency_contact: Flag | null; // null: not asked
    contact_rule: string; // safe | ask_first | do_not_contact | not_checked
    may_ring: string | null; // yes | no | not_checked; null: before it was asked, not_checked
    may_text: string; // yes | no | not_checked, and so for the next two
    may_voicemail: string;
    may_letter: string;
    safe_times: string | null;
    say_name: string | null;
    code_word: string | null;
    no_answer: string | null; // what was agreed to happen then
    communication_needs: string | null;
    interpreter_language: string | null;
    interpreter_name: string | null; // the same one each time
    parental_responsibility: string | null; // yes | no; null: not asked
    note: string | null; // why, and what to know before a call
    checked_on: string | null;
    checked_with: string | null; // CheckedWith; null: not said
    check_again_from: Generated<string | null>; // a referral came on that day: checks from before it are old
    version: number;
  };
  carer_entry: {
    id: string;
    child_id: string;
    person_id: string;
    said: string; // CarerStatus | JoiningAnswer
    words: string; // who said or confirmed it; the reason of a decision
    said_on: string;
    recorded_by: string; // account
    recorded_at: string;
  };
  referral: {
    id: string;
    child_id: string;
    received_on: string;
    source: string;
    referred_by: string | null;
    abuse_types: string; // JSON list
    funder_id: string | null;
    funded_until: string | null;
    triaged_on: string | null;
    accepted_on: string | null;
    imported_on: string | null;
    closed_on: string | null;
    closing_reason: string | null;
    closing_note: string | null;
    reopened_on: string | null;
    reopening_note: string | null;
    age_reason: string | null; // why somebody of 18 or over is referred here
    band: number | null;
    band_was: number | null; // before it was last changed
    band_reason: string | null;
    band_set_by: string | null;
    band_set_on: string | null;
    protocol_in_mind: string | null;
    import_batch_id: string | null;
    import_row_key: string | null;
    referrer_contact: string | null;
    reason: string | null;
    in_area: string | null; // AreaAnswer
    responsibility_held_by: string | null; // parental responsibility, in words
    service_consent: string | null; // ServiceConsent
    lawful_basis: string | null;
    disclosed_on: string | null;
    reported_on: string | null;
    answers_for: string | null; // account
    check_in_every_weeks: number | null; // set for this child; null: the service's rhythm
    check_in_every_reason: string | null;
    // Follows from the records below; recomputed by the pure rules in the transaction that changes them.
    inbox_state: string | null; // InboxState; null where it is not in the inbox
    inbox_due_on: string | null; // by when it is read for safety, or answered
    started_on: string | null;
    stage: string; // leaving pauses aside, since those begin and end by themselves: see store/pauses.ts
    stage_since: string;
    next_check_in_due_on: string | null;
    next_check_in_because: string | null; // DueBecause
    check_in_tries: number; // since the last check-in done
    next_try_by_on: string | null;
    check_in_left_undone_on: string | null; // due before the wait ended and never done
    last_check_in_on: string | null;
    last_check_in_outcome: string | null;
    holding_contacts: number;
    version: number;
  };
  referral_again: {
    id: string;
    referral_id: string;
    received_on: string; // that time; the referral's own date is the earliest
    said: string; // JSON of ReferralSaid
    made_by: string;
    made_at: string;
  };
  safety_read: {
    id: string;
    referral_id: string;
    read_on: string;
    finding: string;
    note: string | null;
    made_by: string;
    made_at: string;
  };
  triage_decision: {
    id: string;
    referral_id: string;
    answer: string;
    decided_on: string;
    reason: string;
    not_accepted_reason: string | null;
    risk_held_by: string | null;
    signposted_to: string | null;
    look_again_on: string | null;
    made_by: string;
    made_at: string;
  };
  band_decision: {
    id: string;
    referral_id: string;
    number: number; // 1 for the first look at this referral's priority
    band_was: number | null;
    band: number | null;
    answers: string | null; // JSON of FactorAnswers; null where nobody was asked, as in a spreadsheet
    suggested: number | null;
    because: string; // JSON list of PriorityFactor: what made the suggestion, under the rules of that day
    reason: string | null;
    decided_on: string | null; // null where a band came with no day
    decided_by: string | null;
    safety_settled: Generated<string | null>; // SafetySettled: why neither a concern nor a risk was recorded after it
    safety_settled_reason: Generated<string | null>;
    safety_settled_by: Generated<string | null>; // account
    safety_settled_at: Generated<string | null>;
  };
  pause: {
    id: string;
    referral_id: string;
    starts_on: string;
    ends_on: string | null;
    reason: string;
    version: number;
  };
  check_in: {
    id: string;
    referral_id: string;
    child_id: string;
    due_on: string | null; // the due date this contact answered or tried to answer
    held_on: string;
    outcome: string;
    channel: string | null;
    person_id: string | null;
    spoke_to: string | null; // child | carer | professional | other: the one that decides whether it is done
    people_spoken_to: string | null; // JSON list of person ids
    how_things_are: string | null;
    is_safe: string | null;
    wants_therapy: string | null;
    offered: string | null; // JSON list of CheckInOffered
    explained: string | null; // JSON list of ToExplain; null: not asked
    right_place: string | null;
    what_helps: string | null;
    carer_needs: string | null;
    contact_still_right: string | null; // yes | changed
    contact_link: string | null; // whose check that answer changed (child_person), and since when it had stood
    contact_was_checked_on: string | null;
    contact_was_checked_with: string | null;
    // whether the child was reached, or a safe carer whose contact was checked; null: a try, or saved before it was kept
    contact_checked: Flag | null;
    note: string | null;
    unsafe_channel_reason: string | null;
    next_due_on: string | null;
    is_done: Flag; // the child, or a safe carer whose contact was checked, was reached (`isWordEnough`)
    safety_act: string | null; // what was done after "not safe" or "not sure", in a sentence
    safety_act_by: string | null;
    safety_act_at: string | null;
    made_by: string;
    made_at: string;
  };
  holding_contact: {
    id: string;
    referral_id: string;
    child_id: string;
    held_on: string;
    kind: string; // code of support_kind
    with_whom: string; // child | carer | both | other
    person_id: string | null; // who that was, where on the record
    channel: string | null; // ReachedBy; null of dates of a series, and before it was kept
    unsafe_channel_reason: string | null;
    contact_checked: number | null; // whether it was the child, or a carer whose contact somebody had checked; as channel
    series_id: string | null; // null: a single contact
    note: string | null;
    made_by: string;
    made_at: string;
  };
  support_plan: {
    id: string;
    child_id: string;
    referral_id: string;
    need: string;
    kinds: string; // JSON list of codes of support_kind
    given_by: string; // in words: a person here, or another service
    until_on: string | null; // the last day; null: until therapy starts
    review_on: string;
    made_on: string;
    made_by: string; // account
    is_current: Flag; // the last one of its referral; earlier ones are kept
  };
  support_series: {
    id: string;
    child_id: string;
    referral_id: string;
    kind: string; // code of support_kind
    with_whom: string; // as in holding_contact
    planned: number;
    given_by: string; // in words: a person here, or another service
    started_on: string;
    made_by: string; // account
    ended_on: string | null;
    version: number;
  };
  support_absence: {
    id: string;
    child_id: string;
    series_id: string;
    absent_on: string;
    attendance: string; // SeriesAttendance, never 'came': that is a holding_contact
    note: string | null;
    made_by: string;
    made_at: string;
  };
  assessment: {
    id: string;
    child_id: string;
    referral_id: string;
    kind: string; // detailed | accepted_external
    carried_from: Generated<string | null>; // the assessment of an earlier referral that it is
    completed_on: string;
    held_by: string | null; // in words: a practitioner, or another service
    made_by: string;
    needs: string; // JSON list
    version: number;
  };
  assessment_writeup: {
    id: string; // that of its assessment, which is there once a person called it complete
    child_id: string;
    referral_id: string;
    begun_on: string;
    held_by: string | null;
    needs: string; // JSON list
    found: string; // JSON of Found; the clinical words are a clinical_note
    written_by: string;
    version: number;
  };
  offer: {
    id: string;
    child_id: string;
    referral_id: string;
    assessment_id: string | null;
    protocol_id: string;
    made_on: string;
    explained_to: string | null; // JSON list of ExplainedTo
    alternatives: string | null;
    reason_for_unusual_fit: string | null;
    answer: string | null;
    answered_on: string | null;
    ask_again_on: string | null;
    needs: string | null; // JSON list of the needs it is for
    help_expected: string | null;
    preference: string | null; // what was preferred
    preferred_by: string | null; // JSON list of ExplainedTo
    no_assessment_reason: string | null;
    late_yes_on: Generated<string | null>; // a yes that came when it was open no longer
    late_yes_done: Generated<string | null>; // LateYesDone
    late_yes_words: Generated<string | null>;
    late_yes_by: Generated<string | null>; // account
    version: number;
  };
  course: {
    id: string;
    child_id: string;
    referral_id: string;
    offer_id: string | null;
    protocol_id: string;
    planned_sessions: number;
    planning_reason: string | null; // why more or fewer sessions were planned than the protocol's range
    no_carer_reason: string | null; // why no carer's sessions were planned beside the child's
    unusual_fit_reason: Generated<string | null>; // why it is right for a child it is not stated for; of an offer, it says so
    ended_on: string | null;
    ending: string | null;
    ending_reason: string | null;
    ending_kind: Generated<string | null>; // EndingKind; null: not recorded
    // Said where no review of the ending will be held: when, by whom and why.
    ending_review_waived_on: string | null;
    ending_review_waived_by: string | null;
    ending_review_waived_because: string | null;
    // Follows from the sessions; recomputed with them.
    started_on: string | null;
    attended: number;
    counted_besides: Generated<number>; // dates that count beside the attended ones, by its policy
    counts_policy: Generated<string>; // CountPolicy: the service's while it goes on, and the one it ended under
    protocol_version_id: Generated<string | null>; // the service's version it was begun with; null: as its source says
    /** Whether the review of its ending is still to be held; recomputed with its reviews. */
    ending_review_open: Generated<Flag>;
    version: number;
  };
  /** Therapies that the service described itself. */
  own_therapy: {
    id: string; // OwnProtocolId
    name: string;
    basis: string;
    kind: string; // OwnKind
    age_from: number | null;
    age_through: number | null;
    has_carer_strand: Flag;
    carer_max: number | null;
    is_offered: Flag;
    version: number;
  };
  /** How the service holds a therapy otherwise than its source says. The newest of a therapy is in force. */
  protocol_version: {
    id: string;
    protocol_id: string;
    bounds: string | null; // JSON CourseBounds; null: the source's own
    reviews: string | null; // JSON ReviewRhythm; null: as the source or the settings say
    ages: Generated<string | null>; // JSON OwnAges; null: as the source says
    reason: string;
    said_at: string;
    said_by: string;
  };
  strand: {
    id: string;
    course_id: string;
    kind: string; // child | carer | parent_child | family
    person_id: string | null;
    practitioner_id: string | null;
    is_counted: Flag; // whether its sessions count towards the protocol's bounds
    session_limit: number | null; // the carer's limit: the protocol's, or the service's own
    attended: number; // follows from its sessions
    run_of_misses: string | null; // JSON of RunOfMisses that nobody decided on; follows from its tries
  };
  note_agreement: {
    id: string;
    course_id: string;
    strand_id: string;
    is_shared: Flag; // whether the child's therapist may read the notes of this strand
    agreed_with: string;
    agreed_on: string;
    recorded_by: string; // account
    recorded_at: string; // the last one stands; earlier ones are kept
  };
  session: { id: string; course_id: string; strand_id: string; number: number };
  session_try: {
    id: string;
    session_id: string;
    strand_id: string;
    course_id: string;
    planned_on: string;
    starts_at: string | null;
    length_minutes: number;
    practitioner_id: string | null;
    room_id: string | null;
    place: string | null;
    status: string;
    reason: string | null; // MissReason
    reason_detail: string | null; // in a few words, not clinical
    who_attended: string | null; // JSON list
    welfare_contact: string | null; // SafetyAnswer
    welfare_asked_at: string | null; // when that answer was given; null unless the session was missed or called off
    miss_decision_id: string | null; // the decision on a run of misses that had this one before it
    welfare_spoke_to: string | null; // child | person: who said that the child is safe
    person_id: string | null; // that person
    welfare_channel: string | null; // SpokenBy
    unsafe_channel_reason: string | null;
    logged_on: string | null;
    logged_by: string | null;
    clash_reason: string | null; // why it was planned although it puts somebody or a room in two places
    interpreter: string | null; // InterpreterSaid; null: nobody said, and whether one is needed follows from the record
    called_off_on: Generated<string | null>; // when it was called off, as was said; null: nobody said
    day_off_kept: Generated<string | null>; // JSON of KeptOnDayOff; null: nobody said
  };
  group_run: {
    id: string;
    name: string; // names nobody
    protocol_id: string;
    practitioner_id: string;
    second_practitioner_id: string | null;
    room_id: string | null;
    place: string | null;
    length_minutes: number;
    places: number;
    ended_on: string | null;
    made_by: string;
    made_at: string;
    version: number;
  };
  group_date: {
    id: string;
    group_id: string;
    planned_on: string;
    starts_at: string | null;
    practitioner_id: string; // of this date, as on a session's try
    second_practitioner_id: string | null;
    room_id: string | null;
    place: string | null;
    length_minutes: number;
    clash_reason: string | null; // why it was planned although it puts somebody or a room in two places
  };
  group_member: {
    id: string;
    group_id: string;
    course_id: string; // of their own: its sessions are logged by the register
    strand_id: string;
    joined_on: string;
    left_on: string | null;
    proceedings_note: string | null; // what was talked over where criminal proceedings were open
    apart_reason: string | null; // why they joined although they must not meet somebody in it
    joined_by: string;
    joined_at: string;
  };
  handover: {
    id: string;
    course_id: string;
    strand_id: string;
    is_cover: Flag; // somebody stands in; the strand stays with whom it is
    from_practitioner_id: string | null;
    to_practitioner_id: string;
    starts_on: string;
    until_on: string | null; // the last day of cover as agreed
    ended_on: string | null; // and as it was
    reason: string; // HandoverReason
    state: string; // HandoverState
    sealed: string | null; // JSON of HandoverWords; null: nothing was written
    recorded_by: string;
    recorded_at: string;
    settled_by: string | null;
    settled_at: string | null;
  };
  course_ending: {
    id: string;
    course_id: string;
    kind: string; // EndingKind
    ending: string; // CourseEnding
    reason: string | null;
    decided_by: string; // JSON list of EndingDecider
    aftercare: string | null; // AftercareAnswer; null: not said
    sealed: string | null; // JSON of what was agreed with the child; null: nothing was written
    recorded_by: string; // account
    recorded_on: string;
    recorded_at: string; // the last one stands; earlier ones are kept
    ended_on: Generated<string | null>; // as it was told then; null: before this was kept
    corrected_because: Generated<string | null>;
    dates_taken: Generated<string | null>; // JSON of TakenOut: what left the diary with it; null: not kept
    reopening_id: Generated<string | null>; // the reopening that took it back
  };
  course_reopening: {
    id: string;
    course_id: string;
    ended_on: string; // how it had ended, by the course's own row
    ending: string | null;
    ending_kind: string | null;
    ending_reason: string | null;
    because: string;
    reopened_by: string; // account
    reopened_on: string;
    reopened_at: string;
  };
  feedback_asked: {
    id: string;
    course_id: string;
    review_id: string | null; // null: at the ending
    voice: string; // FeedbackVoice
    asked: string; // FeedbackAsked
    reason: string | null;
    asked_on: string;
    recorded_by: string; // account
    recorded_at: string; // the last one stands; earlier ones are kept
  };
  feedback: {
    id: string;
    child_id: string;
    course_id: string;
    voice: string; // FeedbackVoice
    acceptability: number | null; // Acceptability
    sealed: string | null; // JSON of what helped and what to change; null: nothing in words
    said_on: string;
    recorded_by: string; // account
    recorded_at: string;
  };
  /** Nothing here leads to a child, a course, a day or an account. */
  feedback_without_name: {
    id: string; // at random: it says nothing of when it was made
    voice: string;
    month: string; // '2026-11'
    protocol_id: string;
    acceptability: number | null;
    sealed: string | null;
  };
  feedback_change: {
    id: string;
    heard: string;
    changed: string;
    changed_on: string;
    recorded_by: string; // account
    recorded_at: string;
    version: number;
  };
  bound_decision: {
    id: string;
    course_id: string;
    up_to_sessions: number | null; // null: as many as needed; the bound itself: decided not to extend
    decided_on: string;
    decided_by: string; // account
    agreed_by: string | null; // JSON list of Attendee
    reasons: string | null; // JSON list of ExtensionReason
    reason: string; // in words
    next_review_on: string | null;
    next_review_at: string | null; // JSON of ReviewAt, where no date was said
    without_review: string | null; // why, where no review was held near the bound
    past_limit: string | null; // why, where it goes past the source's limit
  };
  miss_decision: {
    id: string;
    course_id: string;
    strand_id: string;
    run: string | null; // JSON of RunOfMisses; null where an earlier decision was looked at again
    barriers: string; // JSON list of MissBarrier
    spoken_to: string; // JSON list of SpokenTo
    decision: string; // MissDecision
    words: string;
    next_look_on: string | null;
    decided_on: string;
    decided_at: string;
    decided_by: string; // account
    is_current: Flag; // the last one of its strand; earlier ones are kept
  };
  review: {
    id: string;
    course_id: string;
    planned_on: string | null;
    starts_at: string | null;
    held_on: string | null;
    attended_when_held: number | null; // follows from the sessions
    with_whom: string | null; // JSON list of Attendee
    effective: string | null; // ReviewFinding
    outcome: string | null; // ReviewOutcome
    extend_to: number | null; // sessions asked for, where the outcome asks for an extension
    plan_shared: Generated<string | null>; // PlanShared
    carried_out: Generated<string | null>; // what became of what it decided, in words
    carried_out_on: Generated<string | null>;
    carried_out_by: Generated<string | null>; // account
    version: number;
  };
  measure_score: {
    id: string;
    child_id: string;
    course_id: string | null;
    measure: string;
    measure_version: string;
    informant: string;
    completed_on: string; // or the day on which it was not done
    total: number | null; // in hundredths; null where it has scales instead, or was not done
    scales: string | null; // JSON: its other numbers by scale, in hundredths
    person_id: string | null; // which carer
    occasion: string; // Occasion
    not_done_reason: string | null; // NotDoneReason
    not_done_detail: string | null;
    risk_answered: Flag | null; // whether its risk item was answered with anything but "not at all"
    risk_act: string | null; // what was done then, in a sentence
    risk_act_by: string | null;
    risk_act_at: string | null; // null beside risk_answered 1: it stands on Today
    state: string; // stands | corrected | taken_back
    state_reason: string | null;
    replaces_id: string | null; // the score that this one corrects
    made_by: string;
    made_at: string;
  };
  goal: {
    id: string;
    child_id: string;
    course_id: string | null;
    set_by: string; // GoalVoice
    sealed: string; // JSON of its words
    set_on: string;
    closed_on: string | null;
    closed_because: string | null; // GoalClosing
    made_by: string;
    made_at: string;
    version: number;
  };
  goal_score: {
    id: string;
    child_id: string;
    goal_id: string;
    scored_on: string;
    scored_by: string; // GoalVoice
    score: number; // 0 to 10
    state: string; // stands | corrected
    made_by: string;
    made_at: string;
  };
  clinical_note: {
    id: string;
    about_table: string;
    about_id: string;
    about_column: string;
    sealed: string; // v1.keyId.nonce.ciphertext, under K_notes
    written_at: string;
    written_by: string;
  };
  child_event: {
    id: string;
    child_id: string;
    kind: string; // ChildEventKind
    happened_on: string;
    proceedings_id: string | null; // the proceedings it was read from
    recorded_by: string | null; // null: put in by a migration
    recorded_at: string;
    owes_concern: number | null; // 1: of a disclosure, for which a concern is to be recorded
    concern_settled: string | null; // ConcernSettled: why none was recorded from it, or that it is another child’s
    concern_settled_reason: string | null;
    concern_settled_by: string | null;
    concern_settled_at: string | null;
  };
  event_removal: {
    id: string; // in the log entry of the taking back
    child_id: string;
    sealed: string; // why, in words
  };
  criminal_proceedings: {
    id: string;
    child_id: string;
    stage: string;
    next_event: string | null;
    next_event_on: string | null;
    closed_on: string | null;
    date_taken_back: string | null; // a trial's day that somebody took back as an event, while next_event_on names it
    version: number;
  };
  concern: {
    id: string;
    child_id: string;
    check_in_id: string | null; // the check-in in which it came up; not followed, since that can be taken back
    check_in_taken_back: number | null; // 1: that check-in was taken back since
    event_id: string | null; // the disclosure it was recorded from
    known_at: string; // when somebody first knew
    danger: string | null; // Danger
    recorded_by: string;
    recorded_at: string;
    completed_by: string | null;
    completed_at: string | null;
    version: number;
  };
  concern_words: {
    id: string;
    concern_id: string;
    version: number; // of the concern: every version is kept
    sealed: string; // JSON of ConcernWords, see useCases/safeguardingWords.ts
    written_by: string;
    written_at: string;
  };
  risk: {
    id: string;
    child_id: string;
    kind: string; // RiskKind
    level: string; // RiskLevel
    sealed: string; // JSON of what is known and the plan
    holder_account_id: string | null;
    holder_practitioner_id: string | null;
    review_on: string | null;
    set_on: string;
    set_by: string;
    is_current: Flag; // the last one of its kind; earlier ones are kept
  };
  contact_decision: {
    id: string;
    child_id: string;
    referral_id: string;
    decided_on: string;
    decided_at: string;
    decided_by: string;
    decision: string; // LadderDecision
    reason: string;
    next_try_on: string;
  };
  keep_apart: {
    id: string;
    child_id: string;
    other_child_id: string | null; // this, or the person below
    person_id: string | null;
    reason: string;
    lives_there: string; // LivesThere
    made_on: string;
    made_by: string; // account
    ended_on: string | null;
    ended_by: string | null;
    version: number;
  };
  apart_settlement: {
    id: string;
    child_id: string; // as in keep_apart
    keep_apart_id: string;
    group_id: string | null; // this, or the two courses up to a day
    course_id: string | null; // the two in the order of their ids
    other_course_id: string | null;
    until_on: string | null;
    words: string; // what was decided, and with whom
    settled_on: string;
    settled_by: string; // account
  };
  letter_template: { kind: string; body: string; changed_at: string; changed_by: string };
  letter: {
    id: string;
    child_id: string;
    person_id: string;
    kind: string; // LetterKind
    delivery: string; // LetterDelivery
    sealed: string; // JSON of LetterWords: to whom, where, and the text as sent
    made_on: string;
    made_at: string;
    made_by: string;
  };
  outside_access: {
    id: string;
    account_id: string;
    child_id: string;
    opened_at: string;
    reason: string;
    seen_by: string | null;
    seen_at: string | null;
  };
  import_batch: {
    id: string;
    file_hash: string;
    imported_on: string;
    made_by: string;
    counts: string; // JSON
  };
  import_row: {
    id: string;
    batch_id: string;
    row_number: number;
    row_key: string;
    state: string; // rejected | set_aside
    reasons: string; // JSON list of sentences
    cells: string; // JSON: what the row said, by column heading
    matches_child_id: string | null;
    decision: string | null; // new_child | new_referral | same_referral | not_a_referral
    decision_reason: string | null;
    decided_on: string | null;
    decided_by: string | null;
  };
  search_token: { token: string; record_table: string; record_id: string };
  likeness_key: { key: string; likened_id: string }; // which children are worth comparing: shared/matching/keys.ts
  child_sibling: { one_id: string; other_id: string; linked_on: string; linked_by: string }; // the lower id first
  not_same: {
    id: string;
    one_id: string; // the lower id first
    other_id: string;
    one_was: string; // what it rested on: matching/notSame.ts, identityOf
    other_was: string;
    reason: string | null;
    said_on: string;
    said_by: string; // account
  };
  child_merge: {
    id: string;
    from_id: string; // the child whose record went into the other
    into_id: string;
    reason: string;
    merged_at: string;
    merged_by: string;
    journal: string; // JSON of MergeJournal: what stood where before, so that it can be taken apart
    undone_at: string | null;
    undone_by: string | null;
    undone_reason: string | null;
  };
  return_release: {
    id: string;
    definition: string;
    period: string;
    mode: string;
    mode_reason: string | null;
    format: string;
    sha256: string;
    figures: string; // JSON of what was shown, so that it can be reproduced to the digit
    fingerprint: string; // SHA-256 of `figures`
    counts_policy: Generated<string>; // CountPolicy of courses under way when it was made
    made_at: string;
    made_by: string;
  };
};
