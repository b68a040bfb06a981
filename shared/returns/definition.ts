// Data rather than code: the whole "Quarterly service return" is read here from top to bottom, which is why the file
// is long. docs/definitions.md and the sheet of definitions are made of these same words.

import { HANDOVER_REASON_LABELS, type HandoverReason } from '../continuity/codes.ts';
import { CHANGES_WITH, type ChangeWith, CONTINUITY_MONTHS } from '../continuity/figure.ts';
import { COVER_IS_A_CHANGE_FROM_DAYS } from '../continuity/rules.ts';
import { ENDING_KIND_LABELS, ENDING_KINDS, type EndingKind } from '../courses/ending.ts';
import { STANDING_LABELS, STANDINGS, type StandingState } from '../courses/rules.ts';
import { LOGGED_STATUSES, type LoggedStatus, SESSION_STATUS_LABELS } from '../courses/sessions.ts';
import { COUNTED_AS, COUNTED_AS_LABELS, type CountedAs } from '../holdingSupport/rules.ts';
import { PAIR_CHANGES, type PairChange } from '../measures/pairs.ts';
import { REFERRAL_SOURCES, REFERRAL_SOURCES_LABELS, type ReferralSource } from '../referrals/codes.ts';
import {
  REVIEW_EARLY_BY_SESSIONS,
  REVIEW_EARLY_BY_WEEKS,
  REVIEW_EVERY_ATTENDED_SESSIONS,
  REVIEW_EVERY_WEEKS,
} from '../reviews/rhythm.ts';
import { WAIT_BANDS } from '../waitingList/rules.ts';

export type CellKind = 'count' | 'days' | 'weeks' | 'percent';

/** A row or column, and exactly what is counted in it. `kind` is 'count' unless said otherwise. */
export type LineDefinition = { id: string; label: string; definition: string; kind?: CellKind };

/** Sections whose totals count the same thing: a total hidden in one of them must be hidden in all. */
export type SharedTotal = 'referrals' | 'waiting';

export type SectionDefinition = {
  id: string;
  title: string;
  /** For a sheet's tab or a list of contents: at most 28 characters. */
  shortTitle: string;
  definition: string;
  /** Heading of the column that names the rows. */
  rowHeading: string;
  /** 'protocols', 'measures': one row for each of them, as the facts give them. */
  rows: readonly LineDefinition[] | 'protocols' | 'measures';
  columns: readonly LineDefinition[];
  /** The row that adds up the rows, printed last. */
  totalRow: LineDefinition | null;
  /** The column that adds up the columns, printed last. */
  totalColumn: LineDefinition | null;
  /** What the grand total counts, where other sections count it too. */
  sharedTotal: SharedTotal | null;
  /** Where it counts a part of what another section counts: which of its columns lie in which there (`protectPart.ts`). */
  partOf: { section: string; columns: Readonly<Record<string, string>> } | null;
  /** A row after the totals: the share that one row is of the total. */
  share: (LineDefinition & { of: string }) | null;
};

export type ReturnDefinition = {
  id: 'quarterly_service_return';
  title: string;
  sections: readonly SectionDefinition[];
};

/** Age bands in completed years on the date the referral was received. */
export const AGE_BANDS = [
  { id: 'age_0_4', label: '0 to 4', least: 0, most: 4 },
  { id: 'age_5_10', label: '5 to 10', least: 5, most: 10 },
  { id: 'age_11_15', label: '11 to 15', least: 11, most: 15 },
  { id: 'age_16_17', label: '16 and 17', least: 16, most: 17 },
  { id: 'age_18_24', label: '18 to 24', least: 18, most: 24 },
] as const;

/** How far what became of courses is looked back over: long enough for figures that need not be hidden (our own default). */
export const OUTCOME_MONTHS = 12;

/** The smallest number of children, check-ins or reviews that a percentage or a typical wait is given for. */
export const LEAST_BASE = 10;

const SOURCE_DEFINITIONS: Record<ReferralSource, string> = {
  child: 'The child or young person asked for help.',
  family: 'A parent, carer or relative asked for help.',
  social_care: 'A council’s children’s social care service.',
  police: 'A police force.',
  school: 'A school, college or nursery.',
  gp: 'A GP or GP practice.',
  health_visitor: 'A health visitor or school nurse.',
  camhs: 'A child and adolescent mental health service (CAMHS) or another mental health service.',
  hospital: 'A hospital, or a health service not named here.',
  sarc: 'A sexual assault referral centre (SARC).',
  ch_isva: 'An independent sexual violence adviser, for children (CH-ISVA) or for adults (ISVA).',
  early_help: 'An early help or family support service.',
  youth_justice: 'A youth justice service.',
  voluntary_service: 'Another charity or voluntary service.',
  internal: 'Another part of this service.',
  other: 'Any other source that was recorded.',
  not_known: 'No source is recorded.',
};

const HOLDING_DEFINITIONS: Record<CountedAs, string> = {
  support_call: 'A call to support the child or carer that was not a check-in.',
  carer_group: 'A parent or carer came to a group for parents and carers; each counts once.',
  coping_skills: 'Help with sleep, nightmares, flashbacks, self-harm or strong feelings.',
  drop_in: 'The child or carer came to a drop-in.',
  information_pack: 'Information was given or sent.',
  ch_isva_link: 'The child was linked with an independent sexual violence adviser.',
  practical_help: 'Practical help, for example with school, housing, money or appointments.',
  other: 'A contact of another kind that the service offers and counts as none of the above.',
};

/** The signs a figure may carry instead of a number, with their exact meaning. */
export const SIGNS = [
  { sign: '<5', meaning: 'From 1 to 4. It is hidden so that nobody can be recognised. Zero is shown as 0.' },
  {
    sign: '[c]',
    meaning:
      'Held back so that a hidden figure cannot be worked out from the totals or an earlier release, or because the ' +
      `number it rests on is hidden or under ${LEAST_BASE}.`,
  },
  { sign: '[z]', meaning: 'There is nothing to measure, as the number it rests on is 0.' },
] as const;

/** What is done with small figures, for whoever reads the return. */
export const SUPPRESSION_RULE =
  'For publication, every count from 1 to 4 is hidden. Further counts are hidden until no hidden count can be worked ' +
  'out from the rest of the return: not from rows, columns and totals, not from another section that counts the same ' +
  'children or a part of the same courses, and not from the middle or longest wait. A total hidden in one section is hidden in all. Zero is never ' +
  'hidden. Where the same quarter was released before, a figure hidden then stays hidden, and one that has changed by ' +
  '1 to 4 since is hidden, so that nobody can be recognised in the difference. A return made exact under a contract shows every figure; who chose it and why is recorded.';

const STATUS_DEFINITIONS: Record<LoggedStatus | 'planned', string> = {
  attended: 'The session was held.',
  attended_late: 'They came late and the session was still held.',
  was_not_brought: 'The child depends on an adult to come, and was not brought.',
  did_not_attend: 'A young person who can come alone, or a carer, did not come.',
  cancelled_by_family: 'The child, young person or carer cancelled.',
  cancelled_by_service: 'The service cancelled.',
  late_not_seen: 'They came, too late for the session to be held.',
  planned: 'Planned for a day in the period, and what became of it is not yet recorded.',
};

const STANDING_DEFINITIONS: Record<StandingState, string> = {
  under_way: 'Not ended by the end of the last day counted, however many sessions were attended.',
  ended_below:
    'Ended in the period below the protocol’s range: with fewer attended sessions or days, or after a shorter time where ' +
    'the range is in weeks or months. A course in which no session was attended is in none of these figures; it is among the endings.',
  ended_within:
    'Ended in the period within the protocol’s range of attended sessions or days, or of weeks or months; or anywhere ' +
    'where the protocol states no range. Time runs from the first attended session to the end of the week of the last ' +
    'one: weeks, and full calendar months, so that six months of a course that began on 10 June are full on 10 December.',
  ended_extended:
    'Ended in the period past the range, as far as the protocol allows it to be extended. A range in months is passed by a ' +
    'session after the day on which they are full.',
  ended_beyond: 'Ended in the period further on than the protocol and its extension allow.',
};

const CHANGE_WORDS: Record<ChangeWith, { label: string; definition: string }> = {
  left: handedOver('left', 'The one before was leaving, or had left.'),
  leave: handedOver('leave', 'The one before was away for a while, and somebody else took over for good.'),
  workload: handedOver('workload', 'The one before had too much to do.'),
  family_request: handedOver('family_request', 'The child, a parent or a carer asked for somebody else.'),
  fit: handedOver('fit', 'Somebody else was judged to fit the child better.'),
  end_of_contract: handedOver('end_of_contract', 'The contract of the one before ended.'),
  cover: { label: 'Cover began', definition: 'Somebody stood in, for however long.' },
  back: {
    label: 'Back from cover',
    definition: 'Cover ended, and the child met the one before again or another.',
  },
  another_course: {
    label: 'Another course',
    definition: 'The next course of the same referral began with somebody else.',
  },
};

function handedOver(reason: HandoverReason, definition: string) {
  return { label: `Handed over: ${HANDOVER_REASON_LABELS[reason].toLowerCase()}`, definition };
}

const ENDING_DEFINITIONS: Record<EndingKind, string> = {
  planned: 'Worked towards together with the child or the carer, and closed as agreed.',
  unplanned: 'It stopped before it was worked towards, whoever decided so.',
  moved_on: 'It goes on elsewhere: in another area, with another service, or in another therapy here.',
};

const PAIR_WORDS: Record<PairChange, { label: string; definition: string }> = {
  improved: {
    label: 'Reliably better',
    definition: 'Better by at least the reliable change that a source states for that measure.',
  },
  none: { label: 'No reliable change', definition: 'Changed by less than that, either way, or not at all.' },
  deteriorated: { label: 'Reliably worse', definition: 'Worse by at least that reliable change.' },
  not_known: {
    label: 'Not known',
    definition:
      'No source that was seen states what a reliable change of that measure is. Nothing is said of it, better or worse.',
  },
};

const AGE_ROWS: readonly LineDefinition[] = [
  ...AGE_BANDS.map(({ id, label, least, most }) => ({
    id,
    label,
    definition: `Aged ${least} to ${most}, in completed years, on the date the referral was received.`,
  })),
  {
    id: 'not_known',
    label: 'Not known',
    definition: 'No birth date is recorded, or the age on the date received was over 24.',
  },
];

const SEX_COLUMNS: readonly LineDefinition[] = [
  { id: 'female', label: 'Female', definition: 'Sex is recorded as female.' },
  { id: 'male', label: 'Male', definition: 'Sex is recorded as male.' },
  { id: 'intersex', label: 'Intersex', definition: 'Sex is recorded as intersex.' },
  {
    id: 'not_known',
    label: 'Not known',
    definition: 'Sex was not asked, is not known, or the child or carer prefers not to say.',
  },
];

const WAITING_DEFINITION =
  'Children whose referral had been received and who, at the end of the last day counted, had neither attended ' +
  'a first session of therapy nor been closed. A child who is paused, has an offer or has a first session booked ' +
  'still waits. A child with two open referrals counts once, from the earlier date received. Holding support ' +
  'does not stop the clock, and pauses are not taken off.';

const ONE_COLUMN = (id: string, label: string, definition: string): readonly LineDefinition[] => [
  { id, label, definition },
];

const PLAIN = { totalRow: null, totalColumn: null, sharedTotal: null, partOf: null, share: null } as const;

export const QUARTERLY_SERVICE_RETURN: ReturnDefinition = {
  id: 'quarterly_service_return',
  title: 'Quarterly service return',
  sections: [
    {
      ...PLAIN,
      id: 'referrals_by_source',
      shortTitle: 'Referrals by source',
      title: 'Referrals received by source',
      definition:
        'Referrals with a date received in the period, whether or not they were accepted. Each referral counts ' +
        'once, on the earliest date received, also where it was told twice.',
      rowHeading: 'Source',
      rows: REFERRAL_SOURCES.map((id) => ({
        id,
        label: REFERRAL_SOURCES_LABELS[id],
        definition: SOURCE_DEFINITIONS[id],
      })),
      columns: ONE_COLUMN('referrals', 'Referrals', 'Number of referrals.'),
      totalRow: {
        id: 'all',
        label: 'All referrals received',
        definition: 'Every referral with a date received in the period.',
      },
      sharedTotal: 'referrals',
    },
    {
      ...PLAIN,
      id: 'waiting_by_band',
      shortTitle: 'Waiting by weeks',
      title: 'Waiting at the end of the period',
      definition: WAITING_DEFINITION,
      rowHeading: 'Weeks waited',
      rows: WAIT_BANDS.map(({ code, label, fromWeeks, toWeeks }) => ({
        id: code,
        label,
        definition:
          toWeeks === null
            ? `Waited ${fromWeeks * 7} days or more since the date received: ${fromWeeks} whole weeks or more.`
            : `Waited ${fromWeeks * 7} to ${toWeeks * 7 + 6} days since the date received: ${fromWeeks} to ${toWeeks} whole weeks.`,
      })),
      columns: ONE_COLUMN('children', 'Children', 'Number of children waiting.'),
      totalRow: {
        id: 'all',
        label: 'All children waiting',
        definition: 'Every child waiting, however long.',
      },
      sharedTotal: 'waiting',
    },
    {
      ...PLAIN,
      id: 'waits',
      shortTitle: 'Waits',
      title: 'How long children waited',
      definition:
        'Calendar days from the date the referral was received. Those who started and those still waiting are two ' +
        'different groups and are never added or averaged together. Pauses are not taken off. The middle wait and ' +
        `the others are given for groups of ${LEAST_BASE} or more; an exact return gives them for any group.`,
      rowHeading: 'Group',
      rows: [
        {
          id: 'started',
          label: 'Started in the period',
          definition:
            'Referrals whose first attended session of therapy was in the period: the child’s or family’s, or the ' +
            'carer’s in a programme for parents that was offered for this child and accepted. The wait ends on the ' +
            'day of that session. An allocation, an assessment or a booked session is not a start.',
        },
        {
          id: 'still_waiting',
          label: 'Still waiting at the end',
          definition:
            'The children counted under "Waiting at the end of the period", with their wait up to the last day ' +
            'counted.',
        },
      ],
      columns: [
        { id: 'count', label: 'Number', definition: 'How many are in the group.' },
        {
          id: 'median_days',
          label: 'Median, days',
          kind: 'days',
          definition:
            'The middle wait when all are put in order; the mean of the two middle ones where the number is even.',
        },
        {
          id: 'median_weeks',
          label: 'Median, weeks',
          kind: 'weeks',
          definition: 'The median in whole weeks, rounded down.',
        },
        {
          id: 'p75_days',
          label: '75th percentile, days',
          kind: 'days',
          definition: 'The shortest wait that at least three quarters of the group do not exceed.',
        },
        {
          id: 'p75_weeks',
          label: '75th percentile, weeks',
          kind: 'weeks',
          definition: 'The 75th percentile in whole weeks, rounded down.',
        },
        { id: 'longest_days', label: 'Longest, days', kind: 'days', definition: 'The longest wait.' },
        {
          id: 'longest_weeks',
          label: 'Longest, weeks',
          kind: 'weeks',
          definition: 'The longest wait in whole weeks, rounded down.',
        },
      ],
    },
    {
      ...PLAIN,
      id: 'check_ins',
      shortTitle: 'Check-ins',
      title: 'Check-ins with those waiting',
      definition:
        'Check-ins with a due date in the period, by how they stood at the end of the last day counted. A check-in ' +
        'is done when the child or a safe carer whose contact was checked was reached; messages and letters alone ' +
        'are tries. One whose due ' +
        'date fell away because therapy started or the referral was closed by then is not due.',
      rowHeading: 'Check-ins',
      rows: [
        { id: 'on_time', label: 'Done on time', definition: 'Done on or before the due date.' },
        {
          id: 'late',
          label: 'Done late',
          definition: 'Done after the due date, by the end of the last day counted.',
        },
        {
          id: 'not_done',
          label: 'Not done',
          definition: 'Due, and not done by the end of the last day counted.',
        },
      ],
      columns: ONE_COLUMN('check_ins', 'Check-ins', 'Number of check-ins.'),
      totalRow: { id: 'all', label: 'All check-ins due', definition: 'Every check-in due in the period.' },
      share: {
        id: 'share_on_time',
        label: 'Share done on time, percent',
        definition:
          'Done on time as a percentage of all due, to the nearest whole one. Given where both are shown and at ' +
          `least ${LEAST_BASE} were due; an exact return gives it for any number due.`,
        kind: 'percent',
        of: 'on_time',
      },
    },
    {
      ...PLAIN,
      id: 'holding_support',
      shortTitle: 'Holding support',
      title: 'Holding support',
      definition:
        'Contacts made in the period to support a child or carer before therapy or after it. It is counted apart ' +
        'from therapy. A check-in is not a holding support contact.',
      rowHeading: 'Kind of contact',
      rows: COUNTED_AS.map((id) => ({
        id,
        label: COUNTED_AS_LABELS[id],
        definition: HOLDING_DEFINITIONS[id],
      })),
      columns: ONE_COLUMN('contacts', 'Contacts', 'Number of contacts.'),
      totalRow: {
        id: 'all',
        label: 'All holding support contacts',
        definition: 'Every holding support contact made in the period.',
      },
    },
    {
      ...PLAIN,
      id: 'sessions',
      shortTitle: 'Sessions',
      title: 'Therapy sessions by status',
      definition:
        'Sessions planned for a day in the period, by what became of them. Each try counts once, so a session that ' +
        'was cancelled and later held counts under both; one that was moved counts on the day it was moved to. ' +
        'Sessions of the child’s strand and of the carer’s strand are never added together. Assessments, and reviews held apart from a session, are not sessions.',
      rowHeading: 'Status',
      rows: [...LOGGED_STATUSES, 'planned' as const].map((id) => ({
        id,
        label: id === 'planned' ? 'Not yet logged' : SESSION_STATUS_LABELS[id],
        definition: STATUS_DEFINITIONS[id],
      })),
      columns: [
        {
          id: 'child',
          label: 'Child’s strand',
          definition: 'Sessions with the child, alone or together with a parent, carer or family.',
        },
        {
          id: 'carer',
          label: 'Carer’s strand',
          definition: 'Sessions with a parent or carer without the child.',
        },
      ],
      totalRow: {
        id: 'all',
        label: 'All sessions',
        definition: 'Every session of that strand in the period.',
      },
    },
    {
      ...PLAIN,
      id: 'courses',
      shortTitle: 'Courses',
      title: 'Courses of therapy by protocol',
      definition:
        'Courses with a first attended session by the end of the last day counted, that were under way at the end ' +
        'of it or ended in the period. What counts towards the range is a policy of the service, said with the return: ' +
        'attended sessions of the counted strand, and nothing else unless it says so. A course that ended keeps how ' +
        'it was counted then. Where the service holds a therapy by a range of its own, its name says which: a ' +
        'course is told by the range it was begun with.',
      rowHeading: 'Protocol',
      rows: 'protocols',
      columns: STANDINGS.map((id) => ({
        id,
        label: STANDING_LABELS[id],
        definition: STANDING_DEFINITIONS[id],
      })),
      totalRow: { id: 'all', label: 'All protocols', definition: 'Courses of every protocol.' },
      totalColumn: {
        id: 'all',
        label: 'All courses',
        definition: 'Courses of that protocol, wherever they stand.',
      },
      partOf: {
        section: 'endings',
        columns: {
          ended_below: 'below',
          ended_within: 'reached',
          ended_extended: 'reached',
          ended_beyond: 'reached',
        },
      },
    },
    {
      ...PLAIN,
      id: 'endings',
      shortTitle: 'How courses ended',
      title: 'How courses of therapy ended',
      definition:
        `Courses that ended in the ${OUTCOME_MONTHS} months up to the last day counted, by the kind of ending that was ` +
        'recorded and by whether the minimum of the protocol was reached. It looks back over a year, whatever the ' +
        'period, so that fewer figures are small. Ending a course closes no referral.',
      rowHeading: 'Kind of ending',
      rows: [
        ...ENDING_KINDS.map((id) => ({
          id,
          label: ENDING_KIND_LABELS[id],
          definition: ENDING_DEFINITIONS[id],
        })),
        {
          id: 'not_recorded',
          label: 'Not recorded',
          definition: 'It ended before its kind was asked for, or nobody recorded one. Nothing is guessed.',
        },
      ],
      columns: [
        {
          id: 'reached',
          label: 'Minimum reached',
          definition: 'In the protocol’s range of sessions, days, weeks or months, or past it.',
        },
        {
          id: 'below',
          label: 'Below the minimum',
          definition:
            'Below that range, as in “Courses of therapy by protocol”; also where no session was attended.',
        },
      ],
      totalRow: { id: 'all', label: 'All endings', definition: 'Every course that ended in that time.' },
      totalColumn: {
        id: 'all',
        label: 'All courses',
        definition: 'Every course that ended so, whatever was attended.',
      },
    },
    {
      ...PLAIN,
      id: 'pairs',
      shortTitle: 'First and last scores',
      title: 'First and last scores of courses that ended',
      definition:
        `Pairs of scores in courses that ended in the ${OUTCOME_MONTHS} months up to the last day counted: the last ` +
        'score before the second attended session, so that change while waiting is not credited to therapy, and the ' +
        'last score of the course. A pair is of one person and one measure in one version; of a measure without a ' +
        'total each scale is a pair. A course can have several pairs, or none: this counts pairs and not children.',
      rowHeading: 'Measure',
      rows: 'measures',
      columns: PAIR_CHANGES.map((id) => ({ id, ...PAIR_WORDS[id] })),
      totalRow: { id: 'all', label: 'All measures', definition: 'Pairs of every measure.' },
      totalColumn: { id: 'all', label: 'All pairs', definition: 'Every pair of that measure.' },
    },
    {
      ...PLAIN,
      id: 'reviews',
      shortTitle: 'Reviews',
      title: 'Reviews due and held',
      definition:
        `A review is due after every ${REVIEW_EVERY_ATTENDED_SESSIONS} attended sessions of a course; every ` +
        `${REVIEW_EVERY_WEEKS} weeks from its first session where the protocol gives a range in weeks or months; and at ` +
        'the last day of a course of days. A protocol may state another number, and a service may set others. Counted ' +
        'are reviews that fell due in the period, and those still due from before it.',
      rowHeading: 'Reviews',
      rows: [
        {
          id: 'held',
          label: 'Held',
          definition:
            'Due, and held by the end of the last day counted. A review held up to ' +
            `${REVIEW_EARLY_BY_SESSIONS} sessions or ${REVIEW_EARLY_BY_WEEKS} weeks early counts.`,
        },
        {
          id: 'not_held',
          label: 'Not held',
          definition: 'Due, and not held by the end of the last day counted.',
        },
      ],
      columns: ONE_COLUMN('reviews', 'Reviews', 'Number of reviews.'),
      totalRow: { id: 'all', label: 'All reviews due', definition: 'Every review due.' },
      share: {
        id: 'share_held',
        label: 'Share held, percent',
        definition:
          'Held as a percentage of all due, to the nearest whole one. Given where both are shown and at least ' +
          `${LEAST_BASE} were due; an exact return gives it for any number due.`,
        kind: 'percent',
        of: 'held',
      },
    },
    {
      ...PLAIN,
      id: 'continuity',
      shortTitle: 'Change of practitioner',
      title: 'Children who had a change of practitioner',
      definition:
        'Children whose sessions of the counted strand somebody held at any time in the ' +
        `${CONTINUITY_MONTHS} months up to the last day counted, by whether another person took over in that time. ` +
        'A child counts once. It looks back over a year, whatever the period, as NICE quality standard QS179, ' +
        'statement 2, asks for; lower is better.',
      rowHeading: 'Children',
      rows: [
        {
          id: 'changed',
          label: 'Had a change',
          definition:
            'Another practitioner took over after the first attended session: in a course, or in the next course of ' +
            `the same referral. A first allocation is no change, and nor is cover under ${COVER_IS_A_CHANGE_FROM_DAYS} days ` +
            '(our own default). Cover by one person that lasts longer, in one piece or in several that follow one another, is.',
        },
        { id: 'not_changed', label: 'Had none', definition: 'Every other child of that time.' },
      ],
      columns: ONE_COLUMN('children', 'Children', 'Number of children.'),
      totalRow: { id: 'all', label: 'All children', definition: 'Every child whose sessions somebody held.' },
      share: {
        id: 'share_changed',
        label: 'Share who had a change, percent',
        definition:
          'Those who had a change as a percentage of all, to the nearest whole one. Given where both are shown and ' +
          `there were at least ${LEAST_BASE}; an exact return gives it for any number.`,
        kind: 'percent',
        of: 'changed',
      },
    },
    {
      ...PLAIN,
      id: 'every_change',
      shortTitle: 'Every change',
      title: 'Every change of practitioner, and what it came with',
      definition:
        'Every time in those twelve months that a child met another practitioner than before, cover however short and ' +
        'the way back from it included, so that nothing is hidden by what is left out above. Each change counts.',
      rowHeading: 'Came with',
      rows: CHANGES_WITH.map((id) => ({ id, ...CHANGE_WORDS[id] })),
      columns: ONE_COLUMN('changes', 'Changes', 'Number of changes.'),
      totalRow: { id: 'all', label: 'All changes', definition: 'Every change, whatever it came with.' },
    },
    ageAndSex(
      'referrals_by_age_and_sex',
      'Referrals received by age and sex',
      'Referrals by age and sex',
      'The referrals counted under "Referrals received by source", by age on the date received and by sex.',
      'referrals',
    ),
    ageAndSex(
      'waiting_by_age_and_sex',
      'Waiting at the end of the period by age and sex',
      'Waiting by age and sex',
      'The children counted under "Waiting at the end of the period", by age on the date received and by sex.',
      'waiting',
    ),
  ],
};

function ageAndSex(
  id: string,
  title: string,
  shortTitle: string,
  definition: string,
  sharedTotal: SharedTotal,
): SectionDefinition {
  return {
    ...PLAIN,
    id,
    title,
    shortTitle,
    definition,
    rowHeading: 'Age at referral',
    rows: AGE_ROWS,
    columns: SEX_COLUMNS,
    totalRow: { id: 'all', label: 'All ages', definition: 'Every age, known or not.' },
    totalColumn: { id: 'all', label: 'All', definition: 'Every sex, known or not.' },
    sharedTotal,
  };
}
