import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { attend, planCourse } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('who could take a child on, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('is everybody who works here, with reasons from the records, and nobody outside the caseload asks', async () => {
    const { childId, courseId, ama } = await planCourse(held);
    await attend(held, courseId, 1, 1);
    const { db } = held.vault.store;
    const [bea, gone] = [newId(), newId()];
    const row = { job_title: 'Play therapist', version: 1 };
    await db
      .insertInto('practitioner')
      .values([
        { id: bea, name: 'Bea Protham', is_active: 1, ...row },
        { id: gone, name: 'Cy Draftford', is_active: 0, ...row },
      ])
      .execute();
    await held.ok('practitioner.addTraining', {
      practitionerId: bea,
      protocolId: 'ltfi_8_17',
      subject: null,
      trainedOn: held.service.clock.today(),
      givenBy: null,
    });
    const { rows } = await held.ok('allocation.list', { childId, protocolId: 'ltfi_8_17', wish: 'man' });
    expect(rows.map(({ practitionerId }) => practitionerId)).toEqual([bea, ama]);
    const about = (id: string) =>
      rows
        .find(({ practitionerId }) => practitionerId === id)
        ?.reasons.map(({ about: what, speaks }) => `${what} ${speaks}`);
    expect(about(bea)).toContain('training for');
    expect(about(ama)).toEqual(
      expect.arrayContaining(['continuity for', 'training against', 'wish not_known']),
    );
    // Who saw the parent alone has not met the child.
    const carers = await planCourse(held, { sessions: 1, carerSessions: 1 });
    const { id: strandId } = await db
      .selectFrom('strand')
      .select('id')
      .where('course_id', '=', carers.courseId)
      .where('kind', '=', 'carer')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('session_try')
      .set({ status: 'attended', practitioner_id: bea })
      .where('strand_id', '=', strandId)
      .execute();
    const ofTheirs = { childId: carers.childId, protocolId: null, wish: null };
    expect(
      (await held.ok('allocation.list', ofTheirs)).rows.flatMap(({ reasons }) =>
        reasons.map((each) => each.about),
      ),
    ).not.toContain('continuity');
    // Of a group no child is asked about: nothing of one, and of whoever holds it the same.
    const ofGroup = await held.ok('allocation.list', { childId: null, protocolId: 'ltfi_8_17', wish: null });
    expect(ofGroup.preference).toBeNull();
    expect(ofGroup.rows.flatMap(({ reasons }) => reasons.map((each) => each.about))).not.toContain(
      'continuity',
    );
    expect(ofGroup.rows.every(({ reasons }) => reasons.some((each) => each.about === 'caseload'))).toBe(true);
    await held.become(['therapist'], bea);
    expect(await held.call('allocation.list', { childId, protocolId: null, wish: null })).toMatchObject({
      code: 'open_first',
    });
  });
});
