// What the words of a spreadsheet mean in Holdfast's own codes. A word that is not in these tables is never guessed:
// the answer is null, and the caller keeps the word in the notes.
import { ETHNIC_GROUPS_LABELS, SEXES_LABELS, type Ethnicity, type Sex } from '../children/codes.ts';
import {
  ABUSE_TYPES_LABELS,
  REFERRAL_SOURCES_LABELS,
  type AbuseType,
  type ReferralSource,
} from '../referrals/codes.ts';
import { plainWords } from './sheet.ts';

/** 1 is the most urgent. */
export type Band = 1 | 2 | 3;

/** Words that say a thing was not asked or is not known; they mean the same as an empty cell. */
const NOT_KNOWN = new Set([
  'not known',
  'unknown',
  'nk',
  'n k',
  'na',
  'n a',
  'tbc',
  'tba',
  'not asked',
  'not recorded',
  'not stated',
  'none recorded',
  'none given',
  'dont know',
  'nil',
]);
const RATHER_NOT = new Set([
  'prefer not to say',
  'pnts',
  'refused',
  'declined',
  'declined to say',
  'would rather not say',
  'not disclosed',
]);

/** Whether a cell says in words that nothing is known: 'N/K', 'not known', '-', '?'. An empty one does too. */
export function saysNothing(text: string): boolean {
  const plain = plainWords(text);
  return plain === '' || NOT_KNOWN.has(plain);
}

/** Red, amber, green; 1 to 3; high, medium, low: the band, 1 the most urgent. Null where the word is none of these. */
export function parsePriority(text: string): Band | null {
  return (
    PRIORITIES.get(plainWords(text).replace(/^(?:priority|band|level|tier|cat|category|p)\s*(?=\d$)/, '')) ??
    null
  );
}

const PRIORITIES = tableOf<Band>([
  [1, '1,red,r,high,h,urgent,high risk,high priority,red high,very high,immediate,critical,one'],
  [
    2,
    '2,amber,a,medium,med,m,moderate,medium risk,medium priority,amber medium,standard,soon,yellow,orange,two',
  ],
  [3, '3,green,g,low,l,routine,low risk,low priority,green low,normal,three'],
]);

/** Sex as registered. Words about gender ('non-binary', 'trans boy') are not a sex: null. */
export function parseSex(text: string): Sex | null {
  const plain = plainWords(text);
  if (RATHER_NOT.has(plain)) return 'prefer_not_to_say';
  return SEXES.get(plain) ?? (NOT_KNOWN.has(plain) ? 'not_known' : null);
}

const SEXES = tableOf<Sex>(
  [
    ['female', 'f,female,girl,fem,woman,young woman,daughter'],
    ['male', 'm,male,boy,man,young man,son'],
    ['intersex', 'intersex'],
  ],
  SEXES_LABELS,
);

/**
 * One of the 19 groups of the 2021 census of England and Wales, by its name, its usual short forms or the four-letter
 * school census code. A nationality alone ('British') and a single letter are not enough: null.
 */
export function parseEthnicity(text: string): Ethnicity | null {
  const plain = plainWords(text);
  if (RATHER_NOT.has(plain)) return 'prefer_not_to_say';
  if (NOT_KNOWN.has(plain)) return plain === 'not asked' ? 'not_asked' : 'not_known';
  return ETHNICITIES.get(plain) ?? ETHNICITIES.get(withoutFiller(plain)) ?? null;
}

function withoutFiller(plain: string): string {
  const words = plain
    .replace(
      /^(?:asian|black|mixed) or (?:asian|black|multiple)(?: british| ethnic groups?)?(?: british)?/,
      (group) => group.split(' ').slice(0, 1).join(' '),
    )
    .split(' ')
    .filter((word) => !FILLER.has(word));
  return words.join(' ');
}

const FILLER = new Set([
  'or',
  'and',
  'any',
  'background',
  'heritage',
  'ethnic',
  'ethnicity',
  'group',
  'groups',
  'origin',
  'descent',
  'dual',
]);
const ETHNICITIES = tableOf<Ethnicity>(
  [
    [
      'white_british',
      'white british,wbri,white uk,british white,white english,white welsh,white scottish,white northern irish,english welsh scottish northern irish british,white english welsh scottish northern irish british,wb',
    ],
    ['white_irish', 'white irish,wiri,irish'],
    [
      'white_gypsy_or_irish_traveller',
      'gypsy irish traveller,white gypsy irish traveller,irish traveller,wirt,gypsy,traveller,white irish traveller,gypsy traveller,traveller of irish,white gypsy',
    ],
    ['white_roma', 'roma,white roma,romany,romani'],
    [
      'white_other',
      'white other,other white,woth,white european,white eastern european,white polish,white romanian',
    ],
    [
      'mixed_white_and_black_caribbean',
      'white black caribbean,mixed white black caribbean,mwbc,black caribbean white',
    ],
    [
      'mixed_white_and_black_african',
      'white black african,mixed white black african,mwba,black african white',
    ],
    ['mixed_white_and_asian', 'white asian,mixed white asian,mwas,asian white'],
    ['mixed_other', 'mixed other,other mixed,other mixed multiple,mixed multiple other'],
    ['asian_indian', 'indian,asian indian,british indian,indian british,asian british indian,aind'],
    [
      'asian_pakistani',
      'pakistani,asian pakistani,british pakistani,pakistani british,asian british pakistani,apkn',
    ],
    [
      'asian_bangladeshi',
      'bangladeshi,asian bangladeshi,british bangladeshi,bangladeshi british,asian british bangladeshi,aban',
    ],
    ['asian_chinese', 'chinese,asian chinese,british chinese,asian british chinese,chne'],
    ['asian_other', 'asian other,other asian,aoth,asian british other'],
    [
      'black_caribbean',
      'black caribbean,caribbean,bcrb,black british caribbean,african caribbean,afro caribbean',
    ],
    ['black_african', 'black african,african,bafr,black british african'],
    ['black_other', 'black other,other black,black british other,other black black british caribbean'],
    ['arab', 'arab,other arab'],
    ['any_other', 'other,other other,ooth'],
  ],
  ETHNIC_GROUPS_LABELS,
);

/** Who referred, from a source column or from the words of 'referred by' ('Testbridge School', 'DSL'). */
export function parseSource(text: string): ReferralSource | null {
  const plain = plainWords(text);
  const named = SOURCE_NAMES.get(plain);
  if (named !== undefined) return named;
  const spaced = ` ${plain} `;
  return SOURCES.find(([, words]) => words.some((word) => spaced.includes(` ${word} `)))?.[0] ?? null;
}

const SOURCE_NAMES = tableOf<ReferralSource>(
  [
    ['other', 'other'],
    ['child', 'self,self referral,self referred,young person,yp,child'],
    ['not_known', 'not known,unknown,nk,n k'],
  ],
  REFERRAL_SOURCES_LABELS,
);
/** In this order: a school nurse, a police social worker or a family hub is met before the broader word in it. */
const SOURCES: [ReferralSource, string[]][] = (
  [
    ['sarc', 'sarc,sexual assault referral centre'],
    ['ch_isva', 'isva,chisva,ch isva'],
    ['camhs', 'camhs,cypmhs,mental health'],
    ['police', 'police,constabulary,cid,dc,pc,ppu'],
    ['youth_justice', 'youth justice,youth offending,yot,yjs,yos'],
    ['health_visitor', 'school nurse,health visitor,hv'],
    ['gp', 'gp,medical centre,medical practice'],
    ['hospital', 'hospital,paediatrician,paediatrics,midwife,nhs,nurse,a and e,sexual health'],
    ['early_help', 'early help,family support,family hub,childrens centre'],
    [
      'social_care',
      'social care,social worker,social services,sw,csc,childrens services,mash,child protection,cin,cp',
    ],
    ['school', 'school,college,academy,dsl,teacher,education,senco,headteacher,nursery,primary'],
    ['voluntary_service', 'charity,voluntary,third sector,womens aid,refuge,victim support,nspcc,barnardos'],
    [
      'family',
      'family,parent,parents,mother,mum,mam,father,dad,carer,carers,foster carer,gran,grandmother,grandfather,grandparent,nan,aunt,uncle,guardian',
    ],
  ] as const
).map(([code, words]) => [code, words.split(',')]);

/** Every kind of abuse a cell names, and the parts of it that are in no table, as they stand. */
export function parseAbuseTypes(text: string): { types: AbuseType[]; unknown: string[] } {
  const types = new Set<AbuseType>();
  const unknown: string[] = [];
  for (const part of text.split(/[,;/+&\n]|\band\b/i)) {
    const plain = plainWords(part);
    if (plain === '' || NOT_KNOWN.has(plain)) continue;
    const code = ABUSE_TYPES.get(plain);
    if (code === undefined) unknown.push(part.trim());
    else types.add(code);
  }
  return { types: [...types], unknown };
}

const ABUSE_TYPES = tableOf<AbuseType>(
  [
    [
      'sexual_abuse',
      'sexual,sexual abuse,csa,child sexual abuse,sexual assault,rape,peer sexual abuse,sexual violence',
    ],
    ['physical_abuse', 'physical,physical abuse'],
    ['emotional_abuse', 'emotional,emotional abuse,psychological,psychological abuse'],
    ['neglect', 'neglect'],
    [
      'exposure_to_domestic_abuse',
      'da,dv,dva,domestic abuse,domestic violence,domestic,witnessed da,witnessed dv,witnessing domestic abuse,exposure to domestic abuse',
    ],
    ['sexual_exploitation', 'cse,sexual exploitation,child sexual exploitation'],
    ['online_abuse', 'online,online abuse,online sexual abuse,online grooming,ta csa,tacsa'],
    [
      'harmful_sexual_behaviour',
      'hsb,harmful sexual behaviour,peer on peer,sexualised behaviour by another child',
    ],
  ],
  ABUSE_TYPES_LABELS,
);

/** Yes or no; null where the cell says neither. */
export function parseYesNo(text: string): boolean | null {
  const plain = plainWords(text);
  if (['y', 'yes', 'true', 'required', 'needed', '1'].includes(plain)) return true;
  return ['n', 'no', 'false', 'not required', 'not needed', '0'].includes(plain) ? false : null;
}

function tableOf<Code extends string | number>(
  rows: [Code, string][],
  labels: Partial<Record<Code, string>> = {},
): Map<string, Code> {
  const shown = (Object.entries(labels) as [Code, string][]).map(
    ([code, label]) => [plainWords(label), code] as const,
  );
  return new Map([
    ...shown,
    ...rows.flatMap(([code, words]) => words.split(',').map((word) => [word, code] as const)),
  ]);
}
