import { contactColumnsOpen } from '../../../shared/imports/columns.ts';
import type { ImportResult } from '../../../shared/imports/contract.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import { nameKey } from '../../../shared/imports/names.ts';
import { recordsOf } from '../../../shared/imports/records.ts';
import type { CheckedRow, ImportCheck } from '../../../shared/imports/rules.ts';
import { type Cell, cellAt, plainWords } from '../../../shared/imports/sheet.ts';
import type { Ctx } from '../context.ts';
import { forgetWork } from './importWork.ts';
import { check, openVisit, outcomeFor, type Visit, working } from '../imports/visit.ts';
import { Refused } from '../refused.ts';
import { keepStatistics } from '../store/dialect.ts';
import * as catalogue from '../store/catalogue.ts';
import * as importedChildren from '../store/importedChildren.ts';
import * as store from '../store/imports.ts';
import * as people from '../store/people.ts';
import { funders } from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';

const AT_ONCE = 50;

/** What becomes of one row. `later`: a new referral of the child that another row of this file becomes. */
type Step =
  | { is: 'add_child' }
  | { is: 'add_referral'; childId: string }
  | { is: 'take_nothing' }
  | { is: 'set_aside'; reasons: string[]; childId: string | null }
  | { is: 'reject' }
  | { is: 'in_already' };

/** A cell as it is kept with a row that did not come in: enough to read it again by the same rules. */
export type KeptCell = { heading: string; field: Field | null; cell: Cell };
export type KeptCells = { date1904: boolean; cells: KeptCell[] };

/**
 * Brings the rows in: those that are ready, and possible duplicates as they were answered. Judged again inside the
 * transaction, so that a child added meanwhile is met. All others are kept as tasks; all of it happens or nothing.
 */
export async function run(ctx: Ctx): Promise<ImportResult> {
  const visit = openVisit(ctx.vault);
  if ((await resultOf(ctx, visit)) !== null) throw new Refused('import_done');
  const { sheets, plan, confirmed } = visit;
  const rows = sheets[plan.sheet]?.rows.slice(plan.headerRow + 1) ?? [];
  if (contactColumnsOpen(plan.columns, rows, confirmed).length > 0)
    throw new Refused('import_contact_rules_open');
  const { result, checked } = await working(ctx.vault, 'saving', (signal, onProgress) =>
    bringIn(ctx, visit, signal, onProgress),
  );
  visit.result = result;
  visit.check = checked;
  await forgetWork(ctx);
  const { batchId, ...counts } = result;
  ctx.auditDetail({ batchId, fileHash: visit.fileHash, ...counts });
  return result;
}

/** What the import of this file did, once it is really saved: a save that was rolled back leaves none. */
export async function resultOf(ctx: Ctx, { result }: Visit): Promise<ImportResult | null> {
  return result !== null && (await store.batchExists(ctx.db, result.batchId)) ? result : null;
}

async function bringIn(
  ctx: Ctx,
  visit: Visit,
  signal: AbortSignal,
  onProgress: (done: number, rows?: number) => void,
): Promise<{ result: ImportResult; checked: ImportCheck }> {
  const { db } = ctx;
  const known = {
    existing: await store.heldChildren(db),
    decidedRowHashes: await store.decidedRowHashes(db),
  };
  const checked = await check(visit, ctx.today, known, signal, (done) => onProgress(done * 0.2));
  if (checked === null) throw new Refused('import_columns_unsettled');
  const rows = checked.rows.filter((row) => row.state !== 'skipped');
  const childIds = new Map<number, string>();
  const steps = stepsOf(ctx, { ...visit, check: checked }, rows, childIds);
  const batchId = ctx.newId();
  const result = countSteps(batchId, steps, checked);
  const { batchId: _, ...counts } = result;
  await store.insertBatch(db, {
    id: batchId,
    file_hash: visit.fileHash,
    imported_on: ctx.today,
    made_by: ctx.actor.accountId,
    counts: JSON.stringify(counts),
  });
  await saveSteps(ctx, visit, batchId, steps, childIds, (done) => {
    signal.throwIfAborted();
    onProgress(0.2 + done * 0.8, rows.length);
  });
  await keepStatistics(db);
  return { result, checked };
}

type Steps = readonly { row: CheckedRow; step: Step }[];

function stepsOf(ctx: Ctx, visit: Visit, rows: readonly CheckedRow[], childIds: Map<number, string>): Steps {
  return rows.map((row) => {
    const step = stepOf(visit, row, childIds);
    if (step.is === 'add_child') childIds.set(row.rowNumber, ctx.newId());
    if (step.is === 'add_referral') childIds.set(row.rowNumber, step.childId);
    return { row, step };
  });
}

function stepOf(visit: Visit, row: CheckedRow, childIds: ReadonlyMap<number, string>): Step {
  if (row.state === 'already_in') return { is: 'in_already' };
  if (row.state === 'rejected') return { is: 'reject' };
  if (row.state === 'ready') return { is: 'add_child' };
  const of = row.duplicateOf;
  const childId =
    of === null ? null : of.kind === 'child' ? of.childId : (childIds.get(of.rowNumber) ?? null);
  const outcome = outcomeFor(visit, row);
  if (outcome === 'add_child') return { is: 'add_child' };
  if (outcome === 'take_nothing') return { is: 'take_nothing' };
  if (outcome === 'add_referral' && childId !== null) return { is: 'add_referral', childId };
  const what = of?.kind === 'row' ? `row ${of.rowNumber}` : 'a child already in Holdfast';
  const reason =
    outcome === null
      ? `Perhaps the same child as ${what}. Nobody has said yet.`
      : `The same child as ${what}, which is not in Holdfast yet.`;
  return { is: 'set_aside', reasons: [reason], childId };
}

function countSteps(batchId: string, steps: Steps, { counts }: ImportCheck): ImportResult {
  const of = (...kinds: Step['is'][]) => steps.filter(({ step }) => kinds.includes(step.is));
  const taken = of('add_child', 'add_referral');
  return {
    batchId,
    rows: counts.rows,
    imported: taken.length,
    newChildren: of('add_child').length,
    duplicates: of('set_aside').length,
    sameReferral: of('take_nothing').length,
    rejected: of('reject').length,
    warnings: taken.filter(({ row }) => row.warnings.length > 0).length,
    skipped: counts.skipped,
    alreadyIn: of('in_already').length,
  };
}

async function saveSteps(
  ctx: Ctx,
  visit: Visit,
  batchId: string,
  steps: Steps,
  childIds: ReadonlyMap<number, string>,
  onProgress: (done: number) => void,
): Promise<void> {
  const { db, today } = ctx;
  const by = { batchId, accountId: ctx.actor.accountId, now: ctx.now, today };
  const inForce = await settings.load(db);
  const known = {
    funders: new Map((await funders(db)).map(({ id, name }) => [plainWords(name), id])),
    therapies: await catalogue.load(db),
  };
  const imports = (row: CheckedRow): importedChildren.NewImport[] => {
    const childId = childIds.get(row.rowNumber);
    if (row.values === null || childId === undefined) return [];
    const records = recordsOf(row.values, known);
    const ids = { childId, personId: ctx.newId(), linkId: ctx.newId(), referralId: ctx.newId() };
    return [{ ...ids, records, rowHash: row.rowHash }];
  };
  const children = steps.filter(({ step }) => step.is === 'add_child');
  for (let at = 0; at < children.length; at += AT_ONCE) {
    const some = children.slice(at, at + AT_ONCE).flatMap(({ row }) => imports(row));
    await importedChildren.insertChildren(db, some, by, inForce);
    await new Promise((resolve) => setImmediate(resolve));
    onProgress(at / steps.length);
  }
  for (const { row, step } of steps) {
    if (step.is !== 'add_referral') continue;
    for (const one of imports(row)) await addReferral(ctx, one, by, inForce);
  }
  await keepRows(ctx, visit, batchId, steps);
  onProgress(1);
}

/**
 * A new referral of a child already held: agreed contact rules stay, contacts checked before it came are to be checked
 * again, and what the sheet says otherwise is noted.
 */
export async function addReferral(
  ctx: Ctx,
  one: importedChildren.NewImport,
  by: importedChildren.ImportedBy,
  inForce: Awaited<ReturnType<typeof settings.load>>,
): Promise<void> {
  const { carer, child, notes } = one.records;
  const carers = await importedChildren.carersOf(ctx.db, one.childId);
  const same = carer === null ? undefined : carers.find((held) => nameKey(held.name) === nameKey(carer.name));
  const differing = [
    ...(same !== undefined && carer?.phone != null && carer.phone !== same.phone
      ? [`Carer’s phone in the sheet: ${carer.phone}`]
      : []),
    ...(child.postcode === null ? [] : [`Postcode in the sheet: ${child.postcode}`]),
    ...(child.school === null ? [] : [`School in the sheet: ${child.school}`]),
  ];
  const more = [notes, ...differing].filter((text) => text !== null).join('\n');
  const carerIsKnown = carer === null || same !== undefined;
  await people.askToCheckAgain(ctx.db, one.childId, one.records.referral.receivedOn);
  await importedChildren.insertReferral(
    ctx.db,
    one,
    { notes: more === '' ? null : more, carerIsKnown },
    by,
    inForce,
  );
}

/** What a step settles about a row that an earlier file left open. */
const DECISIONS: Record<Step['is'], string | null> = {
  add_child: 'new_child',
  add_referral: 'new_referral',
  take_nothing: 'same_referral',
  set_aside: null,
  reject: null,
  in_already: null,
};

/** Keeps what did not come in as tasks, once, and settles the tasks of earlier files that this one answers. */
async function keepRows(ctx: Ctx, visit: Visit, batchId: string, steps: Steps): Promise<void> {
  const open = await store.openRowIds(ctx.db);
  const kept: store.NewImportRow[] = [];
  for (const { row, step } of steps) {
    const earlier = open.get(row.rowHash)?.shift();
    const decision = DECISIONS[step.is];
    if (earlier !== undefined) {
      const decided = { reason: null, on: ctx.today, by: ctx.actor.accountId };
      if (decision !== null) await store.decideRow(ctx.db, earlier, { decision, ...decided });
      continue;
    }
    if (step.is !== 'reject' && step.is !== 'set_aside' && step.is !== 'take_nothing') continue;
    kept.push({
      id: ctx.newId(),
      batch_id: batchId,
      row_number: row.rowNumber,
      row_key: row.rowHash,
      state: step.is === 'reject' ? 'rejected' : 'set_aside',
      reasons: JSON.stringify(
        step.is === 'set_aside'
          ? step.reasons
          : row.reasons.map((reason) => `${reason.message} ${reason.advice}`),
      ),
      cells: JSON.stringify(keptCells(visit, row.rowNumber)),
      matches_child_id: step.is === 'set_aside' ? step.childId : null,
      ...(step.is === 'take_nothing'
        ? { decision: DECISIONS[step.is], decided_on: ctx.today, decided_by: ctx.actor.accountId }
        : {}),
    });
  }
  await store.insertRows(ctx.db, kept);
}

function keptCells({ sheets, plan, fields }: Visit, rowNumber: number): KeptCells {
  const sheet = sheets[plan.sheet];
  const row = sheet?.rows[rowNumber - 1] ?? [];
  return {
    date1904: sheet?.date1904 ?? false,
    cells: row.flatMap((cell, column) =>
      cell.kind === 'blank'
        ? []
        : [
            {
              heading: cellAt(sheet?.rows[plan.headerRow], column).text,
              field: fields[column] ?? null,
              cell,
            },
          ],
    ),
  };
}
