import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { CourseRecord } from './CourseRecord.tsx';

/** One course within the child's record: the strip, the sessions and what can be done. */
export function CourseOfChild({ courseId }: { readonly courseId: string }) {
  const asked = useOp('course.get', { courseId });
  if (asked.error !== null) return <Banner tone="brick">{asked.error.failure.message}</Banner>;
  // Never the course before while this one is being read.
  if (asked.data?.id !== courseId) return null;
  return <CourseRecord course={asked.data} />;
}
