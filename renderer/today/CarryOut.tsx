import type { JobOf } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { SayInWords } from './SayInWords.tsx';

type Props = {
  readonly job: Pick<JobOf<'review_decided'>, 'courseId' | 'reviewId' | 'outcome'>;
  readonly onSaved: () => void;
};

const SUCH_AS: Record<JobOf<'review_decided'>['outcome'], string> = {
  extend: 'Such as: agreed with the family that the rest is enough.',
  change: 'Such as: her mother has sessions of her own from December.',
  pause: 'Such as: she has exams and comes again from 11 January.',
};

/** What became of what a review decided: it is said once, and stays with the review. */
export function CarryOut({ job, onSaved }: Props) {
  const carryOut = useCommand('review.carryOut');
  const { courseId, reviewId, outcome } = job;
  return (
    <SayInWords
      formKey={`carriedOut:${reviewId}`}
      title="What became of it"
      label="What became of it?"
      hint={`${SUCH_AS[outcome]} It stays with the review.`}
      missing="Say in a few words what became of it"
      submit="Save what became of it"
      save={(words) => carryOut.run({ courseId, reviewId, words })}
      onSaved={onSaved}
    />
  );
}
