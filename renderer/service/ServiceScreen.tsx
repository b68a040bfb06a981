import { useOp } from '../client.ts';
import { SERVICE_TABS, type ServiceTab } from '../route.ts';
import { useCan, useSession } from '../session.tsx';
import { Link } from '../ui/Link.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AccountsTab } from './AccountsTab.tsx';
import { AuditTab } from './AuditTab.tsx';
import { BackupsTab } from './BackupsTab.tsx';
import { DiaryTab } from './DiaryTab.tsx';
import { FeedbackTab } from './FeedbackTab.tsx';
import { LettersTab } from './LettersTab.tsx';
import { MeasuresTab } from './MeasuresTab.tsx';
import { FundersTab, RoomsTab, SupportKindsTab } from './ListTabs.tsx';
import { OutsideTab } from './OutsideTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { SettingsTab } from './SettingsTab.tsx';
import { TherapiesTab } from './TherapiesTab.tsx';

const SCREENS: Record<ServiceTab, () => React.ReactNode> = {
  accounts: AccountsTab,
  people: PeopleTab,
  rooms: RoomsTab,
  diary: DiaryTab,
  funders: FundersTab,
  therapies: TherapiesTab,
  measures: MeasuresTab,
  letters: LettersTab,
  feedback: FeedbackTab,
  support: SupportKindsTab,
  settings: SettingsTab,
  backups: BackupsTab,
  outside: OutsideTab,
  audit: AuditTab,
};

/** Everything a service keeps about itself, by tabs; each account sees the tabs its roles cover. */
export function ServiceScreen({ tab }: { readonly tab: ServiceTab | undefined }) {
  const { serviceName } = useSession();
  const shown = useShownTabs();
  const first = useFirstTab(shown);
  const canImport = useCan('import.run');
  const canSeeOutside = useCan('outsideAccess.list');
  const canAdd = useCan('accounts.list');
  const outside = useOp('outsideAccess.list', {}, { enabled: canSeeOutside });
  const current = tab !== undefined && shown.includes(tab) ? tab : first;
  const Screen = SCREENS[current];
  const labels: Record<ServiceTab, string> = {
    accounts: canAdd ? 'Accounts' : 'Your account',
    people: 'People',
    rooms: 'Rooms',
    diary: 'Diary',
    funders: 'Funders',
    therapies: 'Therapies',
    measures: 'Measures',
    letters: 'Letters',
    feedback: 'Feedback',
    support: 'Holding support',
    settings: 'Settings',
    backups: 'Backups',
    outside: 'Opened outside a caseload',
    audit: 'Log',
  };
  return (
    <Page className="service">
      <PageHead
        title="Service"
        light={serviceName}
        acts={
          canImport && (
            <Link to={{ screen: 'import' }} className="btn">
              <Icon name="up" />
              Import a spreadsheet
            </Link>
          )
        }
      />
      <Tabs
        label="Parts of the service"
        current={current}
        items={shown.map((key) => ({
          key,
          label: labels[key],
          to: { screen: 'service', tab: key },
          count: key === 'outside' ? outside.data?.rows.length : undefined,
        }))}
      />
      <Screen key={current} />
    </Page>
  );
}

function useShownTabs(): readonly ServiceTab[] {
  const hasOwnPage = useSession().account.practitionerId !== null;
  const may: Record<ServiceTab, boolean> = {
    accounts: true,
    // A therapist finds their own page there.
    people: [useCan('practitioner.save'), hasOwnPage].some(Boolean),
    rooms: useCan('room.save'),
    diary: useCan('diary.savePeriod'),
    funders: useCan('funder.save'),
    therapies: useCan('settings.list'),
    measures: useCan('settings.list'),
    letters: useCan('letterTemplate.save'),
    feedback: useCan('feedback.summary'),
    support: useCan('supportKind.save'),
    settings: useCan('settings.list'),
    backups: useCan('backups.list'),
    outside: useCan('outsideAccess.list'),
    audit: useCan('audit.list'),
  };
  return SERVICE_TABS.filter((tab) => may[tab]);
}

/** Where somebody lands who has chosen no tab: what their role is there for. */
function useFirstTab(shown: readonly ServiceTab[]): ServiceTab {
  const isAdministrator = useCan('accounts.list');
  const keepsPeople = useCan('practitioner.save');
  if (isAdministrator) return 'accounts';
  return (
    (['people', 'outside', 'audit'] as const).find(
      (tab) => shown.includes(tab) && (tab !== 'people' || keepsPeople),
    ) ?? 'accounts'
  );
}
