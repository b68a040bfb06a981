import { useQueryClient } from '@tanstack/react-query';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { keptAnswers, useOp } from '../client.ts';
import { CourseOfChild } from '../course/CourseOfChild.tsx';
import { PlanCourse } from '../course/PlanCourse.tsx';
import type { Route } from '../route.ts';
import { Banner } from '../ui/Banner.tsx';
import { AskedForm } from './AskedForm.tsx';
import { ChildFrame } from './ChildFrame.tsx';
import { ChildJourney } from './ChildJourney.tsx';
import type { OpenForm } from './openForm.ts';
import { OpenedForm } from './OpenedForm.tsx';
import { TabBody } from './TabBody.tsx';
import { childTabOf } from './tabs.ts';
import { useFormBeside } from './useFormBeside.ts';

/** The places within one child's record: its tabs, one of its courses, the planning of one. */
export type RecordRoute = Extract<Route, { readonly screen: 'child' | 'course' | 'planCourse' }>;

/** One frame for all of them: going between them, the banner and the tabs stay as they are drawn. */
export function RecordScreen({ route }: { readonly route: RecordRoute }) {
  const whose = useWhose(route);
  if (whose.refusal !== null) return <Banner tone="brick">{whose.refusal}</Banner>;
  return <Record key={whose.childId} route={route} childId={whose.childId} />;
}

/** Whose record a place lies in. Coming to a course from the child's record there is nothing to look up. */
function useWhose(route: RecordRoute): {
  readonly childId: string | null;
  readonly refusal: string | null;
} {
  const queries = useQueryClient();
  const courseId = route.screen === 'course' ? route.courseId : null;
  const looked = useOp(
    'course.childOf',
    { courseId: courseId ?? '' },
    {
      enabled: courseId !== null,
      known: () => {
        const overviews = keptAnswers(queries, 'child.overview');
        const of = overviews.find(({ courses }) => courses.some(({ id }) => id === courseId));
        return of && { childId: of.child.id };
      },
    },
  );
  if (route.screen !== 'course') return { childId: route.childId, refusal: null };
  if (looked.error !== null) return { childId: null, refusal: looked.error.failure.message };
  return { childId: looked.isPlaceholderData ? null : (looked.data?.childId ?? null), refusal: null };
}

/** The frame with what the place shows in it, and one form at a time beside the tabs. */
function Record({ route, childId }: { readonly route: RecordRoute; readonly childId: string | null }) {
  const tab = route.screen === 'child' ? childTabOf(route.tab) : 'courses';
  const { form, show, close } = useFormBeside(tab, route.screen === 'child' ? route.open : undefined);
  return (
    <ChildFrame
      childId={childId}
      tab={tab}
      aboveTabs={route.screen === 'course' ? journeyOf : undefined}
      onContact={close}
      drawer={(overview) => {
        if (form === null || route.screen !== 'child') return null;
        return typeof form === 'string' ? (
          <AskedForm formKey={form} overview={overview} onClose={close} onOpen={show} />
        ) : (
          <OpenedForm form={form} overview={overview} onClose={close} onOpen={show} />
        );
      }}
    >
      {(overview) => <Body route={route} overview={overview} onOpen={show} />}
    </ChildFrame>
  );
}

const journeyOf = (overview: ChildOverview) => <ChildJourney overview={overview} />;

type BodyProps = {
  readonly route: RecordRoute;
  readonly overview: ChildOverview;
  readonly onOpen: (form: OpenForm) => void;
};

function Body({ route, overview, onOpen }: BodyProps) {
  switch (route.screen) {
    case 'course':
      return <CourseOfChild key={route.courseId} courseId={route.courseId} />;
    case 'planCourse':
      return (
        <PlanCourse key={route.offerId} overview={overview} childId={route.childId} offerId={route.offerId} />
      );
    case 'child':
      return <TabBody tab={childTabOf(route.tab)} overview={overview} onOpen={onOpen} />;
  }
}
