import * as z from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { holdsOneOf, RECORD_ROLES } from '../../../shared/roles.ts';
import type { RiskKind, RiskLevel } from '../../../shared/safeguarding/codes.ts';
import type { RiskHolder, RiskSummary, RiskView } from '../../../shared/safeguarding/contract.ts';
import { whatRiskLacks } from '../../../shared/safeguarding/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as children from '../store/children.ts';
import * as risks from '../store/risks.ts';
import { practitioners } from '../store/serviceLists.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

const Words = z.strictObject({ words: z.string(), plan: z.string() });
const FIELD_OF = {
  risk_words_needed: 'words',
  no_risk_holder: 'holder',
  review_not_ahead: 'reviewOn',
} as const;

export async function list(ctx: Ctx, input: ParsedInputOf<'risk.list'>): Promise<OutputOf<'risk.list'>> {
  await assertMaySee(ctx, input.childId);
  const rows = await risks.listOfChild(ctx.db, input.childId);
  const isCurrent = (row: risks.RiskRow) => row.is_current === 1 && row.level !== 'over';
  return {
    current: rows.filter(isCurrent).map((row) => viewOf(ctx, row)),
    before: rows.filter((row) => !isCurrent(row)).map((row) => viewOf(ctx, row)),
    holders: await holdersOf(ctx),
  };
}

/** The current risks of a child as the banner shows them. */
export async function summariesOf(ctx: Ctx, childId: string): Promise<RiskSummary[]> {
  const rows = await risks.listOfChild(ctx.db, childId);
  return rows.filter((row) => row.is_current === 1 && row.level !== 'over').map(summaryOf);
}

export async function save(ctx: Ctx, input: ParsedInputOf<'risk.save'>): Promise<OutputOf<'risk.save'>> {
  const { childId, kind, level, words, plan, heldBy, reviewOn } = input;
  await assertMaySee(ctx, childId);
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  const standing = await risks.currentOf(ctx.db, childId, kind);
  // A new one may follow those that are over; whoever read one that is over by now is shown that it is.
  const isSeen =
    input.replacesId === null
      ? standing.every((row) => row.level === 'over')
      : standing.some(({ id }) => id === input.replacesId);
  if (!isSeen) {
    const [current] = standing;
    throw new Refused('conflict', {
      detail: { theirs: current === undefined ? null : viewOf(ctx, current) },
    });
  }
  const lacks = whatRiskLacks({ level, words, hasHolder: heldBy !== null, reviewOn }, ctx.today);
  if (lacks !== null) throw new Refused(lacks, { fields: { [FIELD_OF[lacks]]: refusalMessage(lacks) } });
  const isOver = level === 'over';
  const riskId = ctx.newId();
  const row = {
    id: riskId,
    child_id: childId,
    kind,
    level,
    sealed: sealWords(ctx, { table: 'risk', id: riskId }, { words, plan }),
    holder_account_id: !isOver && heldBy?.is === 'account' ? heldBy.id : null,
    holder_practitioner_id: !isOver && heldBy?.is === 'practitioner' ? heldBy.id : null,
    review_on: isOver ? null : reviewOn,
    set_on: ctx.today,
    set_by: ctx.actor.accountId,
    is_current: 1 as const,
  };
  await risks.replace(ctx.db, row, input.replacesId);
  ctx.auditDetail({ kind, level });
  return { riskId };
}

/** Who can answer for a risk: everybody who works with records, and practitioners who have no account. */
async function holdersOf(ctx: Ctx): Promise<{ holder: RiskHolder; name: string }[]> {
  const withRecords = (await accounts.list(ctx.db)).filter(
    ({ isActive, roles }) => isActive && holdsOneOf(roles, RECORD_ROLES),
  );
  const known = new Set(withRecords.map(({ practitionerId }) => practitionerId));
  const others = (await practitioners(ctx.db)).filter(({ id, isActive }) => isActive && !known.has(id));
  return [
    ...withRecords.map(({ id, name }) => ({ holder: { is: 'account' as const, id }, name })),
    ...others.map(({ id, name }) => ({ holder: { is: 'practitioner' as const, id }, name })),
  ];
}

function summaryOf(row: risks.RiskRow): RiskSummary {
  return {
    id: row.id,
    kind: row.kind as RiskKind,
    level: row.level as RiskLevel,
    holder: row.account_name ?? row.practitioner_name,
    reviewOn: row.review_on === null ? null : localDate(row.review_on),
  };
}

function viewOf(ctx: Ctx, row: risks.RiskRow): RiskView {
  const { holder_account_id: accountId, holder_practitioner_id: practitionerId } = row;
  return {
    ...summaryOf(row),
    ...Words.parse(openWords(ctx, { table: 'risk', id: row.id }, row.sealed)),
    heldBy:
      accountId !== null
        ? { is: 'account', id: accountId }
        : practitionerId !== null
          ? { is: 'practitioner', id: practitionerId }
          : null,
    setOn: localDate(row.set_on),
    setBy: row.setter_name ?? '',
  };
}
