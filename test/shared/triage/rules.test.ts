import { describe, expect, test } from 'vitest';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import type { OpenMatterView } from '../../../shared/referrals/closing.ts';
import { localDate } from '../../../shared/dates.ts';
import { SAFETY_FINDINGS, type SafetyFinding } from '../../../shared/triage/codes.ts';
import {
  decideSafetyRead,
  decideTriage,
  type InboxFacts,
  inboxStateOf,
  safetyFirstKnownOn,
  safetyKnownOn,
  readAgainDueOn,
  safetyReadDueOn,
  type TriageDecision,
  triageDueOn,
} from '../../../shared/triage/rules.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const isHoliday = holidayCheck('england_wales');
const facts = (more: Partial<InboxFacts> = {}): InboxFacts => ({
  receivedOn: d('2026-11-18'),
  acceptedOn: null,
  closedOn: null,
  reopenedOn: null,
  courseStartedOn: null,
  safetyReadOn: null,
  safetyFirstReadOn: null,
  asked: null,
  ...more,
});
const read = { safetyReadOn: d('2026-11-19'), safetyFirstReadOn: d('2026-11-19') };

describe('where a referral stands in the inbox', () => {
  const asked = { on: d('2026-11-19'), lookAgainOn: d('2026-11-26') };
  test.each<[string, ReturnType<typeof inboxStateOf>, Partial<InboxFacts>]>([
    ['new', 'to_read', {}],
    ['asked for more before it was read', 'to_read', { asked }],
    ['read', 'to_decide', read],
    ['read and asked for more', 'asked', { ...read, asked }],
    ['accepted', null, { ...read, acceptedOn: TODAY }],
    ['accepted elsewhere, never read here', null, { acceptedOn: TODAY }],
    ['closed', null, { ...read, closedOn: TODAY }],
    ['declined and opened again: read anew', 'to_read', { ...read, asked, reopenedOn: TODAY }],
    ['a course begun, whatever was written of accepting it', null, { courseStartedOn: TODAY }],
    ['opened again and read since', 'to_decide', { safetyReadOn: TODAY, asked, reopenedOn: TODAY }],
  ])('%s: %s', (_, state, more) => expect(inboxStateOf(facts(more))).toBe(state));
});

test('a reading that found too little settles nothing until there is another', () => {
  const on = (day: string, finding: SafetyFinding) => ({ on: d(day), finding });
  const unknown = on('2026-11-19', 'not_enough_known');
  expect(safetyKnownOn([])).toBeNull();
  expect(safetyKnownOn([unknown])).toBeNull();
  expect(safetyKnownOn([on('2026-11-18', 'no_concern'), unknown])).toBeNull();
  expect(safetyKnownOn([unknown, on('2026-11-20', 'in_danger_now')])).toBe('2026-11-20');
  expect(safetyKnownOn([on('2026-11-20', 'no_concern'), on('2026-11-18', 'concern_acted_on')])).toBe(
    '2026-11-20',
  );
});

describe('by when it is read for safety', () => {
  const due = (more: Partial<InboxFacts>, days = 1) => safetyReadDueOn(facts(more), days, isHoliday);
  test('within one working day: weekends and bank holidays are passed over', () => {
    expect(due({ receivedOn: d('2026-11-18') })).toBe('2026-11-19');
    expect(due({ receivedOn: d('2026-11-20') })).toBe('2026-11-23');
    expect(due({ receivedOn: d('2026-11-22') })).toBe('2026-11-23');
    expect(due({ receivedOn: d('2026-12-24') })).toBe('2026-12-29');
  });
  test('across the March and October changes of the clocks no day is lost or won', () => {
    expect(due({ receivedOn: d('2026-03-27') })).toBe('2026-03-30');
    expect(due({ receivedOn: d('2026-10-23') })).toBe('2026-10-26');
  });
  test('is a setting, counts from a reopening, and ends with the reading', () => {
    expect(due({}, 3)).toBe('2026-11-23');
    expect(due({ reopenedOn: d('2026-11-24') })).toBe('2026-11-25');
    expect(due(read)).toBeNull();
    expect(due({ acceptedOn: TODAY })).toBeNull();
  });
});

test('it is answered within a week, or looked at again on the day that was agreed', () => {
  const asked = { on: d('2026-11-19'), lookAgainOn: d('2026-12-03') };
  expect(triageDueOn(facts(), 7, isHoliday)).toBe('2026-11-25');
  expect(triageDueOn(facts({ asked }), 7, isHoliday)).toBe('2026-12-03');
  expect(triageDueOn(facts({ asked, reopenedOn: d('2026-12-10') }), 7, isHoliday)).toBe('2026-12-17');
  expect(triageDueOn(facts({ acceptedOn: TODAY }), 7, isHoliday)).toBeNull();
  // On the working day before where nobody works then, or the next where none lies between.
  expect(triageDueOn(facts({ receivedOn: d('2026-11-21') }), 7, isHoliday)).toBe('2026-11-27');
  expect(triageDueOn(facts({ receivedOn: d('2026-12-18') }), 7, isHoliday)).toBe('2026-12-24');
  expect(triageDueOn(facts({ receivedOn: d('2026-11-20') }), 1, isHoliday)).toBe('2026-11-23');
});

describe('reading for safety', () => {
  const decide = (more: object = {}, of: Partial<InboxFacts> = {}) =>
    decideSafetyRead(facts(of), { readOn: TODAY, finding: 'no_concern', note: null, ...more }, TODAY);
  test('needs no words where there is no concern, and words for everything else', () => {
    expect(decide()).toMatchObject({ ok: true });
    for (const finding of ['concern_acted_on', 'in_danger_now', 'not_enough_known']) {
      expect(decide({ finding, note: ' ' })).toMatchObject({ code: 'safety_read_note_needed' });
      expect(decide({ finding, note: 'Social care told at 9.' })).toMatchObject({ ok: true });
    }
  });
  test('lies between the day received and today', () => {
    expect(decide({ readOn: d('2026-11-18') })).toMatchObject({ ok: true });
    expect(decide({ readOn: d('2026-11-17') })).toMatchObject({ code: 'before_received' });
    expect(decide({ readOn: d('2026-11-21') })).toMatchObject({ code: 'future_date' });
    expect(decide({}, { closedOn: TODAY })).toMatchObject({ code: 'referral_closed' });
  });
  test('lies on the day it was opened again or later', () => {
    const again = { reopenedOn: d('2026-11-19') };
    expect(decide({ readOn: d('2026-11-19') }, again)).toMatchObject({ ok: true });
    expect(decide({ readOn: d('2026-11-18') }, again)).toMatchObject({
      code: 'before_reopened',
      detail: { reopenedOn: '2026-11-19' },
    });
  });
});

describe('answering a referral', () => {
  const given: TriageDecision = {
    answer: 'accepted',
    decidedOn: TODAY,
    reason: 'Asks for therapy after abuse, in our area.',
    notAcceptedReason: null,
    riskHeldBy: null,
    signpostedTo: null,
    lookAgainOn: null,
    leftOpen: [],
  };
  const decide = (
    more: Partial<TriageDecision>,
    of: Partial<InboxFacts> = read,
    found: SafetyFinding | null = null,
    open: OpenMatterView[] = [],
  ) => decideTriage(facts(of), { ...given, ...more }, TODAY, found, open);
  const away = { notAcceptedReason: 'out_of_area', riskHeldBy: 'Her social worker' } as const;

  test('nobody is accepted, declined or signposted before it was read; more may be asked for', () => {
    for (const answer of ['accepted', 'declined', 'signposted'] as const)
      expect(decide({ ...away, answer, signpostedTo: 'A service' }, {})).toMatchObject({
        code: 'safety_read_first',
      });
    expect(decide({ answer: 'asked_for_more', lookAgainOn: d('2026-11-27') }, {})).toMatchObject({
      ok: true,
    });
  });
  test('declining is complete only when it says why and who holds the risk', () => {
    expect(decide({ answer: 'declined' })).toMatchObject({ code: 'not_accepted_reason_needed' });
    expect(decide({ ...away, answer: 'declined', riskHeldBy: '  ' })).toMatchObject({
      code: 'risk_holder_needed',
    });
    expect(decide({ ...away, answer: 'declined' })).toMatchObject({ ok: true, value: away });
  });
  test('signposting says where to, as well', () => {
    expect(decide({ ...away, answer: 'signposted' })).toMatchObject({ code: 'signposted_to_needed' });
    expect(decide({ ...away, answer: 'signposted', signpostedTo: 'CAMHS' })).toMatchObject({ ok: true });
  });
  test('a child is turned away only with an answer for everything open, and never with what would be forgotten', () => {
    const since = d('2026-11-19');
    const danger: OpenMatterView = { matter: 'in_danger', on: since };
    const concern: OpenMatterView = { matter: 'concern_open', on: since };
    for (const answer of ['declined', 'signposted'] as const) {
      const turned = { ...away, answer, signpostedTo: 'CAMHS' };
      const leaving = (open: OpenMatterView[], leftOpen: TriageDecision['leftOpen']) =>
        decide({ ...turned, leftOpen }, read, 'in_danger_now', open);
      expect(leaving([danger, concern], [])).toMatchObject({ code: 'left_open_unanswered' });
      expect(leaving([danger, concern], ['in_danger'])).toMatchObject({ code: 'left_open_unanswered' });
      expect(leaving([danger, concern], ['in_danger', 'concern_open'])).toMatchObject({
        ok: true,
        value: {
          reason: expect.stringMatching(/^Asks for therapy.*\nLeft open: .*since 19 Nov 2026; .*\.$/),
        },
      });
      expect(leaving([{ matter: 'priority_owed', on: since }], ['priority_owed'])).toMatchObject({
        code: 'settle_before_closing',
      });
    }
    expect(decide({}, read, null, [danger])).toMatchObject({ ok: true });
  });
  test('asking for more names a later day to look again', () => {
    expect(decide({ answer: 'asked_for_more' })).toMatchObject({ code: 'look_again_needed' });
    expect(decide({ answer: 'asked_for_more', lookAgainOn: TODAY })).toMatchObject({
      code: 'look_again_not_after',
    });
  });
  test('accepting says why only where the last reading found something, or too little; every other answer always does', () => {
    const words = (answer: TriageDecision['answer'], found: SafetyFinding | null) =>
      decide(
        { ...away, answer, signpostedTo: 'CAMHS', lookAgainOn: d('2026-11-27'), reason: ' ' },
        read,
        found,
      );
    expect(words('accepted', 'no_concern')).toMatchObject({ ok: true });
    for (const found of [...SAFETY_FINDINGS.filter((each) => each !== 'no_concern'), null])
      expect(words('accepted', found)).toMatchObject({ code: 'triage_reason_needed' });
    for (const answer of ['declined', 'signposted', 'asked_for_more'] as const)
      expect(words(answer, 'no_concern')).toMatchObject({ code: 'triage_reason_needed' });
  });
  test('every answer has a reason and a day between receipt and today', () => {
    expect(decide({ reason: ' ' })).toMatchObject({ code: 'triage_reason_needed' });
    expect(decide({ decidedOn: d('2026-11-21') })).toMatchObject({ code: 'future_date' });
    expect(decide({ decidedOn: d('2026-11-17') })).toMatchObject({ code: 'before_received' });
    expect(decide({ decidedOn: d('2026-11-19') }, { safetyReadOn: TODAY, reopenedOn: TODAY })).toMatchObject({
      code: 'before_reopened',
    });
  });
  test('no answer but asking for more is dated before the reading it rests on', () => {
    const readTwice = { safetyFirstReadOn: d('2026-11-19'), safetyReadOn: TODAY };
    for (const answer of ['accepted', 'declined', 'signposted'] as const) {
      const turned = { ...away, answer, signpostedTo: 'A service' };
      expect(decide({ ...turned, decidedOn: d('2026-11-18') }, readTwice)).toMatchObject({
        code: 'before_safety_read',
        detail: { readOn: '2026-11-19' },
      });
      expect(decide({ ...turned, decidedOn: d('2026-11-19') }, readTwice)).toMatchObject({ ok: true });
    }
    const more = { answer: 'asked_for_more', lookAgainOn: d('2026-11-27') } as const;
    expect(decide({ ...more, decidedOn: d('2026-11-18') }, readTwice)).toMatchObject({ ok: true });
  });
  test('the first reading that holds is of this time, and since too little was known', () => {
    const found = (on: string, finding: SafetyFinding = 'no_concern') => ({ on: d(on), finding });
    expect(safetyFirstKnownOn([], null)).toBeNull();
    expect(safetyFirstKnownOn([found('2026-11-19'), found('2026-11-18')], null)).toBe('2026-11-18');
    const again = [found('2026-11-01'), found('2026-11-02', 'not_enough_known'), found('2026-11-10')];
    expect(safetyFirstKnownOn(again, null)).toBe('2026-11-10');
    expect(safetyFirstKnownOn([found('2026-11-01'), found('2026-11-10')], d('2026-11-05'))).toBe(
      '2026-11-10',
    );
    expect(safetyFirstKnownOn([found('2026-11-01')], d('2026-11-05'))).toBeNull();
  });
  test('what was typed for another answer is not kept with this one', () => {
    const typed = { ...away, signpostedTo: 'CAMHS', lookAgainOn: d('2026-11-27') };
    expect(decide(typed)).toEqual({ ok: true, value: given });
  });
  test('an answer is given once: then the referral is accepted or closed', () => {
    expect(decide({}, { ...read, acceptedOn: TODAY })).toMatchObject({ code: 'already_accepted' });
    expect(decide({}, { ...read, closedOn: TODAY })).toMatchObject({ code: 'referral_closed' });
  });
});

describe('a referral that came again', () => {
  const on = localDate('2026-11-19');
  const noted = { on, notedAt: '2026-11-20T09:00' };
  const read = (
    readOn: string,
    savedAt: string,
    finding: 'no_concern' | 'not_enough_known' = 'no_concern',
  ) => ({
    on: localDate(readOn),
    savedAt,
    finding,
  });
  const due = (times: (typeof noted)[], reads: ReturnType<typeof read>[]) =>
    readAgainDueOn(times, reads, 1, () => false);

  test('is read within a working day, unless somebody who could tell read it since', () => {
    expect(due([], [])).toBeNull();
    expect(due([noted], [])).toBe('2026-11-20');
    expect(due([noted], [read('2026-11-19', '2026-11-20T09:00')])).toBeNull();
    expect(due([noted], [read('2026-11-18', '2026-11-20T10:00')])).toBe('2026-11-20');
    expect(due([noted], [read('2026-11-20', '2026-11-20T08:59')])).toBe('2026-11-20');
  });

  test('too little known takes a reading back, and of two times the earliest not read counts', () => {
    const reads = [
      read('2026-11-20', '2026-11-20T10:00'),
      read('2026-11-23', '2026-11-23T10:00', 'not_enough_known'),
    ];
    expect(due([noted], reads)).toBe('2026-11-20');
    const later = { on: localDate('2026-11-23'), notedAt: '2026-11-23T09:00' };
    expect(due([later, noted], [])).toBe('2026-11-20');
    expect(due([later, noted], reads.slice(0, 1))).toBe('2026-11-24');
  });
});
