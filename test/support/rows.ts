import type { Insertable } from 'kysely';
import { newId } from '../../electron/service/ids.ts';
import type { Tables } from '../../electron/service/store/tables.ts';

// Rows as they lie in the database, for tests of what is read from it. Only what a test says differs from nothing.

export function childRow(more: Partial<Insertable<Tables['child']>> = {}): Insertable<Tables['child']> {
  return {
    id: newId(),
    name: 'Rafe Testwood',
    name_used: null,
    birth_date: null,
    pronouns: null,
    sex: 'not_asked',
    gender: 'not_asked',
    ethnicity: 'not_asked',
    disability: 'not_asked',
    disability_detail: null,
    religion: 'not_asked',
    language: null,
    interpreter_language: null,
    access_needs: null,
    looked_after: 'not_asked',
    protection_plan: 'not_asked',
    in_need: 'not_asked',
    postcode: null,
    school: null,
    imported_notes: null,
    created_at: '2026-01-01T09:00:00.000Z',
    version: 1,
    ...more,
  };
}

type Referral = Insertable<Tables['referral']>;
export function referralRow(more: Partial<Referral> & Pick<Referral, 'child_id' | 'received_on'>): Referral {
  return {
    id: newId(),
    source: 'not_known',
    referred_by: null,
    abuse_types: '[]',
    funder_id: null,
    funded_until: null,
    triaged_on: null,
    accepted_on: more.received_on,
    imported_on: null,
    closed_on: null,
    closing_reason: null,
    closing_note: null,
    age_reason: null,
    band: null,
    band_was: null,
    band_reason: null,
    band_set_by: null,
    band_set_on: null,
    protocol_in_mind: null,
    import_batch_id: null,
    import_row_key: null,
    referrer_contact: null,
    reason: null,
    in_area: null,
    responsibility_held_by: null,
    service_consent: null,
    lawful_basis: null,
    disclosed_on: null,
    reported_on: null,
    answers_for: null,
    inbox_state: null,
    inbox_due_on: null,
    started_on: null,
    stage: 'waiting',
    stage_since: more.received_on,
    next_check_in_due_on: null,
    next_check_in_because: null,
    check_in_tries: 0,
    next_try_by_on: null,
    check_in_left_undone_on: null,
    last_check_in_on: null,
    last_check_in_outcome: null,
    holding_contacts: 0,
    version: 1,
    ...more,
  };
}

type CheckIn = Insertable<Tables['check_in']>;
export function checkInRow(
  more: Partial<CheckIn> & Pick<CheckIn, 'child_id' | 'referral_id' | 'held_on'>,
): CheckIn {
  return {
    id: newId(),
    due_on: null,
    outcome: more.is_done === 0 ? 'left_message' : 'reached',
    channel: 'phone',
    person_id: null,
    spoke_to: null,
    people_spoken_to: null,
    how_things_are: null,
    is_safe: null,
    wants_therapy: null,
    offered: null,
    note: null,
    unsafe_channel_reason: null,
    next_due_on: null,
    is_done: 1,
    made_by: 'test',
    made_at: '2026-01-01T09:00:00.000Z',
    ...more,
  };
}

type HoldingContact = Insertable<Tables['holding_contact']>;
export function holdingContactRow(
  more: Partial<HoldingContact> & Pick<HoldingContact, 'child_id' | 'referral_id' | 'held_on'>,
): HoldingContact {
  return {
    id: newId(),
    kind: 'support_call',
    with_whom: 'carer',
    series_id: null,
    note: null,
    made_by: 'test',
    made_at: '2026-01-01T09:00:00.000Z',
    ...more,
  };
}

type Course = Insertable<Tables['course']>;
export function courseRow(more: Partial<Course> & Pick<Course, 'child_id' | 'referral_id'>): Course {
  return {
    id: newId(),
    offer_id: null,
    protocol_id: 'tf_cbt_csa',
    planned_sessions: 12,
    planning_reason: null,
    no_carer_reason: null,
    ended_on: null,
    ending: null,
    ending_reason: null,
    started_on: null,
    attended: 0,
    version: 1,
    ...more,
  };
}

type Strand = Insertable<Tables['strand']>;
export function strandRow(more: Partial<Strand> & Pick<Strand, 'course_id'>): Strand {
  return {
    id: newId(),
    kind: 'child',
    person_id: null,
    practitioner_id: null,
    is_counted: 1,
    session_limit: null,
    attended: 0,
    ...more,
  };
}

type SessionTry = Insertable<Tables['session_try']>;
export function sessionTryRow(
  more: Partial<SessionTry> & Pick<SessionTry, 'course_id' | 'strand_id' | 'session_id' | 'planned_on'>,
): SessionTry {
  return {
    id: newId(),
    starts_at: null,
    length_minutes: 50,
    practitioner_id: null,
    room_id: null,
    place: null,
    status: 'planned',
    reason: null,
    reason_detail: null,
    who_attended: null,
    welfare_contact: null,
    logged_on: null,
    logged_by: null,
    ...more,
  };
}

type Review = Insertable<Tables['review']>;
export function reviewRow(more: Partial<Review> & Pick<Review, 'course_id'>): Review {
  return {
    id: newId(),
    planned_on: null,
    starts_at: null,
    held_on: null,
    attended_when_held: null,
    with_whom: null,
    effective: null,
    outcome: null,
    extend_to: null,
    version: 1,
    ...more,
  };
}

type Score = Insertable<Tables['measure_score']>;
/** A score that the child filled in. */
export function scoreRow(more: Partial<Score> & Pick<Score, 'child_id' | 'measure' | 'completed_on'>): Score {
  return {
    id: newId(),
    course_id: null,
    measure_version: '1',
    informant: 'child',
    total: null,
    scales: null,
    person_id: null,
    occasion: 'other',
    not_done_reason: null,
    not_done_detail: null,
    risk_answered: null,
    risk_act: null,
    risk_act_by: null,
    risk_act_at: null,
    state: 'stands',
    state_reason: null,
    replaces_id: null,
    made_by: 'test',
    made_at: '2026-01-01T09:00:00.000Z',
    ...more,
  };
}
