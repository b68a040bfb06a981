import type { ChildOverview } from '../../shared/children/overview.ts';
import { type FormKind, formKindOf } from '../../shared/drafts/words.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import type { RiskView } from '../../shared/safeguarding/contract.ts';
import { readNewConcernKey } from '../../shared/safeguarding/formKey.ts';
import { useOp } from '../client.ts';
import { OpenedForm } from './OpenedForm.tsx';
import type { OpenForm } from './openForm.ts';

export type AskedFormProps = {
  /** As drafts are kept under: "close:0190...". */
  readonly formKey: string;
  readonly overview: ChildOverview;
  readonly onClose: () => void;
  readonly onOpen: (form: OpenForm) => void;
};

/** The form that a link on another screen asked for, once what it is about has been read; nothing if that is gone. */
export function AskedForm({ formKey, overview, onClose, onOpen }: AskedFormProps) {
  const childId = overview.child.id;
  const choice = useOp('choice.get', { childId }, { enabled: formKey.startsWith('answer:') });
  const people = useOp('people.list', { childId }, { enabled: formKey.startsWith('person:') });
  const risks = useOp('risk.list', { childId }, { enabled: formKey.startsWith('risk:') });
  const form = formOf(formKey, overview, {
    offers: choice.isPlaceholderData ? [] : (choice.data?.offers ?? []),
    people: people.isPlaceholderData ? [] : (people.data?.people ?? []),
    risks: risks.isPlaceholderData ? [] : (risks.data?.current ?? []),
  });
  return form === null ? null : (
    <OpenedForm form={form} overview={overview} onClose={onClose} onOpen={onOpen} />
  );
}

const OF_A_REFERRAL = {
  band: 'band',
  checkIn: 'checkIn',
  holdingContact: 'holding',
  supportPlan: 'supportPlan',
  supportSeries: 'supportSeries',
  pause: 'pause',
  close: 'close',
  reopen: 'reopen',
  triage: 'triage',
  safetyRead: 'triage',
  referralDetails: 'referralDetails',
  assessment: 'assessment',
  offer: 'offer',
} as const;

const isOfAReferral = (kind: FormKind): kind is keyof typeof OF_A_REFERRAL =>
  Object.hasOwn(OF_A_REFERRAL, kind);

type Around = {
  readonly offers: readonly OfferView[];
  readonly people: readonly PersonOfChild[];
  readonly risks: readonly RiskView[];
};

function formOf(
  formKey: string,
  overview: ChildOverview,
  { offers, people, risks }: Around,
): OpenForm | null {
  const [, id = '', newOf] = formKey.split(':');
  const kind = formKindOf(formKey);
  const referral = overview.referrals.find((each) => each.id === id);
  if (kind === null) return null;
  if (isOfAReferral(kind)) return referral === undefined ? null : { kind: OF_A_REFERRAL[kind], referral };
  const isNew = id === 'new' && newOf === overview.child.id;
  switch (kind) {
    case 'endPause': {
      const ofPause = overview.referrals.find(({ pauses }) => pauses.some((pause) => pause.id === id));
      const pause = ofPause?.pauses.find((each) => each.id === id);
      return ofPause === undefined || pause === undefined
        ? null
        : { kind: 'endPause', referral: ofPause, pause };
    }
    case 'supportSeriesDate': {
      const series = overview.referrals.flatMap((each) => each.supportSeries).find((each) => each.id === id);
      return series === undefined ? null : { kind: 'supportSeriesDate', series };
    }
    case 'answer':
    case 'lateYes': {
      const offer = offers.find((each) => each.id === id);
      return offer === undefined ? null : { kind, offer };
    }
    case 'writeup':
      return { kind: 'writeup', assessmentId: id };
    case 'person': {
      const person = people.find(({ linkId }) => linkId === id) ?? null;
      return person === null && !isNew ? null : { kind: 'person', person };
    }
    case 'letter':
      return { kind: 'letter', linkId: id };
    case 'event':
      return id === overview.child.id ? { kind: 'event' } : null;
    case 'goal':
      return { kind: 'goal' };
    case 'scoreGoal':
    case 'closeGoal':
      return { kind, goalId: id };
    case 'takeScoreBack':
      return { kind, scoreId: id };
    case 'score':
      return { kind: 'score', scoreId: isNew ? null : id, like: null };
    case 'keepApart':
      return id === overview.child.id ? { kind: 'keepApart' } : null;
    case 'merge':
      return newOf === overview.child.id ? { kind: 'merge', otherId: id } : null;
    case 'unmerge':
      return { kind: 'unmerge', mergeId: id };
    case 'proceedings': {
      const proceedings = overview.proceedings.find((each) => each.id === id) ?? null;
      return proceedings === null && !isNew ? null : { kind: 'proceedings', proceedings };
    }
    case 'concern': {
      const begun = readNewConcernKey(formKey);
      if (begun === null) return { kind: 'concern', concernId: id };
      return begun.childId === overview.child.id ? { kind: 'concern', concernId: null, ...begun.from } : null;
    }
    case 'risk': {
      const risk = risks.find((each) => each.id === id) ?? null;
      return risk === null && !isNew ? null : { kind: 'risk', risk };
    }
    // In a place of their own on the child's screen, on that of a course or of the service, or on Today.
    case 'details':
    case 'planCourse':
    case 'logSession':
    case 'note':
    case 'review':
    case 'extend':
    case 'endCourse':
    case 'reopenCourse':
    case 'missDecision':
    case 'feedback':
    case 'feedbackChange':
    case 'carerSessions':
    case 'carerStatus':
    case 'newReferral':
    case 'import':
    case 'funder':
    case 'ownTherapy':
    case 'therapyVersion':
    case 'letterTemplate':
    case 'apartSettled':
    case 'carriedOut':
    case 'keptOnDayOff':
    case 'comeBack':
    case 'groupDetails':
    case 'groupMember':
    case 'groupPlan':
    case 'register':
    case 'handover':
    case 'practitioner':
    case 'practitionerProfile':
    case 'supervision':
    case 'training':
    case 'room':
    case 'setting':
    case 'supportKind':
    case 'period':
    case 'hours':
    case 'therapies':
    case 'measures':
    case 'concernOwed':
    case 'priorityOwed':
    case 'safetyAct':
      return null;
  }
}
