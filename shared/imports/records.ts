import type { ChildFields } from '../children/contract.ts';
import type { LocalDate } from '../dates.ts';
import type { AbuseType, CarerRelationship, ReferralSource } from '../referrals/codes.ts';
import type { Band } from './codes.ts';
import { ownNamed } from '../protocols/inMindWords.ts';
import type { Catalogue } from '../protocols/serviceCatalogue.ts';
import { parseDisability, parseGender, parseProtocol, parseRelationship } from './details.ts';
import type { ReferralValues } from './referralValues.ts';
import { plainWords } from './sheet.ts';

/** The records one row becomes. A carer's contact is kept as "not yet checked": the sheet does not say what is safe. */
export type ImportedRecords = {
  child: ChildFields;
  carer: {
    name: string;
    relationship: CarerRelationship | null;
    phone: string | null;
    email: string | null;
  } | null;
  referral: {
    receivedOn: LocalDate;
    source: ReferralSource;
    referredBy: string | null;
    abuseTypes: AbuseType[];
    funderId: string | null;
    band: Band | null;
    /** The id of a protocol, or the sheet's own words where they name none. */
    protocolInMind: string | null;
  };
  /** The sheet's notes and all its words that have no place of their own, shown beside the contact until checked. */
  notes: string | null;
};

export const UNNAMED_CARER = 'Parent or carer, not named in the sheet';
const MOST_PHONE_CHARACTERS = 40;

/** What the service has names for. `funders`: ids by `plainWords` of their names; a funder that is not there goes to the notes. */
export type KnownToService = {
  funders: ReadonlyMap<string, string>;
  therapies: Pick<Catalogue, 'all'>;
};

/** What a row's values are kept as. */
export function recordsOf(values: ReferralValues, { funders, therapies }: KnownToService): ImportedRecords {
  const notes = values.notes === '' ? [] : [values.notes];
  /** What has a meaning for us, or null with the words kept in the notes. */
  const known = <T>(label: string, text: string, parse: (text: string) => T | null | undefined): T | null => {
    if (text === '') return null;
    const value = parse(text) ?? null;
    if (value === null) notes.push(`${label}: ${text}`);
    return value;
  };
  const { carer } = values;
  const gender = known('Gender', values.gender, parseGender);
  const relationship = known('Carer’s relationship', carer.relationship, parseRelationship);
  const funderId = known('Funder', values.funder, (text) => funders.get(plainWords(text)));
  const isPhoneTooLong = carer.phone.length > MOST_PHONE_CHARACTERS;
  if (isPhoneTooLong) notes.push(`Carer’s phone: ${carer.phone}`);
  const phone = isPhoneTooLong ? (carer.phone.split(' / ')[0] ?? '') : carer.phone;
  const hasCarer = [carer.name, carer.phone, carer.email].some((text) => text !== '');
  const disability = parseDisability(values.disability);
  return {
    child: {
      name: values.name.full,
      nameUsed: orNull(values.knownAs),
      birthDate: values.birthDate,
      pronouns: orNull(values.pronouns),
      sex: values.sex,
      gender: gender ?? (values.gender === '' ? 'not_asked' : 'in_own_words'),
      ethnicity: values.ethnicity,
      disability,
      disabilityDetail: ['none', 'not_asked', 'not_known', 'prefer_not_to_say'].includes(disability)
        ? null
        : orNull(values.disability),
      religion: 'not_asked',
      language: orNull(values.language),
      interpreterLanguage:
        values.interpreter === true ? (orNull(values.language) ?? 'language not given') : null,
      accessNeeds: null,
      lookedAfter: 'not_asked',
      protectionPlan: 'not_asked',
      inNeed: 'not_asked',
      postcode: orNull(values.postcode),
      school: orNull(values.school),
    },
    carer: hasCarer
      ? {
          name: carer.name === '' ? UNNAMED_CARER : carer.name,
          relationship,
          phone: orNull(phone.slice(0, MOST_PHONE_CHARACTERS)),
          email: orNull(carer.email),
        }
      : null,
    referral: {
      receivedOn: values.receivedOn,
      source: values.source,
      referredBy: orNull(values.referredBy),
      abuseTypes: values.abuseTypes,
      funderId,
      band: values.band,
      protocolInMind:
        parseProtocol(values.protocolInMind) ??
        ownNamed(values.protocolInMind, therapies) ??
        orNull(values.protocolInMind),
    },
    notes: orNull(notes.join('\n')),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
