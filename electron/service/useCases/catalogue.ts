import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { AS_STATED } from '../../../shared/protocols/serviceCatalogue.ts';
import { courseBoundsOf } from '../../../shared/protocols/catalogue.ts';
import {
  VERSION_FIELD_OF,
  whatBoundsLack,
  whatVersionLacks,
} from '../../../shared/protocols/localVersions.ts';
import { OWN_FIELD_OF, whatOwnLacks } from '../../../shared/protocols/own.ts';
import { OwnProtocolId } from '../../../shared/protocols/types.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { listChanges } from '../store/ownChanges.ts';
import * as store from '../store/catalogue.ts';
import { refuseLacks } from './measures.ts';

export async function get(ctx: Ctx): Promise<OutputOf<'catalogue.get'>> {
  return {
    own: await store.listOwn(ctx.db),
    versions: await store.listVersions(ctx.db),
    underWay: await store.countUnderWay(ctx.db),
  };
}

/** Holds a therapy otherwise from the next course on. Courses under way keep what they were begun with. */
export async function saveVersion(
  ctx: Ctx,
  { protocolId, bounds, reviews, ages, reason, version }: ParsedInputOf<'protocol.saveVersion'>,
): Promise<OutputOf<'protocol.saveVersion'>> {
  const catalogue = await store.load(ctx.db);
  const inForce = catalogue.versionOf(protocolId);
  if (catalogue.all.every(({ id }) => id !== protocolId)) throw new Refused('not_found');
  const before = (await store.listVersions(ctx.db)).filter((each) => each.protocolId === protocolId);
  if (before.length !== version)
    throw new Refused('conflict', { detail: { theirs: { ...before.at(-1), version: before.length } } });
  const isOwn = OwnProtocolId.safeParse(protocolId).success;
  const source = courseBoundsOf(isOwn ? catalogue.byId(protocolId) : AS_STATED.byId(protocolId));
  if (isOwn && bounds === null) throw Refused.beside('min', 'version_no_number', {});
  // The ages of one of the service's own stand with what it says of it.
  const said = { bounds, reviews, ages: isOwn ? null : ages };
  const lacks = whatVersionLacks(said, {
    source,
    inForce: inForce ?? { bounds: null, reviews: null, ages: null },
  });
  refuseLacks(lacks.map((code) => ({ code, field: VERSION_FIELD_OF[code] })));
  const versionId = ctx.newId();
  await store.insertVersion(ctx.db, {
    id: versionId,
    protocol_id: protocolId,
    ...said,
    reason,
    said_at: ctx.now,
    said_by: ctx.actor.accountId,
  });
  ctx.auditDetail({
    protocolId,
    from: inForce === null ? null : { bounds: inForce.bounds, reviews: inForce.reviews, ages: inForce.ages },
    to: said,
    reason,
  });
  return { versionId };
}

/** Describes a therapy of the service's own. It can be offered, planned and logged like the others from now on. */
export async function addOwn(
  ctx: Ctx,
  { bounds, reviews, ...said }: ParsedInputOf<'protocol.addOwn'>,
): Promise<OutputOf<'protocol.addOwn'>> {
  const { all } = await store.load(ctx.db);
  refuseLacks(whatOwnLacks(said, all).map((code) => ({ code, field: OWN_FIELD_OF[code] })));
  if (bounds === null) throw Refused.beside('min', 'version_no_number', {});
  refuseLacks(whatBoundsLack(bounds).map((code) => ({ code, field: VERSION_FIELD_OF[code] })));
  const protocolId = OwnProtocolId.parse(`own_${ctx.newId()}`);
  await store.insertOwn(ctx.db, { id: protocolId, ...said });
  await store.insertVersion(ctx.db, {
    id: ctx.newId(),
    protocol_id: protocolId,
    bounds,
    reviews,
    ages: null,
    reason: said.basis,
    said_at: ctx.now,
    said_by: ctx.actor.accountId,
  });
  ctx.auditDetail({ protocolId, ...said, bounds, reviews });
  return { protocolId, version: 1 };
}

/** What was said of a therapy of the service's own, and what it was before: the log keeps both. */
export async function history(
  ctx: Ctx,
  { protocolId }: ParsedInputOf<'protocol.history'>,
): Promise<OutputOf<'protocol.history'>> {
  return { changes: await listChanges(ctx.db, protocolId) };
}

/** Changes what is said of a therapy of the service's own, or offers it no more. */
export async function saveOwn(
  ctx: Ctx,
  { protocolId, version, ...said }: ParsedInputOf<'protocol.saveOwn'>,
): Promise<OutputOf<'protocol.saveOwn'>> {
  const { all } = await store.load(ctx.db);
  const before = (await store.listOwn(ctx.db)).find(({ id }) => id === protocolId);
  if (before === undefined) throw new Refused('not_found');
  const others = all.filter(({ id }) => id !== protocolId);
  refuseLacks(whatOwnLacks(said, others).map((code) => ({ code, field: OWN_FIELD_OF[code] })));
  if (!(await store.saveOwn(ctx.db, protocolId, version, said)))
    throw new Refused('conflict', { detail: { theirs: before } });
  ctx.auditDetail({ protocolId, from: before, to: said });
  return { protocolId, version: version + 1 };
}
