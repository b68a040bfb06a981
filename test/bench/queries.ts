import { join } from 'node:path';
import type { OpenStore } from '../../electron/service/store/open.ts';
import { NO_FILTER } from '../../shared/waitingList/contract.ts';
import { call, serviceOver } from './data.ts';
import { type Figure, inTurn, ms, timed } from './figures.ts';
import type { Service } from '../../electron/service/context.ts';

const list = { stage: 'waiting', filter: NO_FILTER, sort: 'band', offset: 0, limit: 20 } as const;

/** Every question a list, a search, a record or a return asks, as its screen asks it. */
const QUESTIONS: Record<string, (service: Service) => Promise<unknown>> = {
  'waiting list, first page': (service) => call(service, 'waitingList.list', list),
  'waiting list, page 100': (service) => call(service, 'waitingList.list', { ...list, offset: 1980 }),
  'waiting list, what stands round it': (service) =>
    call(service, 'waitingList.summary', { stage: 'waiting', filter: NO_FILTER }),
  'search, two letters': (service) => call(service, 'child.search', { text: 'sa', limit: 8 }),
  'search, two words': (service) => call(service, 'child.search', { text: 'ines pro', limit: 8 }),
  'return of a quarter': (service) =>
    call(service, 'returns.get', { period: '2026/27 Q2', mode: 'for_publication' }),
};

/** The same questions of an encrypted and of a plain file. Both are warm, as they are a minute after unlocking. */
export async function measureQueries(
  folder: string,
  { encrypted, plain }: { encrypted: OpenStore; plain: OpenStore },
  rounds: number,
): Promise<Figure[]> {
  const services = {
    encrypted: serviceOver(join(folder, 'encrypted'), encrypted),
    plain: serviceOver(join(folder, 'plain'), plain),
  };
  const figures: Figure[] = [];
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const taken = await inTurn(rounds, {
      encrypted: () => timed(() => ask(services.encrypted)),
      plain: () => timed(() => ask(services.plain)),
    });
    figures.push({
      name: `Encryption: ${name}`,
      value: taken.encrypted / taken.plain,
      goal: 1.15,
      detail: `${ms(taken.encrypted)} against ${ms(taken.plain)} on a plain file`,
    });
  }
  return figures;
}
