// Each therapy of the catalogue, planned and run through by the operations in the example service: below its range, inside
// it, at its upper bound and after it, and ended. What it shows is typed here from the sources, as in catalogueTable.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillExample, SIZES } from '../../../electron/service/example/fill.ts';
import { standingOf } from '../../../shared/courses/facts.ts';
import { countIn } from '../../../shared/courses/progress.ts';
import { figureInWords, figureOf, type Position } from '../../../shared/courses/rules.ts';
import { addWeeks, localDate, localTime, type LocalDate } from '../../../shared/dates.ts';
import { isHeldInGroups } from '../../../shared/groups/rules.ts';
import { courseBoundsOf, protocolById } from '../../../shared/protocols/catalogue.ts';
import { PROTOCOL_IDS, type StatedProtocolId } from '../../../shared/protocols/types.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { childFields, personFields } from '../../support/children.ts';
import { type CourseView, endingOf, logOf, sessionNumber } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { TABLE } from '../../shared/protocols/catalogueTable.ts';

/** How many sessions or days were attended, or in which week it is; where it then stands, and what is shown. */
type Step = [at: number, position: Position, figure: string];

const TWELVE_WEEKS: Step[] = [
  [11, 'below', 'week 11 of at least 12'],
  [12, 'within', 'week 12 of at least 12'],
  [20, 'within', 'week 20 of at least 12'],
];
const SIXTEEN_WEEKS: Step[] = [
  [15, 'below', 'week 15 of at least 16'],
  [16, 'within', 'week 16 of at least 16'],
  [21, 'within', 'week 21 of at least 16'],
];
const SIX_MONTHS: Step[] = [
  [26, 'below', '5 of at least 6 months'],
  [28, 'within', '6 of at least 6 months'],
  [37, 'within', '8 of at least 6 months'],
];
const FOUR_DAYS: Step[] = [
  [3, 'below', 'day 3 of at least 4'],
  [4, 'within', 'day 4 of at least 4'],
  [5, 'within', 'day 5 of at least 4'],
];
const NO_NUMBER: Step[] = [
  [1, 'within', '1'],
  [7, 'within', '7'],
];
const SHOWN: Record<StatedProtocolId, Step[]> = {
  attach_u5_abusing_parent: [
    [9, 'below', '9 of at least 10'],
    [10, 'within', '10 of at least 10'],
    [13, 'within', '13 of at least 10'],
  ],
  cpp_u5: [
    [52, 'below', '11 of 12 months'],
    [54, 'beyond', 'over 12 of 12 months'],
    [58, 'beyond', '13 of 12 months'],
  ],
  attach_u5_foster: NO_NUMBER,
  attach_u5_permanence: NO_NUMBER,
  safecare_u12: SIX_MONTHS,
  pcit_u12: NO_NUMBER,
  keep_5_12_problem: SIXTEEN_WEEKS,
  keep_5_12_no_problem: SIXTEEN_WEEKS,
  mst_can_10_17: [
    [17, 'below', '3 of 4–6 months'],
    [19, 'within', '4 of 4–6 months'],
    [27, 'within', '5 of 4–6 months'],
    [28, 'beyond', 'over 6 of 4–6 months'],
    [32, 'beyond', '7 of 4–6 months'],
  ],
  trauma_group_parenting_foster: FOUR_DAYS,
  trauma_group_parenting_permanence: FOUR_DAYS,
  tf_cbt_csa: [
    [11, 'below', '11 of 12–16'],
    [12, 'within', '12 of 12–16'],
    [16, 'within', '16 of 12–16'],
    [17, 'extended', '17 of 12–16'],
  ],
  ltfi_8_17: [
    [1, 'within', '1 of 20'],
    [20, 'within', '20 of 20'],
    [21, 'extended', '21 of 20'],
    [30, 'extended', '30 of 20'],
    [31, 'beyond', '31 of 20'],
  ],
  psychoanalytic_girls_6_14: [
    [1, 'within', '1 of 30'],
    [30, 'within', '30 of 30'],
    [31, 'beyond', '31 of 30'],
  ],
  group_girls_6_14: [
    [1, 'within', '1 of 18'],
    [18, 'within', '18 of 18'],
    [19, 'beyond', '19 of 18'],
  ],
  parenting_12wk: TWELVE_WEEKS,
  triple_p_anger: TWELVE_WEEKS,
  planned_activities_preschool: TWELVE_WEEKS,
  parents_under_pressure: TWELVE_WEEKS,
  home_visiting_6m: SIX_MONTHS,
  green_house_creative: [
    [1, 'below', '1 of 6–24'],
    [24, 'within', '24 of 6–24'],
    [25, 'beyond', '25 of 6–24'],
  ],
};

const FIRST = localDate('2026-04-02');
const NAMES = [
  'Ada',
  'Bo',
  'Cai',
  'Dot',
  'Eli',
  'Fay',
  'Gil',
  'Hebe',
  'Ivo',
  'Jem',
  'Kit',
  'Lux',
  'Mab',
  'Ned',
];

describe('each of the 21 therapies in the example service', () => {
  let held: TestService;
  let practitionerId: string;
  beforeAll(async () => {
    held = await openTestService();
    const { db } = held.vault.store;
    await fillExample(db, {
      today: TODAY,
      accountId: held.vault.actor.accountId,
      sealNote: null,
      sealWords: null,
      counts: SIZES.small,
    });
    const { id } = await db.selectFrom('practitioner').select('id').orderBy('id').executeTakeFirstOrThrow();
    practitionerId = id;
    await held.ok('setting.save', { key: 'roundTheClockCover', value: 'yes', changedAt: null });
  });
  afterAll(() => held.close());

  const view = (courseId: string) => held.ok('course.get', { courseId });
  const tableRow = (id: StatedProtocolId) => {
    const row = TABLE.find((each) => each.id === id);
    if (row === undefined) throw new Error(`${id} is not in the table`);
    return row;
  };

  /** What the typed table says a course is counted by. */
  function statedBounds(id: StatedProtocolId) {
    const { min, max, extendTo, openExtension, unit, weeksMin, weeksMax, monthsMin, monthsMax } =
      tableRow(id);
    const counted = { extendTo: extendTo ?? null, openExtension: openExtension ?? false };
    if (min !== undefined || max !== undefined)
      return { ...counted, min: min ?? null, max: max ?? null, unit: unit ?? 'session' };
    if (monthsMin !== undefined || monthsMax !== undefined)
      return { ...counted, min: monthsMin ?? null, max: monthsMax ?? null, unit: 'month' };
    const isWeeks = weeksMin !== undefined || weeksMax !== undefined;
    return { ...counted, min: weeksMin ?? null, max: weeksMax ?? null, unit: isWeeks ? 'week' : 'session' };
  }

  async function addChild(at: number) {
    const { childId, referralId } = await held.ok('referral.add', {
      child: {
        is: 'new',
        fields: childFields({
          name: `${NAMES[at % NAMES.length] ?? ''} ${at < NAMES.length ? 'Throughley' : 'Runmock'}`,
          birthDate: localDate(`2015-0${1 + (at % 9)}-1${at % 7}`),
        }),
      },
      receivedOn: localDate('2026-03-09'),
      acceptedOn: localDate('2026-03-09'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
    const { personId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ name: `Carer${at} Runmock`, phone: null, isFirstContact: false }),
      checkedWith: null,
    });
    return { childId, referralId, personId };
  }

  /** Plans it on its own, or as a group that the child or the carer joins. */
  async function begin(id: StatedProtocolId, at: number, dates: readonly LocalDate[]): Promise<string> {
    const protocol = protocolById(id);
    const { childId, referralId, personId } = await addChild(at);
    const on = dates.map((each) => ({ on: each, time: localTime('07:30') }));
    const isCarers = protocol.countedStrand === 'carer';
    const place = { practitionerId, lengthMinutes: 20, roomId: null, place: 'Hall' };
    const common = {
      childId,
      referralId,
      offerId: null,
      noCarerReason: 'Nobody is safe to ask',
      reasonForUnusualFit: 'Need decides',
    };
    const clashReason = 'All at once in the test';
    if (!protocol.formats.every((format) => isHeldInGroups({ formats: [format] }))) {
      const { courseId } = await held.ok('course.plan', {
        ...common,
        protocolId: id,
        planningReason: 'As many as the test asks for',
        counted: { ...place, personId: isCarers ? personId : null, dates: on },
        carer: null,
        clashReason,
      });
      return courseId;
    }
    const { groupId } = await held.ok('group.plan', {
      ...place,
      name: `Group ${at}`,
      protocolId: id,
      secondPractitionerId: null,
      places: 8,
      dates: on,
      clashReason,
    });
    const { courseId } = await held.ok('group.join', {
      ...common,
      groupId,
      version: 1,
      personId: isCarers ? personId : null,
      joinedOn: dates[0] ?? FIRST,
      proceedingsNote: null,
      apartReason: null,
      clashReason,
    });
    return courseId;
  }

  async function attend(course: CourseView, numbers: readonly number[]): Promise<CourseView> {
    const { countedStrand } = course.terms;
    const attendees: ('child' | 'carer')[] =
      countedStrand === 'child' ? ['child'] : countedStrand === 'carer' ? ['carer'] : ['child', 'carer'];
    let { version } = course;
    for (const number of numbers) {
      const log = logOf(course, sessionNumber(course, number), { attendees, version });
      ({ version } = await held.ok('session.log', log));
    }
    return view(course.id);
  }

  test.each(PROTOCOL_IDS.map((id, at) => [id, at] as const))('%s', async (id, at) => {
    held.setToday(TODAY);
    const steps = SHOWN[id];
    const bounds = courseBoundsOf(protocolById(id));
    const isInTime = bounds.unit === 'week' || bounds.unit === 'month';
    const amounts = steps.map(([amount]) => amount);
    // Counted in time: one session in the first week and one at each step; else one a week.
    const weeks = isInTime
      ? [1, ...amounts]
      : Array.from({ length: Math.max(...amounts) }, (_, week) => week + 1);
    const courseId = await begin(
      id,
      at,
      weeks.map((week) => addWeeks(FIRST, week - 1)),
    );
    let course = await view(courseId);
    const isLocal = id === 'green_house_creative';
    expect(isLocal ? course.terms.source : course.terms.bounds).toEqual(statedBounds(id));
    if (isInTime) course = await attend(course, [1]);
    let reached = 0;
    for (const [index, [amount, position, figure]] of steps.entries()) {
      const today = isInTime ? addWeeks(FIRST, amount - 1) : TODAY;
      if (today > TODAY) held.setToday(today);
      const due = isInTime
        ? [index + 2]
        : Array.from({ length: amount - reached }, (_, more) => reached + more + 1);
      course = await attend(course, due);
      reached = amount;
      const stands = standingOf(course, today);
      expect([amount, stands.position, figureInWords(figureOf(stands))]).toEqual([amount, position, figure]);
      expect(stands.decisionNeeded).toBe(position === 'extended' || position === 'beyond');
      // The list of a child's courses says the same.
      if (today >= TODAY && index === steps.length - 1) {
        const { courses } = await held.ok('child.overview', { childId: course.child.id });
        expect(courses[0]?.figure.count).toBe(stands.count);
      }
      if (position !== 'below') continue;
      const early = {
        courseId,
        version: course.version,
        endedOn: today,
        told: endingOf('child_chose'),
        reason: null,
      };
      expect(await held.call('course.end', early)).toMatchObject({ code: 'ending_reason_needed' });
    }
    const last = steps.at(-1);
    const endedOn = addWeeks(FIRST, (weeks.at(-1) ?? 1) - 1);
    await held.ok('course.end', {
      courseId,
      version: course.version,
      endedOn,
      told: endingOf('as_planned', 'planned'),
      reason: null,
    });
    const ended = standingOf(await view(courseId), endedOn);
    expect([ended.state, ended.count]).toEqual([
      `ended_${last?.[1] ?? ''}`,
      countIn(bounds.unit, { attended: course.attended, startedOn: FIRST, until: endedOn, hasEnded: true }),
    ]);
  });
});
