import * as z from 'zod';

/** Every measure that Holdfast knows. Names and totals only: no question of any of them is held anywhere. */
export const MEASURE_IDS = [
  'sdq',
  'sdq_2_4',
  'cries_8',
  'cries_13',
  'cats_3_6',
  'cats_7_17',
  'cats_2',
  'tscc',
  'rcads_25',
  'rcads_47',
  'yp_core',
  'core_10',
  'ors',
  'cors',
  'ycors',
  'srs',
  'csrs',
  'gbo',
  'esq',
  'wemwbs',
  'swemwbs',
  'phq_9',
  'gad_7',
  'psi_4',
  'psi_4_sf',
] as const;
export const MeasureId = z.enum(MEASURE_IDS);
export type MeasureId = z.infer<typeof MeasureId>;

/** Who fills a measure in. A carer's own scores, as of PHQ-9, are the carer's too. */
export const INFORMANTS = ['child', 'carer', 'teacher', 'practitioner'] as const;
export const Informant = z.enum(INFORMANTS);
export type Informant = z.infer<typeof Informant>;
export const INFORMANT_LABELS: Record<Informant, string> = {
  child: 'Child or young person',
  carer: 'Parent or carer',
  teacher: 'Teacher',
  practitioner: 'Practitioner',
};

export type MeasureAbout = 'child' | 'carer' | 'sessions';
export const MEASURE_ABOUT_LABELS: Record<MeasureAbout, string> = {
  child: 'How the child is',
  sessions: 'Goals, sessions and the service',
  carer: 'How the parent or carer is',
};

/** Mixed on purpose: some fall with improvement, others rise (domain: direction is a field, not an assumption). */
export type Direction = 'lower_better' | 'higher_better';

/** `from` belongs to the band: "17 or more" begins at 17. */
export type Band = { from: number; label: string };

/**
 * What can be entered. `stated`: by a source that was seen. `worked_out`: from the number of questions and their scores,
 * no source seen. Null: no range is stated, and Holdfast only keeps slips of the keyboard out (see `limitsOf`).
 */
export type ScoreRange = { least: number; most: number; basis: 'stated' | 'worked_out' };

/** One number that a measure gives: its total, or a scale of its own. */
export type Scale = {
  id: string;
  name: string;
  /** What the number is where it is not the plain total: a T score, a converted score. */
  enteredAs: 'total' | 't_score' | 'converted';
  range: ScoreRange | null;
  /** From the lowest up; null where no source that was seen states any, and then no band is shown. */
  bands: readonly Band[] | null;
  /** The least change that is more than chance; null where no source that was seen states one. */
  reliableChange: number | null;
};

/** A measure as one kind of person fills it in: ranges and bands differ by who does. */
export type MeasureForm = {
  informant: Informant;
  /** Completed years; null is not stated. */
  ages: { from: number | null; through: number | null };
  /** The first is the one that is asked for; a measure without a single total has its scales instead. */
  scales: readonly Scale[];
};

export type Measure = {
  id: MeasureId;
  name: string;
  shortName: string;
  /** Scores of two versions are never compared. */
  version: string;
  about: MeasureAbout;
  direction: Direction | null;
  /** `goals`: scored goal by goal. `not_scored`: used in the room, gives no number worth keeping. */
  kind: 'score' | 'goals' | 'not_scored';
  /** Decimal places a score may have. */
  decimals: 0 | 1 | 2;
  forms: readonly MeasureForm[];
  /** One question is about harm to oneself: any answer to it but "not at all" matters, whatever the total. */
  hasRiskItem: boolean;
  /** Scores also fall with time alone on a waiting list: a change before therapy is not its effect. */
  fallsWhileWaiting: boolean;
  licence: string;
  notes: string | null;
  /** In words: where ages, ranges and bands were read. */
  sources: readonly string[];
};

/** The name a series of scores is drawn under when a measure has one total. */
export const TOTAL = 'total';
