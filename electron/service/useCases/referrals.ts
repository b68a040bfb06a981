import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { refreshReferral } from '../store/derived.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';

/** Records a referral, of a child already held or of a new one. Accepted from the day it is recorded here. */
export async function add(ctx: Ctx, input: ParsedInputOf<'referral.add'>): Promise<OutputOf<'referral.add'>> {
  const { child, receivedOn, source, referredBy, abuseTypes, funderId } = input;
  if (receivedOn > ctx.today) {
    throw new Refused('future_date', { fields: { receivedOn: 'Enter a date that is not in the future' } });
  }
  const birthDate = child.is === 'new' ? child.fields.birthDate : null;
  if (birthDate !== null && birthDate > receivedOn) {
    const message = 'The birth date is after the date the referral was received. Check both.';
    throw new Refused('birth_after_received', { fields: { 'child.fields.birthDate': message } });
  }
  const childId = child.is === 'new' ? ctx.newId() : child.childId;
  if (child.is === 'new') {
    await children.insert(ctx.db, {
      id: childId,
      fields: child.fields,
      importedNotes: null,
      createdAt: ctx.now,
    });
  } else {
    if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
    await assertMaySee(ctx, childId);
  }
  const referralId = ctx.newId();
  await referrals.insert(ctx.db, {
    id: referralId,
    child_id: childId,
    received_on: receivedOn,
    source,
    referred_by: referredBy,
    abuse_types: JSON.stringify(abuseTypes),
    funder_id: funderId,
    triaged_on: ctx.today,
    accepted_on: ctx.today,
    imported_on: null,
    closed_on: null,
    closing_reason: null,
    closing_note: null,
    band: null,
    band_reason: null,
    band_set_by: null,
    band_set_on: null,
    protocol_in_mind: null,
    import_batch_id: null,
    import_row_key: null,
  });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { childId, referralId, version: 1 };
}
