import { dateOrNull, localDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { FactorAnswers } from '../../../shared/priority/factors.ts';
import type { Look, SafetyOnRecord } from '../../../shared/priority/safety.ts';
import { RiskKind, RiskLevel } from '../../../shared/safeguarding/codes.ts';
import type { Db } from './dialect.ts';

export type GraveReferral = {
  referralId: string;
  child_id: string;
  name: string;
  birth_date: string | null;
  /** The newest first. */
  looks: (Look & { byName: string | null })[];
};

/**
 * Open referrals of which some look at priority gave the gravest answer about safety (see `safetyOwed`), with every look:
 * all, or one.
 */
export async function listGrave(db: Db, referralId: string | 'all'): Promise<GraveReferral[]> {
  const grave = db
    .selectFrom('band_decision')
    .select('band_decision.referral_id')
    .where((eb) =>
      eb.or([
        eb('band_decision.answers', 'like', '%"safety":"serious"%'),
        eb('band_decision.answers', 'like', '%"self_harm":"serious"%'),
      ]),
    );
  let rows = db
    .selectFrom('band_decision as look')
    .innerJoin('referral', 'referral.id', 'look.referral_id')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin('account', 'account.id', 'look.decided_by')
    .select(['look.referral_id', 'look.answers', 'look.decided_on', 'look.decided_by'])
    .select('look.safety_settled')
    .select(['referral.child_id', 'child.name', 'child.birth_date', 'account.name as by_name'])
    .where('referral.closed_on', 'is', null)
    .where('look.referral_id', 'in', grave)
    .orderBy('look.referral_id')
    .orderBy('look.number', 'desc');
  if (referralId !== 'all') rows = rows.where('look.referral_id', '=', referralId);
  const byReferral = Map.groupBy(await rows.execute(), (row) => row.referral_id);
  return [...byReferral].flatMap(([id, looks]) => {
    const [row] = looks;
    if (row === undefined) return [];
    const { child_id, name, birth_date } = row;
    return [
      {
        referralId: id,
        child_id,
        name,
        birth_date,
        looks: looks.map((look) => ({
          answers: look.answers === null ? null : FactorAnswers.parse(JSON.parse(look.answers)),
          on: dateOrNull(look.decided_on),
          by: look.decided_by,
          byName: look.by_name,
          isSettled: look.safety_settled !== null,
        })),
      },
    ];
  });
}

/** The concerns about these children, and the last risk of each kind, as far as they settle what was said of safety. */
export async function safetyOnRecordOf(
  db: Db,
  childIds: readonly string[],
): Promise<(childId: string) => SafetyOnRecord> {
  if (childIds.length === 0) return () => ({ concerns: [], risks: [] });
  const concerns = await db
    .selectFrom('concern')
    .select(['child_id', 'recorded_at', 'completed_at'])
    .where('child_id', 'in', childIds)
    .execute();
  const risks = await db
    .selectFrom('risk')
    .select(['child_id', 'kind', 'level', 'set_on'])
    .where('child_id', 'in', childIds)
    .where('is_current', '=', 1)
    .execute();
  return (childId) => ({
    concerns: concerns
      .filter((row) => row.child_id === childId)
      .map((row) => ({
        recordedOn: londonDateOf(row.recorded_at),
        isOpen: row.completed_at === null,
      })),
    risks: risks
      .filter((row) => row.child_id === childId)
      .map((row) => ({
        kind: RiskKind.parse(row.kind),
        level: RiskLevel.parse(row.level),
        setOn: localDate(row.set_on),
      })),
  });
}
