import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { useOp } from '../client.ts';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { useNavigate, usePlace } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ChildBanner } from './ChildBanner.tsx';
import { ContactDrawer } from './ContactDrawer.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { type ChildTab, childTabs } from './tabs.ts';
import { useOpenChild } from './useOpenChild.ts';
import { closeThis } from '../ui/closeThis.ts';

export type ChildFrameProps = {
  /** Null while the screen still looks up whose record it is. */
  readonly childId: string | null;
  readonly tab: ChildTab;
  /** Between the banner and the tabs, as the journey on a course. */
  readonly aboveTabs?: ((overview: ChildOverview) => ReactNode) | undefined;
  readonly children: (overview: ChildOverview) => ReactNode;
  /** Beside the record: whatever form is open. */
  readonly drawer?: ((overview: ChildOverview) => ReactNode) | undefined;
  /** Called when the safe contact opens, so that another drawer closes. A concern only sets one aside. */
  readonly onContact?: (() => void) | undefined;
};

/** Opens a child's record and sets what every part of it shows: the banner that stays, the tabs, the safe contact. */
export function ChildFrame(props: ChildFrameProps) {
  const { childId } = props;
  const opened = useOpenChild(childId);
  if (opened.state === 'reason_needed') return <ReasonForm open={opened.open} />;
  if (opened.state === 'merged') return <GoesTo childId={opened.into} tab={props.tab} />;
  if (opened.state === 'failed') return <NotThere message={opened.message} />;
  if (childId === null || opened.state === 'opening') return <Page className="child">{null}</Page>;
  return <OpenFrame {...props} childId={childId} />;
}

/** The record asked for was merged: the one it went into opens in its place. */
function GoesTo({ childId, tab }: { readonly childId: string; readonly tab: ChildTab }) {
  const navigate = useNavigate();
  const go = useEffectEvent(() =>
    navigate({ screen: 'child', childId, tab, wasMerged: true }, { replace: true }),
  );
  useEffect(() => go(), [childId]);
  return <Page className="child">{null}</Page>;
}

function OpenFrame(props: ChildFrameProps & { readonly childId: string }) {
  const { childId, tab, aboveTabs, children, drawer, onContact } = props;
  const { show } = usePrivacy();
  const { route, visit } = usePlace();
  const seesHistory = useCan('child.history');
  const [opened, setOpened] = useState<{ what: 'contact' | 'concern'; visit: number } | null>(null);
  const beside = opened?.visit === visit ? opened.what : null;
  const scroll = useRef<HTMLDivElement>(null);
  // Another place within the record begins at its top.
  useEffect(() => scroll.current?.scrollTo(0, 0), [visit]);
  const asked = useOp('child.overview', { childId });
  // Never the child before while this one is being read.
  const overview = asked.isPlaceholderData ? undefined : asked.data;
  if (asked.error !== null) return <NotThere message={asked.error.failure.message} />;
  if (overview === undefined) return <Page className="child">{null}</Page>;
  const ownDrawer = drawer?.(overview) ?? null;
  // A concern comes up in the middle of things: whatever was being written waits behind it, as it was typed.
  const shown = ownDrawer === null || beside === 'concern' ? beside : null;
  function open(what: 'contact' | 'concern') {
    if (what === 'contact') onContact?.();
    setOpened(shown === what ? null : { what, visit });
  }
  const close = closeThis(setOpened, opened, null);
  return (
    <Page className="child">
      <ChildBanner
        overview={overview}
        isContactOpen={shown === 'contact'}
        onContact={() => open('contact')}
        isConcernOpen={shown === 'concern'}
        onConcern={() => open('concern')}
      />
      <div
        className="child-scroll"
        ref={scroll}
        tabIndex={0}
        role="region"
        aria-label={`Record of ${show(overview.child.fields.name)}`}
      >
        {route.screen === 'child' && route.wasMerged === true ? (
          <Banner tone="slate" fact="The record you opened was merged into this one." live>
            What was merged stands under Details.
          </Banner>
        ) : null}
        {aboveTabs?.(overview)}
        <Tabs label="Record" items={childTabs(overview, seesHistory)} current={tab} />
        {children(overview)}
      </div>
      <div className="set-aside" hidden={shown === 'concern'}>
        {ownDrawer}
      </div>
      {shown === 'contact' ? <ContactDrawer childId={childId} onClose={close} /> : null}
      {shown === 'concern' ? (
        <ConcernDrawer
          childId={childId}
          childName={overview.child.fields.name}
          concernId={null}
          onClose={close}
          returnFocus={ownDrawer === null ? undefined : titleSetAside}
        />
      ) : null}
    </Page>
  );
}

const titleSetAside = () => document.querySelector<HTMLElement>('.set-aside .drawer h2');

function NotThere({ message }: { readonly message: string }) {
  return (
    <Page>
      <div className="pad">
        <EmptyState
          title="This record cannot be shown"
          action={
            <Link className="btn" to={{ screen: 'children' }}>
              Back to children
            </Link>
          }
        >
          {message}
        </EmptyState>
      </div>
    </Page>
  );
}
