import { z } from 'zod';
import type { ReviewRhythm } from '../reviews/rhythm.ts';

/** Every intervention that Holdfast knows: 20 from NICE NG76 and one practice example. */
export const PROTOCOL_IDS = [
  'attach_u5_abusing_parent',
  'cpp_u5',
  'attach_u5_foster',
  'attach_u5_permanence',
  'safecare_u12',
  'pcit_u12',
  'keep_5_12_problem',
  'keep_5_12_no_problem',
  'mst_can_10_17',
  'trauma_group_parenting_foster',
  'trauma_group_parenting_permanence',
  'tf_cbt_csa',
  'ltfi_8_17',
  'psychoanalytic_girls_6_14',
  'group_girls_6_14',
  'parenting_12wk',
  'triple_p_anger',
  'planned_activities_preschool',
  'parents_under_pressure',
  'home_visiting_6m',
  'green_house_creative',
] as const;
export const StatedProtocolId = z.enum(PROTOCOL_IDS);
export type StatedProtocolId = z.infer<typeof StatedProtocolId>;
/** A therapy that a service described itself. */
export const OwnProtocolId = z.templateLiteral(['own_', z.uuidv7()]);
export type OwnProtocolId = z.infer<typeof OwnProtocolId>;
/** Any therapy of a service: one of the sources', or its own. */
export const ProtocolId = z.union([StatedProtocolId, OwnProtocolId]);
export type ProtocolId = z.infer<typeof ProtocolId>;

/** Whose sessions count towards the bound of a course, or run beside it. */
export const STRAND_KINDS = ['child', 'carer', 'parent_child', 'family'] as const;
export const StrandKind = z.enum(STRAND_KINDS);
export type StrandKind = z.infer<typeof StrandKind>;

/** Who states a therapy. */
export const ProtocolSource = z.enum(['NG76', 'LimeCulture', 'own']);
export type ProtocolSource = z.infer<typeof ProtocolSource>;
/** The same inside a sentence: 'past the 30 that NICE NG76 names'. */
export const SOURCE_NAMES: Record<ProtocolSource, string> = {
  NG76: 'NICE NG76',
  LimeCulture: 'LimeCulture',
  own: 'this service’s own description',
};

/** NICE: "offer" is the stronger recommendation, "consider" the weaker. */
export type Strength = 'offer' | 'consider' | 'practice_example' | 'own';
export const STRENGTH_LABELS: Record<Strength, string> = {
  offer: 'NICE: offer',
  consider: 'NICE: consider',
  practice_example: 'Practice example',
  own: 'The service’s own',
};

export type ProtocolStage = 'after_abuse' | 'after_sexual_abuse' | 'early_help' | 'provider_model' | 'own';

export const PROTOCOL_STAGE_LABELS: Record<ProtocolStage, string> = {
  after_sexual_abuse: 'After sexual abuse',
  provider_model: 'One service’s own way of working',
  after_abuse: 'After abuse or neglect, with parents and carers',
  early_help: 'Early help for families at risk',
  own: 'Your own',
};

export type ProtocolAbuseType =
  | 'sexual_abuse'
  | 'physical_abuse'
  | 'emotional_abuse'
  | 'neglect'
  | 'exposure_to_domestic_abuse'
  | 'at_risk';

export type Symptom =
  | 'anxiety'
  | 'sexualised_behaviour'
  | 'ptsd'
  | 'emotional_disturbance'
  | 'behavioural_disturbance'
  | 'problematic_behaviours';

export type SessionFormat =
  | 'individual'
  | 'child_group'
  | 'parent_child'
  | 'carer_child'
  | 'parent_group'
  | 'carer_group'
  | 'parent_programme'
  | 'family'
  | 'family_home_visit';

export const SESSION_FORMAT_LABELS: Record<SessionFormat, string> = {
  individual: 'Alone with the child',
  child_group: 'A group of children',
  parent_child: 'Parent and child together',
  carer_child: 'Carer and child together',
  parent_group: 'A group of parents',
  carer_group: 'A group of carers',
  parent_programme: 'A programme for parents',
  family: 'The whole family',
  family_home_visit: 'The family, at home',
};

/** What a course is counted in: sessions held, days held, or the time from its first session on. */
export const BOUND_UNITS = ['session', 'day', 'week', 'month'] as const;
export const BoundUnit = z.enum(BOUND_UNITS);
export type BoundUnit = z.infer<typeof BoundUnit>;

/** How much of a therapy; null where the source gives no number. Bounds ask for decisions, they never refuse. */
export const CourseBounds = z.strictObject({
  min: z.int().nullable(),
  max: z.int().nullable(),
  /** The furthest an extension is recommended to go. */
  extendTo: z.int().nullable(),
  /** Extension is recommended where needed, with no ceiling. */
  openExtension: z.boolean(),
  unit: BoundUnit,
});
export type CourseBounds = z.infer<typeof CourseBounds>;

/** Completed years. `through` is the last age that fits; `below` means under that age. Unstated edges are null. */
export type ProtocolAges = {
  from: number | null;
  through: number | null;
  below: number | null;
  source: string | null;
};

export type Protocol = {
  id: ProtocolId;
  name: string;
  /** For lists, where room is short. */
  shortName: string;
  examples: readonly string[];
  /** Recommendation numbers in NICE NG76. */
  recommendations: readonly string[];
  strength: Strength;
  stage: ProtocolStage;
  recipients: string;
  /** Whether the person the work is with harmed the child; null where it is not about that. */
  recipientIsAbuser: boolean | null;
  recipientConditions: readonly string[];
  abuseTypes: readonly ProtocolAbuseType[];
  abuseTypesSource: string | null;
  ages: ProtocolAges;
  sex: 'any' | 'female';
  /** `any`: one of them is enough. Null: none is asked for. */
  symptomsRequired: { logic: 'any' | 'all'; symptoms: readonly Symptom[] } | null;
  symptomsExcluded: readonly Symptom[];
  formats: readonly SessionFormat[];
  location: string | null;
  /** Numbers of counted sessions or days; a therapy that is stated in time has them in `duration`. */
  bounds: CourseBounds;
  duration: {
    minWeeks: number | null;
    maxWeeks: number | null;
    minMonths: number | null;
    maxMonths: number | null;
    asStated: string | null;
  };
  lengthMinutes: { min: number; max: number } | null;
  frequency: 'weekly' | null;
  groupSize: { min: number; max: number } | null;
  /** `max`: the number the source gives, null where it gives none. `required`: the source says to provide it. */
  carerStrand: { what: string; required: boolean; max: number | null } | null;
  countedStrand: StrandKind;
  /** Counted sessions from one review to the next where the source states them; otherwise the service's own interval. */
  reviewEvery: number | null;
  /** What the source asks of the work, in our own words. */
  requirements: readonly string[];
  source: ProtocolSource;
  notes: string | null;
  /** How a service holds it otherwise than its source says; null as the source says. */
  local: {
    versionId: string;
    /** What the source says a course is counted by, where the range is the service's own; null where it is not. */
    source: CourseBounds | null;
    /** What the source says of the age, where the ages are the service's own; null where they are not. */
    ages: ProtocolAges | null;
    /** The service's own rhythm of reviews for it; null: as the source or the settings say. */
    reviews: ReviewRhythm | null;
    reason: string;
  } | null;
};

/** One that a source states. */
export type StatedProtocol = Protocol & { id: StatedProtocolId };

type Stated = Pick<
  Protocol,
  | 'id'
  | 'name'
  | 'shortName'
  | 'strength'
  | 'stage'
  | 'recipients'
  | 'abuseTypes'
  | 'formats'
  | 'countedStrand'
> &
  Partial<
    Omit<Protocol, 'ages' | 'bounds' | 'duration' | 'symptomsRequired' | 'local'> & {
      ages: Partial<ProtocolAges>;
      bounds: Partial<CourseBounds>;
      duration: Partial<Protocol['duration']>;
      symptomsRequired: { any: readonly Symptom[] } | { all: readonly Symptom[] };
    }
  >;

/** A protocol from what its source states; everything else is null, empty or "any". */
export function protocol<Id extends ProtocolId>({
  ages,
  bounds,
  duration,
  symptomsRequired,
  ...stated
}: Stated & { id: Id }): Protocol & { id: Id } {
  return {
    examples: [],
    recommendations: [],
    recipientIsAbuser: null,
    recipientConditions: [],
    abuseTypesSource: null,
    sex: 'any',
    symptomsExcluded: [],
    location: null,
    lengthMinutes: null,
    frequency: null,
    groupSize: null,
    carerStrand: null,
    reviewEvery: null,
    requirements: [],
    source: 'NG76',
    notes: null,
    local: null,
    ...stated,
    ages: { from: null, through: null, below: null, source: null, ...ages },
    bounds: { min: null, max: null, extendTo: null, openExtension: false, unit: 'session', ...bounds },
    duration: {
      minWeeks: null,
      maxWeeks: null,
      minMonths: null,
      maxMonths: null,
      asStated: null,
      ...duration,
    },
    symptomsRequired:
      symptomsRequired === undefined
        ? null
        : 'any' in symptomsRequired
          ? { logic: 'any', symptoms: symptomsRequired.any }
          : { logic: 'all', symptoms: symptomsRequired.all },
  };
}
