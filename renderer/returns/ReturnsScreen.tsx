import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { asksFirst, type BeforeRelease } from '../../shared/returns/asking.ts';
import type { ReturnFormat } from '../../shared/returns/codes.ts';
import type { SuppressionMode } from '../../shared/returns/suppression.ts';
import { useCan, useSession, useToday } from '../session.tsx';
import { useCommand, useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { focusField } from '../ui/ErrorSummary.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { BeforeDialog } from './BeforeDialog.tsx';
import { Contents } from './Contents.tsx';
import { ExportBar } from './ExportBar.tsx';
import { KeptFacts } from './KeptFacts.tsx';
import { PrintHead } from './PrintHead.tsx';
import { RecordsDrawer } from './RecordsDrawer.tsx';
import { ReleasedBefore } from './ReleasedBefore.tsx';
import { ReleaseTag } from './ReleaseTag.tsx';
import { type Chosen, REASON_FIELD, REASON_MISSING, ReturnPicker } from './ReturnPicker.tsx';
import { ReturnSheet } from './ReturnSheet.tsx';
import type { OpenedFigure } from './SheetSection.tsx';
import { ToMend } from './ToMend.tsx';
import { quarterInWords } from './words.ts';

/** The return of a quarter: what was counted and how, what must be hidden, and the files that leave the service. */
export function ReturnsScreen() {
  const quarters = useOp('returns.periods', {});
  const [releaseId, setReleaseId] = useState<string | null>(null);
  const data = quarters.data;
  if (data === undefined) return <Page className="main">{null}</Page>;
  if (!data.hasRecords) return <NothingYet />;
  if (releaseId !== null) return <KeptReturn releaseId={releaseId} onLeave={() => setReleaseId(null)} />;
  return <CurrentReturn periods={data.periods} onShow={setReleaseId} />;
}

type Periods = OutputOf<'returns.periods'>['periods'];

function CurrentReturn({
  periods,
  onShow,
}: {
  readonly periods: Periods;
  readonly onShow: (releaseId: string) => void;
}) {
  const [period, setPeriod] = useState(periods[0]?.label ?? '');
  const [chosen, setChosen] = useState<Chosen>({ mode: 'for_publication', reason: '', recordedReason: null });
  const [reasonError, setReasonError] = useState<string | undefined>();
  const [opened, setOpened] = useState<OpenedFigure | null>(null);
  const [asking, setAsking] = useState<{
    about: BeforeRelease;
    answer: (goesOn: boolean) => void;
  } | null>(null);
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  const mode: SuppressionMode = chosen.recordedReason === null ? 'for_publication' : chosen.mode;
  const current = useOp('returns.get', { period, mode });
  const canOpen = useCan('returns.records');
  const { account } = useSession();
  const today = useToday();
  const exporting = useCommand('returns.export');
  const queryClient = useQueryClient();
  const data = current.data;
  if (data === undefined) {
    return (
      <Page className="main">
        <PageHead title="Quarterly service return" />
        {current.error !== null && (
          <div className="pad">
            <Banner tone="brick">{current.error.failure.message}</Banner>
          </div>
        )}
      </Page>
    );
  }
  const { published, fingerprint, before, toMend } = data;
  async function save(format: ReturnFormat) {
    // Exact figures were asked for and are not shown yet: what is on the screen is not what the person means.
    if (chosen.mode !== mode) {
      setReasonError(REASON_MISSING);
      focusField(REASON_FIELD);
      return null;
    }
    // Asked once for these figures, however many files are made of them.
    const isWarned = warnedOf === fingerprint || (asksFirst(before) && (await asked(before)));
    if (asksFirst(before) && !isWarned) return null;
    if (isWarned) setWarnedOf(fingerprint);
    const modeReason = chosen.recordedReason;
    const reply = await exporting.run({
      period: published.period.label,
      mode,
      modeReason,
      format,
      fingerprint,
      isWarned,
    });
    if (!reply.ok && (reply.code === 'return_changed' || reply.code === 'return_ask_first')) {
      setWarnedOf(null);
      await queryClient.invalidateQueries();
    }
    return reply;
  }
  const asked = (about: BeforeRelease) =>
    new Promise<boolean>((answer) => {
      setAsking({
        about,
        answer: (goesOn) => {
          setAsking(null);
          answer(goesOn);
        },
      });
    });
  return (
    <Page className="returns">
      <PageHead
        title={published.title}
        light={quarterInWords(published.period)}
        acts={<ReleaseTag published={published} fingerprint={fingerprint} />}
      />
      <ReturnPicker
        periods={periods}
        period={period}
        onPeriod={setPeriod}
        chosen={chosen}
        onChosen={(next) => {
          setChosen(next);
          setReasonError(undefined);
        }}
        reasonError={reasonError}
        onReasonError={setReasonError}
      >
        <ToMend published={published} before={before} toMend={toMend} onOpen={canOpen ? setOpened : null} />
        <Contents published={published} releases />
      </ReturnPicker>
      <ReturnSheet
        published={published}
        counts={data.counts}
        onOpen={canOpen ? setOpened : null}
        printHead={
          <PrintHead
            published={published}
            reason={chosen.recordedReason}
            madeOn={today}
            madeBy={account.name}
          />
        }
      >
        <ReleasedBefore onShow={onShow} />
      </ReturnSheet>
      <ExportBar published={published} isAsking={asking !== null} save={save} />
      {asking !== null && (
        <BeforeDialog
          before={asking.about}
          hidesSmall={mode === 'for_publication'}
          onAnswer={asking.answer}
        />
      )}
      {opened !== null && (
        <RecordsDrawer
          key={`${period} ${opened.section} ${opened.row} ${opened.column}`}
          period={published.period.label}
          figure={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}

/** What was released before, as it was, with its files to be made again. */
function KeptReturn({ releaseId, onLeave }: { readonly releaseId: string; readonly onLeave: () => void }) {
  const { data } = useOp('returns.release', { releaseId });
  const exporting = useCommand('returns.exportAgain');
  if (data === undefined) return <Page className="main">{null}</Page>;
  const { published, release } = data;
  return (
    <Page className="returns">
      <PageHead
        title={published.title}
        light={quarterInWords(published.period)}
        acts={<ReleaseTag published={published} fingerprint={release.fingerprint} />}
      />
      <div className="picker" tabIndex={0} role="region" aria-label="This release">
        <KeptFacts release={release} onLeave={onLeave} />
        <Contents published={published} />
      </div>
      <ReturnSheet
        published={published}
        counts={release.counts}
        onOpen={null}
        printHead={
          <PrintHead
            published={published}
            reason={release.modeReason}
            madeOn={release.madeOn}
            madeBy={release.madeBy}
          />
        }
      />
      <ExportBar published={published} save={(format) => exporting.run({ releaseId, format })} />
    </Page>
  );
}

function NothingYet() {
  return (
    <Page className="main">
      <PageHead title="Quarterly service return" />
      <div className="pad">
        <EmptyState
          title="Nothing to count yet"
          action={
            <Link className="btn primary" to={{ screen: 'import' }}>
              Bring in a waiting list
            </Link>
          }
        >
          The return counts referrals, waits, check-ins, sessions and reviews of a quarter, each with its
          definition, and hides small figures before anything leaves the service.
        </EmptyState>
      </div>
    </Page>
  );
}
