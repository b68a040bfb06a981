import type { ProtocolId } from '../shared/protocols/types.ts';
import { useCatalogue } from './catalogue.tsx';

/** A therapy in short, as the service calls it. */
export function TherapyName({ id }: { readonly id: ProtocolId }) {
  return useCatalogue().byId(id).shortName;
}
