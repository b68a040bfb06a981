import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { ChildFields } from '../../../shared/children/contract.ts';
import { asksWhyAtThisAge } from '../../../shared/referrals/rules.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { decideSafetyRead } from '../../../shared/triage/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { refreshReferral } from '../store/derived.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import * as triage from '../store/triage.ts';
import { toBeAnswered } from './alike.ts';
import { sayNotSame } from './notSame.ts';
import { assertDates, columnsOf } from './referralDetails.ts';
import { linkSibling } from './siblings.ts';
import { assertMayAnswerFor, refused } from './triage.ts';

type Input = ParsedInputOf<'referral.add'>;

/**
 * Records a referral, of a child already held or of a new one, and the carer it names. It begins in the inbox, unless it
 * was accepted before it was recorded here. The carer's number is not a safe contact before somebody has checked it. Who is
 * probably held already is no new child before somebody has said so, however it was sent. Of a child held already the
 * contacts checked before it was received are to be checked again: it may be about somebody else.
 */
export async function add(ctx: Ctx, input: Input): Promise<OutputOf<'referral.add'>> {
  const { child, receivedOn, acceptedOn, answersForId, details, safetyRead, ageReason } = input;
  if (receivedOn > ctx.today) {
    throw new Refused('future_date', { fields: { receivedOn: 'Enter a date that is not in the future' } });
  }
  assertAccepted(ctx, acceptedOn, receivedOn);
  if (answersForId !== null) await assertMayAnswerFor(ctx, answersForId, 'answersForId');
  const { childId, birthDate } = await childOf(ctx, child, receivedOn);
  assertDates(ctx, details, birthDate);
  assertAge(birthDate, receivedOn, ageReason);
  const referralId = ctx.newId();
  await referrals.insert(ctx.db, {
    id: referralId,
    child_id: childId,
    received_on: receivedOn,
    ...columnsOf(details),
    answers_for: answersForId,
    triaged_on: acceptedOn,
    accepted_on: acceptedOn,
    imported_on: null,
    closed_on: null,
    closing_reason: null,
    closing_note: null,
    band: null,
    band_was: null,
    band_reason: null,
    band_set_by: null,
    band_set_on: null,
    protocol_in_mind: null,
    import_batch_id: null,
    import_row_key: null,
    age_reason: ageReason === null || ageReason.trim() === '' ? null : ageReason,
  });
  if (safetyRead !== null) await readForSafety(ctx, { referralId, receivedOn }, safetyRead);
  if (child.is === 'held') await people.askToCheckAgain(ctx.db, childId, receivedOn);
  if (input.carer !== null) await addCarer(ctx, childId, input.carer);
  for (const siblingId of input.siblingIds) await linkSibling(ctx, childId, siblingId);
  if (child.is === 'new') await decideNotThese(ctx, childId, child.fields, input);
  ctx.auditDetail({ isAccepted: acceptedOn !== null });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { childId, referralId, version: 1 };
}

/**
 * Refuses a new child who is probably one held already, unless it was said of each such record that it is another child or
 * a brother or sister; keeps what was said. The refusal names the records.
 */
async function decideNotThese(
  ctx: Ctx,
  childId: string,
  fields: ChildFields,
  { carer, siblingIds, notTheseIds }: Input,
): Promise<void> {
  const carers = carer === null ? [] : [{ name: carer.name, phone: carer.phone }];
  const alike = await toBeAnswered(ctx, { ...fields, carers }, childId);
  const answered = [...siblingIds, ...notTheseIds];
  const open = alike.filter((each) => !answered.includes(each.childId));
  if (open.length > 0)
    throw new Refused('child_alike', {
      fields: { 'child.fields.name': refusalMessage('child_alike') },
      detail: { childIds: open.map((each) => each.childId) },
    });
  const said = alike.filter(
    (each) => notTheseIds.includes(each.childId) && !siblingIds.includes(each.childId),
  );
  for (const { childId: otherId } of said) await sayNotSame(ctx, childId, otherId, null);
  if (said.length > 0) ctx.auditDetail({ notThese: said.map((each) => each.childId) });
}

function assertAccepted(ctx: Ctx, acceptedOn: string | null, receivedOn: string): void {
  if (acceptedOn === null) return;
  const code =
    acceptedOn > ctx.today ? 'future_date' : acceptedOn < receivedOn ? 'accepted_before_received' : null;
  if (code !== null) throw new Refused(code, { fields: { acceptedOn: refusalMessage(code) } });
}

/** What the reading found, of a referral that was accepted before it was recorded here. */
async function readForSafety(
  ctx: Ctx,
  { referralId, receivedOn }: { referralId: string; receivedOn: LocalDate },
  read: NonNullable<Input['safetyRead']>,
): Promise<void> {
  const decided = decideSafetyRead({ receivedOn, closedOn: null, reopenedOn: null }, read, ctx.today);
  if (!decided.ok) {
    const field = decided.code === 'safety_read_note_needed' ? 'note' : 'readOn';
    throw refused(decided, `safetyRead.${field}`);
  }
  await triage.insertSafetyRead(ctx.db, {
    id: ctx.newId(),
    referral_id: referralId,
    read_on: read.readOn,
    finding: read.finding,
    note: read.note === '' ? null : read.note,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
}

function assertAge(birthDate: LocalDate | null, on: LocalDate, reason: string | null): void {
  if (!asksWhyAtThisAge(birthDate, on) || (reason !== null && reason.trim() !== '')) return;
  throw new Refused('age_reason_needed', { fields: { ageReason: refusalMessage('age_reason_needed') } });
}

async function childOf(
  ctx: Ctx,
  child: Input['child'],
  receivedOn: string,
): Promise<{ childId: string; birthDate: LocalDate | null }> {
  if (child.is === 'held') {
    const held = await children.load(ctx.db, child.childId);
    if (held === null) throw new Refused('not_found');
    await assertMaySee(ctx, child.childId);
    assertBornBefore(held.fields.birthDate, receivedOn, 'receivedOn');
    return { childId: child.childId, birthDate: held.fields.birthDate };
  }
  assertBornBefore(child.fields.birthDate, receivedOn, 'child.fields.birthDate');
  const id = ctx.newId();
  await children.insert(ctx.db, { id, fields: child.fields, importedNotes: null, createdAt: ctx.now });
  return { childId: id, birthDate: child.fields.birthDate };
}

function assertBornBefore(birthDate: string | null, receivedOn: string, field: string): void {
  if (birthDate === null || birthDate <= receivedOn) return;
  const message = 'The birth date is after the date the referral was received. Check both.';
  throw new Refused('birth_after_received', { fields: { [field]: message } });
}

/** A child known already keeps the first contact that was agreed. */
async function addCarer(ctx: Ctx, childId: string, carer: NonNullable<Input['carer']>): Promise<void> {
  const known = await people.listOfChild(ctx.db, childId);
  await people.insert(ctx.db, {
    childId,
    linkId: ctx.newId(),
    personId: ctx.newId(),
    checkedOn: null,
    checkedWith: null,
    fields: {
      name: carer.name,
      kind: 'carer',
      relationship: carer.relationship,
      hasParentalResponsibility: 'not_asked',
      organisation: null,
      jobTitle: null,
      phone: carer.phone,
      email: null,
      isFirstContact: !known.some(({ fields }) => fields.isFirstContact),
      isEmergencyContact: false,
      safety: 'not_checked',
      mayRing: 'not_checked',
      mayText: 'not_checked',
      mayVoicemail: 'not_checked',
      mayLetter: 'not_checked',
      safeTimes: null,
      sayName: null,
      codeWord: null,
      noAnswer: null,
      communicationNeeds: null,
      interpreterLanguage: null,
      interpreterName: null,
      note: null,
    },
  });
}
