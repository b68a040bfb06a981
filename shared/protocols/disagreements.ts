// Where the sources differ about a therapy: both are shown, and which one Holdfast goes by. In our own words.
import type { ProtocolId } from './types.ts';

export type Disagreement = {
  about: string;
  /** Null: it concerns every therapy that has a limit of sessions. */
  protocolIds: readonly ProtocolId[] | null;
  /** What each source says. */
  says: readonly [{ source: string; what: string }, { source: string; what: string }];
  /** What Holdfast goes by. */
  used: string;
};

export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    about: 'Age 12',
    protocolIds: ['safecare_u12', 'pcit_u12', 'keep_5_12_problem', 'keep_5_12_no_problem'],
    says: [
      { source: 'NG76, heading of the section', what: 'aged 12 and under' },
      {
        source: 'NG76 1.7.10 to 1.7.13',
        what: 'under 12 for SafeCare and PCIT; 5 to 12 for foster carers’ groups',
      },
    ],
    used: 'The recommendation itself: a child of 12 is outside SafeCare and PCIT, and inside KEEP.',
  },
  {
    about: 'Oldest age',
    protocolIds: ['tf_cbt_csa'],
    says: [
      { source: 'NG76 1.7.17', what: 'no age' },
      { source: 'NICE quick guide', what: 'up to 17' },
    ],
    used: 'Up to 17, as guidance: an older one asks for a reason.',
  },
  {
    about: 'Going on after 16, and groups',
    protocolIds: ['tf_cbt_csa'],
    says: [
      { source: 'NG76 1.7.17', what: '12 to 16 sessions, more if needed; alone or in a group' },
      { source: 'NICE quick guide', what: '12 to 16 sessions; no word of more, or of groups' },
    ],
    used: 'NG76: more where needed, with a decision; a group may be offered.',
  },
  {
    about: 'How many sessions',
    protocolIds: ['tf_cbt_csa'],
    says: [
      { source: 'NG76 1.7.17, after sexual abuse', what: '12 to 16' },
      { source: 'NICE NG116, on PTSD (not checked against its text)', what: '6 to 12 as a rule' },
    ],
    used: 'NG76: these are children after sexual abuse.',
  },
  {
    about: 'Ages',
    protocolIds: ['ltfi_8_17'],
    says: [
      { source: 'NG76 1.7.18 and the quick guide', what: '8 to 17' },
      { source: 'NSPCC, on its programme', what: '4 to 17, to 19 with a learning disability' },
    ],
    used: 'NG76: a child outside 8 to 17 can be offered it with a reason.',
  },
  {
    about: 'Ages as the quick guide prints them',
    protocolIds: ['mst_can_10_17', 'trauma_group_parenting_foster', 'trauma_group_parenting_permanence'],
    says: [
      { source: 'NG76 1.7.14 to 1.7.16', what: '10 to 17 for MST-CAN; 5 to 17 for trauma-informed groups' },
      { source: 'NICE quick guide', what: 'prints 10 to 17 beside the trauma-informed groups' },
    ],
    used: 'NG76: the quick guide’s order comes from its layout.',
  },
  {
    about: 'Oldest age',
    protocolIds: ['green_house_creative'],
    says: [
      { source: 'LimeCulture (2021), on The Green House', what: 'up to age 18' },
      { source: 'LimeCulture (2021), its own scope', what: 'children under 18' },
    ],
    used: 'Before the 18th birthday. Our own default.',
  },
  {
    about: 'Whether a limit should stop therapy',
    protocolIds: null,
    says: [
      { source: 'NICE NG76', what: 'states limits of sessions' },
      { source: 'LimeCulture (2021), recommendation 8', what: 'support for as long as the child needs it' },
    ],
    used: 'A limit asks for a decision and its reason. It never stops a session.',
  },
];

/** Where the sources differ about a therapy, its own first. */
export function disagreementsAbout({
  id,
  bounds,
}: {
  id: ProtocolId;
  bounds: { max: number | null };
}): Disagreement[] {
  const own = DISAGREEMENTS.filter(({ protocolIds }) => protocolIds?.includes(id) ?? false);
  return bounds.max === null ? own : [...own, ...DISAGREEMENTS.filter((each) => each.protocolIds === null)];
}
