import * as z from 'zod';
import { LadderBecause } from '../checkIns/ladder.ts';
import { PutOff } from '../checkIns/putOff.ts';
import { CheckInOutcome } from '../checkIns/rules.ts';
import { LocalDate } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { AreaAnswer, ReferralSource } from '../referrals/codes.ts';
import { RECORD_ROLES } from '../roles.ts';
import { ListAge } from './ages.ts';
import { CallEntry } from './callList.ts';
import { TOO_LITTLE } from './forecast.ts';
import { PriorityBand, WAITING_LIST_STAGES } from './rules.ts';

export const WaitingListStage = z.enum(WAITING_LIST_STAGES);
export type WaitingListStage = z.infer<typeof WaitingListStage>;

/** What is said of a child beside the name. Each has an icon and its words on the screen. */
export const WAITING_FLAGS = [
  'current_risk',
  'pre_trial',
  'safe_contact',
  'looked_after',
  'interpreter',
  'access_needs',
  'turns_18',
] as const;
export const WaitingFlag = z.enum(WAITING_FLAGS);
export type WaitingFlag = z.infer<typeof WaitingFlag>;
export const WAITING_FLAG_LABELS: Record<WaitingFlag, string> = {
  current_risk: 'Risk',
  pre_trial: 'Pre-trial',
  safe_contact: 'Contact rules',
  looked_after: 'Looked after',
  interpreter: 'Interpreter',
  access_needs: 'Access needs',
  turns_18: 'Turns 18 soon',
};

/** How the next check-in stands; `tried`: a try reached nobody since the last one done. */
export const LIST_DUE = ['overdue', 'this_week', 'tried'] as const;
/** Lists with names that can be printed. */
export const PRINTED_LISTS = ['call_list', 'waiting_list', 'planner'] as const;
/** Who waits with no plan of holding support, and whose plan is to be looked at again. */
export const SUPPORT_FILTERS = ['no_plan', 'to_review'] as const;
export const SupportFilter = z.enum(SUPPORT_FILTERS);
export type SupportFilter = z.infer<typeof SupportFilter>;
export const SUPPORT_FILTER_LABELS: Record<SupportFilter, string> = {
  no_plan: 'No plan',
  to_review: 'Review due',
};

/** Answers within one list widen the choice; the lists narrow each other. Empty lists ask nothing. */
export const WaitingListFilter = z.strictObject({
  text: text(100),
  due: z.array(z.enum(LIST_DUE)),
  bands: z.array(z.union([PriorityBand, z.literal('none')])),
  overWeeks: z.array(z.union([z.literal(26), z.literal(52)])),
  flags: z.array(WaitingFlag),
  ages: z.array(ListAge),
  areas: z.array(AreaAnswer),
  sources: z.array(ReferralSource),
  funders: z.array(z.union([Id, z.literal('none')])),
  /** As the list has it: the id of a protocol or the words of a spreadsheet; empty where none is in mind. */
  protocols: z.array(text(200)),
  /** Who answers for the referral, and so holds its next step. `me` is whoever looks. */
  holders: z.array(z.union([Id, z.literal('me'), z.literal('nobody')])),
  support: z.array(SupportFilter),
});
export type WaitingListFilter = z.infer<typeof WaitingListFilter>;
export const NO_FILTER: WaitingListFilter = {
  text: '',
  due: [],
  bands: [],
  overWeeks: [],
  flags: [],
  ages: [],
  areas: [],
  sources: [],
  funders: [],
  protocols: [],
  holders: [],
  support: [],
};

/** `band` is the order of the list: band, then longest wait. Ties always end in that order. */
export const WAITING_LIST_SORTS = ['band', 'longest_wait', 'shortest_wait', 'next_check_in', 'name'] as const;
export const WaitingListSort = z.enum(WAITING_LIST_SORTS);
export type WaitingListSort = z.infer<typeof WaitingListSort>;

export const NextCheckIn = z.strictObject({
  dueOn: LocalDate,
  state: z.enum(['due_later', 'this_week', 'today', 'overdue']),
  daysOver: z.int().min(0),
  /** Tries that reached nobody since the last check-in done, and by when to try again. */
  tries: z.int().min(0),
  tryAgainBy: LocalDate.nullable(),
  /** A person's decision on the next try, while it stands. */
  putOff: PutOff.nullable(),
  /** What a person is to decide because nobody was reached: see ladder.ts. */
  toDecide: z.strictObject({ because: LadderBecause, triedDays: z.int().min(1), by: LocalDate }).nullable(),
});
export type NextCheckIn = z.infer<typeof NextCheckIn>;

export const WaitingRow = z.strictObject({
  referralId: Id,
  childId: Id,
  version: Version,
  name: z.string(),
  age: z.int().nullable(),
  flags: z.array(WaitingFlag),
  receivedOn: LocalDate,
  /** Calendar days, unadjusted; the paused ones stand beside them and are never taken off. */
  daysWaiting: z.int().min(0),
  pausedDays: z.int().min(0),
  band: PriorityBand.nullable(),
  /** The band that the last look suggested by the rules of its day; null where nobody looked, or it suggested none. */
  bandSuggested: PriorityBand.nullable(),
  /** The last change of band by a person; null where it was never changed. */
  bandMoved: z
    .strictObject({ from: PriorityBand.nullable(), by: z.string(), on: LocalDate, reason: z.string() })
    .nullable(),
  nextCheckIn: NextCheckIn.nullable(),
  lastContact: z.strictObject({ on: LocalDate, outcome: CheckInOutcome }).nullable(),
  holdingContacts: z.int().min(0),
  /** The id of a protocol, or the words of a spreadsheet. */
  protocolInMind: z.string().nullable(),
  funder: z.string().nullable(),
  source: z.string(),
  /** Who answers for the referral; null where nobody does yet. */
  holder: z.string().nullable(),
});
export type WaitingRow = z.infer<typeof WaitingRow>;

/** One answer of a filter; `label` is a name the service gave, null where the app has the words. */
export const ListChoice = z.strictObject({
  value: z.string(),
  label: z.string().nullable(),
  count: z.int().min(1),
});
export type ListChoice = z.infer<typeof ListChoice>;
const ForecastBasis = z.strictObject({
  /** Starts in the last year by those who work here now, and how many weeks of history there are. */
  starts: z.int().min(0),
  weeks: z.int().min(0),
  practitioners: z.int().min(0),
  coursesUnderWay: z.int().min(0),
});

/** When a child may start, or why that cannot be said. Never for a letter: it is no promise. */
export const ExpectedStart = z.discriminatedUnion('is', [
  /** Whole weeks by their Mondays. */
  z.strictObject({ is: z.literal('range'), from: LocalDate, to: LocalDate, basis: ForecastBasis }),
  /** The later end would lie more than two years ahead. */
  z.strictObject({ is: z.literal('beyond'), basis: ForecastBasis }),
  z.strictObject({ is: z.literal('too_little'), why: z.enum(TOO_LITTLE), basis: ForecastBasis }),
  z.strictObject({ is: z.literal('paused'), until: LocalDate.nullable() }),
  z.strictObject({ is: z.literal('not_ready'), askAgainOn: LocalDate.nullable() }),
  z.strictObject({ is: z.literal('offered') }),
  z.strictObject({ is: z.literal('not_accepted') }),
  z.strictObject({ is: z.literal('not_waiting') }),
]);
export type ExpectedStart = z.infer<typeof ExpectedStart>;

const Counts = z.record(z.string(), z.int().min(0));

export const waitingListContract = {
  'waitingList.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({
      stage: WaitingListStage,
      filter: WaitingListFilter,
      sort: WaitingListSort,
      offset: z.int().min(0),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({ rows: z.array(WaitingRow), total: z.int().min(0) }),
  }),
  /**
   * Who comes after one child in the list as it stands now: kept by a window that walks from one check-in to the
   * next, since saving moves rows and nobody may be passed over.
   */
  'waitingList.walk': query({
    allow: RECORD_ROLES,
    input: z.strictObject({
      stage: WaitingListStage,
      filter: WaitingListFilter,
      sort: WaitingListSort,
      after: Id,
    }),
    output: z.strictObject({ referralIds: z.array(Id) }),
  }),
  /** What stands round the list: counts of the tabs and of the filters, and how long those listed have waited. */
  'waitingList.summary': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ stage: WaitingListStage, filter: WaitingListFilter }),
    output: z.strictObject({
      stages: z.record(WaitingListStage, z.int().min(0)),
      /** Of everyone in the stage, whatever else is filtered. */
      due: z.record(z.enum(LIST_DUE), z.int().min(0)),
      bands: Counts,
      overWeeks: Counts,
      flags: z.record(WaitingFlag, z.int().min(0)),
      support: z.record(SupportFilter, z.int().min(0)),
      /** One entry for each child listed, in days. The median of an even count may end in .5. */
      waits: z.array(z.strictObject({ id: Id, days: z.int().min(0), overdue: z.boolean() })),
      medianDays: z.number().nullable(),
      longestDays: z.number().nullable(),
    }),
  }),
  /** What those in a stage can be narrowed by besides, with how many each would show. */
  'waitingList.choices': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ stage: WaitingListStage }),
    output: z.strictObject({
      ages: z.array(ListChoice),
      areas: z.array(ListChoice),
      sources: z.array(ListChoice),
      funders: z.array(ListChoice),
      protocols: z.array(ListChoice),
      holders: z.array(ListChoice),
    }),
  }),
  /**
   * How long those in a stage had waited at the end of the last financial quarter, for the chart to be held against.
   * Null where nobody was there.
   */
  'waitingList.lastQuarter': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ stage: WaitingListStage }),
    output: z.strictObject({
      endedOn: LocalDate,
      waits: z
        .strictObject({
          count: z.int().min(1),
          medianDays: z.number(),
          longestDays: z.int().min(0),
          steps: z.array(z.strictObject({ fromWeeks: z.int().min(0), count: z.int().min(1) })),
        })
        .nullable(),
    }),
  }),
  /** Whom to ring today, with only what a call needs. Nothing else of a child leaves on paper with it. */
  'waitingList.callList': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({
      calls: z.array(CallEntry),
      /** Due too, but past what one day's paper holds. */
      leftOut: z.int().min(0),
      /** Nobody was reached, and a person decides before anybody is rung again. */
      toDecide: z.int().min(0),
    }),
  }),
  /** Notes in the log that a list with names was sent to a printer, and whom it names, before it is. */
  'waitingList.print': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ what: z.enum(PRINTED_LISTS), childIds: z.array(Id) }),
    output: z.strictObject({ children: z.int().min(0) }),
  }),
  /** When one child may start: for those who keep the list. */
  'waitingList.expectedStart': query({
    allow: ['coordinator', 'manager', 'safeguarding_lead'],
    input: z.strictObject({ referralId: Id }),
    subject: (input) => input.referralId,
    output: ExpectedStart,
  }),
};
