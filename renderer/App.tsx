import { useEffect, useMemo, useState } from 'react';
import { formatLongDay, localDate } from '../shared/dates.ts';
import type { OperationName } from '../shared/contract.ts';
import { holdsOneOf, RECORD_ROLES, ROLE_LABELS, type Role } from '../shared/roles.ts';
import { ask } from './bridge.ts';
import { CatalogueProvider } from './catalogue.tsx';
import { ChildrenScreen } from './child/ChildrenScreen.tsx';
import { RecordScreen } from './child/RecordScreen.tsx';
import { useOp } from './client.ts';
import { GroupsScreen } from './groups/GroupsScreen.tsx';
import { ImportScreen } from './imports/ImportScreen.tsx';
import { IdleLock } from './IdleLock.tsx';
import { LeaveExample } from './LeaveExample.tsx';
import { NewReferral } from './referrals/NewReferral.tsx';
import { PlannerScreen } from './planner/PlannerScreen.tsx';
import type { Route, Screen } from './route.ts';
import { ReturnsScreen } from './returns/ReturnsScreen.tsx';
import { useNavigate, useRoute } from './router.tsx';
import { ServiceScreen } from './service/ServiceScreen.tsx';
import { mayCall, SessionProvider, type Session } from './session.tsx';
import { useAppearance } from './ui/appearance.ts';
import { flushDrafts } from './ui/drafts.ts';
import type { Find, FindPlace } from './ui/FindDialog.tsx';
import { useSaveState } from './saveState.ts';
import { Shell } from './ui/Shell.tsx';
import { TodayScreen } from './today/TodayScreen.tsx';
import { WaitingListScreen } from './waitingList/WaitingListScreen.tsx';

/** The unlocked app: who is signed in, the shell, and the screen of the place. */
export function App() {
  const session = useOp('vault.session', {});
  useEffect(() => {
    window.holdfast.onFlush(flushDrafts);
  }, []);
  const isLocked = session.error?.failure.code === 'locked';
  useEffect(() => {
    if (isLocked) window.location.replace('unlock.html');
  }, [isLocked]);
  if (session.data === undefined) return null;
  return (
    <SessionProvider session={session.data}>
      <SignedIn session={session.data} />
    </SessionProvider>
  );
}

function SignedIn({ session }: { readonly session: Session }) {
  const { account, serviceName, today } = session;
  const [isLeaving, setLeaving] = useState(false);
  const saved = useSaveState();
  const [appearance, setAppearance] = useAppearance();
  const screens = screensFor(account.roles);
  const worksWithRecords = screens.includes('today');
  const counted = useOp('today.count', {}, { enabled: worksWithRecords });
  const find = useMemo<Find>(
    () => ({ search: searchChildren, places: placesFor(account.roles) }),
    [account.roles],
  );
  return (
    <>
      <IdleLock minutes={session.idleLockMinutes} isExample={session.isExample} />
      {isLeaving ? <LeaveExample onStay={() => setLeaving(false)} /> : null}
      <Shell
        serviceName={serviceName}
        isExample={session.isExample}
        account={{
          name: account.name,
          roles: account.roles.map((role) => ROLE_LABELS[role]),
          appearance,
          onAppearance: setAppearance,
        }}
        todayCount={counted.data?.overdueOrToday}
        screens={screens}
        saved={saved}
        find={find}
        onLock={() => (session.isExample ? setLeaving(true) : window.holdfast.lock('asked'))}
        printLine={`${serviceName}. ${formatLongDay(localDate(today))}. Printed by ${account.name}. Confidential.`}
      >
        <CatalogueProvider>
          <Shown screens={screens} />
        </CatalogueProvider>
      </Shell>
    </>
  );
}

/** One line for each screen. */
function Shown({ screens }: { readonly screens: readonly Screen[] }) {
  const route = useHome(screens);
  switch (route.screen) {
    case 'child':
    case 'course':
    case 'planCourse':
      return <RecordScreen route={route} />;
    case 'today':
      return <TodayScreen tab={route.tab} />;
    case 'import':
      return <ImportScreen />;
    case 'newReferral':
      return <NewReferral />;
    case 'waitingList':
      return <WaitingListScreen stage={route.stage} only={route.only} />;
    case 'planner':
      return <PlannerScreen />;
    case 'groups':
      return <GroupsScreen groupId={route.groupId} />;
    case 'returns':
      return <ReturnsScreen />;
    case 'service':
      return <ServiceScreen tab={route.tab} />;
    default:
      return <ChildrenScreen />;
  }
}

function screensFor(roles: readonly Role[]): Screen[] {
  const records: Screen[] = ['today', 'waitingList', 'children'];
  const screens: Screen[] = holdsOneOf(roles, RECORD_ROLES) ? records : [];
  if (holdsOneOf(roles, ['manager', 'coordinator', 'therapist'])) screens.push('planner', 'groups');
  if (holdsOneOf(roles, ['manager', 'coordinator'])) screens.push('returns', 'import');
  return [...screens, 'service'];
}

/** Home is Today; an administrator or auditor, who works with no records, is at home under Service. */
function useHome(screens: readonly Screen[]): Route {
  const route = useRoute();
  const navigate = useNavigate();
  const isElsewhere = route.screen === 'today' && !screens.includes('today');
  useEffect(() => {
    if (isElsewhere) navigate({ screen: 'service' }, { replace: true });
  }, [isElsewhere, navigate]);
  return isElsewhere ? { screen: 'service' } : route;
}

/** `needs`: an operation without which the place has nothing for them. */
const PLACES: readonly (FindPlace & { readonly screen: Screen; readonly needs?: OperationName })[] = [
  { screen: 'today', label: 'Today', icon: 'today', go: { screen: 'today' } },
  { screen: 'waitingList', label: 'Waiting list', icon: 'waiting', go: { screen: 'waitingList' } },
  {
    screen: 'waitingList',
    label: 'Calls for today',
    icon: 'phone',
    go: { screen: 'waitingList', stage: 'calls' },
  },
  { screen: 'children', label: 'Children', icon: 'children', go: { screen: 'children' } },
  { screen: 'planner', label: 'Planner', icon: 'planner', go: { screen: 'planner' } },
  { screen: 'groups', label: 'Groups', icon: 'children', go: { screen: 'groups' } },
  { screen: 'returns', label: 'Returns', icon: 'returns', go: { screen: 'returns' } },
  { screen: 'import', label: 'Import a spreadsheet', icon: 'up', go: { screen: 'import' } },
  { screen: 'service', label: 'Service', icon: 'service', go: { screen: 'service' } },
  {
    screen: 'children',
    needs: 'referral.add',
    label: 'New referral',
    alsoCalled: 'add a child',
    icon: 'plus',
    go: { screen: 'newReferral' },
  },
  {
    screen: 'service',
    needs: 'backups.list',
    label: 'Back up',
    alsoCalled: 'backup, backups, restore',
    icon: 'service',
    go: { screen: 'service', tab: 'backups' },
  },
  {
    screen: 'service',
    needs: 'letterTemplate.save',
    label: 'Words of the letters',
    alsoCalled: 'letter, template',
    icon: 'service',
    go: { screen: 'service', tab: 'letters' },
  },
  {
    screen: 'service',
    label: 'Lock',
    alsoCalled: 'log out, sign out',
    icon: 'lock',
    go: () => window.holdfast.lock('asked'),
  },
];

function placesFor(roles: readonly Role[]): FindPlace[] {
  const screens = screensFor(roles);
  return PLACES.filter(
    ({ screen, needs }) => screens.includes(screen) && (needs === undefined || mayCall(roles, needs)),
  );
}

async function searchChildren(text: string) {
  const found = await ask('child.search', { text, limit: 8 });
  return found.ok ? found.value.rows.map(({ childId, name }) => ({ childId, name })) : [];
}
