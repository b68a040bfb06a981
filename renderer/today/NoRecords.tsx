import { useNavigate } from '../router.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';

/** Today of those whose role works with no child's record. */
export function NoRecords() {
  const navigate = useNavigate();
  return (
    <Page className="main">
      <PageHead title="Today" />
      <div className="pad">
        <EmptyState
          title="Your role works with no children’s records"
          action={<Button onPress={() => navigate({ screen: 'service' })}>Open Service</Button>}
        >
          Accounts, settings and the log are under Service.
        </EmptyState>
      </div>
    </Page>
  );
}
