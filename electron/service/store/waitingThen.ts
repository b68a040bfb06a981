import { expressionBuilder } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import type { WaitingListStage } from '../../../shared/waitingList/contract.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import { pausedReferrals } from './pauses.ts';
import type { Tables } from './tables.ts';

const referral = expressionBuilder<Tables, 'referral'>();

/**
 * Since when those who stood in a stage at the end of an earlier day had waited, as the records now say that it was: a
 * course begun, a referral closed or an offer declined after that day had not happened yet. The stages are those of
 * `stageOf`, asked of that day.
 */
export async function waitingThen(
  db: Db,
  on: LocalDate,
  stage: WaitingListStage,
  practitionerId: string | null | 'all',
): Promise<{ receivedOn: string }[]> {
  const offeredThen = db
    .selectFrom('offer')
    .select('offer.referral_id')
    .where('offer.made_on', '<=', on)
    .where((eb) =>
      eb.or([
        eb('offer.answered_on', 'is', null),
        eb('offer.answered_on', '>', on),
        eb('offer.answer', '=', 'accepted'),
      ]),
    );
  let rows = db
    .selectFrom('referral')
    .select('referral.received_on as receivedOn')
    .where('referral.received_on', '<=', on)
    .where('referral.accepted_on', '<=', on)
    .where((eb) => eb.or([eb('referral.started_on', 'is', null), eb('referral.started_on', '>', on)]))
    .where((eb) => eb.or([eb('referral.closed_on', 'is', null), eb('referral.closed_on', '>', on)]));
  if (practitionerId !== 'all') rows = rows.where('referral.child_id', 'in', childrenOf(db, practitionerId));
  const paused = pausedReferrals(db, on);
  if (stage === 'paused') return rows.where('referral.id', 'in', paused).execute();
  rows = rows.where('referral.id', 'not in', paused);
  if (stage === 'offered') return rows.where('referral.id', 'in', offeredThen).execute();
  rows = rows.where('referral.id', 'not in', offeredThen);
  const isAssessed = isUnderAssessment(db, on);
  return rows.where((eb) => (stage === 'assessment' ? isAssessed : eb.not(isAssessed))).execute();
}

/** An assessment was begun by then, and none completed. */
function isUnderAssessment(db: Db, on: LocalDate) {
  const begun = db
    .selectFrom('assessment_writeup')
    .select('assessment_writeup.referral_id')
    .where('assessment_writeup.begun_on', '<=', on);
  const completed = db
    .selectFrom('assessment')
    .select('assessment.referral_id')
    .where('assessment.completed_on', '<=', on);
  return referral.and([referral('referral.id', 'in', begun), referral('referral.id', 'not in', completed)]);
}
