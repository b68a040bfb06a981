import { protocolById } from './catalogue.ts';
import { StatedProtocolId } from './types.ts';

/** A protocol in short, or the words of a spreadsheet that named none. */
export function protocolWords(inMind: string | null): string {
  if (inMind === null || inMind === '') return 'Not decided';
  const id = StatedProtocolId.safeParse(inMind);
  return id.success ? protocolById(id.data).shortName : inMind;
}
