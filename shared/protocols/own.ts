// Therapies that a service describes itself. They are offered, planned, logged and reviewed like the others, and stand
// nowhere as anybody's recommendation.
import * as z from 'zod';
import { OwnAges } from './localVersions.ts';
import { requiredText } from '../ids.ts';
import { OwnProtocolId, type Protocol, protocol, type SessionFormat, type StrandKind } from './types.ts';

/** Whom the sessions are with. */
export const OWN_KINDS = ['child', 'child_group', 'together', 'carer', 'carer_group', 'family'] as const;
export const OwnKind = z.enum(OWN_KINDS);
export type OwnKind = z.infer<typeof OwnKind>;
export const OWN_KIND_LABELS: Record<OwnKind, string> = {
  child: 'The child alone',
  child_group: 'A group of children',
  together: 'Parent or carer and child together',
  carer: 'A parent or carer alone',
  carer_group: 'A group of parents or carers',
  family: 'The whole family',
};

const HELD_AS: Record<OwnKind, { strand: StrandKind; format: SessionFormat; recipients: string }> = {
  child: { strand: 'child', format: 'individual', recipients: 'child or young person' },
  child_group: { strand: 'child', format: 'child_group', recipients: 'children or young people, in a group' },
  together: {
    strand: 'parent_child',
    format: 'parent_child',
    recipients: 'parents or carers with the child',
  },
  carer: { strand: 'carer', format: 'parent_programme', recipients: 'parents or carers' },
  carer_group: { strand: 'carer', format: 'parent_group', recipients: 'parents or carers, in a group' },
  family: { strand: 'family', format: 'family', recipients: 'the whole family' },
};

/** Whether sessions for a parent or carer can be meant beside those of a therapy. */
export const isBesideChild = (kind: OwnKind | ''): boolean => kind !== '' && HELD_AS[kind].strand === 'child';

/** The most that may be said of a carer's sessions: more is a slip (our own bound). */
const CARER_MOST = 200;

/** Whether what was typed as the most of a carer's sessions can be saved. Nothing typed is no most. */
export function isCarerMost(typed: string): boolean {
  return typed.trim() === '' || (/^\s*[1-9]\d*\s*$/.test(typed) && Number(typed) <= CARER_MOST);
}

/** What a service says of a therapy of its own; its range and reviews stand in its versions. */
export const OwnFields = z.strictObject({
  name: requiredText(80, 'Enter the name of the therapy'),
  basis: requiredText(500, 'Say what it rests on, in a few words'),
  ages: OwnAges,
  /** Sessions for a parent or carer beside the child's, with the most if any; null where none are meant. */
  carerStrand: z.strictObject({ max: z.int().min(1).max(CARER_MOST).nullable() }).nullable(),
  isOffered: z.boolean(),
});
export type OwnFields = z.infer<typeof OwnFields>;

/** `kind` is said once: courses are planned by it. */
export const OwnTherapy = OwnFields.extend({ id: OwnProtocolId, kind: OwnKind, version: z.int() });
export type OwnTherapy = z.infer<typeof OwnTherapy>;

/** Once that it was described (from nothing) or changed. */
export const OwnChange = z.strictObject({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  from: OwnFields.nullable(),
  to: OwnFields,
});
export type OwnChange = z.infer<typeof OwnChange>;

/** What of a description of a therapy differs from another, in words: for its history, and where two people saved. */
export function whatDiffers(from: OwnFields, to: OwnFields): { label: string; from: string; to: string }[] {
  const is = ownWords(to);
  return ownWords(from).flatMap(([label, was], at) => {
    const now = is[at]?.[1] ?? '';
    return was === now ? [] : [{ label, from: was, to: now }];
  });
}

function ownWords({ name, basis, ages, carerStrand, isOffered }: OwnFields): [string, string][] {
  const most = carerStrand?.max ?? null;
  return [
    ['Name', name],
    ['What it rests on', basis],
    ['Youngest age', ages.from === null ? 'any' : String(ages.from)],
    ['Oldest age', ages.through === null ? 'any' : String(ages.through)],
    [
      'Sessions for a parent or carer',
      carerStrand === null ? 'not as a rule' : most === null ? 'yes' : `yes, ${most} at most`,
    ],
    ['State', isOffered ? 'offered' : 'no longer offered'],
  ];
}

export type OwnLack = 'own_ages_turned' | 'own_name_taken';
/** The question of the form that each is about. */
export const OWN_FIELD_OF = {
  own_ages_turned: 'through',
  own_name_taken: 'name',
} as const satisfies Record<OwnLack, string>;

/** What stands in the way of a therapy of one's own: ages the wrong way round, or the name of another therapy. */
export function whatOwnLacks(
  { name, ages }: Pick<OwnFields, 'name' | 'ages'>,
  others: readonly Protocol[],
): OwnLack[] {
  const lacks: OwnLack[] = [];
  const taken = others.flatMap((each) => [each.name, each.shortName]).map((each) => each.toLowerCase());
  if (taken.includes(name.trim().toLowerCase())) lacks.push('own_name_taken');
  if (ages.from !== null && ages.through !== null && ages.through < ages.from) lacks.push('own_ages_turned');
  return lacks;
}

/** A therapy of the service's own as the catalogue holds it; its range comes from its versions. */
export function ownProtocol({ id, name, basis, ages, kind, carerStrand }: OwnTherapy): Protocol {
  const { strand, format, recipients } = HELD_AS[kind];
  return protocol({
    id,
    name,
    shortName: name,
    strength: 'own',
    stage: 'own',
    source: 'own',
    recipients,
    abuseTypes: [],
    ages: { ...ages, source: 'the service’s own' },
    formats: [format],
    countedStrand: strand,
    carerStrand:
      carerStrand === null || strand !== 'child'
        ? null
        : { what: 'sessions for a parent or carer', required: false, max: carerStrand.max },
    notes: basis,
  });
}
