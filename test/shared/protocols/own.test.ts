import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { isHeldInGroups } from '../../../shared/groups/rules.ts';
import { agesLabel, extentInWords, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import { whyNotOffered } from '../../../shared/protocols/delivered.ts';
import { byFit, fitOf } from '../../../shared/protocols/fitting.ts';
import {
  isBesideChild,
  isCarerMost,
  OWN_KINDS,
  OwnFields,
  type OwnTherapy,
  ownProtocol,
  whatDiffers,
  whatOwnLacks,
} from '../../../shared/protocols/own.ts';
import { catalogueOf } from '../../../shared/protocols/serviceCatalogue.ts';
import { OwnProtocolId, ProtocolId } from '../../../shared/protocols/types.ts';

const ID = OwnProtocolId.parse('own_0190a1b2-0000-7000-8000-000000000001');
const own = (more: Partial<OwnTherapy> = {}): OwnTherapy => ({
  id: ID,
  name: 'Garden therapy',
  basis: 'Made by the team in 2019, after a pilot',
  kind: 'child',
  ages: { from: 7, through: 12 },
  carerStrand: { max: 4 },
  isOffered: true,
  version: 1,
  ...more,
});
const version = {
  id: 'v1',
  protocolId: ID,
  bounds: { min: 6, max: 10, extendTo: null, openExtension: false, unit: 'session' as const },
  reviews: { by: 'session' as const, every: 5 },
  ages: null,
  reason: 'Invented',
};

test('an id is one of the sources’ or of the service’s own, and nothing else', () => {
  expect(ProtocolId.safeParse(ID).success).toBe(true);
  expect(ProtocolId.safeParse('tf_cbt_csa').success).toBe(true);
  for (const wrong of ['own_', 'own_garden', '0190a1b2-0000-7000-8000-000000000001', 'emdr'])
    expect(ProtocolId.safeParse(wrong).success).toBe(false);
});

test('it stands in the catalogue with its range and reviews, after those of the sources', () => {
  const catalogue = catalogueOf([version], [own()]);
  expect(catalogue.all.map(({ id }) => id)).toEqual([...PROTOCOLS.map(({ id }) => id), ID]);
  const held = catalogue.byId(ID);
  expect([held.name, extentInWords(held), agesLabel(held)]).toEqual([
    'Garden therapy',
    '6 to 10 sessions',
    '7 to 12',
  ]);
  // There is no other source to hold its range against.
  expect(held.local).toMatchObject({ source: null, reviews: { every: 5 } });
  expect(catalogue.begunWith({ protocolId: ID, versionId: 'v1' })).toEqual(held);
});

test.each(OWN_KINDS)('of kind %s it is counted, and held in groups, as that says', (kind) => {
  const protocol = ownProtocol(own({ kind }));
  expect(isHeldInGroups(protocol)).toBe(kind.endsWith('_group'));
  expect(protocol.countedStrand).toBe(
    kind.startsWith('child')
      ? 'child'
      : kind.startsWith('carer')
        ? 'carer'
        : kind === 'family'
          ? 'family'
          : 'parent_child',
  );
  expect(protocol.carerStrand === null).toBe(!kind.startsWith('child'));
});

test('no recommendation is ever shown with it, whatever the child', () => {
  const protocol = catalogueOf([version], [own()]).byId(ID);
  expect(protocol.recommendations).toEqual([]);
  const facts = { birthDate: localDate('2016-05-01'), sex: 'female' as const, needs: null, found: null };
  const fit = fitOf(protocol, facts, localDate('2026-11-20'));
  expect(fit.verdict).toBe('cannot_tell');
  expect(fit.source).toBe('A therapy of the service’s own; no guideline recommends it.');
  expect(JSON.stringify(fit)).not.toMatch(/NICE|NG76|LimeCulture/);
  // What happened is in no source of it, so nothing found by an assessment speaks against it.
  const found = {
    symptoms: {},
    abuseTypes: ['physical_abuse' as const],
    harmedBy: ['parent' as const],
    livesWith: [],
    carerConditions: {
      at_risk_of_harming: 'not_known' as const,
      anger: 'not_known' as const,
      drugs_or_alcohol: 'not_known' as const,
      young_or_in_hardship: 'not_known' as const,
      own_trauma: 'not_known' as const,
      own_mental_health: 'not_known' as const,
    },
  };
  expect(fitOf(protocol, { ...facts, found }, localDate('2026-11-20')).verdict).toBe('fits');
});

test('it is offered until the service says otherwise, whatever is ticked among the sources’', () => {
  const service = { therapiesDelivered: ['ltfi_8_17'] as const, roundTheClockCover: 'no' as const };
  expect(whyNotOffered(ID, service, catalogueOf([version], [own()]))).toBeNull();
  expect(whyNotOffered(ID, service, catalogueOf([version], [own({ isOffered: false })]))).toBe(
    'not_delivered',
  );
});

describe('what stands in the way of one', () => {
  test('ages the wrong way round, and the name of another', () => {
    const lacks = (name: string, from: number | null, through: number | null) =>
      whatOwnLacks({ name, ages: { from, through } }, PROTOCOLS);
    expect(lacks('Garden therapy', 7, 7)).toEqual([]);
    expect(lacks('Garden therapy', 12, 7)).toEqual(['own_ages_turned']);
    expect(lacks(' tf-cbt ', null, 7)).toEqual(['own_name_taken']);
  });

  test('a name and what it rests on are asked for', () => {
    const { id: _id, kind: _kind, version: _version, ...fields } = own({ name: ' ', basis: '' });
    expect(OwnFields.safeParse(fields).error?.issues.map(({ path }) => path[0])).toEqual(['name', 'basis']);
  });

  test('the most of a carer’s sessions that can be typed is the most that can be saved, beside a child’s alone', () => {
    for (const typed of ['', ' ', '1', '12', ' 200 ']) expect(isCarerMost(typed)).toBe(true);
    for (const typed of ['0', '-1', '2.5', '201', '999', 'ten']) expect(isCarerMost(typed)).toBe(false);
    const saves = (max: number) => OwnFields.shape.carerStrand.safeParse({ max }).success;
    expect([saves(200), saves(201)]).toEqual([true, false]);
    expect(['' as const, ...OWN_KINDS].filter(isBesideChild)).toEqual(['child', 'child_group']);
  });
});

test('what differs between two descriptions is said in words, and nothing that is the same', () => {
  expect(whatDiffers(own(), own())).toEqual([]);
  const other = own({ ages: { from: null, through: 14 }, carerStrand: { max: null }, isOffered: false });
  expect(whatDiffers(own(), other)).toEqual([
    { label: 'Youngest age', from: '7', to: 'any' },
    { label: 'Oldest age', from: '12', to: '14' },
    { label: 'Sessions for a parent or carer', from: 'yes, 4 at most', to: 'yes' },
    { label: 'State', from: 'offered', to: 'no longer offered' },
  ]);
  expect(whatDiffers(own({ carerStrand: null }), own()).map(({ from }) => from)).toEqual(['not as a rule']);
});

test('it never fits before an assessment, nor stands before one that a source recommends', () => {
  const { all } = catalogueOf([version], [own()]);
  const unassessed = { birthDate: localDate('2014-05-02'), sex: 'female', needs: null, found: null } as const;
  const fits = byFit(all, unassessed, localDate('2026-11-20'));
  expect(fits.filter(({ verdict }) => verdict === 'fits')).toEqual([]);
  const untold = fits.filter(({ verdict }) => verdict === 'cannot_tell').map(({ protocol }) => protocol.id);
  expect(untold).toContain('tf_cbt_csa');
  expect(untold.at(-1)).toBe(ID);
});
