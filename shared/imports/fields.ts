/** What a column of a spreadsheet can hold. `many`: several columns may hold it, and their texts are joined. */
export const FIELDS = {
  childName: { label: 'Child’s name' },
  firstName: { label: 'First name' },
  surname: { label: 'Surname' },
  knownAs: { label: 'Name used' },
  dateOfBirth: { label: 'Birth date' },
  receivedOn: { label: 'Received' },
  source: { label: 'Source' },
  referredBy: { label: 'Referrer' },
  abuseTypes: { label: 'Type of abuse', many: true },
  carerName: { label: 'Parent or carer' },
  carerRelationship: { label: 'Carer’s relationship' },
  phone: { label: 'Carer’s phone', many: true },
  email: { label: 'Carer’s email' },
  address: { label: 'Address', many: true },
  postcode: { label: 'Postcode' },
  school: { label: 'School' },
  priority: { label: 'Band' },
  sex: { label: 'Sex' },
  gender: { label: 'Gender' },
  pronouns: { label: 'Pronouns' },
  ethnicity: { label: 'Ethnicity' },
  language: { label: 'Language' },
  interpreter: { label: 'Interpreter' },
  disability: { label: 'Disability' },
  funder: { label: 'Funder' },
  protocolInMind: { label: 'Therapy in mind' },
  notes: { label: 'Notes', many: true },
} as const satisfies Record<string, { label: string; many?: true }>;

export type Field = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as Field[];

/** Whether several columns may hold this field. */
export function takesMany(field: Field): boolean {
  return 'many' in FIELDS[field];
}
