import type { Reply } from '../../shared/op.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Link } from '../ui/Link.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';

/** Asks why a record outside the caseload is needed. Not a dead end: with a reason it opens. */
export function ReasonForm({ open }: { readonly open: (reason: string) => Promise<Reply<unknown>> }) {
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) =>
      reason.trim() === '' ? { reason: 'Say in a few words why you need this record' } : {},
    save: ({ reason }) => open(reason.trim()),
  });
  return (
    <Page>
      <PageHead title="Why do you need this record?" />
      <form
        className="pad stack reason-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <p>
          This child is not in your caseload. You can open the record if you need it. Your name, the time and
          the reason are kept, and the safeguarding lead sees them.
        </p>
        <FormMessage message={form.message} />
        <TextArea
          {...form.field('reason')}
          label="Reason"
          hint="For example: covering for Ama today, their carer rang."
          rows={2}
          maxLength={300}
        />
        <div className="row-wrap">
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Open the record
          </Button>
          <Link className="btn" to={{ screen: 'children' }}>
            Back to children
          </Link>
        </div>
      </form>
    </Page>
  );
}
