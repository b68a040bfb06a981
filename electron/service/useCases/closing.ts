import type { LadderDecision } from '../../../shared/checkIns/ladder.ts';
import * as putOff from '../../../shared/checkIns/putOff.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, type LocalDate } from '../../../shared/dates.ts';
import { relationOf } from '../../../shared/people/rules.ts';
import type { OpenMatter, OpenMatterView } from '../../../shared/referrals/closing.ts';
import { standingOffers } from '../../../shared/today/places.ts';
import { readAgainDueOn } from '../../../shared/triage/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as checkIns from '../store/checkIns.ts';
import { coursesOf } from '../store/childCourses.ts';
import * as childEvents from '../store/childEvents.ts';
import { mergedHere } from '../store/children.ts';
import * as choices from '../store/choices.ts';
import * as concerns from '../store/concerns.ts';
import * as contactDecisions from '../store/contactDecisions.ts';
import * as drafts from '../store/drafts.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as risks from '../store/risks.ts';
import { openCameAgain } from '../store/triage.ts';
import { dangerReadSince, ladderOf } from './ladder.ts';
import { safetyOwedSince } from './prioritySafety.ts';
import { notSafeJobs, welfareJobs } from './todaySafetyJobs.ts';

/** What closing a referral asks, before anybody decides it. */
export async function beforeClosing(
  ctx: Ctx,
  input: ParsedInputOf<'referral.beforeClosing'>,
): Promise<OutputOf<'referral.beforeClosing'>> {
  const row = await referrals.load(ctx.db, input.referralId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  return {
    startedOn: dateOrNull(row.started_on),
    isNotReachedDecided: await isNotReachedDecided(ctx, row),
    mayHoldRisk: await mayHoldRisk(ctx, row),
    open: await openMatters(ctx, row),
  };
}

/** Whether a decision stands on which the referral may be closed as "not reached". */
export async function isNotReachedDecided(ctx: Ctx, row: referrals.ReferralRow): Promise<boolean> {
  const last = (await contactDecisions.listOf(ctx.db, [row.id])).at(-1);
  if (last === undefined) return false;
  return putOff.isNotReachedDecided(
    { at: last.decided_at, decision: last.decision as LadderDecision },
    {
      savedAt: (await checkIns.listOf(ctx.db, [row.id])).map((entry) => entry.made_at),
      heldSessionsOn: (await coursesOfReferral(ctx, row)).flatMap((course) => course.attendedOn),
      reopenedOn: dateOrNull(row.reopened_on),
    },
  );
}

const coursesOfReferral = async (ctx: Ctx, row: referrals.ReferralRow) =>
  (await coursesOf(ctx.db, row.child_id)).filter((course) => course.referral_id === row.id);

/** What is open round the child of a referral, the gravest first: `OPEN_MATTERS`. */
export async function openMatters(ctx: Ctx, row: referrals.ReferralRow): Promise<OpenMatterView[]> {
  const { db } = ctx;
  const { child_id: childId, id } = row;
  const risk = (await risks.listOfChild(db, childId))
    .filter(({ is_current, level }) => is_current === 1 && level !== 'over')
    .at(-1);
  const offers = (await choices.offersOfChild(db, childId)).filter(({ referralId }) => referralId === id);
  const started = (await coursesOfReferral(ctx, row)).flatMap(({ started_on: on }) => dateOrNull(on) ?? []);
  const notReady = standingOffers({ offers, lastCourseStartedOn: started.toSorted().at(-1) ?? null }).find(
    (offer) => offer.answer === 'not_ready' && offer.askAgainOn !== null,
  );
  const cameAgain = (await openCameAgain(db, { practitionerId: 'all', childId })).find(
    (each) => each.id === id,
  );
  const unreadSince =
    cameAgain === undefined ? null : readAgainDueOn(cameAgain.times, cameAgain.reads, 0, () => false);
  const everybody = {
    today: ctx.today,
    practitionerId: 'all',
    accountId: ctx.actor.accountId,
    seesEveryConcern: true,
  } as const;
  const notSafe = (await notSafeJobs(ctx, everybody)).find(({ child }) => child.childId === childId);
  const ladder = row.check_in_tries === 0 ? null : await ladderOf(ctx, row);
  // A form kept of a record that a merge took in opens on this child since.
  const children = [childId, ...(await mergedHere(db, childId)).map((merged) => merged.id)];
  const unasked = (await welfareJobs(ctx, everybody)).find(({ referralId }) => referralId === id);
  const open = (matter: OpenMatter, on: LocalDate | null | undefined) =>
    on === null || on === undefined ? [] : [{ matter, on }];
  const begun = (matter: OpenMatter, isBegun: boolean) => (isBegun ? [{ matter, on: null }] : []);
  return [
    ...open('in_danger', await dangerReadSince(ctx, childId)),
    ...open('not_safe', notSafe?.saidOn),
    ...open('priority_owed', await safetyOwedSince(ctx, id)),
    ...open('came_again', unreadSince),
    ...open('safe_unasked', unasked?.missedOn),
    ...open('concern_open', (await concerns.openSince(db, [childId])).get(childId)),
    ...open('concern_owed', (await childEvents.owingSince(db, [childId])).get(childId)),
    ...begun('concern_unfinished', await drafts.isBegun(db, { from: 'concern:new:', toAny: children })),
    ...open('risk_current', dateOrNull(risk?.set_on ?? null)),
    ...begun('not_reached', ladder?.rung === 'decision'),
    ...begun('check_in_unfinished', await drafts.isBegun(db, { from: 'checkIn:', toAny: [id] })),
    ...open('ask_again', notReady?.askAgainOn),
  ];
}

/** Who may hold the risk: professionals round the child, who referred it, and those here who work with every child. */
async function mayHoldRisk(ctx: Ctx, row: referrals.ReferralRow): Promise<string[]> {
  const professionals = (await people.listOfChild(ctx.db, row.child_id))
    .filter(({ fields }) => fields.kind === 'professional')
    .map(({ fields }) => `${fields.name}, ${relationOf(fields)}`);
  const referrer = row.referred_by === null || row.referred_by === '' ? [] : [row.referred_by];
  const here = (await accounts.listColleagues(ctx.db)).map(({ name }) => `${name}, this service`);
  return [...new Set([...professionals, ...referrer, ...here])];
}
