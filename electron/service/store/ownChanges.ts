import * as z from 'zod';
import { type OwnChange, OwnFields } from '../../../shared/protocols/own.ts';
import { search } from './auditList.ts';
import type { Db } from './dialect.ts';

/** The log keeps more beside: whom the sessions are with, and the first range. */
const Said = z.object(OwnFields.shape);
const Change = z.union([z.object({ from: Said, to: Said }), Said.transform((to) => ({ from: null, to }))]);

/** Every time a therapy of the service's own was described or changed, newest first, from the log. */
export async function listChanges(db: Db, protocolId: string): Promise<OwnChange[]> {
  const operations = ['protocol.addOwn', 'protocol.saveOwn'];
  const filter = { accountId: null, subject: protocolId, operations, outcomes: ['done'] };
  const { rows } = await search(db, filter, { offset: 0, limit: 1000 });
  return rows.map(({ id, at, who, detail }) => ({ id, at, who, ...Change.parse(JSON.parse(detail ?? '')) }));
}
