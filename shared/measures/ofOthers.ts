// Measures of carers themselves, of sessions and of the service. In our own words; see ofChildren.ts for what is left out.
import { form, measure, total } from './make.ts';
import type { Measure } from './types.ts';

const SRS_LICENCE =
  'Copyright. Free on paper for single practitioners only: an agency needs a group licence.';

export const OF_SESSIONS: readonly Measure[] = [
  measure({
    id: 'gbo',
    name: 'Goal-based outcomes',
    shortName: 'Goals',
    about: 'sessions',
    direction: 'higher_better',
    kind: 'goals',
    forms: [form('child', [null, null]), form('carer', [null, null])],
    licence: 'Free from Goals in Therapy and CORC.',
    notes: 'Up to three goals in the child’s or the carer’s own words, each scored from 0 to 10 over time.',
    sources: ['CORC, goal-based outcomes'],
  }),
  measure({
    id: 'srs',
    name: 'Session Rating Scale',
    shortName: 'SRS',
    about: 'sessions',
    direction: 'higher_better',
    decimals: 1,
    forms: [form('child', [13, null], total({ range: [0, 40] }))],
    licence: SRS_LICENCE,
    notes: 'About the session, not about the child. No cut-off was verified, so no band is shown.',
    sources: ['As ORS and CORS'],
  }),
  measure({
    id: 'csrs',
    name: 'Child Session Rating Scale',
    shortName: 'CSRS',
    about: 'sessions',
    direction: 'higher_better',
    decimals: 1,
    forms: [form('child', [6, 12], total({ range: [0, 40] }))],
    licence: SRS_LICENCE,
    notes: 'About the session, not about the child. No cut-off was verified, so no band is shown.',
    sources: ['As ORS and CORS'],
  }),
  measure({
    id: 'esq',
    name: 'Experience of Service Questionnaire',
    shortName: 'ESQ',
    about: 'sessions',
    direction: 'higher_better',
    forms: [form('child', [9, 18], total()), form('carer', [null, null], total())],
    licence: 'Freely available.',
    notes:
      'Twelve scored questions; the range depends on how they are scored, so none is stated here. Score them the same way each time.',
    sources: ['CORC, ESQ'],
  }),
];

export const OF_CARERS: readonly Measure[] = [
  measure({
    id: 'core_10',
    name: 'CORE-10',
    about: 'carer',
    direction: 'lower_better',
    forms: (['carer', 'child'] as const).map((informant) =>
      form(
        informant,
        [17, null],
        total({
          range: [0, 40],
          bands: [
            [0, 'Below the cut-off'],
            [11, 'Above the cut-off, 11 to 14'],
            [15, 'Above the cut-off, 15 to 19'],
            [20, 'Above the cut-off, 20 to 24'],
            [25, 'Above the cut-off, 25 and over'],
          ],
          reliableChange: 6,
        }),
      ),
    ),
    hasRiskItem: true,
    licence: 'Copyright CORE System Trust. Free to copy unchanged, not for profit.',
    notes:
      'The cut-off of 11 and a change of 6 are agreed. Sources give different bands above it; these are of the SOCAS resource hub.',
    sources: ['SOCAS resource hub, section 5b', 'NovoPsych', 'Measurely'],
  }),
  measure({
    id: 'phq_9',
    name: 'PHQ-9',
    about: 'carer',
    direction: 'lower_better',
    forms: [
      form(
        'carer',
        [16, null],
        total({
          range: [0, 27],
          isWorkedOut: true,
          bands: [
            [0, 'Below caseness'],
            [10, 'Caseness'],
          ],
          reliableChange: 6,
        }),
      ),
    ],
    fallsWhileWaiting: true,
    licence: 'Free to copy.',
    notes: 'It also falls with time alone on a waiting list.',
    sources: ['IAPT manual, as quoted'],
  }),
  measure({
    id: 'gad_7',
    name: 'GAD-7',
    about: 'carer',
    direction: 'lower_better',
    forms: [
      form(
        'carer',
        [18, null],
        total({
          range: [0, 21],
          bands: [
            [0, 'Below caseness'],
            [8, 'Caseness'],
          ],
          reliableChange: 4,
        }),
      ),
    ],
    fallsWhileWaiting: true,
    licence: 'Free to copy.',
    notes: 'Caseness begins at 8, in some settings at 10. It also falls with time alone on a waiting list.',
    sources: ['IAPT manual, as quoted'],
  }),
  measure({
    id: 'psi_4',
    name: 'Parenting Stress Index, fourth edition',
    shortName: 'PSI-4',
    version: '4',
    about: 'carer',
    direction: 'lower_better',
    forms: [form('carer', [null, null], total())],
    licence: 'Commercial (PAR). It is bought for each use.',
    notes:
      'For parents of children from 1 month to 12 years. Its percentiles were not verified, so no band is shown.',
    sources: ['PSI-4 pages'],
  }),
  measure({
    id: 'psi_4_sf',
    name: 'Parenting Stress Index, fourth edition, short form',
    shortName: 'PSI-4-SF',
    version: '4 short form',
    about: 'carer',
    direction: 'lower_better',
    forms: [form('carer', [null, null], total({ range: [36, 180], isWorkedOut: true }))],
    licence: 'Commercial (PAR). It is bought for each use.',
    notes:
      'For parents of children from 1 month to 12 years. Its percentiles were not verified, so no band is shown.',
    sources: ['PSI-4 pages'],
  }),
];
