import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadReturnFacts } from '../../../electron/service/store/returnFacts.ts';
import { financialQuarterOf } from '../../../shared/dates.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

describe.each(DIALECTS)('kinds of holding support, on %s', (dialect) => {
  let held: TestService;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09'));
  });
  afterEach(() => held.close());

  const kinds = async () => (await held.ok('service.lists', {})).supportKinds;
  const isNew = { id: null, version: null, isActive: true };
  const contact = (kind: string) => ({
    referralId,
    heldOn: TODAY,
    kind,
    withWhom: 'carer' as const,
    channel: 'phone' as const,
    note: '',
  });
  const plan = (chosen: string[], replacesId: string | null = null) => ({
    referralId,
    replacesId,
    need: 'Sleep',
    kinds: chosen,
    givenBy: 'Ama Fictley',
    untilOn: null,
    reviewOn: TODAY,
  });

  test('a service begins with seven, adds its own, and the return counts it as was said', async () => {
    expect(await kinds()).toHaveLength(7);
    const saved = await held.ok('supportKind.save', {
      ...isNew,
      name: 'Siblings’ morning',
      countedAs: 'carer_group',
    });
    const own = (await kinds()).find(({ id }) => id === saved.id);
    expect(own).toMatchObject({ name: 'Siblings’ morning', code: saved.id, countedAs: 'carer_group' });
    await held.ok('supportKind.save', { ...isNew, name: 'Allotment', countedAs: 'other' });
    const allotment = (await kinds()).find(({ name }) => name === 'Allotment');
    await held.ok('holding.log', contact(saved.id));
    await held.ok('holding.log', contact('carer_group'));
    await held.ok('holding.log', contact(allotment?.code ?? ''));
    const facts = await loadReturnFacts(held.vault.store.db, financialQuarterOf(TODAY), TODAY);
    expect(facts.holdingSupport.toSorted((a, b) => b.count - a.count)).toEqual([
      { kind: 'carer_group', count: 2 },
      { kind: 'other', count: 1 },
    ]);
  });

  test('how a kind is counted stays when it is renamed', async () => {
    const [first] = (await kinds()).filter(({ code }) => code === 'drop_in');
    const { id, version } = first ?? { id: '', version: 0 };
    const renamed = { id, version, isActive: true, name: 'Open door', countedAs: 'other' as const };
    await held.ok('supportKind.save', renamed);
    expect((await kinds()).find((kind) => kind.id === id)).toMatchObject({
      name: 'Open door',
      code: 'drop_in',
      countedAs: 'drop_in',
      version: 2,
    });
    expect(await held.call('supportKind.save', renamed)).toMatchObject({ code: 'conflict' });
    expect(
      await held.call('supportKind.save', { ...isNew, name: 'open DOOR', countedAs: 'other' }),
    ).toMatchObject({ code: 'name_taken' });
  });

  test('a closed kind is offered for nothing new, and stays in the plan that had it', async () => {
    const reviewOn = financialQuarterOf(TODAY).endsOn;
    const { planId } = await held.ok('supportPlan.save', { ...plan(['drop_in']), reviewOn });
    const kind = (await kinds()).find(({ code }) => code === 'drop_in');
    if (kind === undefined) throw new Error('no such kind');
    const { id, version, name, countedAs } = kind;
    await held.ok('supportKind.save', { id, version, name, countedAs, isActive: false });
    expect(await held.call('holding.log', contact('drop_in'))).toMatchObject({
      code: 'support_kind_closed',
      fields: { kind: expect.stringContaining('Choose another') },
    });
    expect(await held.call('holding.log', contact('never heard of'))).toMatchObject({
      code: 'support_kind_closed',
    });
    const kept = await held.ok('supportPlan.save', {
      ...plan(['drop_in', 'support_call'], planId),
      reviewOn,
    });
    const without = { ...plan(['support_call'], kept.planId), reviewOn };
    const last = await held.ok('supportPlan.save', without);
    expect(
      await held.call('supportPlan.save', { ...plan(['drop_in'], last.planId), reviewOn }),
    ).toMatchObject({ code: 'support_kind_closed' });
  });
});
