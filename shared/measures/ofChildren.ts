// Measures of how a child is: totals, ranges and bands in our own words, each with where it was read. A band or a reliable
// change that rests on general knowledge alone is left out, and the app says that none is available. Long because it is
// data: one record for each measure.
import { form, measure, scale, total } from './make.ts';
import type { Measure } from './types.ts';

const SDQ_LICENCE =
  'Copyright. Paper copies are free to charities that do not charge families. No electronic version without Youthinmind’s permission, no changes and no partial use.';
const SDQ_IMPACT = 'Impact';
const CRIES_LICENCE = 'Free. Not to be changed without the Children and War Foundation.';
const RCADS_LICENCE = 'Free from UCLA. Adaptations are restricted.';
const T_NOTE =
  'Enter the T score from the publisher’s tables. Holdfast does not work it out: it depends on school grade and sex.';
const RCADS_BANDS = [
  [0, 'Below the borderline'],
  [65, 'Borderline'],
  [70, 'Clinical range'],
] as const;

const rcads = (id: 'rcads_25' | 'rcads_47', items: 25 | 47): Measure =>
  measure({
    id,
    name: `Revised Children’s Anxiety and Depression Scale, ${items} questions`,
    shortName: `RCADS-${items}`,
    about: 'child',
    direction: 'lower_better',
    forms: [
      form('child', [8, 18], total({ enteredAs: 't_score', bands: RCADS_BANDS })),
      form('carer', [8, 18], total({ enteredAs: 't_score', bands: RCADS_BANDS })),
    ],
    licence: RCADS_LICENCE,
    notes: T_NOTE,
    sources: ['UCLA, RCADS pages', ...(items === 47 ? ['RCADS user’s guide'] : [])],
  });

const TSCC_SCALES = [
  ['anxiety', 'Anxiety'],
  ['depression', 'Depression'],
  ['anger', 'Anger'],
  ['posttraumatic_stress', 'Posttraumatic Stress'],
  ['dissociation', 'Dissociation'],
  ['sexual_concerns', 'Sexual Concerns'],
] as const;

export const OF_CHILDREN: readonly Measure[] = [
  measure({
    id: 'sdq',
    name: 'Strengths and Difficulties Questionnaire, 4 to 17',
    shortName: 'SDQ',
    version: '4-17',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'carer',
        [4, 17],
        total({
          range: [0, 40],
          bands: [
            [0, 'Close to average'],
            [14, 'Borderline'],
            [17, 'High'],
          ],
        }),
        scale('impact', SDQ_IMPACT, { range: [0, 10], isWorkedOut: true }),
      ),
      form(
        'teacher',
        [4, 17],
        total({
          range: [0, 40],
          bands: [
            [0, 'Close to average'],
            [12, 'Slightly raised'],
            [16, 'High'],
            [19, 'Very high'],
          ],
        }),
        scale('impact', SDQ_IMPACT, { range: [0, 6], isWorkedOut: true }),
      ),
      form(
        'child',
        [11, 17],
        total({
          range: [0, 40],
          bands: [
            [0, 'Close to average'],
            [16, 'Borderline'],
            [20, 'High'],
          ],
        }),
        scale('impact', SDQ_IMPACT, { range: [0, 10], isWorkedOut: true }),
      ),
    ],
    licence: SDQ_LICENCE,
    notes:
      'Three bands for carers and young people, four for teachers, as the sources state them; the four-band version of the first two was not seen. The bands of young people rest on a weak source. Reading it may ask for age 13. No reliable change is stated.',
    sources: [
      'Published band tables (parent and teacher)',
      'Newcastle Safeguarding Children glossary',
      'UCL eprint 10049098',
      'Youthinmind licence page',
    ],
  }),
  measure({
    id: 'sdq_2_4',
    name: 'Strengths and Difficulties Questionnaire, 2 to 4',
    shortName: 'SDQ 2–4',
    version: '2-4',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'carer',
        [2, 4],
        total({
          range: [0, 40],
          bands: [
            [0, 'Close to average'],
            [13, 'Borderline'],
            [16, 'High'],
          ],
        }),
      ),
    ],
    licence: SDQ_LICENCE,
    notes: 'Its bands begin lower than those of the version for 4 to 17: the two are never compared.',
    sources: ['BMC Pediatrics 2023, table 2', 'Newcastle Safeguarding Children glossary'],
  }),
  measure({
    id: 'cries_8',
    name: 'Children’s Revised Impact of Event Scale, 8 questions',
    shortName: 'CRIES-8',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'child',
        [8, 18],
        total({
          range: [0, 40],
          bands: [
            [0, 'Below the cut-off'],
            [17, 'At or above the cut-off'],
          ],
        }),
      ),
    ],
    licence: CRIES_LICENCE,
    notes: 'For children of 8 and over who can read it. The cut-off is 17 or more.',
    sources: ['CORC, CRIES pages', 'UEA eprint 50579', 'Verlinden 2014'],
  }),
  measure({
    id: 'cries_13',
    name: 'Children’s Revised Impact of Event Scale, 13 questions',
    shortName: 'CRIES-13',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'child',
        [8, 18],
        total({
          range: [0, 65],
          bands: [
            [0, 'Below the cut-off'],
            [30, 'At or above the cut-off'],
          ],
        }),
      ),
      form(
        'carer',
        [8, 18],
        total({
          range: [0, 65],
          bands: [
            [0, 'Below the cut-off'],
            [31, 'At or above the cut-off'],
          ],
        }),
      ),
    ],
    licence: CRIES_LICENCE,
    notes: 'The cut-off is 30 for the child. For the parent it is 31, from a Dutch study.',
    sources: ['CORC, CRIES pages', 'UEA eprint 50579', 'Verlinden 2014', 'Journal of Traumatic Stress 21929'],
  }),
  measure({
    id: 'cats_3_6',
    name: 'Child and Adolescent Trauma Screen, 3 to 6',
    shortName: 'CATS 3–6',
    version: '2017, 3-6',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'carer',
        [3, 6],
        total({
          range: [0, 48],
          bands: [
            [0, 'Below the cut-off'],
            [16, 'At or above the cut-off'],
          ],
        }),
      ),
    ],
    licence: 'Free.',
    notes: 'The cut-off is 16. One tip sheet says 15.',
    sources: ['CATS questionnaires (Ulm)', 'CATS tip sheet', 'Blueprint help pages'],
  }),
  measure({
    id: 'cats_7_17',
    name: 'Child and Adolescent Trauma Screen, 7 to 17',
    shortName: 'CATS 7–17',
    version: '2017, 7-17',
    about: 'child',
    direction: 'lower_better',
    forms: (['child', 'carer'] as const).map((informant) =>
      form(
        informant,
        [7, 17],
        total({
          range: [0, 60],
          bands: [
            [0, 'Below moderate'],
            [15, 'Moderate'],
            [21, 'Clinical range'],
          ],
        }),
      ),
    ),
    licence: 'Free.',
    sources: ['CATS questionnaires (Ulm)', 'CATS tip sheet', 'Blueprint help pages'],
  }),
  measure({
    id: 'cats_2',
    name: 'Child and Adolescent Trauma Screen 2',
    shortName: 'CATS-2',
    version: '2022',
    about: 'child',
    direction: 'lower_better',
    forms: (['child', 'carer'] as const).map((informant) =>
      form(
        informant,
        [7, 17],
        scale('dsm_5', 'DSM-5 scale', {
          range: [0, 60],
          bands: [
            [0, 'Below screening'],
            [21, 'Above screening'],
            [25, 'Above diagnostic'],
          ],
        }),
        scale('icd_11', 'ICD-11 PTSD scale', {
          bands: [
            [0, 'Below screening'],
            [7, 'Above screening'],
            [9, 'Above diagnostic'],
          ],
        }),
      ),
    ),
    licence: 'Free. The article is CC BY-NC.',
    sources: ['CATS-2 (Psychotraumanet)', 'Blueprint help pages'],
  }),
  measure({
    id: 'tscc',
    name: 'Trauma Symptom Checklist for Children',
    shortName: 'TSCC',
    about: 'child',
    direction: 'lower_better',
    forms: [
      form(
        'child',
        [8, 16],
        ...TSCC_SCALES.map(([id, name]) =>
          scale(id, name, {
            enteredAs: 't_score',
            bands: [
              [0, 'Below the cut-off'],
              [id === 'sexual_concerns' ? 70 : 65, 'At or above the cut-off'],
            ],
          }),
        ),
      ),
    ],
    licence: 'Commercial (PAR). It is bought for each use.',
    notes:
      'T scores for each scale, no single total. The cut-off is 65, and 70 for Sexual Concerns. The form of 44 questions, TSCC-A, has no such scale: leave it empty.',
    sources: ['PAR', 'A published review of the TSCC'],
  }),
  rcads('rcads_25', 25),
  rcads('rcads_47', 47),
  measure({
    id: 'yp_core',
    name: 'Young Person’s CORE',
    shortName: 'YP-CORE',
    about: 'child',
    direction: 'lower_better',
    forms: [form('child', [11, 18], total({ range: [0, 40] }))],
    hasRiskItem: true,
    licence: 'Free to copy unchanged (CORE System Trust).',
    notes:
      'Designed for 11 to 16 and widely used to 18. Its bands differ by age and sex; those were not verified, so none is shown.',
    sources: ['CORE System Trust, YP-CORE', 'Twigg 2016, abstract'],
  }),
  measure({
    id: 'ors',
    name: 'Outcome Rating Scale',
    shortName: 'ORS',
    about: 'child',
    direction: 'higher_better',
    decimals: 1,
    forms: [form('child', [13, null], total({ range: [0, 40] }))],
    licence: 'Copyright. Free on paper for single practitioners only: an agency needs a group licence.',
    notes: 'Its cut-offs and reliable change were not verified, so no band is shown.',
    sources: ['CORC, ORS and CORS'],
  }),
  measure({
    id: 'cors',
    name: 'Child Outcome Rating Scale',
    shortName: 'CORS',
    about: 'child',
    direction: 'higher_better',
    decimals: 1,
    forms: (['child', 'carer'] as const).map((informant) =>
      form(informant, [6, 12], total({ range: [0, 40] })),
    ),
    licence: 'Copyright. Free on paper for single practitioners only: an agency needs a group licence.',
    notes: 'Its cut-offs and reliable change were not verified, so no band is shown.',
    sources: ['CORC, ORS and CORS'],
  }),
  measure({
    id: 'ycors',
    name: 'Young Child Outcome Rating Scale',
    shortName: 'YCORS',
    about: 'child',
    direction: null,
    kind: 'not_scored',
    forms: [form('child', [null, 5])],
    licence: 'Copyright. Free on paper for single practitioners only: an agency needs a group licence.',
    notes: 'It was never tested as a score. Use it to talk; write nothing down as a number.',
    sources: ['CORC, ORS and CORS'],
  }),
  measure({
    id: 'wemwbs',
    name: 'Warwick-Edinburgh Mental Wellbeing Scale',
    shortName: 'WEMWBS',
    about: 'child',
    direction: 'higher_better',
    forms: [form('child', [13, null], total({ range: [14, 70], reliableChange: 3 }))],
    licence: 'Licence needed: free for non-commercial use after registering. It may not be passed on.',
    notes: 'A change of about 3 or more is taken as more than chance. There are no bands for one person.',
    sources: ['University of Warwick, using WEMWBS'],
  }),
  measure({
    id: 'swemwbs',
    name: 'Short Warwick-Edinburgh Mental Wellbeing Scale',
    shortName: 'SWEMWBS',
    about: 'child',
    direction: 'higher_better',
    decimals: 2,
    forms: [form('child', [13, null], total({ range: [7, 35], enteredAs: 'converted' }))],
    licence: 'Licence needed: free for non-commercial use after registering. It may not be passed on.',
    notes:
      'Enter the converted score, not the sum of the answers. It moved little in one NHS evaluation. Its bands were not verified, so none is shown.',
    sources: ['University of Warwick, how to score', 'Blenkiron and Goldsmith 2019'],
  }),
];
