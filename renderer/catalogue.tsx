import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { AS_STATED, type Catalogue, catalogueOf } from '../shared/protocols/serviceCatalogue.ts';
import { useOp } from './client.ts';
import { useCan } from './session.tsx';
import { Banner } from './ui/Banner.tsx';

const CatalogueContext = createContext<Catalogue>(AS_STATED);

/** Waits for the therapies as the service holds them, so that no screen shows a range of the source for a moment. */
export function CatalogueProvider({ children }: { readonly children: ReactNode }) {
  const mayAsk = useCan('catalogue.get');
  const { data, error } = useOp('catalogue.get', {}, { enabled: mayAsk });
  const held = useMemo(() => (data === undefined ? null : catalogueOf(data.versions, data.own)), [data]);
  if (!mayAsk) return children;
  if (error !== null && held === null) return <Banner tone="brick">{error.failure.message}</Banner>;
  return held === null ? null : <CatalogueContext value={held}>{children}</CatalogueContext>;
}

/** The therapies as this service holds them. */
export function useCatalogue(): Catalogue {
  return useContext(CatalogueContext);
}
