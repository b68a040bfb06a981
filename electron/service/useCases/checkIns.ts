import {
  checkAfter,
  keptOf,
  type RightPlace,
  stillToExplain,
  type ToExplain,
} from '../../../shared/checkIns/asked.ts';
import type {
  CheckInOutcome,
  HowThingsAre,
  SpokeTo,
  StillWantsTherapy,
} from '../../../shared/checkIns/rules.ts';
import { isSafetyOpen, type SafeNow } from '../../../shared/checkIns/safeNow.ts';
import type { LastContact } from '../../../shared/checkIns/contract.ts';
import {
  CHECK_IN_REFUSAL_FIELDS,
  decideCheckIn,
  decideUndo,
  DueBecause,
  inReach,
  whatWasSaid,
} from '../../../shared/checkIns/saving.ts';
import type { CheckedWith } from '../../../shared/people/codes.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { ageOn, dateOrNull, localDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { isNewsSince, isOfThisChild } from '../../../shared/checkIns/events.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as childEvents from '../store/childEvents.ts';
import * as checkIns from '../store/checkIns.ts';
import * as concerns from '../store/concerns.ts';
import * as children from '../store/children.ts';
import { refreshReferral } from '../store/derived.ts';
import { holidaysKept, ownHolidays } from '../store/holidays.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { newConcernKey } from '../../../shared/safeguarding/formKey.ts';
import { moveTo as moveDraft } from './drafts.ts';
import { hasOpenProceedings, ladderOf, rhythmFor, rhythmWith, standingDecision } from './ladder.ts';
import { putOffOf } from './putOff.ts';
import { bandFrom, nextCheckInOf } from './waitingList.ts';

export async function view(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.view'>,
): Promise<OutputOf<'checkIn.view'>> {
  const referral = await loadReferral(ctx, input.referralId);
  const child = await children.load(ctx.db, referral.child_id);
  if (child === null) throw new Refused('not_found');
  const [latest] = await checkIns.listLatest(ctx.db, referral.id, 1);
  const done = await checkIns.lastDone(ctx.db, referral.id);
  const { name, nameUsed, pronouns, birthDate, interpreterLanguage } = child.fields;
  const inForce = await settings.load(ctx.db);
  const ladder = referral.check_in_tries === 0 ? null : await ladderOf(ctx, referral);
  const because = DueBecause.safeParse(referral.next_check_in_because);
  return {
    referralId: referral.id,
    childId: child.id,
    receivedOn: localDate(referral.received_on),
    name,
    nameUsed,
    pronouns,
    age: birthDate === null ? null : ageOn(birthDate, ctx.today),
    interpreterLanguage,
    next: nextCheckInOf(
      referral,
      (await putOffOf(ctx, [referral])).get(referral.id) ?? null,
      ctx.today,
      ladder,
    ),
    because: because.success ? because.data : null,
    lastDone: done === null ? null : contactOf(done),
    lastTry: latest === undefined || latest.is_done === 1 ? null : contactOf(latest),
    news: (await childEvents.listOfChild(ctx.db, child.id))
      .filter(
        ({ happenedOn, recordedOn, settled }) =>
          isOfThisChild({ settled: settled?.is ?? null }) &&
          isNewsSince({ happenedOn, recordedOn }, done?.held_on ?? referral.received_on, ctx.today),
      )
      .map(({ kind, happenedOn }) => ({ kind, on: happenedOn })),
    ladder,
    decision: await standingDecision(ctx, referral.id),
    rhythm: await rhythmFor(ctx, referral, inForce),
    ownRhythm:
      referral.check_in_every_weeks === null
        ? null
        : { everyWeeks: referral.check_in_every_weeks, reason: referral.check_in_every_reason ?? '' },
    referralVersion: referral.version,
    toExplain: stillToExplain((await checkIns.listOf(ctx.db, [referral.id])).map(explainedIn)),
    nation: inForce.nation,
    ownHolidays: await ownHolidays(ctx.db),
    tryAgainWithinWorkingDays: inForce.nextTryWorkingDays,
    band: bandFrom(referral.band),
  };
}

export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.save'>,
): Promise<OutputOf<'checkIn.save'>> {
  const referral = await loadReferral(ctx, input.referralId);
  const around = await people.listOfChild(ctx.db, referral.child_id);
  const inForce = await settings.load(ctx.db);
  const isInProceedings = await hasOpenProceedings(ctx, referral);
  const facts = {
    people: around.map(inReach),
    receivedOn: localDate(referral.received_on),
    rhythm: rhythmWith(referral, inForce, isInProceedings),
    isHoliday: await holidaysKept(ctx.db, inForce),
  };
  const decided = decideCheckIn(input, facts, ctx.today);
  if (!decided.ok) {
    const field = CHECK_IN_REFUSAL_FIELDS[decided.code];
    throw new Refused(decided.code, { fields: { [field]: refusalMessage(decided.code) } });
  }
  const { isDone, isFamilyReached, isAgainstRules, channel, spokeTo, personId, nextDueOn } = decided.value;
  const said = whatWasSaid(input);
  const asked = keptOf(input, { isReached: input.outcome === 'reached', isDone });
  const check = checkAfter(around, asked.contactStillRight, input.heldOn);
  const checked = around.find(({ linkId }) => linkId === check?.linkId);
  if (check !== null) {
    const said = spokeTo === 'child' ? 'child' : personId === checked?.personId ? 'them' : 'carer';
    const checkedWith = check.to === null || spokeTo === null ? null : said;
    await people.setChecked(ctx.db, { ...check, checkedWith });
  }
  const checkInId = ctx.newId();
  await checkIns.insert(ctx.db, {
    id: checkInId,
    referral_id: referral.id,
    child_id: referral.child_id,
    // As it stood: bands, proceedings and settings change, and whether it was on time must not change with them.
    // Returns count check-ins from acceptance until therapy; the others answer no date that they ask about.
    due_on: isAccepted(referral) && referral.started_on === null ? referral.next_check_in_due_on : null,
    held_on: input.heldOn,
    outcome: input.outcome,
    channel,
    person_id: personId,
    spoke_to: spokeTo,
    people_spoken_to: input.outcome === 'reached' ? JSON.stringify(input.spokeToPersonIds) : null,
    how_things_are: said.howThingsAre,
    is_safe: said.isSafe,
    wants_therapy: said.wantsTherapy,
    offered: JSON.stringify(said.offered),
    explained: isDone ? JSON.stringify(asked.explained) : null,
    right_place: asked.rightPlace,
    what_helps: asked.whatHelps === '' ? null : asked.whatHelps,
    carer_needs: asked.carerNeeds === '' ? null : asked.carerNeeds,
    contact_still_right: asked.contactStillRight,
    contact_link: check?.linkId ?? null,
    contact_was_checked_on: check?.from ?? null,
    contact_was_checked_with: check === null ? null : (checked?.checkedWith ?? null),
    contact_checked: isFamilyReached ? (isDone ? 1 : 0) : null,
    note: input.note === '' ? null : input.note,
    unsafe_channel_reason: isAgainstRules ? input.unsafeChannelReason : null,
    next_due_on: nextDueOn,
    is_done: isDone ? 1 : 0,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  if (input.concernId !== null) {
    const concern = await concerns.load(ctx.db, input.concernId);
    if (concern?.child_id !== referral.child_id) throw new Refused('not_found');
    await concerns.setCheckIn(ctx.db, concern.id, checkInId);
  }
  // A concern begun in this call and not saved yet is recorded from this check-in, whenever somebody goes on with it.
  await moveDraft(
    ctx,
    newConcernKey(referral.child_id, { callOf: referral.id }),
    newConcernKey(referral.child_id, { checkInId }),
  );
  ctx.auditDetail({ outcome: input.outcome, isDone, againstContactRules: isAgainstRules });
  const known = { row: referral, hasOpenProceedings: isInProceedings };
  const after = await refreshReferral(ctx.db, referral.id, ctx.today, inForce, known);
  return {
    checkInId,
    isDone,
    nextDueOn: after.next_check_in_due_on,
    tryAgainBy: after.next_try_by_on,
  };
}

export async function undo(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.undo'>,
): Promise<OutputOf<'checkIn.undo'>> {
  const row = await checkIns.load(ctx.db, input.checkInId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  const made = {
    by: row.made_by,
    on: londonDateOf(row.made_at),
    isLatest: await checkIns.isLatest(ctx.db, row),
  };
  const decided = decideUndo(made, ctx.actor, ctx.today);
  if (!decided.ok) throw new Refused(decided.code);
  if (row.safety_act_at !== null) throw new Refused('undo_acted_on');
  if (row.contact_link !== null) {
    const saved = row.contact_still_right === 'yes' ? localDate(row.held_on) : null;
    const check = { linkId: row.contact_link, from: saved, to: dateOrNull(row.contact_was_checked_on) };
    const checkedWith = row.contact_was_checked_with as CheckedWith | null;
    // Somebody who went through the contact since has the last word.
    await people.setChecked(ctx.db, { ...check, checkedWith });
  }
  // A concern stands by itself: what was heard was heard, whatever becomes of the call it was heard in.
  const concernsLeft = await concerns.letGoOf(ctx.db, row.id);
  await checkIns.remove(ctx.db, row.id);
  ctx.auditDetail({ referralId: row.referral_id, concernsLeft });
  const after = await refreshReferral(ctx.db, row.referral_id, ctx.today, await settings.load(ctx.db));
  return { referralId: row.referral_id, nextDueOn: after.next_check_in_due_on, concernsLeft };
}

/** Says what was done after a check-in that said "not safe" or "not sure". It is said once, and stays. */
export async function recordAct(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.recordAct'>,
): Promise<OutputOf<'checkIn.recordAct'>> {
  const row = await checkIns.load(ctx.db, input.checkInId);
  if (row === null || !isSafetyOpen(row.is_safe)) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  if (row.safety_act_at !== null) throw new Refused('safety_act_recorded');
  await checkIns.recordAct(ctx.db, row.id, {
    safety_act: input.whatWasDone,
    safety_act_by: ctx.actor.accountId,
    safety_act_at: ctx.now,
  });
  return { checkInId: row.id };
}

/** Sets how often one child is checked in with, or gives the service's rhythm back. The reason stays beside it. */
export async function setRhythm(
  ctx: Ctx,
  input: ParsedInputOf<'checkIn.setRhythm'>,
): Promise<OutputOf<'checkIn.setRhythm'>> {
  const referral = await loadReferral(ctx, input.referralId);
  const { everyWeeks, reason, version } = input;
  const changes = { check_in_every_weeks: everyWeeks, check_in_every_reason: reason };
  if (!(await referrals.save(ctx.db, referral.id, version, changes))) {
    const theirs = { everyWeeks: referral.check_in_every_weeks, version: referral.version };
    throw new Refused('conflict', {
      detail: { theirs: { ...theirs, reason: referral.check_in_every_reason } },
    });
  }
  ctx.auditDetail({ from: referral.check_in_every_weeks, to: everyWeeks });
  const after = await refreshReferral(ctx.db, referral.id, ctx.today, await settings.load(ctx.db));
  return { referralId: referral.id, version: version + 1, nextDueOn: after.next_check_in_due_on };
}

const isAccepted = (referral: referrals.ReferralRow) =>
  referral.accepted_on !== null || referral.imported_on !== null;

async function loadReferral(ctx: Ctx, referralId: string): Promise<referrals.ReferralRow> {
  const referral = await referrals.load(ctx.db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  return referral;
}

const explainedIn = (row: checkIns.CheckInRow) => ({
  isDone: row.is_done === 1,
  explained: JSON.parse(row.explained ?? '[]') as ToExplain[],
});

type Made = checkIns.CheckInRow & { made_by_name: string | null };

function contactOf(row: Made): LastContact {
  return {
    on: localDate(row.held_on),
    outcome: row.outcome as CheckInOutcome,
    spokeTo: row.spoke_to as SpokeTo | null,
    howThingsAre: row.how_things_are as HowThingsAre | null,
    isSafe: row.is_safe as SafeNow | null,
    wantsTherapy: row.wants_therapy as StillWantsTherapy | null,
    rightPlace: row.right_place as RightPlace | null,
    whatHelps: row.what_helps,
    carerNeeds: row.carer_needs,
    note: row.note,
    unsafeChannelReason: row.unsafe_channel_reason,
    by: row.made_by_name ?? '',
  };
}
