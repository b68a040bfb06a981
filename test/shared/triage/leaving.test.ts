import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { CLOSING_REASONS, type ClosingReason } from '../../../shared/referrals/codes.ts';
import { asksRiskHolder, decideClose } from '../../../shared/referrals/closing.ts';
import { decidePause } from '../../../shared/referrals/rules.ts';
import { NOT_ACCEPTED_REASONS, SAFETY_FINDINGS, TRIAGE_ANSWERS } from '../../../shared/triage/codes.ts';
import {
  decideSafetyRead,
  decideTriage,
  type InboxFacts,
  inboxStateOf,
  type TriageDecision,
  safetyKnownOn,
} from '../../../shared/triage/rules.ts';
import {
  INBOX_STAGES,
  type Pause,
  type ReferralFacts,
  stageOf,
  WAITING_LIST_STAGES,
} from '../../../shared/waitingList/rules.ts';

const START = localDate('2026-03-09');

/** A referral as its records make it, with the decisions that were recorded on the way. */
type Held = {
  inbox: InboxFacts;
  triagedOn: LocalDate | null;
  pauses: Pause[];
  closing: { reason: ClosingReason; words: string; riskHeldBy: string | null } | null;
};

const text = fc.constantFrom('', '  ', 'A sentence.');
const act = fc.oneof(
  fc.record({
    do: fc.constant('read' as const),
    finding: fc.constantFrom(...SAFETY_FINDINGS),
    note: text,
  }),
  fc.record({
    do: fc.constant('answer' as const),
    answer: fc.constantFrom(...TRIAGE_ANSWERS),
    reason: text,
    notAcceptedReason: fc.option(fc.constantFrom(...NOT_ACCEPTED_REASONS)),
    riskHeldBy: fc.option(text),
    signpostedTo: fc.option(text),
    lookAgainIn: fc.option(fc.integer({ min: -2, max: 20 })),
  }),
  fc.record({
    do: fc.constant('close' as const),
    reason: fc.constantFrom(...CLOSING_REASONS),
    riskHeldBy: text,
    isNoRiskKnown: fc.boolean(),
    isDecided: fc.boolean(),
  }),
  fc.record({ do: fc.constant('reopen' as const) }),
  fc.record({ do: fc.constant('pause' as const), days: fc.integer({ min: 0, max: 30 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

function afterAct(held: Held, step: Act, today: LocalDate): Held {
  const { inbox } = held;
  switch (step.do) {
    case 'read': {
      const { finding, note } = step;
      const decided = decideSafetyRead(inbox, { readOn: today, finding, note }, today);
      if (!decided.ok) return held;
      const safetyReadOn = safetyKnownOn([{ on: today, finding }]);
      const readOn = { safetyReadOn, safetyFirstReadOn: safetyReadOn };
      return { ...held, triagedOn: held.triagedOn ?? today, inbox: { ...inbox, ...readOn } };
    }
    case 'answer': {
      const { do: _do, lookAgainIn, ...rest } = step;
      const lookAgainOn = lookAgainIn === null ? null : addDays(today, lookAgainIn);
      const given: TriageDecision = { ...rest, decidedOn: today, lookAgainOn, leftOpen: [] };
      const decided = decideTriage(inbox, given, today, null, []);
      if (!decided.ok) return held;
      const { answer, reason, riskHeldBy, lookAgainOn: again } = decided.value;
      const triaged = { ...held, triagedOn: held.triagedOn ?? today };
      if (answer === 'accepted') return { ...triaged, inbox: { ...inbox, acceptedOn: today } };
      if (answer === 'asked_for_more' && again !== null)
        return { ...triaged, inbox: { ...inbox, asked: { on: today, lookAgainOn: again } } };
      return {
        ...triaged,
        inbox: { ...inbox, closedOn: today },
        closing: { reason: answer === 'declined' ? 'not_accepted' : 'signposted', words: reason, riskHeldBy },
      };
    }
    case 'close': {
      const state = inboxStateOf(inbox);
      const decided = decideClose(
        {
          receivedOn: inbox.receivedOn,
          inInbox: state === null ? null : { isUnread: state === 'to_read' },
          closedOn: inbox.closedOn,
          startedOn: null,
          hasOpenCourse: false,
          lastEventOn: null,
          isNotReachedDecided: step.isDecided,
          open: [],
        },
        {
          closedOn: today,
          reason: step.reason,
          note: 'A sentence.',
          riskHeldBy: step.riskHeldBy,
          isNoRiskKnown: step.isNoRiskKnown,
          leftOpen: [],
        },
        today,
      );
      if (!decided.ok) return held;
      expect(step.reason === 'could_not_reach' && !step.isDecided).toBe(false);
      const isHeld = step.isNoRiskKnown || decided.value.note.includes(step.riskHeldBy.trim());
      expect(isHeld || !asksRiskHolder(null, step.reason)).toBe(true);
      const closing = { reason: step.reason, words: decided.value.note, riskHeldBy: null };
      return { ...held, inbox: { ...inbox, closedOn: today }, closing };
    }
    case 'reopen':
      return inbox.closedOn === null
        ? held
        : { ...held, inbox: { ...inbox, closedOn: null, reopenedOn: today }, closing: null };
    case 'pause': {
      const pause = { from: today, to: step.days === 0 ? null : addDays(today, step.days) };
      const referral = { ...inbox, startedOn: null, pauses: held.pauses };
      return decidePause(referral, pause).ok ? { ...held, pauses: [...held.pauses, pause] } : held;
    }
  }
}

const factsOf = ({ inbox, triagedOn, pauses }: Held): ReferralFacts => ({
  receivedOn: inbox.receivedOn,
  triagedOn,
  acceptedOn: inbox.acceptedOn,
  closedOn: inbox.closedOn,
  assessmentBegunOn: null,
  assessmentCompletedOn: null,
  openOfferMadeOn: null,
  courseStartedOn: null,
  courseEndedOn: null,
  pauses,
  aftercareUntil: null,
});

test('nobody leaves the list without a recorded decision, whatever is pressed in whatever order', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (steps) => {
      const nothing = {
        acceptedOn: null,
        closedOn: null,
        courseStartedOn: null,
        reopenedOn: null,
        safetyReadOn: null,
        safetyFirstReadOn: null,
        asked: null,
      };
      let held: Held = {
        inbox: { receivedOn: START, ...nothing },
        triagedOn: null,
        pauses: [],
        closing: null,
      };
      for (const [day, step] of steps.entries()) {
        const today = addDays(START, day);
        held = afterAct(held, step, today);
        const stage = stageOf(factsOf(held), today);
        const isInInbox = inboxStateOf(held.inbox) !== null;
        // One place at a time: in the inbox exactly while its stage is one of the inbox's.
        expect(INBOX_STAGES.some((each) => each === stage)).toBe(isInInbox);
        if (isInInbox || WAITING_LIST_STAGES.some((each) => each === stage)) continue;
        expect(stage).toBe('ended');
        expect(held.closing?.words.trim()).toBeTruthy();
        // Turned away before acceptance: somebody read it for safety, and somebody else holds the risk.
        const { reason, riskHeldBy } = held.closing ?? { reason: 'other', riskHeldBy: null };
        if (held.inbox.acceptedOn !== null) continue;
        if (!['added_by_mistake', 'died'].includes(reason)) expect(held.inbox.safetyReadOn).not.toBeNull();
        if (reason === 'not_accepted' || reason === 'signposted') expect(riskHeldBy?.trim()).toBeTruthy();
      }
    }),
  );
});
