import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { ChildJourney } from '../child/ChildJourney.tsx';
import { keptAnswers, useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { CourseRecord } from './CourseRecord.tsx';

/** One course: the child's banner and journey, then the strip, the sessions and what can be done. */
export function CourseScreen({ courseId }: { readonly courseId: string }) {
  const queries = useQueryClient();
  // Coming from the child's record there is nothing to look up, and nothing goes blank.
  const whose = useOp(
    'course.childOf',
    { courseId },
    {
      known: () => {
        const overviews = keptAnswers(queries, 'child.overview');
        const of = overviews.find(({ courses }) => courses.some(({ id }) => id === courseId));
        return of && { childId: of.child.id };
      },
    },
  );
  const [contactOpened, setContactOpened] = useState(0);
  const childId = whose.isPlaceholderData ? null : (whose.data?.childId ?? null);
  if (whose.error !== null) return <Banner tone="brick">{whose.error.failure.message}</Banner>;
  return (
    <ChildFrame
      childId={childId}
      tab="courses"
      aboveTabs={(overview) => <ChildJourney overview={overview} />}
      onContact={() => setContactOpened(contactOpened + 1)}
    >
      {() => <LoadedCourse courseId={courseId} />}
    </ChildFrame>
  );
}

function LoadedCourse({ courseId }: { readonly courseId: string }) {
  const asked = useOp('course.get', { courseId });
  if (asked.error !== null) return <Banner tone="brick">{asked.error.failure.message}</Banner>;
  // Never the course before while this one is being read.
  if (asked.data?.id !== courseId) return null;
  return <CourseRecord course={asked.data} />;
}
