import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { THIS_WEEK_DAYS } from '../../../shared/checkIns/nearness.ts';
import { addDays, addWeeks, addYears, type LocalDate } from '../../../shared/dates.ts';
import { RISK_LEVELS } from '../../../shared/safeguarding/codes.ts';
import { isRiskToActOn } from '../../../shared/safeguarding/rules.ts';
import { LIST_AGES, type ListAge } from '../../../shared/waitingList/ages.ts';
import type { SupportFilter, WaitingFlag, WaitingListFilter } from '../../../shared/waitingList/contract.ts';
import { bornToTurn18Soon } from '../../../shared/waitingList/rules.ts';
import { isLastingPlan } from './lastingPlan.ts';
import { AreOpen } from './openProceedings.ts';
import type { Tables } from './tables.ts';

// What a filter of the waiting list asks of a referral or its child: said once, for the list and for its counts.
const referral = expressionBuilder<Tables, 'referral'>();
const child = expressionBuilder<Tables, 'child'>();

export function isDue(when: WaitingListFilter['due'][number], today: LocalDate): Expression<SqlBool> {
  if (when === 'tried') return referral('referral.check_in_tries', '>', 0);
  const dueOn = 'referral.next_check_in_due_on';
  return when === 'overdue'
    ? referral(dueOn, '<', today)
    : referral.and([referral(dueOn, '>=', today), referral(dueOn, '<=', addDays(today, THIS_WEEK_DAYS))]);
}

export function isInBand(band: WaitingListFilter['bands'][number]): Expression<SqlBool> {
  return band === 'none' ? referral('referral.band', 'is', null) : referral('referral.band', '=', band);
}

export function hasWaitedOver(weeks: number, today: LocalDate): Expression<SqlBool> {
  return referral('referral.received_on', '<', addWeeks(today, -weeks));
}

/** What a flag follows from beside the child's records. */
export type FlagsOn = { today: LocalDate; turning18NoticeMonths: number };

export function hasFlag(flag: WaitingFlag, { today, turning18NoticeMonths }: FlagsOn): Expression<SqlBool> {
  switch (flag) {
    case 'current_risk':
      return child.exists(
        child
          .selectFrom('risk')
          .select('risk.id')
          .whereRef('risk.child_id', '=', 'child.id')
          .where('risk.is_current', '=', 1)
          .where('risk.level', 'in', RISK_LEVELS.filter(isRiskToActOn)),
      );
    case 'pre_trial':
      return child.exists(
        child
          .selectFrom('criminal_proceedings')
          .select('criminal_proceedings.id')
          .whereRef('criminal_proceedings.child_id', '=', 'child.id')
          .where(AreOpen),
      );
    case 'safe_contact':
      return child.exists(
        child
          .selectFrom('child_person')
          .select('child_person.id')
          .whereRef('child_person.child_id', '=', 'child.id')
          .where((rule) =>
            rule.or([
              rule('child_person.contact_rule', 'in', ['do_not_contact', 'ask_first']),
              rule('child_person.may_ring', '=', 'no'),
              rule('child_person.may_voicemail', '=', 'no'),
              rule('child_person.may_text', '=', 'no'),
              rule('child_person.may_letter', '=', 'no'),
              rule('child_person.say_name', 'is not', null),
              rule('child_person.code_word', 'is not', null),
            ]),
          ),
      );
    case 'looked_after':
      return child('child.looked_after', '=', 'yes');
    case 'interpreter':
      return child('child.interpreter_language', 'is not', null);
    case 'access_needs':
      return child('child.access_needs', 'is not', null);
    case 'turns_18': {
      const { after, until } = bornToTurn18Soon(today, turning18NoticeMonths);
      return child.and([child('child.birth_date', '>', after), child('child.birth_date', '<=', until)]);
    }
  }
}

/** Of an age today, in completed years as `ageOn` reckons them. */
export function isOfAge(age: ListAge, today: LocalDate): Expression<SqlBool> {
  const band = LIST_AGES.find(({ id }) => id === age);
  if (band === undefined) return child('child.birth_date', 'is', null);
  const oldEnough = child('child.birth_date', '<=', addYears(today, -band.least));
  return band.most === null
    ? oldEnough
    : child.and([oldEnough, child('child.birth_date', '>', addYears(today, -(band.most + 1)))]);
}

/** The column, or what stands for "nothing there" in a filter. */
export const CHOICES = {
  areas: sql<string>`coalesce(referral.in_area, 'not_known')`,
  sources: sql<string>`referral.source`,
  funders: sql<string>`coalesce(referral.funder_id, 'none')`,
  protocols: sql<string>`coalesce(referral.protocol_in_mind, '')`,
  holders: sql<string>`coalesce(referral.answers_for, 'nobody')`,
} as const;
export type ChoiceName = keyof typeof CHOICES;

/** Whether a plan of holding support lasts, or lasts and is to be looked at again: see `isLastingPlan`. */
export function hasSupport(standing: SupportFilter, today: LocalDate): Expression<SqlBool> {
  const lasting = referral.selectFrom('support_plan').select('support_plan.id').where(isLastingPlan(today));
  return standing === 'no_plan'
    ? referral.not(referral.exists(lasting))
    : referral.exists(lasting.where('support_plan.review_on', '<=', today));
}
