import { readNotes } from '../../../shared/accounts/rules.ts';
import type { AssessmentWriteup } from '../../../shared/assessment/contract.ts';
import { AssessmentWords, NO_WORDS } from '../../../shared/assessment/found.ts';
import {
  ASSESSMENT_PART_MESSAGES,
  begunOn,
  checkReview,
  needsOf,
  whatIsLeft,
} from '../../../shared/assessment/rules.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as writeups from '../store/assessmentWriteups.ts';
import * as choices from '../store/choices.ts';
import { refreshReferral } from '../store/derived.ts';
import type { ReferralRow } from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { keepText, readText } from './clinicalNotes.ts';
import { assertDatedWithin, openReferral } from './openReferral.ts';

type Loaded = NonNullable<Awaited<ReturnType<typeof writeups.load>>>;

/** Accepts an assessment completed by another service, which may be older than the referral. */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'assessment.record'>,
): Promise<OutputOf<'assessment.record'>> {
  const { referralId, completedOn, needs, heldBy } = input;
  const referral = await openReferral(ctx, referralId);
  if (completedOn > ctx.today) {
    throw new Refused('future_date', { fields: { completedOn: refusalMessage('future_date') } });
  }
  const id = ctx.newId();
  const kind = 'accepted_external' as const;
  const assessment = { id, referralId, kind, completedOn, needs, heldBy, carriedFrom: null };
  await choices.insertAssessment(ctx.db, {
    ...assessment,
    childId: referral.child_id,
    madeBy: ctx.actor.accountId,
  });
  ctx.auditDetail({ kind, needs: needs.length });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { assessmentId: id, version: 1 };
}

/** Takes over an assessment of an earlier referral of the child, whole and with its own date; the earlier one stays. */
export async function carry(
  ctx: Ctx,
  { referralId, assessmentId }: ParsedInputOf<'assessment.carry'>,
): Promise<OutputOf<'assessment.carry'>> {
  const referral = await openReferral(ctx, referralId);
  const all = await choices.assessmentsOfChild(ctx.db, referral.child_id);
  const earlier = all.find(({ id }) => id === assessmentId);
  if (earlier === undefined || earlier.referralId === referralId) throw new Refused('not_found');
  const carriedFrom = earlier.carriedFrom ?? earlier.id;
  if (all.some((each) => each.referralId === referralId && each.carriedFrom === carriedFrom))
    throw new Refused('assessment_carried');
  const id = ctx.newId();
  const { kind, completedOn, needs, heldBy } = earlier;
  await choices.insertAssessment(ctx.db, {
    id,
    referralId,
    kind,
    completedOn,
    needs,
    heldBy,
    carriedFrom,
    childId: referral.child_id,
    madeBy: ctx.actor.accountId,
  });
  ctx.auditDetail({ carriedFrom, completedOn });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { assessmentId: id, version: 1 };
}

/** Begins a detailed assessment or goes on with one; it is complete only once a person says so. */
export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'assessment.save'>,
): Promise<OutputOf<'assessment.save'>> {
  const before = input.assessmentId === null ? null : await loadSeen(ctx, input.assessmentId);
  const referral = await openReferral(ctx, before?.referralId ?? input.referralId);
  if (input.words !== null && !readNotes(ctx.actor.roles)) throw new Refused('words_not_yours');
  const wasComplete = before !== null && before.completedOn !== null;
  const completedOn = input.complete || wasComplete ? assertWhole(ctx, referral, input) : null;
  const id = before?.id ?? ctx.newId();
  const needs = needsOf(input.found, input.needs);
  const written = {
    held_by: input.heldBy,
    needs: JSON.stringify(needs),
    found: JSON.stringify(input.found),
    written_by: ctx.actor.accountId,
  };
  if (before === null) {
    await writeups.insert(ctx.db, {
      id,
      child_id: referral.child_id,
      referral_id: referral.id,
      begun_on: begunOn(ctx.today, input.completedOn),
      ...written,
      version: 1,
    });
  } else if (input.version === null || !(await writeups.save(ctx.db, id, input.version, written))) {
    throw new Refused('conflict', { detail: { theirs: await view(ctx, before) } });
  }
  if (input.words !== null) await keepText(ctx, placeOf(id), JSON.stringify(input.words));
  if (completedOn !== null)
    await complete(ctx, { before, id, referral, completedOn, needs, heldBy: input.heldBy });
  const isComplete = completedOn !== null;
  ctx.auditDetail({ isComplete, needs: needs.length });
  await refreshReferral(ctx.db, referral.id, ctx.today, await settings.load(ctx.db));
  return { assessmentId: id, version: (before?.version ?? 0) + 1, isComplete };
}

export async function get(
  ctx: Ctx,
  input: ParsedInputOf<'assessment.get'>,
): Promise<OutputOf<'assessment.get'>> {
  return view(ctx, await loadSeen(ctx, input.assessmentId));
}

type Completed = {
  before: Loaded | null;
  id: string;
  referral: ReferralRow;
  completedOn: LocalDate;
  needs: ReturnType<typeof needsOf>;
  heldBy: string | null;
};

async function complete(
  ctx: Ctx,
  { before, id, referral, completedOn, needs, heldBy }: Completed,
): Promise<void> {
  if (before !== null && before.completedOn !== null) {
    await choices.changeAssessment(ctx.db, { id, completedOn, heldBy, needs });
    return;
  }
  await choices.insertAssessment(ctx.db, {
    id,
    childId: referral.child_id,
    referralId: referral.id,
    kind: 'detailed',
    completedOn,
    needs,
    heldBy,
    carriedFrom: null,
    madeBy: ctx.actor.accountId,
  });
}

/** The day it is complete, once nothing is left to ask; refuses with a sentence beside each question that is. */
function assertWhole(ctx: Ctx, referral: ReferralRow, input: ParsedInputOf<'assessment.save'>): LocalDate {
  const { found, completedOn } = input;
  const left = whatIsLeft(input).map((part) => [part, ASSESSMENT_PART_MESSAGES[part]]);
  if (completedOn === null) left.push(['completedOn', refusalMessage('assessment_complete_by')]);
  if (completedOn === null || left.length > 0) {
    throw new Refused('assessment_not_whole', { fields: Object.fromEntries(left) });
  }
  assertDatedWithin(ctx, referral, 'completedOn', completedOn);
  const reviewed = checkReview(found.reviewOn, completedOn);
  if (!reviewed.ok) {
    throw new Refused(reviewed.code, { fields: { reviewOn: refusalMessage(reviewed.code) } });
  }
  return completedOn;
}

async function loadSeen(ctx: Ctx, id: string): Promise<Loaded> {
  const writeup = await writeups.load(ctx.db, id);
  if (writeup === null) throw new Refused('not_found');
  await assertMaySee(ctx, writeup.childId);
  return writeup;
}

async function view(ctx: Ctx, loaded: Loaded): Promise<AssessmentWriteup> {
  const { childId: _whose, ...writeup } = loaded;
  if (!readNotes(ctx.actor.roles)) return { ...writeup, words: null };
  const text = await readText(ctx, placeOf(writeup.id));
  const words = AssessmentWords.parse(text === null ? NO_WORDS : JSON.parse(text));
  return { ...writeup, words };
}

const placeOf = (id: string) => ({ table: 'assessment' as const, id });
