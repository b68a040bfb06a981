import type { ChildFields } from '../../shared/children/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';

/** An invented child with nothing asked yet but what a test says. */
export function childFields(more: Partial<ChildFields> = {}): ChildFields {
  return {
    name: 'Rafe Testwood',
    nameUsed: null,
    birthDate: '2012-03-04' as LocalDate,
    pronouns: null,
    sex: 'not_asked',
    gender: 'not_asked',
    ethnicity: 'not_asked',
    disability: 'not_asked',
    disabilityDetail: null,
    religion: 'not_asked',
    language: null,
    interpreterLanguage: null,
    accessNeeds: null,
    lookedAfter: 'not_asked',
    protectionPlan: 'not_asked',
    inNeed: 'not_asked',
    postcode: null,
    school: null,
    ...more,
  };
}
