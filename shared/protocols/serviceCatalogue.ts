// The catalogue as a service holds it: what the sources say, with the service's own versions. Whatever reads a therapy of a
// service, or of a course in it, reads it here.
import { PROTOCOLS } from './catalogue.ts';
import { type LocalVersion, withVersion } from './localVersions.ts';
import { type OwnTherapy, ownProtocol } from './own.ts';
import type { Protocol, ProtocolId } from './types.ts';

export type Catalogue = {
  /** Every therapy as the service holds it now. */
  all: readonly Protocol[];
  /** Those of the service's own that it offers no more. */
  closed: ReadonlySet<ProtocolId>;
  /** The therapy of an id as it is held now. Throws RangeError for one that is not known. */
  byId: (id: ProtocolId) => Protocol;
  /** A therapy as a course was begun with it: by a version of the service, or with null as its source says. */
  begunWith: (course: { protocolId: ProtocolId; versionId: string | null }) => Protocol;
  /** Everything a course may have been begun with: each therapy as stated, and in each version. */
  everyTerms: readonly { protocolId: ProtocolId; versionId: string | null; protocol: Protocol }[];
  /** The newest version of a therapy, or null: then it is held as its source says. */
  versionOf: (id: ProtocolId) => LocalVersion | null;
};

/**
 * The catalogue of a service from its versions, oldest first, and the therapies it described itself. The newest version of
 * a therapy is in force.
 */
export function catalogueOf(versions: readonly LocalVersion[], own: readonly OwnTherapy[] = []): Catalogue {
  const known: readonly Protocol[] = [...PROTOCOLS, ...own.map(ownProtocol)];
  const stated = new Map<string, Protocol>(known.map((each) => [each.id, each]));
  const versionById = new Map(versions.map((each) => [each.id, each]));
  const newest = new Map<string, LocalVersion>(versions.map((each) => [each.protocolId, each]));
  const statedOf = (id: ProtocolId): Protocol => {
    const found = stated.get(id);
    if (found === undefined) throw new RangeError('No such protocol');
    return found;
  };
  const all = known.map((each) => {
    const version = newest.get(each.id);
    return version === undefined ? each : withVersion(each, version);
  });
  const held = new Map<string, Protocol>(all.map((each) => [each.id, each]));
  const begunWith: Catalogue['begunWith'] = ({ protocolId, versionId }) => {
    const source = statedOf(protocolId);
    if (versionId === null) return source;
    const version = versionById.get(versionId);
    if (version === undefined || version.protocolId !== protocolId)
      throw new RangeError('No such version of this protocol');
    return withVersion(source, version);
  };
  return {
    all,
    closed: new Set(own.filter(({ isOffered }) => !isOffered).map(({ id }) => id)),
    byId: (id) => held.get(id) ?? statedOf(id),
    begunWith,
    everyTerms: [
      ...known.map(({ id }) => ({ protocolId: id, versionId: null })),
      ...versions.map(({ id, protocolId }) => ({ protocolId, versionId: id })),
    ].map((course) => ({ ...course, protocol: begunWith(course) })),
    versionOf: (id) => newest.get(id) ?? null,
  };
}

/** The catalogue as the sources state it, for a service without versions of its own. */
export const AS_STATED: Catalogue = catalogueOf([]);
