import { describe, expect, test } from 'vitest';
import {
  PROTOCOLS,
  agesLabel,
  boundsInWords,
  boundsLabel,
  extentInWords,
  protocolById,
} from '../../../shared/protocols/catalogue.ts';
import { type Protocol, PROTOCOL_IDS } from '../../../shared/protocols/types.ts';
import { TABLE } from './catalogueTable.ts';

/** The fields that `rowOf` reads. A field added to the catalogue has to be added there and to the table. */
const COMPARED = [
  'id',
  'recommendations',
  'strength',
  'stage',
  'source',
  'recipients',
  'recipientIsAbuser',
  'recipientConditions',
  'abuseTypes',
  'abuseTypesSource',
  'ages',
  'sex',
  'symptomsRequired',
  'symptomsExcluded',
  'formats',
  'location',
  'bounds',
  'duration',
  'lengthMinutes',
  'frequency',
  'groupSize',
  'countedStrand',
  'carerStrand',
  'reviewEvery',
  'examples',
  'requirements',
];

test('every id has exactly one protocol', () => {
  expect(PROTOCOLS.map((each) => each.id).toSorted()).toEqual([...PROTOCOL_IDS].toSorted());
  expect(new Set(PROTOCOLS.map((each) => each.shortName)).size).toBe(PROTOCOLS.length);
});

test.each([
  ['tf_cbt_csa', '12–16', '1.7.17', 'offer', 'up to 17', 'child', null],
  ['ltfi_8_17', 'up to 20', '1.7.18', 'consider', '8 to 17', 'child', 8],
  ['psychoanalytic_girls_6_14', 'up to 30', '1.7.19', 'consider', '6 to 14', 'child', null],
  ['group_girls_6_14', 'up to 18', '1.7.19', 'consider', '6 to 14', 'child', null],
  ['green_house_creative', 'up to 24', undefined, 'practice_example', 'under 18', 'child', null],
  ['attach_u5_abusing_parent', 'at least 10', '1.7.4', 'offer', 'under 5', 'parent_child', null],
  ['trauma_group_parenting_foster', 'at least 4 days', '1.7.15', 'consider', '5 to 17', 'carer', null],
  ['safecare_u12', null, '1.7.10', 'consider', 'under 12', 'family', null],
] as const)('%s: %s', (id, bounds, recommendation, strength, ages, counted, carerMax) => {
  const protocol = protocolById(id);
  expect(boundsLabel(protocol)).toBe(bounds);
  expect(protocol.recommendations[0]).toBe(recommendation);
  expect(protocol.strength).toBe(strength);
  expect(agesLabel(protocol)).toBe(ages);
  expect(protocol.countedStrand).toBe(counted);
  expect(protocol.carerStrand?.max ?? null).toBe(carerMax);
});

describe('what the sources say about extension', () => {
  test('TF-CBT has no ceiling, Letting the Future In goes to 30, the others give none', () => {
    const extensible = PROTOCOLS.filter(({ bounds }) => bounds.openExtension || bounds.extendTo !== null);
    expect(extensible.map(({ id, bounds }) => [id, bounds.openExtension, bounds.extendTo])).toEqual([
      ['tf_cbt_csa', true, null],
      ['ltfi_8_17', false, 30],
    ]);
  });
  test('bounds never run backwards', () => {
    for (const { bounds } of PROTOCOLS) {
      const rising = [bounds.min, bounds.max, bounds.extendTo].filter((each) => each !== null);
      expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    }
  });
});

test('a carer strand is only beside a counted strand of the child', () => {
  for (const each of PROTOCOLS) if (each.carerStrand !== null) expect(each.countedStrand).toBe('child');
});

test('none but the Green House states how often it is reviewed, and it states six', () => {
  expect(
    PROTOCOLS.flatMap(({ id, reviewEvery }) => (reviewEvery === null ? [] : [[id, reviewEvery]])),
  ).toEqual([['green_house_creative', 6]]);
});

test('ranges are written in figures and in words', () => {
  expect(boundsInWords(protocolById('tf_cbt_csa'))).toBe('12 to 16');
});

test('every NICE protocol names its recommendations, and the catalogue is plain data', () => {
  for (const each of PROTOCOLS) expect(each.recommendations.length > 0).toBe(each.source === 'NG76');
  expect(JSON.parse(JSON.stringify(PROTOCOLS))).toEqual(PROTOCOLS);
});

/** A protocol as a line of the table: what its source does not say is left out. */
function rowOf(protocol: Protocol) {
  const { ages, bounds, duration, carerStrand, symptomsRequired, lengthMinutes, groupSize } = protocol;
  const all = {
    id: protocol.id,
    rec: protocol.recommendations,
    strength: protocol.strength,
    stage: protocol.stage,
    source: protocol.source,
    recipients: protocol.recipients,
    recipientIsAbuser: protocol.recipientIsAbuser,
    recipientConditions: protocol.recipientConditions,
    abuse: protocol.abuseTypes,
    abuseSource: protocol.abuseTypesSource,
    ageFrom: ages.from,
    ageThrough: ages.through,
    ageBelow: ages.below,
    ageSource: ages.source,
    sex: protocol.sex === 'any' ? null : protocol.sex,
    symptoms: symptomsRequired?.symptoms ?? null,
    symptomsLogic: symptomsRequired?.logic ?? null,
    symptomsExcluded: protocol.symptomsExcluded,
    formats: protocol.formats,
    location: protocol.location,
    min: bounds.min,
    max: bounds.max,
    extendTo: bounds.extendTo,
    openExtension: bounds.openExtension || null,
    unit: bounds.unit === 'session' ? null : bounds.unit,
    weeksMin: duration.minWeeks,
    weeksMax: duration.maxWeeks,
    monthsMin: duration.minMonths,
    monthsMax: duration.maxMonths,
    durationStated: duration.asStated,
    minutesMin: lengthMinutes?.min ?? null,
    minutesMax: lengthMinutes?.max ?? null,
    frequency: protocol.frequency,
    groupMin: groupSize?.min ?? null,
    groupMax: groupSize?.max ?? null,
    counted: protocol.countedStrand,
    carer: carerStrand?.what ?? null,
    carerRequired: carerStrand?.required ?? null,
    carerMax: carerStrand?.max ?? null,
    reviewEvery: protocol.reviewEvery,
    examples: protocol.examples,
    requirements: protocol.requirements,
  };
  const stated = Object.entries(all).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(stated);
}

test.each(TABLE)('$id is as its source states it, field by field', (row) => {
  const protocol = PROTOCOLS.find(({ id }) => id === row.id);
  expect(protocol === undefined ? null : rowOf(protocol)).toEqual(row);
});

test('the table holds every protocol, and every field of one is compared or its words are ours', () => {
  expect(TABLE.map(({ id }) => id).toSorted()).toEqual([...PROTOCOL_IDS].toSorted());
  const ours = ['name', 'shortName', 'notes', 'local'];
  for (const protocol of PROTOCOLS) {
    const fields = Object.keys(protocol).filter((key) => !ours.includes(key));
    expect(fields.toSorted()).toEqual([...COMPARED].toSorted());
    expect(protocol.local).toBeNull();
  }
});

test.each([
  ['tf_cbt_csa', '12 to 16 sessions, more where needed'],
  ['ltfi_8_17', 'up to 20 sessions, to 30 where needed'],
  ['psychoanalytic_girls_6_14', 'up to 30 sessions'],
  ['group_girls_6_14', 'up to 18 sessions'],
  ['green_house_creative', 'up to 24 sessions, weekly'],
  ['attach_u5_abusing_parent', 'at least 10 sessions'],
  ['cpp_u5', '1 year, weekly'],
  ['attach_u5_foster', null],
  ['attach_u5_permanence', null],
  ['safecare_u12', 'at least 6 months, weekly'],
  ['pcit_u12', null],
  ['keep_5_12_problem', 'at least 16 weeks'],
  ['keep_5_12_no_problem', 'at least 16 weeks'],
  ['mst_can_10_17', '4 to 6 months'],
  ['trauma_group_parenting_foster', 'at least 4 days'],
  ['trauma_group_parenting_permanence', 'at least 4 days'],
  ['parenting_12wk', 'at least 12 weeks'],
  ['triple_p_anger', 'at least 12 weeks'],
  ['planned_activities_preschool', 'at least 12 weeks'],
  ['parents_under_pressure', 'at least 12 weeks'],
  ['home_visiting_6m', 'at least 6 months, weekly'],
] as const)('how much of %s: %s', (id, words) => {
  expect(extentInWords(protocolById(id))).toBe(words);
});
