import { useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import {
  askedExtension,
  carerStrandOf,
  countedStrandOf,
  heldReviews,
  standingOf,
  stripInputOf,
} from '../../shared/courses/facts.ts';
import { figureInWords, figureOf } from '../../shared/courses/rules.ts';
import { isInTime } from '../../shared/courses/progress.ts';
import { courseStrip } from '../../shared/courses/strip.ts';
import { recordIdOf } from '../../shared/drafts/words.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { CourseStrip } from '../drawings/CourseStrip.tsx';
import { StripLegend } from '../drawings/StripLegend.tsx';
import { CourseFeedback } from '../feedback/CourseFeedback.tsx';
import { CourseMeasures } from '../measures/CourseMeasures.tsx';
import { useToday } from '../session.tsx';
import { useAfterPaint } from '../useAfterPaint.ts';
import { Banner } from '../ui/Banner.tsx';
import { closeThis } from '../ui/closeThis.ts';
import { AddSession } from './AddSession.tsx';
import { CourseHead } from './CourseHead.tsx';
import { CourseNotices } from './CourseNotices.tsx';
import { HoldersDialog } from '../continuity/HoldersDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { EndingSection } from './EndingSection.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import type { SavedLog } from './logForm.ts';
import { MissDecisionForm } from './MissDecisionForm.tsx';
import { NextReview } from './NextReview.tsx';
import type { ListTab } from './sessionRows.ts';
import { SessionPanel } from './SessionPanel.tsx';
import { ReopenCourse } from './ReopenCourse.tsx';
import { SessionsList } from './SessionsList.tsx';
import { carerLabels, rareMarks } from './stripOf.ts';
import { nextToLog, sessionToShow } from './whatNext.ts';
import { largeFigure, subWords, whoseSessions } from './words.ts';

/** The gap between the strip and the dialog that changes its limit. */
const DIALOG_GAP = 8;

type OpenSession = Readonly<{ sessionId: string; takesFocus: boolean; tryId?: string | undefined }>;
type Side =
  (OpenSession & { readonly show: 'session' }) | { readonly show: 'add' } | { readonly show: 'nothing' };

/** The course itself: one line for the child and one for the carer, the list, and what is open beside it. */
export function CourseRecord({ course }: { readonly course: CourseView }) {
  const today = useToday();
  const queries = useQueryClient();
  const isPainted = useAfterPaint();
  const lists = useOp('service.lists', {});
  const askedId = recordIdOf(useAskedFor() ?? '');
  const first = sessionAbout(course, askedId) ?? sessionToShow(course, today);
  const [side, setSide] = useState<Side>(
    first === null ? { show: 'nothing' } : { show: 'session', sessionId: first.id, takesFocus: false },
  );
  const [tab, setTab] = useState<ListTab>(() => tabOf(course, first?.id ?? null, today));
  const shown = useRef({ side, tab });
  useEffect(() => {
    shown.current = { side, tab };
  }, [side, tab]);
  const [openReviewId, setOpenReviewId] = useState<string | null>(
    course.reviews.find(({ id }) => id === askedId)?.id ?? null,
  );
  const [isNo, setIsNo] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [dialog, setDialog] = useState<AskedDialog | null>(useAskedDialog(course.id));
  const [dialogStyle, setDialogStyle] = useState<CSSProperties>();
  const [missesOf, setMissesOf] = useState<string | null>(useAskedMisses(course));
  const [asking, setAsking] = useState<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);

  const standing = standingOf(course, today);
  const asked = askedExtension(course);
  const counted = countedStrandOf(course);
  const { bounds } = course.terms;
  const roomName = (id: string) => lists.data?.rooms.find((room) => room.id === id)?.name ?? null;
  const openSession =
    side.show === 'session' ? (course.sessions.find((each) => each.id === side.sessionId) ?? null) : null;
  const tryId = side.show === 'session' ? side.tryId : undefined;
  const strandOfOpen = course.strands.find((each) => each.id === openSession?.strandId) ?? null;
  const drawn = useMemo(() => courseStrip(stripInputOf(course, today)), [course, today]);
  // Sessions are added for the carer whose session is open; for the first otherwise.
  const ofCarer = (strandOfOpen?.isCounted === false ? strandOfOpen : carerStrandOf(course))?.id ?? null;
  const strandOfMisses = course.strands.find((each) => each.id === missesOf) ?? null;
  const askedTo = dialog === 'extend' ? asking : (asked?.to ?? null);
  const isAskedFor = askedTo !== null && askedTo === asked?.to;

  function openIt(sessionId: string, corrected?: string) {
    setIsNo(false);
    setSaved(null);
    setSide({ show: 'session', sessionId, takesFocus: true, tryId: corrected });
    setTab(tabOf(course, sessionId, today));
  }
  function onLogged(log: SavedLog) {
    // By now every question was asked again: this is the course with what was just saved in it.
    const fresh = queries.getQueryData<CourseView>(['course.get', { courseId: course.id }]) ?? course;
    const session = fresh.sessions.find((each) => each.id === log.sessionId);
    const isCounted = session?.strandId === counted?.id;
    const figure = isCounted ? `: ${figureInWords(figureOf(standingOf(fresh, today)))}` : '';
    setSaved(`Session ${session?.number ?? ''} is saved${figure}.`);
    // Whoever opened another session or list before the save had ended stays with it.
    if (shown.current.side !== side || shown.current.tab !== tab) return;
    const nextId = nextToLog(fresh, session?.strandId ?? null, today)?.id ?? log.sessionId;
    setIsNo(false);
    setSide({ show: 'session', sessionId: nextId, takesFocus: true });
    setTab(tabOf(fresh, nextId, today));
  }
  function closeEnding() {
    setSaved(null);
    setDialog(null);
  }
  function openExtension() {
    strip.current?.scrollIntoView({ block: 'start' });
    const bottom = strip.current?.getBoundingClientRect().bottom;
    setDialogStyle(bottom === undefined ? undefined : belowStrip(bottom));
    setDialog('extend');
  }

  return (
    <section aria-labelledby="course-title">
      <CourseHead
        course={course}
        roomName={roomName}
        canExtend={bounds.max !== null}
        isAsked={asked !== null}
        isExtended={course.decisions.some((each) => each.upTo === null || each.upTo > (bounds.max ?? 0))}
        onAdd={() => setSide({ show: 'add' })}
        onExtend={openExtension}
        onHolders={() => setDialog('handover')}
        onEnd={() => setDialog('end')}
      />
      <CourseNotices
        course={course}
        standing={standing}
        onExtend={openExtension}
        onDecideMisses={setMissesOf}
      />
      <div ref={strip} className={dialog === 'extend' ? 'above-scrim is-lit' : undefined}>
        <CourseStrip
          strip={drawn}
          counted={{
            name: whoseSessions(course),
            figure: largeFigure(standing),
            sub:
              askedTo !== null && askedTo > standing.count && standing.sub !== null
                ? `${askedTo - standing.count} more ${isAskedFor ? 'asked for' : 'if you extend'}`
                : subWords(course, standing),
          }}
          carers={carerLabels(course)}
          asked={
            askedTo === null || isInTime(bounds)
              ? null
              : { to: askedTo, label: `To ${askedTo}, if you ${isAskedFor ? 'agree' : 'extend'}` }
          }
          openSessionId={openSession?.id ?? null}
          onSelect={(sessionId) => openIt(sessionId)}
          onSelectReview={(number) => {
            const review = heldReviews(course)[number - 1];
            setOpenReviewId(review?.id ?? null);
          }}
        />
      </div>
      <StripLegend
        also={rareMarks(drawn)}
        hasLater={drawn.counted.some(({ laterThan }) => laterThan !== undefined)}
      />
      <div className={isNo ? 'course-body is-no' : 'course-body'}>
        <SessionsList
          course={course}
          tab={tab}
          onTab={setTab}
          openSessionId={openSession?.id ?? null}
          openReviewId={openReviewId}
          onSession={openIt}
          onReview={setOpenReviewId}
          onAdd={() => setSide({ show: 'add' })}
          roomName={roomName}
        />
        <div className="course-side">
          {isNo ? null : (
            <EndingSection
              course={course}
              onTell={() => setDialog('end')}
              onReopen={() => setDialog('reopen')}
            />
          )}
          {saved === null ? null : (
            <Banner tone="moss" live>
              {saved}
            </Banner>
          )}
          {side.show === 'add' ? (
            <AddSession
              course={course}
              strandId={tab === 'carer' ? ofCarer : null}
              onDone={() =>
                // A session that was opened before the save had ended stays open.
                setSide((now) =>
                  now.show !== 'add'
                    ? now
                    : first === null
                      ? { show: 'nothing' }
                      : { show: 'session', sessionId: first.id, takesFocus: false },
                )
              }
            />
          ) : openSession === null || strandOfOpen === null ? null : (
            <SessionPanel
              key={`${openSession.id} ${openSession.tries.length} ${openSession.tries.at(-1)?.status ?? ''} ${tryId ?? ''}`}
              course={course}
              session={openSession}
              strand={strandOfOpen}
              tryId={tryId}
              onLeave={() => openIt(openSession.id)}
              takesFocus={side.show === 'session' && side.takesFocus}
              roomName={roomName}
              onSaved={onLogged}
              onBranch={setIsNo}
            />
          )}
          {isNo ? null : (
            <NextReview
              key={openReviewId ?? 'next'}
              course={course}
              opened={course.reviews.find((each) => each.id === openReviewId) ?? null}
              onClose={() => setOpenReviewId(null)}
            />
          )}
          {isNo || !isPainted ? null : <CourseFeedback course={course} />}
          {isNo || !isPainted ? null : <CourseMeasures childId={course.child.id} courseId={course.id} />}
        </div>
      </div>
      {dialog === 'extend' ? (
        <ExtendDialog
          course={course}
          style={dialogStyle}
          onAsked={setAsking}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {strandOfMisses === null ? null : (
        <MissDecisionForm course={course} strand={strandOfMisses} onClose={() => setMissesOf(null)} />
      )}
      {dialog === 'handover' ? <HoldersDialog course={course} onClose={() => setDialog(null)} /> : null}
      {dialog === 'reopen' ? (
        <ReopenCourse course={course} onClose={closeThis(setDialog, 'reopen', null)} />
      ) : null}
      {dialog === 'end' ? <EndDialog course={course} onClose={closeEnding} /> : null}
    </section>
  );
}

/** The session a form asked for is about: by its own id, or by one of its dates. */
function sessionAbout(course: CourseView, id: string | null) {
  if (id === null) return null;
  return course.sessions.find((each) => each.id === id || each.tries.some((one) => one.id === id)) ?? null;
}

type AskedDialog = 'extend' | 'end' | 'handover' | 'reopen';

function useAskedDialog(courseId: string): AskedDialog | null {
  const asked = useAskedFor();
  if (asked?.startsWith('handover:') === true) return 'handover';
  if (asked === `endCourse:${courseId}`) return 'end';
  if (asked === `reopenCourse:${courseId}`) return 'reopen';
  return asked === `extend:${courseId}` ? 'extend' : null;
}

/** The strand whose missed sessions somebody came to decide on. */
function useAskedMisses(course: CourseView): string | null {
  const asked = useAskedFor();
  return course.strands.find(({ id }) => asked === `missDecision:${id}`)?.id ?? null;
}

function belowStrip(bottom: number): CSSProperties {
  return {
    inset: `${bottom + DIALOG_GAP}px 1.875rem 0.75rem 6.25rem`,
    transform: 'none',
    width: 'auto',
    maxHeight: 'none',
  };
}

function tabOf(course: CourseView, sessionId: string | null, today: string): ListTab {
  const session = course.sessions.find((each) => each.id === sessionId);
  if (session === undefined) return 'past';
  if (course.strands.some((each) => !each.isCounted && each.id === session.strandId)) return 'carer';
  const last = session.tries.at(-1);
  if (last === undefined) return 'coming';
  return last.status === 'planned' && last.on >= today ? 'coming' : 'past';
}
