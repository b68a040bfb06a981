import { NEED_LABELS } from '../../shared/assessment/codes.ts';
import {
  ADVICE_LABELS,
  AGREEMENT_LABELS,
  ASSESSMENT_WORDS,
  type AssessmentWord,
  CARER_CONDITION_LABELS,
  CARER_CONDITIONS,
  CARER_ROLE_LABELS,
  HARMED_BY_LABELS,
  INFORMANT_LABELS,
  KNOWN_LABELS,
  PLAN_PERSON_LABELS,
  SHARED_HOW_LABELS,
  symptomLabel,
  SYMPTOMS,
  WHY_NOT_ALONE_LABELS,
} from '../../shared/assessment/found.ts';
import { needsOf } from '../../shared/assessment/rules.ts';
import { ABUSE_TYPES_LABELS } from '../../shared/referrals/codes.ts';
import { showTypedDate } from '../../shared/typedDate.ts';
import type { ConflictFact } from '../ui/Conflict.tsx';
import type { AssessmentValues } from './assessmentValues.ts';

export const WORD_LABELS: Record<AssessmentWord, string> = {
  people: 'Who matters to the child',
  strengths: 'What helps, and what they are good at',
  vulnerability: 'What makes things harder',
  physicalHealth: 'Physical health',
  mentalHealth: 'Mental health',
  disability: 'What the specialist advised',
  plan: 'What was planned',
  ownWords: 'In the child’s own words',
  disagreement: 'What they see differently',
};

/** Where two versions of an assessment differ, each said in words. */
export function differences(theirs: AssessmentValues, yours: AssessmentValues): ConflictFact[] {
  const mine = inWords(yours);
  return inWords(theirs).flatMap(([label, saved], at) => {
    const typed = mine[at]?.[1] ?? '';
    return saved === typed ? [] : [{ label, theirs: saved || 'nothing', yours: typed || 'nothing' }];
  });
}

function inWords(values: AssessmentValues): [string, string][] {
  const list = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
    codes.map((code) => labels[code]).join(', ');
  const one = <Code extends string>(code: Code | null, labels: Record<Code, string>) =>
    code === null ? '' : labels[code];
  return [
    ['Who held it', values.heldBy],
    ['Who told you', list(values.informants, INFORMANT_LABELS)],
    ['Seen alone', one(values.seenAlone, KNOWN_LABELS)],
    ['Why not alone', one(values.whyNotAlone, WHY_NOT_ALONE_LABELS)],
    ['Kinds of abuse', list(values.abuseTypes, ABUSE_TYPES_LABELS)],
    ['Who harmed the child', list(values.harmedBy, HARMED_BY_LABELS)],
    ...SYMPTOMS.map((name): [string, string] => [
      symptomLabel(name),
      one(values.symptoms[name] ?? null, KNOWN_LABELS),
    ]),
    ['Needs', list(needsOf(values, values.needs), NEED_LABELS)],
    ['Specialist advice', one(values.advice, ADVICE_LABELS)],
    ['Lives with', list(values.livesWith, CARER_ROLE_LABELS)],
    ...CARER_CONDITIONS.map((name): [string, string] => [
      CARER_CONDITION_LABELS[name],
      one(values.carerConditions[name] ?? null, KNOWN_LABELS),
    ]),
    ['Plan agreed with', list(values.planAgreedWith, PLAN_PERSON_LABELS)],
    ['Plan given to', list(values.planSharedWith, PLAN_PERSON_LABELS)],
    ['Look again on', showTypedDate(values.reviewOn)],
    ['Agrees with the record', one(values.agreement, AGREEMENT_LABELS)],
    ['How it was shared', list(values.sharedHow, SHARED_HOW_LABELS)],
    ...ASSESSMENT_WORDS.map((name): [string, string] => [WORD_LABELS[name], values[name]]),
    ['Completed on', showTypedDate(values.completedOn)],
  ];
}
