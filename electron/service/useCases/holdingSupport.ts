import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { decideReach, isWordHeard, reachConcern } from '../../../shared/checkIns/reached.ts';
import { decideUndo, inReach } from '../../../shared/checkIns/saving.ts';
import { kindsToChoose } from '../../../shared/holdingSupport/rules.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { refreshReferral } from '../store/derived.ts';
import * as holdingContacts from '../store/holdingContacts.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import { supportKinds } from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';

type Logged = ParsedInputOf<'holding.log'>;

export async function log(ctx: Ctx, input: Logged): Promise<OutputOf<'holding.log'>> {
  await assertInUse(ctx, 'kind', [input.kind]);
  return logContact(ctx, input, null);
}

/** Logs a contact; of a series where one is given, whose kind may have been closed since, and which asks no channel but who came. */
export async function logContact(
  ctx: Ctx,
  input: Omit<Logged, 'channel'> & { channel: Logged['channel'] | null },
  ofSeries: { seriesId: string; isContactChecked: boolean } | null,
): Promise<OutputOf<'holding.log'>> {
  const { referralId, heldOn, kind, withWhom, personId, channel, unsafeChannelReason, note } = input;
  const referral = await referrals.load(ctx.db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  const refuse = (code: 'future_date' | 'contact_before_referral') =>
    new Refused(code, { fields: { heldOn: refusalMessage(code) } });
  if (heldOn > ctx.today) throw refuse('future_date');
  if (heldOn < referral.received_on) throw refuse('contact_before_referral');
  const around = (await people.listOfChild(ctx.db, referral.child_id)).map(inReach);
  if (channel !== null) {
    const decided = decideReach({ personId, by: channel, reason: unsafeChannelReason }, around);
    if (!decided.ok) {
      const field = decided.code === 'person_not_of_child' ? 'personId' : 'unsafeChannelReason';
      throw Refused.beside(field, decided.code, {});
    }
  }
  const isAgainst = channel !== null && reachConcern(personId, channel, around) !== null;
  const isHeard =
    channel === null
      ? ofSeries?.isContactChecked === true
      : isWordHeard({ withWhom, personId, by: channel }, around);
  const holdingContactId = ctx.newId();
  await holdingContacts.insert(ctx.db, {
    id: holdingContactId,
    referral_id: referralId,
    child_id: referral.child_id,
    held_on: heldOn,
    kind,
    with_whom: withWhom,
    person_id: personId,
    channel,
    unsafe_channel_reason: isAgainst ? unsafeChannelReason : null,
    contact_checked: isHeard ? 1 : 0,
    series_id: ofSeries?.seriesId ?? null,
    note: note === '' ? null : note,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  ctx.auditDetail({ channel, againstContactRules: isAgainst });
  return { holdingContactId, contacts: await recount(ctx, referralId) };
}

export async function undo(
  ctx: Ctx,
  input: ParsedInputOf<'holding.undo'>,
): Promise<OutputOf<'holding.undo'>> {
  const row = await holdingContacts.load(ctx.db, input.holdingContactId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  // Contacts stand beside each other, so one that came later is no reason against it.
  const saved = { by: row.made_by, on: londonDateOf(row.made_at), isLatest: true };
  const decided = decideUndo(saved, ctx.actor, ctx.today);
  if (!decided.ok) throw new Refused(decided.code);
  await holdingContacts.remove(ctx.db, row.id);
  return { referralId: row.referral_id, contacts: await recount(ctx, row.referral_id) };
}

/** Refuses a kind of holding support that nobody offers any more, unless the record had it before. */
export async function assertInUse(
  ctx: Ctx,
  field: string,
  codes: readonly string[],
  before: readonly string[] = [],
): Promise<void> {
  const offered = kindsToChoose(await supportKinds(ctx.db), before);
  if (codes.every((code) => offered.some((kind) => kind.code === code))) return;
  throw Refused.beside(field, 'support_kind_closed', {});
}

async function recount(ctx: Ctx, referralId: string): Promise<number> {
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return (await referrals.load(ctx.db, referralId))?.holding_contacts ?? 0;
}
