import { join } from 'node:path';
import { loadReturnFacts } from '../../electron/service/store/returnFacts.ts';
import type { OpenStore } from '../../electron/service/store/open.ts';
import { parseQuarterLabel } from '../../shared/dates.ts';
import { buildReturn } from '../../shared/returns/rules.ts';
import { call, serviceOver, TODAY } from './data.ts';
import { type Figure, inTurn, ms, timed } from './figures.ts';
import { returnByHand } from './returnByHand.ts';

const QUARTER = '2026/27 Q2';

/** The return with its figures hidden, through the dispatcher, against SQL written by hand for it on the same file. */
export async function measureReturn(folder: string, store: OpenStore, rounds: number): Promise<Figure> {
  const service = serviceOver(join(folder, 'encrypted'), store);
  const byHand = returnByHand(store);
  const period = parseQuarterLabel(QUARTER);
  if (period === null) throw new Error('No such quarter');
  const days = { start: period.startsOn, end: period.endsOn };
  const facts = await loadReturnFacts(store.db, period, TODAY);
  const cells = buildReturn(facts).sections.flatMap((section) =>
    section.cells.map(({ row, column, value }) => [`${section.id}/${row}/${column}`, value] as const),
  );
  assertSame(new Map(cells), byHand(days));
  const taken = await inTurn(rounds, {
    app: () => timed(() => call(service, 'returns.get', { period: QUARTER, mode: 'for_publication' })),
    byHand: () => timed(() => byHand(days)),
  });
  return {
    name: `Return over 10,000 children, ${cells.length} cells all equal`,
    value: taken.app / taken.byHand,
    goal: 2,
    detail: `${ms(taken.app)}, figures hidden, against ${ms(taken.byHand)} by hand`,
  };
}

function assertSame(
  app: ReadonlyMap<string, number | null>,
  byHand: ReadonlyMap<string, number | null>,
): void {
  const places = new Set([...app.keys(), ...byHand.keys()]);
  const differing = [...places].filter((place) => app.get(place) !== byHand.get(place));
  if (differing.length === 0) return;
  const shown = differing
    .slice(0, 12)
    .map((place) => `${place}: ${app.get(place)} and by hand ${byHand.get(place)}`);
  throw new Error(`${differing.length} figures differ\n${shown.join('\n')}`);
}
