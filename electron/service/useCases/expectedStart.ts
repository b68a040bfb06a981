import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { offerToFollow } from '../../../shared/offers/rules.ts';
import {
  expectedWeeks,
  type Forecast,
  forecast,
  type ForecastFacts,
  type ForecastLine,
} from '../../../shared/waitingList/forecast.ts';
import { PriorityBand } from '../../../shared/waitingList/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx, OpenVault } from '../context.ts';
import { Refused } from '../refused.ts';
import * as choices from '../store/choices.ts';
import { loadForecastFacts, placeInLine } from '../store/expectedStart.ts';
import { pausesOf } from '../store/pauses.ts';
import * as referrals from '../store/referrals.ts';

/** When a waiting child may start, with what that rests on; or why no date can be said. */
export async function expectedStart(
  ctx: Ctx,
  { referralId }: ParsedInputOf<'waitingList.expectedStart'>,
): Promise<OutputOf<'waitingList.expectedStart'>> {
  const { db, today } = ctx;
  const referral = await referrals.load(db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  const { stage } = referral;
  if (stage === 'received' || stage === 'triage') return { is: 'not_accepted' };
  if (stage !== 'assessment' && stage !== 'waiting' && stage !== 'offered') return { is: 'not_waiting' };
  const pause = ((await pausesOf(db, [referralId])).get(referralId) ?? []).find(
    ({ from, to }) => from <= today && (to === null || today < to),
  );
  if (pause !== undefined) return { is: 'paused', until: pause.to };
  if (stage === 'offered') return { is: 'offered' };
  const offers = await choices.offersOfChild(db, referral.child_id);
  const answered = offerToFollow(offers.filter((offer) => offer.referralId === referralId));
  if (answered?.answer === 'not_ready') return { is: 'not_ready', askAgainOn: answered.askAgainOn };
  const told = forecastOf(ctx.vault, await loadForecastFacts(db, today));
  if (told.is === 'too_little') return told;
  const band = PriorityBand.safeParse(referral.band);
  const line: ForecastLine = band.success ? band.data : 'none';
  const place = await placeInLine(db, referral, today);
  const weeks = expectedWeeks(told.curves[line], place, today);
  return weeks === null ? { is: 'beyond', basis: told.basis } : { is: 'range', ...weeks, basis: told.basis };
}

/** The last forecast of an unlocked service, kept in memory while the counts it rests on stay the same. */
const lastOf = new WeakMap<OpenVault, { restsOn: string; told: Forecast }>();

function forecastOf(vault: OpenVault, facts: ForecastFacts): Forecast {
  const restsOn = JSON.stringify(facts);
  const last = lastOf.get(vault);
  if (last?.restsOn === restsOn) return last.told;
  const told = forecast(facts);
  lastOf.set(vault, { restsOn, told });
  return told;
}
