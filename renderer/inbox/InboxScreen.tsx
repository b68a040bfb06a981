import { useState } from 'react';
import { NO_FILTER } from '../../shared/waitingList/contract.ts';
import { useOp } from '../client.ts';
import { PriorityDialog } from '../priority/PriorityDialog.tsx';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { useNoEmptyPage } from '../ui/useNoEmptyPage.ts';
import { usePrintNoted } from '../waitingList/printNoted.ts';
import { ListFoot, PAGE } from '../waitingList/ListFoot.tsx';
import { GiveRestDialog } from './GiveRestDialog.tsx';
import { InboxTable } from './InboxTable.tsx';
import { NotAcceptedTable } from './NotAcceptedTable.tsx';
import { StageTabs } from './StageTabs.tsx';
import { type Answered, TriageDrawer } from './TriageDrawer.tsx';
import { closeThis } from '../ui/closeThis.ts';

export type InboxScreenProps = { readonly part: 'inbox' | 'not_accepted' };

/** Referrals that nobody has accepted or turned away yet; and beside them those that were not accepted. */
export function InboxScreen({ part }: InboxScreenProps) {
  const [offset, setOffset] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isGiving, setGiving] = useState(false);
  const [banding, setBanding] = useState<Answered | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const mayAdd = useCan('referral.add');
  const mayBand = useCan('referral.setBand');
  const mayGive = useCan('referral.answerForRest');
  const isInbox = part === 'inbox';
  const counts = useOp('inbox.counts', {}).data;
  const { data: summary } = useOp('waitingList.summary', { stage: 'waiting', filter: NO_FILTER });
  const inbox = useOp('inbox.list', { offset, limit: PAGE }, { enabled: isInbox });
  const turnedAway = useOp('inbox.notAccepted', { offset, limit: PAGE }, { enabled: !isInbox });
  const list = isInbox ? inbox : turnedAway;
  const total = list.data?.total ?? 0;
  const { refused, print } = usePrintNoted('waiting_list');
  useNoEmptyPage({ offset, total, isLoading: list.isPlaceholderData }, setOffset);
  return (
    <Page className="wl">
      <div className="wl-page">
        <PageHead
          title="Waiting list"
          acts={
            <>
              <Button
                icon="print"
                onPress={() => print((list.data?.rows ?? []).map(({ childId }) => childId))}
              >
                Print list
              </Button>
              {mayAdd ? (
                <Link className="btn" to={{ screen: 'newReferral' }}>
                  <Icon name="plus" />
                  New referral
                </Link>
              ) : null}
            </>
          }
        />
        <StageTabs current={part} stages={summary?.stages} />
        <section
          className="list inbox-list"
          aria-label={isInbox ? 'Referrals to answer' : 'Referrals not accepted'}
        >
          <div />
          <div className="list-told">
            {list.error === null ? null : <Banner tone="brick">{list.error.failure.message}</Banner>}
            {answered === null ? null : (
              <AnsweredBanner
                answered={answered}
                onPriority={mayBand && answered.acceptedId !== null ? () => setBanding(answered) : null}
              />
            )}
            {refused === null ? null : <Banner tone="brick">{refused}</Banner>}
            {isInbox && mayGive && (counts?.nobodyAnswers ?? 0) > 0 ? (
              <Banner
                tone="ochre"
                fact={
                  counts?.nobodyAnswers === 1
                    ? 'Nobody answers for 1 open referral.'
                    : `Nobody answers for ${counts?.nobodyAnswers} open referrals.`
                }
                action={
                  <Button kind="link" small onPress={() => setGiving(true)}>
                    {counts?.nobodyAnswers === 1 ? 'Give it to somebody' : 'Give them to somebody'}
                  </Button>
                }
              >
                One person answers for each, from receipt to closure.
              </Banner>
            ) : null}
          </div>
          <div
            className="list-scroll"
            tabIndex={0}
            role="region"
            aria-label={isInbox ? 'Table of referrals to answer, scrolls' : 'Table of referrals, scrolls'}
          >
            {isInbox ? (
              inbox.data !== undefined && inbox.data.rows.length === 0 ? (
                <EmptyState title="Every referral was answered">
                  New referrals stand here, the oldest first, until somebody has read them for safety and
                  accepted them or passed them on.
                </EmptyState>
              ) : (
                <InboxTable
                  rows={inbox.data?.rows ?? []}
                  openId={openId}
                  onOpen={({ referralId }) => {
                    setAnswered(null);
                    setOpenId(referralId);
                  }}
                />
              )
            ) : turnedAway.data !== undefined && turnedAway.data.rows.length === 0 ? (
              <EmptyState title="Nobody was turned away">
                Referrals that were declined or signposted stay here, with why and who holds the risk.
              </EmptyState>
            ) : (
              <NotAcceptedTable rows={turnedAway.data?.rows ?? []} />
            )}
          </div>
          <ListFoot offset={offset} total={total} printed={null} hasWaits={false} onGo={setOffset} />
        </section>
      </div>
      {openId === null ? null : (
        <TriageDrawer
          referralId={openId}
          onClose={closeThis(setOpenId, openId, null)}
          returnFocus={() => document.querySelector<HTMLElement>(`[data-row="${openId}"]`)}
          onAnswered={(done) => {
            setAnswered(done);
            closeThis(setOpenId, openId, null)();
          }}
        />
      )}
      {banding === null || banding.acceptedId === null ? null : (
        <PriorityDialog
          referralId={banding.acceptedId}
          name={banding.name}
          onClose={() => setBanding(null)}
        />
      )}
      {isGiving ? (
        <GiveRestDialog count={counts?.nobodyAnswers ?? 0} onClose={() => setGiving(false)} />
      ) : null}
    </Page>
  );
}

type AnsweredProps = { readonly answered: Answered; readonly onPriority: (() => void) | null };

function AnsweredBanner({ answered, onPriority }: AnsweredProps) {
  return (
    <Banner
      tone="moss"
      live
      action={
        onPriority === null ? undefined : (
          <Button kind="link" small onPress={onPriority}>
            Look at priority
          </Button>
        )
      }
      fact={
        <>
          <Name full={answered.name} />: {answered.fact}
        </>
      }
    >
      {answered.whatFollows}
    </Banner>
  );
}
