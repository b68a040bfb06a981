import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { AS_STATED } from '../../../shared/protocols/serviceCatalogue.ts';
import { courseBoundsOf } from '../../../shared/protocols/catalogue.ts';
import { VERSION_FIELD_OF, whatVersionLacks } from '../../../shared/protocols/localVersions.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/catalogue.ts';
import { refuseLacks } from './measures.ts';

export async function get(ctx: Ctx): Promise<OutputOf<'catalogue.get'>> {
  return { versions: await store.listVersions(ctx.db), underWay: await store.countUnderWay(ctx.db) };
}

/** Holds a therapy otherwise from the next course on. Courses under way keep what they were begun with. */
export async function saveVersion(
  ctx: Ctx,
  { protocolId, bounds, reviews, reason, after }: ParsedInputOf<'protocol.saveVersion'>,
): Promise<OutputOf<'protocol.saveVersion'>> {
  const inForce = (await store.load(ctx.db)).versionOf(protocolId);
  if ((inForce?.id ?? null) !== after) throw new Refused('version_meanwhile');
  const source = courseBoundsOf(AS_STATED.byId(protocolId));
  const said = { bounds, reviews };
  const lacks = whatVersionLacks(said, { source, inForce: inForce ?? { bounds: null, reviews: null } });
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
    from: inForce === null ? null : { bounds: inForce.bounds, reviews: inForce.reviews },
    to: said,
    reason,
  });
  return { versionId };
}
