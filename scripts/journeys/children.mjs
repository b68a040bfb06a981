// The children of the journeys and how each came to an accepted offer; and the two therapists who see them. All invented.
import { NO_WORDS, NOTHING_FOUND, SYMPTOMS, CARER_CONDITIONS } from '../../shared/assessment/found.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { childFields, personFields } from '../../test/support/children.ts';

const each = (names, known) => Object.fromEntries(names.map((name) => [name, known]));

/** Two who hold sessions, and two rooms. */
export async function addPlaces({ ask }) {
  for (const [name, jobTitle] of [
    ['Ama Fictley', 'Child therapist'],
    ['Bea Protham', 'Play therapist'],
  ])
    await ask('practitioner.save', { id: null, version: null, isActive: true, name, jobTitle });
  for (const name of ['Room 1', 'Room 2'])
    await ask('room.save', { id: null, version: null, isActive: true, name });
}

/** A child who was referred, assessed and offered a therapy, and said yes. */
export async function addChild({ ask }, { fields, carer, protocolId, receivedOn, assessedOn, offeredOn }) {
  const { childId, referralId } = await ask('referral.add', {
    child: { is: 'new', fields: childFields({ language: 'English', ...fields }) },
    receivedOn,
    acceptedOn: receivedOn,
    details: { ...NO_DETAILS, source: 'social_care', abuseTypes: ['sexual_abuse'] },
  });
  await ask('person.save', {
    childId,
    linkId: null,
    version: null,
    fields: personFields({ hasParentalResponsibility: 'yes', sayName: null, safeTimes: null, ...carer }),
    checkedWith: 'them',
  });
  const { assessmentId } = await ask('assessment.save', {
    referralId,
    assessmentId: null,
    version: null,
    completedOn: assessedOn,
    heldBy: 'Ama Fictley',
    needs: ['sleep_and_nightmares'],
    found: {
      ...NOTHING_FOUND,
      abuseTypes: ['sexual_abuse'],
      symptoms: { ...each(SYMPTOMS, 'no'), anxiety: 'yes', ptsd: 'yes' },
      harmedBy: ['other_family'],
      livesWith: ['birth_parent'],
      carerConditions: each(CARER_CONDITIONS, 'no'),
      seenAlone: 'yes',
      informants: ['child', 'carer'],
      agreement: 'agrees',
    },
    words: NO_WORDS,
    complete: true,
  });
  const { offerId, version } = await ask('offer.make', {
    referralId,
    assessmentId,
    protocolId,
    madeOn: offeredOn,
    explainedTo: ['child', 'carer'],
    alternatives: 'Waiting, and the other therapies we offer.',
    needs: ['anxiety'],
    helpExpected: 'To sleep, and to worry less.',
    preference: null,
    preferredBy: [],
    noAssessmentReason: null,
    reasonForUnusualFit: null,
  });
  await ask('offer.answer', {
    offerId,
    version,
    answer: 'accepted',
    answeredOn: offeredOn,
    askAgainOn: null,
  });
}

const mother = (name, phone) => ({ name, relationship: 'mother', phone });

export const OTTILIE = {
  fields: { name: 'Ottilie Draftbourne', birthDate: '2015-10-02', sex: 'female', pronouns: 'she/her' },
  carer: mother('Carys Draftbourne', '07700 900421'),
  protocolId: 'tf_cbt_csa',
  receivedOn: '2026-02-02',
  assessedOn: '2026-03-16',
  offeredOn: '2026-04-13',
};
export const IDWAL = {
  fields: { name: 'Idwal Fakenwell', birthDate: '2013-12-11', sex: 'male', pronouns: 'he/him' },
  carer: mother('Menna Fakenwell', '07700 900422'),
  protocolId: 'ltfi_8_17',
  receivedOn: '2025-12-08',
  assessedOn: '2026-02-12',
  offeredOn: '2026-04-09',
};
export const SENNA = {
  fields: { name: 'Senna Pretendley', birthDate: '2011-05-20', sex: 'female', pronouns: 'she/her' },
  carer: mother('Lowena Pretendley', '07700 900423'),
  protocolId: 'tf_cbt_csa',
  receivedOn: '2026-05-11',
  assessedOn: '2026-07-06',
  offeredOn: '2026-08-24',
};
export const COLL = {
  fields: { name: 'Coll Trialford', birthDate: '2013-02-27', sex: 'male', pronouns: 'he/him' },
  carer: mother('Anwen Trialford', '07700 900424'),
  protocolId: 'ltfi_8_17',
  receivedOn: '2026-04-27',
  assessedOn: '2026-06-22',
  offeredOn: '2026-08-20',
};
export const BRYONY = {
  fields: { name: 'Bryony Mockbury', birthDate: '2017-03-08', sex: 'female', pronouns: 'she/her' },
  carer: mother('Tegan Mockbury', '07700 900425'),
  protocolId: 'ltfi_8_17',
  receivedOn: '2026-04-20',
  assessedOn: '2026-06-15',
  offeredOn: '2026-08-17',
};
