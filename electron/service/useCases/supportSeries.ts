import { decideUndo, inReach } from '../../../shared/checkIns/saving.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type { SupportSeriesView } from '../../../shared/holdingSupport/contract.ts';
import { HoldingWithWhom } from '../../../shared/holdingSupport/rules.ts';
import { isDateFree, SeriesAttendance, whoCame } from '../../../shared/holdingSupport/series.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as people from '../store/people.ts';
import * as store from '../store/supportSeries.ts';
import { assertInUse, logContact } from './holdingSupport.ts';
import { assertDatedWithin, openReferral } from './openReferral.ts';

/** Begins a short series for a child or carer. Nothing is booked: its dates are logged as they pass. */
export async function start(
  ctx: Ctx,
  input: ParsedInputOf<'supportSeries.start'>,
): Promise<OutputOf<'supportSeries.start'>> {
  const { referralId, kind, withWhom, planned, givenBy } = input;
  const referral = await openReferral(ctx, referralId);
  await assertInUse(ctx, 'kind', [kind]);
  const seriesId = ctx.newId();
  await store.insert(ctx.db, {
    id: seriesId,
    child_id: referral.child_id,
    referral_id: referralId,
    kind,
    with_whom: withWhom,
    planned,
    given_by: givenBy,
    started_on: ctx.today,
    made_by: ctx.actor.accountId,
    ended_on: null,
    version: 1,
  });
  return { seriesId };
}

/** What became of one date: a contact where somebody came, an absence otherwise, which counts as no contact anywhere. */
export async function logDate(
  ctx: Ctx,
  input: ParsedInputOf<'supportSeries.log'>,
): Promise<OutputOf<'supportSeries.log'>> {
  const { seriesId, on, attendance, note } = input;
  const series = await openSeries(ctx, seriesId);
  const referral = await openReferral(ctx, series.referral_id);
  assertDatedWithin(ctx, referral, 'on', on);
  const logged = await store.datesOf(ctx.db, series.child_id);
  if (!isDateFree(datesFrom(logged.get(seriesId)), on)) throw Refused.beside('on', 'support_date_logged', {});
  if (attendance === 'came') {
    const around = (await people.listOfChild(ctx.db, series.child_id)).map(inReach);
    const came = whoCame(input, around);
    if (!came.ok) throw Refused.beside('whoCame', came.code, {});
    const { withWhom, personId, isContactChecked } = came.value;
    const { holdingContactId } = await logContact(
      ctx,
      {
        referralId: series.referral_id,
        heldOn: on,
        kind: series.kind,
        withWhom,
        personId,
        channel: null,
        unsafeChannelReason: '',
        note,
      },
      { seriesId, isContactChecked },
    );
    return { seriesId, holdingContactId, absenceId: null };
  }
  const absenceId = ctx.newId();
  await store.insertAbsence(ctx.db, {
    id: absenceId,
    child_id: series.child_id,
    series_id: seriesId,
    absent_on: on,
    attendance,
    note: note === '' ? null : note,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  return { seriesId, holdingContactId: null, absenceId };
}

/** Takes back an absence logged today by the same person. */
export async function undoAbsence(
  ctx: Ctx,
  input: ParsedInputOf<'supportSeries.undo'>,
): Promise<OutputOf<'supportSeries.undo'>> {
  const row = await store.loadAbsence(ctx.db, input.absenceId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  const saved = { by: row.made_by, on: londonDateOf(row.made_at), isLatest: true };
  const decided = decideUndo(saved, ctx.actor, ctx.today);
  if (!decided.ok) throw new Refused(decided.code);
  await store.removeAbsence(ctx.db, row.id);
  return { seriesId: row.series_id };
}

export async function end(
  ctx: Ctx,
  input: ParsedInputOf<'supportSeries.end'>,
): Promise<OutputOf<'supportSeries.end'>> {
  const { seriesId, version } = input;
  await openSeries(ctx, seriesId);
  if (!(await store.end(ctx.db, seriesId, version, ctx.today))) throw new Refused('conflict');
  return { seriesId, version: version + 1 };
}

async function openSeries(ctx: Ctx, seriesId: string): Promise<store.SeriesRow> {
  const series = await store.load(ctx.db, seriesId);
  if (series === null) throw new Refused('not_found');
  await assertMaySee(ctx, series.child_id);
  if (series.ended_on !== null)
    throw new Refused('support_series_over', { fields: { on: refusalMessage('support_series_over') } });
  return series;
}

/** A child's series with what became of their dates, by referral. */
export async function seriesOf(ctx: Ctx, childId: string): Promise<Map<string, SupportSeriesView[]>> {
  const rows = await store.listOfChild(ctx.db, childId);
  if (rows.length === 0) return new Map();
  const dates = await store.datesOf(ctx.db, childId);
  const views = rows.map((row) => ({
    referralId: row.referral_id,
    view: {
      id: row.id,
      version: row.version,
      kind: row.kind,
      withWhom: HoldingWithWhom.parse(row.with_whom),
      planned: row.planned,
      givenBy: row.given_by,
      startedOn: localDate(row.started_on),
      endedOn: dateOrNull(row.ended_on),
      dates: datesFrom(dates.get(row.id)),
    },
  }));
  return new Map(
    [...Map.groupBy(views, ({ referralId }) => referralId)].map(([id, of]) => [
      id,
      of.map(({ view }) => view),
    ]),
  );
}

function datesFrom(rows: readonly store.DateRow[] = []): SupportSeriesView['dates'] {
  return rows.map(({ on, attendance, note }) => ({
    on: localDate(on),
    attendance: SeriesAttendance.parse(attendance),
    note,
  }));
}
