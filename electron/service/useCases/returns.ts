import { createHash } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import {
  daysBetween,
  earlierOf,
  type FinancialQuarter,
  financialQuarterOf,
  listQuarters,
  parseQuarterLabel,
} from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { CountPolicy } from '../../../shared/courses/counting.ts';
import { asksFirst, type BeforeRelease, countSessions } from '../../../shared/returns/asking.ts';
import type { ReturnFormat } from '../../../shared/returns/codes.ts';
import { Published } from '../../../shared/returns/contract.ts';
import { changesSince } from '../../../shared/returns/earlier.ts';
import { isBehind } from '../../../shared/returns/records.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import {
  type PublishedReturn,
  publishReturn,
  type SuppressionMode,
} from '../../../shared/returns/suppression.ts';
import type { Ctx, Service } from '../context.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { returnCsv } from '../exports/returnCsv.ts';
import type { ReturnMeta } from '../exports/returnMeta.ts';
import { returnXlsx } from '../exports/returnXlsx.ts';
import { Refused } from '../refused.ts';
import { countOpenRows } from '../store/imports.ts';
import { loadReturnFacts } from '../store/returnFacts.ts';
import * as records from '../store/returnRecords.ts';
import * as releasesStore from '../store/returnReleases.ts';
import * as settings from '../store/settings.ts';

/** The quarters a return can be made of: from the first record to today, the current one first. */
export async function periods(ctx: Ctx): Promise<OutputOf<'returns.periods'>> {
  const first = await records.firstReceivedOn(ctx.db);
  const from = earlierOf(first ?? ctx.today, ctx.today);
  return { periods: listQuarters(from, ctx.today).toReversed(), hasRecords: first !== null };
}

export async function get(ctx: Ctx, input: ParsedInputOf<'returns.get'>): Promise<OutputOf<'returns.get'>> {
  const period = begunQuarter(ctx, input.period);
  const { published, facts, before } = await makeReturn(ctx, period, input.mode);
  const countWhere = (isSo: (one: (typeof facts.referrals)[number]) => boolean) =>
    facts.referrals.filter(isSo).reduce((sum, one) => sum + one.count, 0);
  return {
    published,
    fingerprint: fingerprintOf(published),
    before,
    counts: (await settings.load(ctx.db)).countsTowardsRange,
    toMend: {
      withoutBirthDate: countWhere((one) => one.ageAtReferral === null),
      withoutSex: countWhere((one) => one.sex === 'not_asked'),
      rowsSetAside: await countOpenRows(ctx.db),
    },
  };
}

/** The children behind a figure, found by the same rules that place them in the return. */
export async function getRecords(
  ctx: Ctx,
  input: ParsedInputOf<'returns.records'>,
): Promise<OutputOf<'returns.records'>> {
  const period = begunQuarter(ctx, input.period);
  const counted = { period, asAt: earlierOf(period.endsOn, ctx.today) };
  const isWaiting = input.section.startsWith('waiting');
  const load = isWaiting ? records.childrenWaiting : records.referralsReceived;
  const behind = (await load(ctx.db, counted)).filter((one) => isBehind(input, one, counted));
  return {
    records: behind.map(({ referralId, childId, name, receivedOn, source }) => ({
      referralId,
      childId,
      name,
      receivedOn,
      source,
      daysWaited: isWaiting ? daysBetween(receivedOn, counted.asAt) : null,
    })),
  };
}

type PreparedRelease = MadeFile & { published: PublishedReturn; before: BeforeRelease; counts: CountPolicy };

/**
 * A release: the file is made of the figures the person has before them, or not at all. The page is printed first,
 * while it still shows them.
 */
export const exportReturn = {
  prepare: async (
    ctx: Ctx,
    input: ParsedInputOf<'returns.export'>,
    service: Service,
  ): Promise<PreparedRelease> => {
    if (input.mode === 'exact_under_contract' && !input.modeReason) {
      const modeReason = 'Say which contract asks for exact figures, and why.';
      throw new Refused('return_needs_reason', { fields: { modeReason } });
    }
    const { published, before } = await makeReturn(ctx, begunQuarter(ctx, input.period), input.mode);
    if (fingerprintOf(published) !== input.fingerprint) throw new Refused('return_changed');
    if (asksFirst(before) && !input.isWarned) throw new Refused('return_ask_first');
    const meta = await metaOf(ctx, { modeReason: reasonOf(input) });
    const file = await makeFile(service, published, meta, input.format);
    return { ...file, published, before, counts: meta.counts };
  },
  run: async (
    ctx: Ctx,
    input: ParsedInputOf<'returns.export'>,
    { published, before, counts, ...file }: PreparedRelease,
  ): Promise<OutputOf<'returns.export'>> => {
    const releaseId = ctx.newId();
    const sha256 = saveExport(ctx, file);
    const { period, mode, format, fingerprint } = input;
    await releasesStore.insert(ctx.db, {
      id: releaseId,
      definition: published.definition,
      period,
      mode,
      mode_reason: reasonOf(input),
      format,
      sha256,
      figures: JSON.stringify(published),
      fingerprint,
      counts_policy: counts,
      made_at: ctx.now,
      made_by: ctx.actor.accountId,
    });
    ctx.auditDetail({ period, mode, format, sha256, ...knownOf(before) });
    return { releaseId, sha256, madeOn: ctx.today };
  },
};

export async function releases(ctx: Ctx): Promise<OutputOf<'returns.releases'>> {
  const rows = await releasesStore.list(ctx.db);
  return { releases: rows.map(releaseView).filter((one) => mayRead(ctx, one.mode)) };
}

export async function release(
  ctx: Ctx,
  input: ParsedInputOf<'returns.release'>,
): Promise<OutputOf<'returns.release'>> {
  return loadRelease(ctx, input.releaseId);
}

/** The same figures in a file once more, with the day and name of the release; it is logged, and no new release. */
export const exportAgain = {
  prepare: async (
    ctx: Ctx,
    input: ParsedInputOf<'returns.exportAgain'>,
    service: Service,
  ): Promise<MadeFile> => {
    const { release: kept, published } = await loadRelease(ctx, input.releaseId);
    const { madeOn, madeBy, modeReason, counts } = kept;
    const meta = { ...(await metaOf(ctx, { modeReason })), madeOn, madeBy, counts };
    return makeFile(service, published, meta, input.format);
  },
  run: async (
    ctx: Ctx,
    { releaseId, format }: ParsedInputOf<'returns.exportAgain'>,
    file: MadeFile,
  ): Promise<OutputOf<'returns.exportAgain'>> => {
    const sha256 = saveExport(ctx, file);
    ctx.auditDetail({ format, sha256, isMadeAgain: true });
    return { releaseId, sha256, madeOn: ctx.today };
  },
};

function begunQuarter(ctx: Ctx, label: string): FinancialQuarter {
  const period = parseQuarterLabel(label) ?? financialQuarterOf(ctx.today);
  if (period.startsOn > ctx.today) throw new Refused('return_not_begun');
  return period;
}

const EXACT: SuppressionMode = 'exact_under_contract';

function mayRead(ctx: Ctx, mode: SuppressionMode): boolean {
  return mode === 'for_publication' || ctx.actor.roles.includes('manager');
}

/** The figures as they may be shown, in the light of what was released of the quarter before. */
async function makeReturn(ctx: Ctx, period: FinancialQuarter, mode: SuppressionMode) {
  if (!mayRead(ctx, mode)) throw new Refused('return_exact_not_allowed');
  const facts = await loadReturnFacts(ctx.db, period, ctx.today);
  const view = buildReturn(facts);
  const releasedAs = async (as: SuppressionMode) =>
    releasesStore.listOf(ctx.db, { definition: view.definition, period: period.label, mode: as });
  const rows = await releasedAs(mode);
  const released = rows.map((row) => Published.parse(JSON.parse(row.figures)));
  const published = publishReturn(view, mode, released);
  const [last] = rows;
  const isOther = last !== undefined && last.fingerprint !== fingerprintOf(published);
  const [exact] = mode === 'for_publication' && mayRead(ctx, EXACT) ? await releasedAs(EXACT) : [];
  const before: BeforeRelease = {
    sessionsToLog: await records.sessionsToLog(ctx.db, facts, ctx.today),
    earlier: isOther
      ? {
          madeOn: londonDateOf(last.made_at),
          madeBy: last.made_by_name,
          changes: changesSince(released[0] ?? published, published),
        }
      : null,
    exactReleasedOn: exact === undefined ? null : londonDateOf(exact.made_at),
  };
  return { facts, published, before };
}

/** What was known when a return was released all the same, in numbers. */
function knownOf(before: BeforeRelease): Record<string, number> {
  const sessionsToLog = countSessions(before);
  const figuresChanged = before.earlier?.changes.length ?? 0;
  return { ...(sessionsToLog > 0 && { sessionsToLog }), ...(figuresChanged > 0 && { figuresChanged }) };
}

async function loadRelease(ctx: Ctx, releaseId: string): Promise<OutputOf<'returns.release'>> {
  const row = await releasesStore.load(ctx.db, releaseId);
  if (row === null) throw new Refused('not_found');
  const kept = releaseView(row);
  if (!mayRead(ctx, kept.mode)) throw new Refused('return_exact_not_allowed');
  return { release: kept, published: Published.parse(JSON.parse(row.figures)) };
}

function releaseView(row: releasesStore.Release): OutputOf<'returns.releases'>['releases'][number] {
  return {
    releaseId: row.id,
    period: row.period,
    mode: row.mode as SuppressionMode,
    modeReason: row.mode_reason,
    counts: CountPolicy.parse(row.counts_policy),
    format: row.format as ReturnFormat,
    madeOn: londonDateOf(row.made_at),
    madeBy: row.made_by_name,
    fingerprint: row.fingerprint,
  };
}

function reasonOf({ mode, modeReason }: ParsedInputOf<'returns.export'>): string | null {
  return mode === 'exact_under_contract' ? modeReason : null;
}

async function metaOf(ctx: Ctx, { modeReason }: { modeReason: string | null }): Promise<ReturnMeta> {
  const { serviceName, countsTowardsRange: counts } = await settings.load(ctx.db);
  return { serviceName, counts, madeOn: ctx.today, madeBy: ctx.actor.name, modeReason };
}

async function makeFile(
  { host }: Service,
  published: PublishedReturn,
  meta: ReturnMeta,
  format: ReturnFormat,
): Promise<MadeFile> {
  const bytes = await bytesOf[format](published, meta, host);
  return { bytes, path: await askWhere(host, fileName(published, format), `return.${format}`) };
}

const bytesOf: Record<
  ReturnFormat,
  (published: PublishedReturn, meta: ReturnMeta, host: Service['host']) => Promise<Uint8Array>
> = {
  xlsx: (published, meta) => returnXlsx(published, meta),
  csv: async (published, meta) => returnCsv(published, meta),
  pdf: (_published, _meta, host) => host.printToPdf(),
};

/** 'Quarterly return 2026-27 Q3.xlsx', and whether its figures are exact, which is to be seen before it is sent. */
function fileName({ period, mode }: PublishedReturn, format: ReturnFormat): string {
  const exact = mode === 'exact_under_contract' ? ', exact' : '';
  return `Quarterly return ${period.label.replace('/', '-')}${exact}.${format}`;
}

const fingerprintOf = (published: PublishedReturn): string =>
  createHash('sha256').update(JSON.stringify(published)).digest('hex');
