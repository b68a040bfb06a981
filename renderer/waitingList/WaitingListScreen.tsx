import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { OutputOf } from '../../shared/contract.ts';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import {
  NO_FILTER,
  type WaitingListFilter,
  type WaitingListSort,
  WaitingListStage,
  type WaitingRow,
} from '../../shared/waitingList/contract.ts';
import { FIRST_VIEW, type ListView } from '../../shared/waitingList/views.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { CheckInDrawer } from '../checkIns/CheckInDrawer.tsx';
import { type JustSaved, SavedBanner } from '../checkIns/SavedBanner.tsx';
import { useOp } from '../client.ts';
import { Distribution } from '../drawings/Distribution.tsx';
import { waitScale } from '../drawings/WaitBar.tsx';
import { InboxScreen } from '../inbox/InboxScreen.tsx';
import { StageTabs } from '../inbox/StageTabs.tsx';
import { useNavigate } from '../router.tsx';
import { PriorityDialog } from '../priority/PriorityDialog.tsx';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Link } from '../ui/Link.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { useNoEmptyPage } from '../ui/useNoEmptyPage.ts';
import { CallListScreen } from './CallListScreen.tsx';
import { Filters, isFiltered } from './Filters.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { ListFoot, PAGE } from './ListFoot.tsx';
import { NamedExport } from './NamedExport.tsx';
import { NobodyHere } from './NobodyHere.tsx';
import { SEARCH_ID, useListKeys } from './useListKeys.ts';
import { usePrintAll } from './usePrintAll.ts';
import { ViewDialog } from './ViewDialog.tsx';
import { useWalk } from './useWalk.ts';
import { WaitingTable } from './WaitingTable.tsx';
import { closeThis } from '../ui/closeThis.ts';

type Open = { readonly referralId: string; readonly outcome: CheckInOutcome | null };

export type WaitingListScreenProps = {
  readonly stage: string | undefined;
  /** What the list is narrowed to on arrival. */
  readonly only: Partial<WaitingListFilter> | undefined;
};

/** The inbox, everybody who waits by stage, and those who were not accepted. */
export function WaitingListScreen({ stage: asked, only }: WaitingListScreenProps) {
  if (asked === 'calls') return <CallListScreen />;
  if (asked === 'inbox' || asked === 'not_accepted') return <InboxScreen key={asked} part={asked} />;
  const parsed = WaitingListStage.safeParse(asked);
  return <Begun stage={parsed.success ? parsed.data : 'waiting'} only={only} />;
}

type Narrowed = { readonly stage: WaitingListStage; readonly only: Partial<WaitingListFilter> | undefined };

/** The list as everybody's begins, which is asked for first, so that it does not change under the eyes. */
function Begun({ stage, only }: Narrowed) {
  const { data: views } = useOp('listView.list', {});
  return views === undefined ? null : <WaitingChildren stage={stage} only={only} views={views} />;
}

type WaitingChildrenProps = Narrowed & { readonly views: OutputOf<'listView.list'> };

/** Everybody in one stage, with the check-in beside the list. */
function WaitingChildren({ stage, only, views }: WaitingChildrenProps) {
  const navigate = useNavigate();
  const [view, setView] = useState<ListView>(() => {
    const begun = views.shared?.view ?? FIRST_VIEW;
    return only === undefined ? begun : { ...begun, filter: { ...NO_FILTER, ...only } };
  });
  const { filter, sort, columns } = view;
  const [isViewing, setViewing] = useState(false);
  const [offset, setOffset] = useState(0);
  const [open, setOpen] = useState<Open | null>(null);
  const walk = useWalk();
  const [banding, setBanding] = useState<WaitingRow | null>(null);
  const [saved, setSaved] = useState<JustSaved | null>(null);
  const [showsFilters, setShowsFilters] = useState(false);
  const [saysKeys, setSaysKeys] = useState(false);
  const mayBand = useCan('referral.setBand');
  const mayAdd = useCan('referral.add');
  const mayImport = useCan('import.read');
  const list = useOp('waitingList.list', { stage, filter, sort, offset, limit: PAGE });
  const { data: summary } = useOp('waitingList.summary', { stage, filter });
  // Held against last quarter only as a whole: bands and flags of then are not known now.
  const isWhole = !isFiltered(filter);
  const then = useOp('waitingList.lastQuarter', { stage }, { enabled: isWhole });
  const thenIs = isWhole && !then.isPlaceholderData ? then.data : undefined;
  const earlier = useMemo(
    () => (thenIs?.waits == null ? null : { ...thenIs.waits, on: thenIs.endedOn }),
    [thenIs],
  );
  const { printed, refused, print } = usePrintAll({ stage, filter, sort });

  const rows = printed ?? list.data?.rows ?? [];
  const total = list.data?.total ?? 0;

  // Another stage begins at its first page, with nothing open beside it.
  useEffect(() => {
    setOffset(0);
    setOpen(null);
  }, [stage]);
  // Another page is read from its top, once it is there.
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!list.isPlaceholderData) scroller.current?.scrollTo(0, 0);
  }, [stage, sort, offset, list.isPlaceholderData]);
  useNoEmptyPage({ offset, total, isLoading: list.isPlaceholderData }, setOffset);

  // An arrow past the end of a page goes on where the next one begins.
  const land = useRef<'first' | 'last' | null>(null);
  function past(direction: 'up' | 'down') {
    const next = direction === 'down' ? offset + PAGE : offset - PAGE;
    if (next < 0 || next >= total || list.isPlaceholderData) return;
    land.current = direction === 'down' ? 'first' : 'last';
    setOffset(next);
  }
  useEffect(() => {
    if (list.isPlaceholderData || land.current === null) return;
    const found = scroller.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    [...found].at(land.current === 'first' ? 0 : -1)?.focus();
    land.current = null;
  }, [offset, list.isPlaceholderData]);
  useListKeys({
    onSearch() {
      // In a narrow window the filters, and the search with them, are folded away.
      flushSync(() => setShowsFilters(true));
      document.getElementById(SEARCH_ID)?.focus();
    },
    onHelp: () => setSaysKeys(true),
  });

  const narrow = useCallback((next: WaitingListFilter) => {
    setView((was) => ({ ...was, filter: next }));
    setOffset(0);
  }, []);
  const { begin } = walk;
  const openCheckIn = useCallback(
    ({ referralId }: WaitingRow, outcome: CheckInOutcome | null) => {
      setOpen({ referralId, outcome });
      begin({ stage, filter, sort, after: referralId });
    },
    [begin, stage, filter, sort],
  );
  function goOn() {
    const next = walk.goOn();
    setOpen(next === null ? null : { referralId: next, outcome: null });
    // Under "overdue" those done have left the list, so the next ones have moved up to this page.
    const isInSight = rows.some((row) => row.referralId === next);
    if (next !== null && !isInSight && filter.due.length === 0 && offset + PAGE < total)
      setOffset(offset + PAGE);
  }
  return (
    <Page className="wl">
      <div className="wl-page">
        <PageHead
          title="Waiting list"
          acts={
            <>
              <Button
                className="filters-press"
                pressed={showsFilters}
                onPress={() => setShowsFilters(!showsFilters)}
              >
                Filters
              </Button>
              {mayImport && (
                <Button icon="up" onPress={() => navigate({ screen: 'import' })}>
                  Import<span className="spare"> a spreadsheet</span>
                </Button>
              )}
              <Button icon="eye" onPress={() => setViewing(true)}>
                View
              </Button>
              <Link className="btn" to={{ screen: 'waitingList', stage: 'calls' }}>
                <Icon name="phone" />
                Calls for today
              </Link>
              <Button icon="print" onPress={print}>
                Print list
              </Button>
              <NamedExport list={{ stage, filter, sort }} total={total} />
              {mayAdd ? (
                <Link className="btn" to={{ screen: 'newReferral' }}>
                  <Icon name="plus" />
                  New referral
                </Link>
              ) : null}
            </>
          }
        />
        <StageTabs current={stage} stages={summary?.stages} />
        <div className={classes('wl-body', showsFilters && 'shows-filters')}>
          <Filters stage={stage} filter={filter} onChange={narrow} counts={summary} />
          <section className="list" aria-label={`Children, ${STAGE_LABELS[stage].toLowerCase()}`}>
            {summary?.waits.length === 0 ? (
              <div />
            ) : (
              <Distribution waits={summary?.waits ?? NO_WAITS} openId={open?.referralId} earlier={earlier} />
            )}
            <div className="list-told">
              {list.error === null ? null : <Banner tone="brick">{list.error.failure.message}</Banner>}
              {refused === null ? null : <Banner tone="brick">{refused}</Banner>}
              <SavedBanner saved={saved} onUndone={() => setSaved(null)} />
            </div>
            <div
              className="list-scroll"
              ref={scroller}
              tabIndex={0}
              role="region"
              aria-label="Table of children waiting, scrolls"
            >
              {rows.length === 0 && list.data !== undefined ? (
                <NobodyHere stage={stage} isFiltered={isFiltered(filter)} onClear={() => narrow(NO_FILTER)} />
              ) : (
                <WaitingTable
                  caption={`${STAGE_LABELS[stage]}: ${CAPTIONS[sort]}`}
                  rows={rows}
                  openId={open?.referralId ?? null}
                  scaleDays={waitScale(summary?.longestDays ?? 0)}
                  sort={sort}
                  columns={columns}
                  onSort={(next) => {
                    setView((was) => ({ ...was, sort: next }));
                    setOffset(0);
                  }}
                  onOpen={openCheckIn}
                  onBand={mayBand ? setBanding : null}
                  onRecord={({ childId }) => navigate({ screen: 'child', childId })}
                  onPast={past}
                />
              )}
            </div>
            <ListFoot
              offset={offset}
              total={total}
              printed={printed?.length ?? null}
              onGo={setOffset}
              onKeys={() => setSaysKeys(true)}
            />
          </section>
        </div>
      </div>
      {open === null ? null : (
        <CheckInDrawer
          referralId={open.referralId}
          outcome={open.outcome}
          hasNext={walk.hasNext}
          onClose={closeThis(setOpen, open, null)}
          returnFocus={() => rowElement(open.referralId)}
          onSaved={(done, view) => setSaved({ ...done, referralId: view.referralId, name: view.name })}
          onLeave={(andNext) => (andNext ? goOn() : closeThis(setOpen, open, null)())}
        />
      )}
      {isViewing ? (
        <ViewDialog
          view={view}
          views={views}
          onChange={(next) => {
            setView(next);
            setOffset(0);
          }}
          onClose={() => setViewing(false)}
        />
      ) : null}
      {saysKeys ? <KeysDialog onClose={() => setSaysKeys(false)} /> : null}
      {banding === null ? null : (
        <PriorityDialog
          key={banding.referralId}
          referralId={banding.referralId}
          name={banding.name}
          onClose={() => setBanding(null)}
        />
      )}
    </Page>
  );
}

const NO_WAITS: readonly never[] = [];

const CAPTIONS: Record<WaitingListSort, string> = {
  band: 'by band, then longest wait first',
  longest_wait: 'longest wait first',
  shortest_wait: 'shortest wait first',
  next_check_in: 'by the date of the next check-in',
  name: 'by name',
};

function rowElement(referralId: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${referralId}"]`);
}
