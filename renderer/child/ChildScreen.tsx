import { useEffect, useState } from 'react';
import { useCommand, useOp } from '../client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';

/** One child's record. Opening it is noted in the audit log. */
export function ChildScreen({ childId }: { readonly childId: string; readonly tab?: string | undefined }) {
  const open = useCommand('child.open');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    void open.run({ childId, reason: null }).then((reply) => setOpen(reply.ok));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a record is opened once a visit
  }, [childId]);
  const child = useOp('child.get', { childId }, { enabled: isOpen });
  return (
    <Page className="child">
      <PageHead title={child.data?.fields.name ?? ''} />
      {child.data === undefined ? <EmptyState title="Opening">One moment.</EmptyState> : null}
    </Page>
  );
}
