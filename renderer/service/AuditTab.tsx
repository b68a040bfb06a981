import { useState } from 'react';
import { AUDIT_KIND_LABELS, AUDIT_KINDS, type AuditKind } from '../../shared/audit/kinds.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { AuditTable } from './AuditTable.tsx';
import { LogCheck } from './LogCheck.tsx';
import { Section, TabBody } from './Section.tsx';

const AT_ONCE = 50;
type Filter = { accountId: string; kind: AuditKind | ''; subject: string | null };
const ALL: Filter = { accountId: '', kind: '', subject: null };

/** Who did what, and when: found by person, record and kind, a page at a time, and checked to be whole. */
export function AuditTab() {
  const [filter, setFilter] = useState(ALL);
  const [offset, setOffset] = useState(0);
  const people = useOp('audit.people', {}).data?.people ?? [];
  const page = useOp('audit.list', {
    accountId: filter.accountId === '' ? null : filter.accountId,
    kind: filter.kind === '' ? null : filter.kind,
    subject: filter.subject,
    offset,
    limit: AT_ONCE,
  }).data;
  const look = (more: Partial<Filter>) => {
    setFilter({ ...filter, ...more });
    setOffset(0);
  };
  const total = page?.total ?? 0;
  const last = Math.min(offset + AT_ONCE, total);
  return (
    <TabBody label="The log">
      <Section
        title="Log"
        lead="Every opening, change, export and sign-in, with what was not allowed. Nobody can edit or delete it."
      >
        <LogCheck />
        <div className="service-filters">
          <Select
            label="Who"
            empty="Everybody"
            value={filter.accountId}
            onChange={(accountId) => look({ accountId })}
            options={people.map((one) => ({ value: one.accountId, label: one.name }))}
          />
          <Select
            label="What"
            empty="Everything"
            value={filter.kind}
            onChange={(kind) => look({ kind })}
            options={AUDIT_KINDS.map((kind) => ({ value: kind, label: AUDIT_KIND_LABELS[kind] }))}
          />
          {filter.subject !== null && (
            <Button icon="cross" onPress={() => look({ subject: null })}>
              Record {shortOf(filter.subject)} only: show all
            </Button>
          )}
          {filter !== ALL && (filter.accountId !== '' || filter.kind !== '') && (
            <Button kind="link" onPress={() => look(ALL)}>
              Clear filters
            </Button>
          )}
        </div>
        {page !== undefined && total === 0 && (
          <p className="muted">Nothing in the log matches. Clear the filters to see all of it.</p>
        )}
        {page !== undefined && total > 0 && (
          <>
            <AuditTable
              rows={page.rows}
              onRecord={filter.subject === null ? (subject) => look({ subject }) : null}
            />
            <div className="list-foot">
              <p role="status">
                Showing <b>{offset + 1}</b> to <b>{last}</b> of <b>{total}</b>
              </p>
              <div className="acts">
                {offset > 0 && (
                  <Button kind="quiet" icon="left" onPress={() => setOffset(Math.max(0, offset - AT_ONCE))}>
                    Newer
                  </Button>
                )}
                {last < total && (
                  <Button kind="quiet" icon="right" onPress={() => setOffset(offset + AT_ONCE)}>
                    Older
                  </Button>
                )}
              </div>
            </div>
          </>
        )}
      </Section>
    </TabBody>
  );
}

/** The last letters of a record's reference, enough to tell two apart on a screen. */
export function shortOf(subject: string): string {
  return subject.slice(-6);
}
