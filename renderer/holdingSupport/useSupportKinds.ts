import type { OutputOf } from '../../shared/contract.ts';
import { useOp } from '../client.ts';

/** The service's kinds of holding support, the closed ones too; none until they have been read. */
export function useSupportKinds(): OutputOf<'service.lists'>['supportKinds'] {
  return useOp('service.lists', {}).data?.supportKinds ?? [];
}
