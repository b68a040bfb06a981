// The first page of the waiting list, child by child, so that every state of a row can be seen on it. This file is
// long because it is a list, not a program.
import { type FactorAnswers, PRIORITY_FACTORS } from '../../../shared/priority/factors.ts';
import { localTime } from '../../../shared/dates.ts';
import { MUSIC_AFTERNOON } from './addSupport.ts';
import type { ChildSpec, ContactSpec, PersonSpec, ReferralSpec } from './spec.ts';

type Wait = Pick<ReferralSpec, 'receivedAgo' | 'inMind' | 'contact' | 'holding'> & Partial<ReferralSpec>;

const waits = (spec: Wait): ReferralSpec[] => [{ at: 'waiting', ...spec }];
const reached = (lastAgo: number, dueIn: number): ContactSpec => ({ lastAgo, outcome: 'reached', dueIn });
const carer = (
  name: string,
  relationship: PersonSpec['relationship'],
  more: Partial<PersonSpec> = {},
): PersonSpec => ({
  name,
  relationship,
  ...more,
});

const NOTHING_WORRYING: FactorAnswers = Object.fromEntries(
  PRIORITY_FACTORS.map((factor) => [factor, 'none']),
);

export const BAND_1: ChildSpec[] = [
  {
    name: 'Rafe Testwood',
    age: [14, 5],
    sex: 'male',
    pretrial: { stage: 'investigation' },
    people: [
      carer('Bernadette Testwood', 'kinship_carer', {
        phone: '07700 900142',
        safeTimes: 'after 4 pm, not Wednesdays',
        mayVoicemail: false,
        mayLetter: false,
        sayName: 'Jo from the Tuesday group',
      }),
      carer('Alan Mockridge', 'father', { rule: 'do_not_contact' }),
    ],
    referrals: waits({
      receivedAgo: 256,
      band: 1,
      inMind: 'tf_cbt_csa',
      contact: reached(35, -7),
      holding: 4,
      support: {
        plan: {
          need: 'Sleep, and what to do when a memory comes at school.',
          kinds: ['coping_skills', 'support_call'],
          givenBy: 'Ama Fictley, with calls from Jo Draftley',
          madeAgo: 36,
        },
        series: {
          kind: 'coping_skills',
          withWhom: 'child',
          planned: 6,
          givenBy: 'Ama Fictley',
          dates: [
            { ago: 29, note: 'A plan for bad nights, which he keeps by the bed.' },
            { ago: 22 },
            { ago: 15, attendance: 'did_not_come', note: 'No bus. Bernadette rang: he was safe at home.' },
            { ago: 8, note: 'Used the plan twice. Breathing helps, counting does not.' },
          ],
        },
      },
    }),
  },
  {
    name: 'Nia Mockridge',
    age: [8, 2],
    sex: 'female',
    lookedAfter: true,
    referrals: waits({
      receivedAgo: 213,
      band: 1,
      inMind: 'ltfi_8_17',
      contact: reached(17, 11),
      holding: 6,
    }),
  },
  {
    name: 'Kit Placeham',
    age: [17, 6],
    sex: 'male',
    pronouns: 'they/them',
    referrals: waits({
      receivedAgo: 158,
      band: 1,
      answers: { ...NOTHING_WORRYING, age_limit: 'serious', carers: 'some', support: 'not_known' },
      inMind: 'tf_cbt_csa',
      contact: { lastAgo: 28, outcome: 'left_message', dueIn: 0 },
      holding: 2,
    }),
  },
  {
    name: 'Wren Exampleton',
    age: [6, 9],
    sex: 'female',
    lookedAfter: true,
    interpreter: 'Romanian',
    referrals: waits({
      receivedAgo: 109,
      band: 1,
      moved: { from: 2, ago: 8, reason: 'Placement is ending' },
      answers: { ...NOTHING_WORRYING, placement: 'serious', access: 'some' },
      answersBefore: { ...NOTHING_WORRYING, placement: 'some', access: 'some', carers: 'not_known' },
      inMind: 'green_house_creative',
      contact: reached(8, 20),
      holding: 3,
    }),
  },
];

export const BAND_2: ChildSpec[] = [
  {
    name: 'Odette Samplesby',
    age: [12, 9],
    sex: 'female',
    pretrial: { stage: 'charged', nextEvent: 'Plea hearing', nextIn: 24 },
    people: [
      carer('Dilys Samplesby', 'special_guardian', {
        phone: '07700 900318',
        safeTimes: 'any time, text first',
        mayLetter: false,
        sayName: 'Jo',
      }),
      carer('Carys Samplesby', 'mother', { rule: 'ask_first' }),
      carer('Gareth Mockridge', 'step_parent', { rule: 'do_not_contact' }),
    ],
    referrals: [
      {
        receivedAgo: 1046,
        at: 'closed',
        source: 'school',
        inMind: 'tf_cbt_csa',
        holding: 2,
        therapy: {
          protocol: 'tf_cbt_csa',
          attended: 13,
          endedAgo: 803,
          hasCarerStrand: true,
          with: 'Ama Fictley',
        },
        closed: { ago: 715, reason: 'therapy_completed' },
      },
      {
        receivedAgo: 351,
        assessedAgo: 304,
        at: 'waiting',
        source: 'social_care',
        band: 2,
        inMind: 'ltfi_8_17',
        contact: { lastAgo: 42, outcome: 'could_not_reach', dueIn: -11 },
        holding: 5,
      },
    ],
  },
  {
    name: 'Tobias Fakeham',
    age: [10, 4],
    ageDays: 12,
    sex: 'male',
    people: [carer('Ros Fakeham', 'mother', { phone: '07700 900126', mayVoicemail: false })],
    referrals: waits({
      receivedAgo: 305,
      band: 2,
      moved: {
        from: 3,
        ago: 21,
        reason: 'Starts a new school on his own in January; his mother is worn out',
      },
      answers: { ...NOTHING_WORRYING, carers: 'some', support: 'some' },
      answersBefore: NOTHING_WORRYING,
      inMind: 'green_house_creative',
      contact: {
        ...reached(21, 21),
        said: { howThingsAre: 'harder', carerNeeds: 'Somebody to talk to who is not family.' },
      },
      holding: 3,
    }),
  },
  {
    name: 'Mina Trialby',
    age: [15, 1],
    sex: 'female',
    interpreter: 'Urdu',
    people: [
      carer('Sana Trialby', 'mother', {
        phone: '07700 900267',
        interpreter: { language: 'Urdu', name: 'Zara Specimen' },
      }),
    ],
    referrals: waits({
      receivedAgo: 291,
      band: 2,
      inMind: 'tf_cbt_csa',
      contact: reached(35, 7),
      holding: 4,
      support: {
        series: {
          kind: 'carer_group',
          withWhom: 'carer',
          planned: 4,
          givenBy: 'The Wednesday group, with Sana’s interpreter',
          endedAgo: 44,
          dates: [
            { ago: 72 },
            { ago: 65, attendance: 'family_called_off', note: 'The little one was ill.' },
            { ago: 58 },
            { ago: 51 },
          ],
        },
      },
    }),
  },
  {
    name: 'Joss Inventham',
    age: [9, 7],
    sex: 'male',
    accessNeeds: 'Hearing aids: sit facing, quiet room',
    people: [
      carer('Priya Inventham', 'mother', { phone: '07700 900455', safeTimes: 'text: she rings back' }),
    ],
    letters: [{ kind: 'not_ready', ago: 39, askAgainIn: 25 }],
    referrals: waits({
      receivedAgo: 268,
      band: 2,
      inMind: 'ltfi_8_17',
      contact: reached(39, 3),
      holding: 2,
      assessedAgo: 230,
      assessedBy: 'Northmere CAMHS',
      offer: {
        protocol: 'ltfi_8_17',
        madeAgo: 45,
        explainedTo: ['child', 'carer'],
        answered: { answer: 'not_ready', ago: 40, askAgainIn: 25 },
        preference: 'To wait until the new hearing aids are in',
      },
    }),
  },
  {
    name: 'Amara Notional',
    age: [13, 3],
    sex: 'female',
    pretrial: { stage: 'ptph', nextEvent: 'Plea hearing, Crown Court', nextIn: 5 },
    people: [
      carer('Rhian Notional', 'mother', { phone: '07700 900377' }),
      carer('Noor Specimen', 'other', {
        phone: '01632 960118',
        works: { at: 'Northmere CH-ISVA service', as: 'CH-ISVA' },
      }),
    ],
    referrals: waits({
      receivedAgo: 235,
      band: 2,
      inMind: 'tf_cbt_csa',
      contact: {
        ...reached(14, 14),
        said: {
          howThingsAre: 'same',
          whatHelps: 'Knowing what the court room looks like. The visit is booked.',
          carerNeeds: 'A lift to the hearing.',
        },
      },
      holding: 7,
      support: {
        plan: {
          need: 'The hearing, and who sits with her while she waits for it.',
          kinds: ['ch_isva_link', MUSIC_AFTERNOON],
          givenBy: 'Noor Specimen, CH-ISVA',
          madeAgo: 42,
          untilIn: 30,
        },
      },
    }),
  },
  {
    name: 'Lowen Mocksworth',
    age: [11, 8],
    sex: 'male',
    people: [
      carer('Tegen Mocksworth', 'mother', { mayVoicemail: false, safeTimes: 'before 9 am' }),
      carer('Piers Mocksworth', 'father', { rule: 'do_not_contact' }),
    ],
    referrals: waits({
      receivedAgo: 221,
      band: 2,
      inMind: 'ltfi_8_17',
      contact: reached(22, 20),
      holding: 1,
      assessedAgo: 180,
      offer: {
        protocol: 'tf_cbt_csa',
        madeAgo: 34,
        explainedTo: ['child', 'carer'],
        answered: { answer: 'declined', ago: 30 },
        preference: 'Not on Tuesdays, and with a woman',
      },
    }),
  },
  {
    name: 'Esme Fictley',
    age: [7, 5],
    sex: 'female',
    events: [{ kind: 'placement_move', ago: 13 }],
    risks: [
      {
        kind: 'home',
        level: 'raised',
        words: 'Moved to her aunt’s two weeks ago. The flat is full, and people come and go.',
        plan: 'Her aunt keeps the door locked after seven. Esme sleeps in her cousin’s room. The school has her aunt’s number.',
        setAgo: 10,
        reviewIn: 11,
      },
    ],
    referrals: waits({
      receivedAgo: 199,
      band: 2,
      inMind: 'green_house_creative',
      contact: {
        ...reached(10, 32),
        said: {
          howThingsAre: 'harder',
          whatHelps: 'Her own blanket, and the same teaching assistant each morning.',
          note: 'Not sleeping since the move. Asked about her old room.',
        },
      },
      pauses: [{ reason: 'placement_move', ago: 130, endsIn: -109 }],
      holding: 2,
    }),
  },
  {
    name: 'Dara Testerby',
    age: [16, 2],
    sex: 'female',
    lookedAfter: true,
    people: [
      carer('Fern Testerby', 'other_relative', { phone: '07700 900529' }),
      carer('Lee Draftwell', 'residential_worker', { phone: '07700 900640', isEmergencyContact: true }),
    ],
    referrals: waits({
      receivedAgo: 177,
      band: 2,
      inMind: 'tf_cbt_csa',
      contact: { lastAgo: 5, outcome: 'could_not_reach', dueIn: -7, tries: 2 },
      holding: 3,
    }),
  },
  {
    name: 'Perran Samplesby',
    age: [12, 1],
    sex: 'male',
    events: [{ kind: 'school_move', ago: 1 }],
    referrals: waits({
      receivedAgo: 165,
      band: 2,
      inMind: 'ltfi_8_17',
      contact: reached(18, 24),
      holding: 2,
    }),
  },
  {
    name: 'Ines Protham',
    age: [9, 10],
    sex: 'female',
    interpreter: 'Portuguese',
    referrals: waits({
      receivedAgo: 144,
      band: 2,
      inMind: 'ltfi_8_17',
      contact: reached(15, 27),
      holding: 1,
      assessedAgo: 110,
      offer: {
        protocol: 'tf_cbt_csa',
        madeAgo: 15,
        explainedTo: ['child', 'carer', 'interpreter'],
        answered: { answer: 'wants_another', ago: 8 },
        preference: 'Something with drawing, as her cousin had',
      },
    }),
  },
];

export const BAND_3: ChildSpec[] = [
  {
    name: 'Ivo Specimen',
    age: [12, 6],
    sex: 'male',
    people: [
      carer('Ursula Specimen', 'grandparent', { phone: '07700 900233', mayText: false }),
      carer('Rowan Specimen', 'other_relative', { phone: '07700 900244', isEmergencyContact: true }),
    ],
    referrals: waits({
      receivedAgo: 382,
      band: 3,
      contact: {
        lastAgo: 8,
        outcome: 'could_not_reach',
        dueIn: -15,
        tried: [
          { ago: 15, channel: 'phone' },
          { ago: 13, channel: 'phone' },
          { ago: 10, channel: 'letter', outcome: 'sent_letter' },
          { ago: 8, channel: 'phone', whom: 1 },
        ],
        decided: {
          ago: 7,
          decision: 'ask_to_visit',
          reason: 'The school saw him on Thursday and he was well. Its family worker knocks this week.',
          tryAgainIn: 3,
        },
      },
      holding: 4,
    }),
  },
  {
    name: 'Pia Mockridge',
    age: [13, 0],
    sex: 'female',
    people: [
      carer('Vera Mockridge', 'mother', { phone: '07700 900358' }),
      carer('Joan Placeham', 'other', {
        phone: '01632 960173',
        works: { at: 'Testbridge School', as: 'Pastoral lead' },
      }),
    ],
    referrals: waits({
      receivedAgo: 312,
      band: 3,
      inMind: 'tf_cbt_csa',
      contact: {
        lastAgo: 2,
        outcome: 'could_not_reach',
        dueIn: -9,
        tried: [
          { ago: 9, channel: 'phone' },
          { ago: 7, channel: 'text', outcome: 'sent_text' },
          { ago: 4, channel: 'phone' },
          { ago: 2, channel: 'phone', whom: 1 },
        ],
      },
      holding: 2,
    }),
  },
  {
    name: 'Caspian Draftwell',
    age: [5, 8],
    sex: 'male',
    lookedAfter: true,
    referrals: waits({
      receivedAgo: 277,
      band: 3,
      inMind: 'green_house_creative',
      contact: reached(16, 26),
      holding: 3,
    }),
  },
  {
    name: 'Thea Sampleford',
    age: [10, 11],
    ageDays: 17,
    sex: 'female',
    people: [carer('Colm Sampleford', 'father', { phone: '07700 900530', safeTimes: 'before 9 am' })],
    referrals: waits({
      receivedAgo: 242,
      band: 3,
      inMind: 'ltfi_8_17',
      contact: { lastAgo: 38, outcome: 'left_message', dueIn: 4 },
      holding: 1,
    }),
  },
  {
    name: 'Bram Notley-Test',
    age: [15, 6],
    sex: 'male',
    people: [
      carer('Iris Notley-Test', 'mother', { phone: '07700 900415', mayVoicemail: false }),
      carer('Owain Notley-Test', 'grandparent', { phone: '07700 900416', isEmergencyContact: true }),
    ],
    referrals: waits({
      receivedAgo: 227,
      band: 3,
      contact: {
        lastAgo: 2,
        outcome: 'could_not_reach',
        dueIn: -6,
        tried: [
          { ago: 6, channel: 'phone' },
          { ago: 4, channel: 'text', outcome: 'sent_text' },
          { ago: 2, channel: 'phone' },
        ],
      },
      holding: 2,
    }),
  },
  {
    name: 'Sunniva Exampleton',
    age: [11, 2],
    sex: 'female',
    accessNeeds: 'Uses a wheelchair: Room 1, step-free door',
    referrals: waits({
      receivedAgo: 186,
      band: 3,
      inMind: 'ltfi_8_17',
      contact: { ...reached(9, 33), said: { howThingsAre: 'better', whatHelps: 'The swimming club.' } },
      holding: 1,
      assessedAgo: 140,
      pauses: [{ reason: 'illness', ago: 90, endsIn: -62 }],
    }),
  },
  {
    name: 'Amos Trialby',
    age: [8, 3],
    sex: 'male',
    people: [carer('Morwenna Trialby', 'mother', { phone: '07700 900611', safeTimes: 'mornings only' })],
    // Nobody has looked at his priority yet.
    referrals: waits({ receivedAgo: 18, acceptedAfter: 4, contact: 'none_yet' }),
  },
  {
    name: 'Hedy Draftwell',
    age: [14, 9],
    sex: 'female',
    people: [
      carer('Ottilie Draftwell', 'mother', {
        phone: '07700 900708',
        safeTimes: 'after school',
      }),
    ],
    referrals: waits({ receivedAgo: 12, acceptedAfter: 4, band: 3, contact: 'none_yet', assessingAgo: 2 }),
  },
  {
    name: 'Bryn Sampleford',
    age: [14, 9],
    sex: 'male',
    importedNotes: 'Mum works nights. Try the school first. Red folder.',
    people: [carer('Dee Sampleford', 'mother', { phone: '07700 900162', rule: 'not_checked' })],
    referrals: waits({
      receivedAgo: 76,
      acceptedAfter: 67,
      band: 3,
      source: 'social_care',
      contact: 'none_yet',
    }),
  },
  {
    name: 'Safi Inventham',
    age: [8, 4],
    sex: 'female',
    importedNotes: 'Grandad drops off. Prefers texts?',
    people: [carer('Hana Inventham', 'mother', { phone: '07700 900187', rule: 'not_checked' })],
    referrals: waits({ receivedAgo: 54, acceptedAfter: 45, band: 3, source: 'gp', contact: 'none_yet' }),
  },
  ...['Ffion Protham', 'Gethin Protham'].map((name): ChildSpec => ({
    name,
    age: [10, 11],
    ageDays: 8,
    siblings: name.startsWith('F') ? [] : ['Ffion Protham'],
    sex: name.startsWith('F') ? 'female' : 'male',
    people: [carer('Delyth Protham', 'mother', { phone: '07700 900884', mayLetter: false })],
    referrals: waits({ receivedAgo: 102, band: 3, source: 'family', contact: reached(20, 22), holding: 1 }),
  })),
  {
    name: 'Siân Llŷr-Testwood',
    nameUsed: 'Siani',
    age: [9, 1],
    sex: 'female',
    people: [carer('Mared Llŷr-Testwood', 'mother', { phone: '07700 900127', safeTimes: 'any time' })],
    letters: [
      { kind: 'waiting', ago: 84, nextContactIn: -42 },
      { kind: 'check_in', ago: 15 },
    ],
    referrals: waits({ receivedAgo: 95, band: 3, inMind: 'ltfi_8_17', contact: reached(13, 29), holding: 1 }),
  },
  {
    name: 'عائشہ Placeham',
    nameUsed: 'Ayesha',
    age: [11, 6],
    sex: 'female',
    interpreter: 'Urdu',
    referrals: waits({
      receivedAgo: 88,
      band: 3,
      inMind: 'tf_cbt_csa',
      contact: reached(19, 23),
      holding: 2,
    }),
  },
  {
    name: 'Hedda Trialby',
    age: [15, 4],
    sex: 'female',
    interpreter: 'Polish',
    pretrial: { stage: 'abe_interview', nextEvent: 'Interview', nextIn: 4 },
    people: [carer('Zelda Trialby', 'mother', { mayVoicemail: false })],
    concerns: [
      {
        ago: 1,
        time: '15:40',
        danger: 'not_sure',
        words: {
          concern: 'Said on the phone that a man she met online knows which bus she takes.',
          knownBy: 'Hedda told Jo Draftley on the phone',
        },
      },
    ],
    referrals: waits({
      receivedAgo: 115,
      band: 3,
      inMind: 'tf_cbt_csa',
      contact: reached(12, 16),
      holding: 3,
    }),
  },
  {
    name: 'Anwen Placeham',
    age: [6, 7],
    sex: 'female',
    pretrial: { stage: 'investigation' },
    referrals: waits({ receivedAgo: 81, band: 3, contact: reached(9, 19), holding: 2 }),
  },
  {
    name: 'Otis Mockridge',
    age: [13, 5],
    sex: 'male',
    lookedAfter: true,
    pretrial: { stage: 'reported' },
    people: [carer('Bryony Placeham', 'foster_carer', { mayText: false })],
    events: [
      {
        kind: 'disclosure',
        ago: 15,
        recordedAlready: 'In the concern of the day before; Wyn Exampleton knows.',
      },
    ],
    concerns: [
      {
        ago: 16,
        time: '11:05',
        danger: 'no',
        words: {
          concern: 'New cuts on his arm, which Bryony saw at breakfast.',
          knownBy: 'Bryony Placeham, who rang us',
          done: 'Bryony took him to the GP that day. School nurse told, with his agreement.',
        },
        told: [
          { whom: 'safeguarding_lead', name: 'Wyn Exampleton', time: localTime('11:30') },
          { whom: 'social_care', name: 'His social worker, Lindenshire', time: localTime('12:10') },
        ],
        completedHoursAfter: 3,
      },
    ],
    risks: [
      {
        kind: 'self_harm',
        level: 'raised',
        words: 'Cut his arm twice this autumn, each time after a message from his old school.',
        plan: 'Bryony keeps sharp things and tablets in the locked cupboard. Otis texts her “tea?” when it is bad. GP again on Tuesday.',
        isHeldByLead: true,
        setAgo: 15,
        reviewIn: 6,
      },
    ],
    referrals: waits({
      receivedAgo: 67,
      band: 3,
      inMind: 'tf_cbt_csa',
      contact: reached(15, 13),
      holding: 1,
    }),
  },
  {
    name: 'Carwyn Specimen',
    age: [11, 9],
    sex: 'male',
    pretrial: { stage: 'with_cps' },
    people: [
      carer('Mair Specimen', 'grandparent', {
        mayVoicemail: false,
        mayLetter: false,
        codeWord: 'bramble',
        noAnswer: 'hang up, ring again after school',
        checkedAgo: 205,
      }),
      carer('Dean Specimen', 'step_parent', { rule: 'do_not_contact' }),
    ],
    siblings: ['Mabel Specimen'],
    risks: [
      {
        kind: 'alleged_abuser',
        level: 'high',
        words: 'His step-father is on bail, and was seen near the school gate.',
        plan: 'His grandmother brings and fetches him. The school knows the face and rings 999. Nothing goes by post.',
        isHeldByLead: true,
        setAgo: 16,
        reviewIn: 5,
      },
    ],
    referrals: waits({
      receivedAgo: 124,
      band: 3,
      inMind: 'ltfi_8_17',
      contact: reached(16, 12),
      holding: 2,
    }),
  },
];
