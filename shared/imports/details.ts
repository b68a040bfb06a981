import type { Disability, Gender } from '../children/codes.ts';
import { PROTOCOLS } from '../protocols/catalogue.ts';
import type { StatedProtocolId } from '../protocols/types.ts';
import { CARER_RELATIONSHIPS_LABELS, type CarerRelationship } from '../referrals/codes.ts';
import { plainWords } from './sheet.ts';

/** The code of a gender in a sheet; null where its words are the child's own. */
export function parseGender(text: string): Gender | null {
  return GENDERS.get(plainWords(text)) ?? null;
}

const GENDERS = wordTable<Gender>([
  ['girl', 'girl,female,f,woman,young woman'],
  ['boy', 'boy,male,m,man,young man'],
  ['non_binary', 'non binary,nonbinary,nb,enby'],
  ['not_sure', 'not sure,unsure,questioning'],
  ['prefer_not_to_say', 'prefer not to say,pnts'],
]);

/** The main disability a text names, `other` where it names none of ours, `not_asked` where it is empty. */
export function parseDisability(text: string): Disability {
  const plain = plainWords(text);
  if (plain === '') return 'not_asked';
  const whole = WHOLE_DISABILITIES.get(plain);
  if (whole !== undefined) return whole;
  const spaced = ` ${plain} `;
  return DISABILITIES.find(([, words]) => words.some((word) => spaced.includes(` ${word} `)))?.[0] ?? 'other';
}

const WHOLE_DISABILITIES = wordTable<Disability>([
  ['none', 'no,n,none,nil,none known,no disability,not disabled'],
  ['not_known', 'not known,unknown,nk,n k'],
  ['prefer_not_to_say', 'prefer not to say,pnts'],
]);
const DISABILITIES: [Disability, string[]][] = (
  [
    ['learning_disability', 'learning disability,learning difficulties,learning difficulty,ld,sld,mld'],
    ['autism_or_adhd', 'autism,autistic,asd,asc,adhd,add,neurodivergent'],
    ['sensory', 'deaf,hearing,blind,visual,sight,sensory'],
    ['physical', 'physical,wheelchair,mobility,cerebral palsy'],
    ['mental_health', 'mental health,anxiety,depression'],
    ['long_term_illness', 'epilepsy,diabetes,asthma,long term illness,chronic illness'],
  ] as const
).map(([code, words]) => [code, words.split(',')]);

/** How a carer is related to the child; null where the word is not one of ours. */
export function parseRelationship(text: string): CarerRelationship | null {
  return RELATIONSHIPS.get(plainWords(text)) ?? null;
}

const RELATIONSHIPS = new Map<string, CarerRelationship>([
  ...(Object.entries(CARER_RELATIONSHIPS_LABELS) as [CarerRelationship, string][]).map(
    ([code, label]) => [plainWords(label), code] as const,
  ),
  ...wordTable<CarerRelationship>([
    ['mother', 'mother,mum,mam,mom,birth mother,bio mum'],
    ['father', 'father,dad,birth father,bio dad'],
    ['parent', 'parent,parents,mum and dad,birth parent'],
    ['step_parent', 'step parent,stepmother,stepfather,step mum,step dad,stepmum,stepdad'],
    ['adoptive_parent', 'adoptive parent,adoptive mother,adoptive father,adopter'],
    ['foster_carer', 'foster carer,foster parent,foster mum,foster dad,fc'],
    ['kinship_carer', 'kinship carer,connected carer,connected person'],
    ['special_guardian', 'special guardian,sgo,guardian'],
    ['grandparent', 'grandparent,grandparents,grandmother,grandfather,gran,nan,nana,nanna,grandad,granddad'],
    ['sibling', 'sibling,sister,brother'],
    ['other_relative', 'aunt,auntie,uncle,cousin,relative,other relative'],
    ['residential_worker', 'residential worker,key worker,keyworker,care home'],
    ['social_worker', 'social worker,sw'],
  ]),
]);

/** The protocol a therapy in mind names, by its name, its short name or what people call it. */
export function parseProtocol(text: string): StatedProtocolId | null {
  return PROTOCOL_NAMES.get(plainWords(text)) ?? null;
}

const PROTOCOL_NAMES = new Map<string, StatedProtocolId>([
  ...PROTOCOLS.flatMap(
    ({ id, name, shortName }) =>
      [
        [plainWords(name), id],
        [plainWords(shortName), id],
      ] as const,
  ),
  ...wordTable<StatedProtocolId>([
    ['tf_cbt_csa', 'tfcbt,tf cbt,trauma focused cbt,trauma focused cognitive behavioural therapy'],
    ['ltfi_8_17', 'ltfi,letting the future in'],
    ['psychoanalytic_girls_6_14', 'psychoanalytic,psychoanalytic therapy'],
    ['green_house_creative', 'creative therapy,art therapy,creative'],
  ]),
]);

function wordTable<Code extends string>(rows: [Code, string][]): Map<string, Code> {
  return new Map(rows.flatMap(([code, words]) => words.split(',').map((word) => [word, code] as const)));
}
