import { type RefObject, useEffect, useRef } from 'react';
import { useIsAskedFor } from '../router.tsx';
import { useAfterPaint } from '../useAfterPaint.ts';
import { bringUp } from './bringUp.ts';

/** Asks a course for its review on the way there: it stands at the top, with nothing open in it yet. */
export const nextReviewOf = (courseId: string) => `nextReview:${courseId}`;

/** The heading of a review. Whoever came for it has it before them; the screen itself takes the focus first. */
export function useBroughtUp(courseId: string): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  const isPainted = useAfterPaint();
  const isAsked = useIsAskedFor(nextReviewOf(courseId));
  useEffect(() => {
    if (isAsked && isPainted) bringUp(title.current);
  }, [isAsked, isPainted]);
  return title;
}
