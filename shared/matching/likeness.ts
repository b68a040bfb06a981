import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import { nameKey } from '../imports/names.ts';
import { compareNames, type NameLikeness, type Word, wordsOf } from './names.ts';
import { compareBirthDates } from './birthDates.ts';

/** What is known of a child when two records are compared. */
export type Likened = {
  name: string;
  nameUsed: string | null;
  birthDate: LocalDate | null;
  postcode: string | null;
  school: string | null;
  /** Family and carers only: a social worker's number is shared by children who have nothing else in common. */
  carers: readonly { name: string; phone: string | null }[];
};

export const LIKENESSES = ['same', 'likely', 'possible', 'sibling'] as const;
/** `sibling`: not the same child, but perhaps a brother, a sister or of the same home. */
export const Likeness = z.enum(LIKENESSES);
export type Likeness = z.infer<typeof Likeness>;

export const LIKENESS_REASONS = {
  same_name: 'the same name',
  turned_round: 'the names in another order',
  name_form: 'another form of the name',
  name_sound: 'names that sound alike',
  name_spelling: 'nearly the same spelling',
  further_name: 'one record has a further name',
  one_name: 'the one name that is known',
  given_name: 'the same first name',
  family_name: 'a name in common',
  begins_alike: 'a name that begins like this',
  same_birth_date: 'the same birth date',
  turned_birth_date: 'birth dates with day and month changed round',
  near_birth_date: 'birth dates one figure apart',
  other_birth_date: 'different birth dates',
  no_birth_date: 'a birth date is missing',
  same_postcode: 'the same postcode',
  same_school: 'the same school',
  same_phone: 'the same carer’s number',
  same_carer: 'a carer of the same name',
} as const;
export const LikenessReason = z.enum(Object.keys(LIKENESS_REASONS) as (keyof typeof LIKENESS_REASONS)[]);
export type LikenessReason = keyof typeof LIKENESS_REASONS;

export type LikenessFound = { likeness: Likeness; reasons: LikenessReason[] };

/**
 * How likely two records are about the same child, and why: the name in all its spellings, the birth date, and what the
 * home has in common (our own rule; reports on the field name duplicate referrals as a known problem). It only ever asks:
 * a person decides. One question too many is better than one child twice; but namesakes with two quite different birth
 * dates and nothing else in common are two children. Null where there is nothing to ask.
 */
export function compareChildren(a: Likened, b: Likened): LikenessFound | null {
  const [one, other] = [prepared(a), prepared(b)];
  const birth = compareBirthDates(a.birthDate, b.birthDate);
  const shared = inCommon(one, other);
  if (birth === 'other' && shared.length === 0) return null;
  const name = bestNames(one, other);
  const isHome = shared.some((reason) => reason !== 'same_school');
  const likeness = verdict(name, birth, isHome, shared);
  if (likeness === null) return null;
  return { likeness, reasons: [...nameReasons(name), BIRTH_REASONS[birth], ...shared] };
}

/**
 * Whether somebody must say who it is before another record is made: probably the same child, or the very same name (our
 * own default). Anything less is shown beside the field and may be passed by.
 */
export function needsAnswer({ likeness, reasons }: LikenessFound): boolean {
  if (likeness === 'same' || likeness === 'likely') return true;
  return likeness === 'possible' && (reasons.includes('same_name') || reasons.includes('turned_round'));
}

type Birth = ReturnType<typeof compareBirthDates>;

function verdict(
  name: NameLikeness,
  birth: Birth,
  isHome: boolean,
  shared: readonly LikenessReason[],
): Likeness | null {
  const isNear = birth === 'turned_round' || birth === 'one_figure';
  const when = (holds: boolean, likeness: Likeness) => (holds ? likeness : null);
  switch (name.level) {
    case 'same':
      if (birth === 'same') return 'same';
      if (isNear) return 'likely';
      if (birth === 'unknown') return isHome ? 'likely' : 'possible';
      return when(isHome, 'possible');
    case 'alike':
      if (birth === 'same') return 'likely';
      if (birth === 'unknown') return isHome ? 'likely' : 'possible';
      if (isNear) return shared.length > 0 ? 'likely' : 'possible';
      return when(isHome, 'sibling');
    case 'one_word':
      if (birth === 'same') return isHome ? 'likely' : 'possible';
      return when(birth !== 'other' && isHome, 'possible');
    case 'given':
      if (birth === 'same') return isHome ? 'likely' : 'possible';
      return when(birth !== 'other' && isHome, 'possible') ?? when(isHome, 'sibling');
    case 'family':
      return when(isHome || birth === 'same', 'sibling');
    case 'none':
      return when(shared.includes('same_phone'), 'sibling');
  }
}

const LEVELS = ['none', 'family', 'given', 'one_word', 'alike', 'same'] as const;

/** The closest of the names each is known by; a name used stands for the first names. */
function bestNames(a: Prepared, b: Prepared): NameLikeness {
  if (a.names.length === 1 && b.names.length === 1) return compareNames(a.names[0] ?? [], b.names[0] ?? []);
  const all = a.names.flatMap((one) => b.names.map((other) => compareNames(one, other)));
  return all.reduce((best, each) => (closeness(each) > closeness(best) ? each : best));
}

const WAYS_BY_CLOSENESS = ['form', 'sound', 'spelling'] as const;

/** A total order, so that it does not matter which name is looked at first: the level, then the closest way. */
function closeness({ level, ways, isTurnedRound, hasMore }: NameLikeness): string {
  const closest = WAYS_BY_CLOSENESS.map((way) => (ways.includes(way) ? 1 : 0));
  return [LEVELS.indexOf(level), ...closest, isTurnedRound ? 0 : 1, hasMore ? 0 : 1].join('');
}

type Prepared = {
  names: Word[][];
  postcode: string | null;
  school: string | null;
  phones: ReadonlySet<string>;
  carers: ReadonlySet<string>;
};
const preparedOf = new WeakMap<Likened, Prepared>();

/** What is compared, worked out once for a child who is compared with many. */
export function prepared(child: Likened): Prepared {
  const known = preparedOf.get(child);
  if (known !== undefined) return known;
  const made = {
    names: namesOf(child).map(wordsOf),
    postcode: postcodeKey(child.postcode),
    school: schoolKey(child.school),
    phones: new Set(child.carers.flatMap(({ phone }) => phoneKey(phone) ?? [])),
    carers: new Set(child.carers.flatMap(({ name }) => carerKey(name) ?? [])),
  };
  preparedOf.set(child, made);
  return made;
}

/** The names a child may be written down by: the full one, and the name used with the surname. */
function namesOf({ name, nameUsed }: Pick<Likened, 'name' | 'nameUsed'>): string[] {
  if (nameUsed === null || nameUsed.trim() === '') return [name];
  const surname = name.trim().split(/\s+/).slice(1).at(-1);
  return [name, nameUsed.trim().includes(' ') || surname === undefined ? nameUsed : `${nameUsed} ${surname}`];
}

function inCommon(a: Prepared, b: Prepared): LikenessReason[] {
  const isSame = (one: string | null, other: string | null) => one !== null && one === other;
  const found: [LikenessReason, boolean][] = [
    ['same_postcode', isSame(a.postcode, b.postcode)],
    ['same_phone', haveOneInCommon(a.phones, b.phones)],
    ['same_carer', haveOneInCommon(a.carers, b.carers)],
    ['same_school', isSame(a.school, b.school)],
  ];
  return found.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

const haveOneInCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].some((each) => b.has(each));

/** A whole postcode without its space: "ZZ1 2AB". Half of one says too little. */
export function postcodeKey(postcode: string | null): string | null {
  const key = (postcode ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  return key.length < 5 ? null : key;
}

/** The last ten figures of a number, so that "+44 7700 900318" and "07700 900318" are one. Null for fewer. */
export function phoneKey(phone: string | null): string | null {
  const figures = (phone ?? '').replace(/\D/g, '');
  return figures.length < 10 ? null : figures.slice(-10);
}

/** "Mum" or "Dilys" is not a name two records can be told together by; two words are. */
function carerKey(name: string): string | null {
  return wordsOf(name).length < 2 ? null : nameKey(name);
}

function schoolKey(school: string | null): string | null {
  const key = nameKey(school ?? '').replace(/\b(?:the|school|primary|secondary|academy|high)\b/g, ' ');
  return /\p{L}{3}/u.test(key) ? key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() : null;
}

const BIRTH_REASONS: Record<Birth, LikenessReason> = {
  same: 'same_birth_date',
  turned_round: 'turned_birth_date',
  one_figure: 'near_birth_date',
  other: 'other_birth_date',
  unknown: 'no_birth_date',
};

function nameReasons({ level, ways, isTurnedRound, hasMore }: NameLikeness): LikenessReason[] {
  if (level === 'none') return [];
  if (level === 'same') return [isTurnedRound ? 'turned_round' : 'same_name'];
  if (level === 'family') return ['family_name'];
  if (level === 'given') return ['given_name'];
  const reasons: LikenessReason[] = level === 'one_word' ? ['one_name'] : [];
  if (ways.includes('form')) reasons.push('name_form');
  if (ways.includes('sound')) reasons.push('name_sound');
  if (ways.includes('spelling')) reasons.push('name_spelling');
  if (hasMore && level === 'alike') reasons.push('further_name');
  if (isTurnedRound) reasons.push('turned_round');
  return reasons;
}
