import type { OfferView } from '../../shared/offers/contract.ts';
import type { PauseView, ReferralView } from '../../shared/children/overview.ts';
import type { ProceedingsView } from '../../shared/criminalProceedings/contract.ts';
import type { ScoreLike } from '../measures/scoreValues.ts';
import type { SupportSeriesView } from '../../shared/holdingSupport/contract.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import type { ConcernFrom } from '../../shared/safeguarding/formKey.ts';
import type { RiskView } from '../../shared/safeguarding/contract.ts';

/** Which form stands beside the record. */
export type OpenForm =
  | {
      readonly kind:
        | 'checkIn'
        | 'holding'
        | 'supportPlan'
        | 'pause'
        | 'close'
        | 'reopen'
        | 'triage'
        | 'referralDetails'
        | 'band';
      readonly referral: ReferralView;
    }
  | { readonly kind: 'assessment' | 'offer' | 'supportSeries'; readonly referral: ReferralView }
  | { readonly kind: 'writeup'; readonly assessmentId: string }
  | { readonly kind: 'endPause'; readonly referral: ReferralView; readonly pause: PauseView }
  | { readonly kind: 'supportSeriesDate'; readonly series: SupportSeriesView }
  | { readonly kind: 'answer' | 'lateYes'; readonly offer: OfferView }
  | { readonly kind: 'person'; readonly person: PersonOfChild | null }
  | { readonly kind: 'letter'; readonly linkId: string }
  /** The other record; null until it is chosen. */
  | { readonly kind: 'merge'; readonly otherId: string | null }
  | { readonly kind: 'unmerge'; readonly mergeId: string }
  | { readonly kind: 'risk'; readonly risk: RiskView | null }
  | { readonly kind: 'event' }
  /** A new score, for the same as an earlier one where that is given; or the correction of one. */
  | { readonly kind: 'score'; readonly scoreId: string | null; readonly like: ScoreLike | null }
  | { readonly kind: 'goal' }
  | { readonly kind: 'scoreGoal' | 'closeGoal'; readonly goalId: string }
  | { readonly kind: 'takeScoreBack'; readonly scoreId: string }
  | { readonly kind: 'keepApart' }
  /** A concern, or a new one; from a disclosure, or a check-in that is saved or being written, where that is given. */
  | ({ readonly kind: 'concern'; readonly concernId: string | null } & Readonly<ConcernFrom>)
  | { readonly kind: 'proceedings'; readonly proceedings: ProceedingsView | null };
