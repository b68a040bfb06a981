import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { newId } from '../../electron/service/ids.ts';
import type { OpenStore } from '../../electron/service/store/open.ts';
import { addDays } from '../../shared/dates.ts';
import { call, serviceOver, TODAY } from './data.ts';
import { type Figure, inTurn, ms, timed } from './figures.ts';

const SAVES_IN_A_ROUND = 20;

/** A check-in saved through the dispatcher against the rows it leaves, written by prepared statements in one transaction. */
export async function measureSaving(folder: string, store: OpenStore, rounds: number): Promise<Figure> {
  const service = serviceOver(join(folder, 'encrypted'), store);
  const actor = service.vault?.actor.accountId ?? '';
  const waiting = store.raw
    .prepare<[], { id: string; child_id: string }>(
      `select id, child_id from referral where stage = 'waiting' order by id`,
    )
    .all();
  let next = 0;
  const referral = () => {
    next += 1;
    const found = waiting[next % waiting.length];
    if (found === undefined) throw new Error('Nobody waits');
    return found;
  };
  const byHand = handWritten(store);
  const many = (save: () => unknown) => async () => {
    const taken = await timed(async () => {
      for (let at = 0; at < SAVES_IN_A_ROUND; at += 1) await save();
    });
    return taken / SAVES_IN_A_ROUND;
  };
  const taken = await inTurn(rounds, {
    app: many(() => call(service, 'checkIn.save', checkIn(referral().id))),
    byHand: many(() => byHand(referral(), actor)),
  });
  return {
    name: 'A saved check-in with its audit row',
    value: taken.app / taken.byHand,
    goal: 3,
    detail: `${ms(taken.app)} against ${ms(taken.byHand)} by hand, both at synchronous=FULL`,
  };
}

const checkIn = (referralId: string) => ({
  referralId,
  heldOn: TODAY,
  outcome: 'reached' as const,
  triedPersonId: null,
  spokeToChild: true,
  spokeToPersonIds: [],
  spokeToSomeoneElse: false,
  howThingsAre: 'same' as const,
  isSafe: 'yes' as const,
  wantsTherapy: 'yes' as const,
  offered: [],
  note: 'Sleep is better',
  explained: [],
  rightPlace: null,
  whatHelps: '',
  carerNeeds: '',
  contactStillRight: null,
  unsafeChannelReason: '',
  nextDueOn: null,
  concernId: null,
});

/** The least that leaves the same rows: the check-in, the referral's derived columns, the audit row and its hash. */
function handWritten({ raw }: OpenStore) {
  const head = raw.prepare<[string], { seq: number; hash: string }>(
    'select seq, hash from audit where account_id = ? order by seq desc limit 1',
  );
  const insert = raw.prepare(
    `insert into check_in (id, referral_id, child_id, due_on, held_on, outcome, channel, spoke_to, people_spoken_to,
       how_things_are, is_safe, wants_therapy, offered, note, is_done, made_by, made_at)
     values (?, ?, ?, ?, ?, 'reached', 'phone', 'child', '[]', 'same', 'yes', 'yes', '[]', ?, 1, ?, ?)`,
  );
  const update = raw.prepare(
    `update referral set next_check_in_due_on = ?, next_check_in_because = 'rhythm', check_in_tries = 0,
       next_try_by_on = null, last_check_in_on = ?, last_check_in_outcome = 'reached' where id = ?`,
  );
  const log = raw.prepare(
    `insert into audit (id, account_id, seq, at, operation, outcome, subject, detail, request_id, result, previous_hash, hash)
     values (?, ?, ?, ?, 'checkIn.save', 'done', ?, ?, ?, ?, ?, ?)`,
  );
  return (referral: { id: string; child_id: string }, actor: string) => {
    const at = `${TODAY}T10:00:00.000Z`;
    const due = addDays(TODAY, 42);
    raw.exec('begin immediate');
    insert.run(newId(), referral.id, referral.child_id, TODAY, TODAY, 'Sleep is better', actor, at);
    update.run(due, TODAY, referral.id);
    const last = head.get(actor) ?? { seq: 0, hash: '0'.repeat(64) };
    const row = [
      newId(),
      actor,
      last.seq + 1,
      at,
      referral.id,
      '{"outcome":"reached"}',
      newId(),
      `{"nextDueOn":"${due}"}`,
    ];
    const hash = createHash('sha256')
      .update(JSON.stringify([last.hash, ...row]))
      .digest('hex');
    log.run(...row, last.hash, hash);
    raw.exec('commit');
  };
}
