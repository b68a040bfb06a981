import { mappingProblems, planImport, planSheet } from '../../../shared/imports/columns.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { Ctx, Service } from '../context.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { keepWork, withKeptWork } from './importWork.ts';
import { readFile } from '../imports/readFile.ts';
import { rejectsCsv } from '../imports/rejectsCsv.ts';
import { comparison } from './importCompare.ts';
import { fileView, rowsView } from '../imports/views.ts';
import {
  aboutOf,
  check,
  type Known,
  keepVisit,
  openVisit,
  stopWork,
  type Visit,
  visitOf,
  working,
  workOf,
} from '../imports/visit.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/imports.ts';
import { resultOf } from './importRun.ts';

type NoOutput = Promise<Record<string, never>>;

/** Reads a file, plans its columns and judges its rows, all in memory. A file that is refused leaves the last one open. */
export const read = {
  prepare: async (ctx: Ctx, { path }: ParsedInputOf<'import.read'>): Promise<void> => {
    const { file, sha256 } = await working(ctx.vault, 'reading', async (signal, onProgress) => {
      const result = await readFile(path, {
        signal,
        onProgress: ({ done, rows }) => onProgress(done, rows),
      });
      if (!result.ok) throw new Refused(result.code);
      return result;
    });
    const plan = planImport(file.sheets);
    if (plan === null) throw new Refused('import_no_headings');
    const visit: Visit = {
      fileName: file.fileName,
      fileHash: sha256,
      sheets: file.sheets,
      plan,
      fields: plan.columns.map((column) => column.field),
      confirmed: new Set(),
      check: null,
      answers: new Map(),
      result: null,
      isResumed: false,
    };
    const known = (await withKeptWork(ctx, visit)) ?? visit;
    await checkAgain(ctx, known);
    keepVisit(ctx.vault, known);
  },
  run: async (ctx: Ctx): Promise<OutputOf<'import.read'>> => {
    return { rows: openVisit(ctx.vault).check?.counts.rows ?? 0 };
  },
};

export async function progress(ctx: Ctx): Promise<OutputOf<'import.progress'>> {
  const work = workOf(ctx.vault);
  if (work === null) return { doing: null, done: 0, rows: 0 };
  return { doing: work.doing, done: Math.min(1, work.done), rows: work.rows };
}

export async function stop(ctx: Ctx): NoOutput {
  stopWork(ctx.vault);
  return {};
}

export async function forget(ctx: Ctx): NoOutput {
  stopWork(ctx.vault);
  keepVisit(ctx.vault, null);
  return {};
}

export async function file(ctx: Ctx): Promise<OutputOf<'import.file'>> {
  const visit = visitOf(ctx.vault);
  if (visit === null) return { file: null };
  const openHashes = new Set((await store.openRowIds(ctx.db)).keys());
  return { file: fileView({ ...visit, result: await resultOf(ctx, visit) }, openHashes) };
}

export async function rows(ctx: Ctx, input: ParsedInputOf<'import.rows'>): Promise<OutputOf<'import.rows'>> {
  const visit = visitOf(ctx.vault);
  return visit === null ? { total: 0, rows: [] } : rowsView(visit, input);
}

export async function compare(
  ctx: Ctx,
  { rowNumber }: ParsedInputOf<'import.compare'>,
): Promise<OutputOf<'import.compare'>> {
  return comparison(ctx, openVisit(ctx.vault), rowNumber);
}

export const setSheet = {
  prepare: async (ctx: Ctx, { sheet }: ParsedInputOf<'import.setSheet'>): Promise<void> => {
    const visit = await unfinished(ctx);
    const plan = planSheet(visit.sheets, sheet);
    if (plan === null) throw new Refused('import_no_headings');
    const other: Visit = {
      ...visit,
      plan,
      fields: plan.columns.map((column) => column.field),
      confirmed: new Set(),
      answers: new Map(),
    };
    await checkAgain(ctx, other);
    keepVisit(ctx.vault, other);
  },
  run: keepSettled,
};

export const setColumns = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'import.setColumns'>): Promise<void> => {
    const visit = await unfinished(ctx);
    const fields = visit.plan.columns.map((_, column) => input.fields[column] ?? null);
    const other: Visit = { ...visit, fields, confirmed: new Set(input.confirmed) };
    await checkAgain(ctx, other);
    keepVisit(ctx.vault, other);
  },
  run: keepSettled,
};

export async function answer(ctx: Ctx, input: ParsedInputOf<'import.answer'>): NoOutput {
  const visit = await unfinished(ctx);
  const row = visit.check?.rows.find((each) => each.rowNumber === input.rowNumber);
  if (row?.duplicateOf === null || row === undefined) throw new Refused('not_found');
  if (input.answer === null) visit.answers.delete(input.rowNumber);
  else visit.answers.set(input.rowNumber, { answer: input.answer, about: aboutOf(row.duplicateOf) });
  return keepSettled(ctx);
}

async function keepSettled(ctx: Ctx): NoOutput {
  await keepWork(ctx, openVisit(ctx.vault));
  return {};
}

/** Writes the rejected rows, with their reasons, to a file the person chooses. */
export const saveRejects = {
  prepare: async (ctx: Ctx, _input: unknown, service: Service): Promise<MadeFile & { rows: number }> => {
    const { sheets, plan, fields, check: checked } = openVisit(ctx.vault);
    const sheet = sheets[plan.sheet];
    const rejected = checked?.rows.filter((row) => row.state === 'rejected') ?? [];
    if (sheet === undefined || rejected.length === 0) throw new Refused('import_no_rejects');
    const csv = rejectsCsv(sheet, { headerRow: plan.headerRow, fields }, rejected);
    const path = await askWhere(service.host, 'import-rejects.csv');
    return { rows: rejected.length, bytes: Buffer.from(csv, 'utf8'), path };
  },
  run: async (
    ctx: Ctx,
    _input: unknown,
    { rows: count, ...made }: MadeFile & { rows: number },
  ): Promise<OutputOf<'import.saveRejects'>> => {
    const saved = { rows: count, sha256: saveExport(ctx, made) };
    ctx.auditDetail({ what: 'rejected rows of an import', ...saved });
    return saved;
  },
};

async function unfinished(ctx: Ctx): Promise<Visit> {
  const visit = openVisit(ctx.vault);
  if ((await resultOf(ctx, visit)) !== null) throw new Refused('import_done');
  return visit;
}

async function checkAgain(ctx: Ctx, visit: Visit): Promise<void> {
  if (mappingProblems(visit.fields).length > 0) {
    visit.check = null;
    return;
  }
  const known = await knownNow(ctx);
  visit.check = await working(ctx.vault, 'checking', (signal, onProgress) =>
    check(visit, ctx.today, known, signal, onProgress),
  );
}

/** What is held now that decides about rows. */
export async function knownNow(ctx: Ctx): Promise<Known> {
  const existing = await store.heldChildren(ctx.db);
  return { existing, decidedRowHashes: await store.decidedRowHashes(ctx.db) };
}
