import { useState } from 'react';
import { formatLongDay, formatTime, type LocalDate } from '../../shared/dates.ts';
import { timeOf } from '../../shared/diary/change.ts';
import type { Span } from '../../shared/diary/week.ts';
import type { ToPlace } from '../../shared/diary/weekContract.ts';
import { useOp } from '../client.ts';
import { DateForm, type DateTask } from '../course/DateForm.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Select } from '../ui/Select.tsx';

/** A free stretch of somebody's day, and where in it was pressed. */
export type FreeAt = {
  readonly practitionerId: string;
  readonly name: string;
  readonly on: LocalDate;
  readonly span: Span;
  readonly at: number;
};

type FreeDrawerProps = { readonly free: FreeAt; readonly onClose: () => void };

/** A session of a course under way put into a free stretch: one that has no date yet, or one more. */
export function FreeDrawer({ free, onClose }: FreeDrawerProps) {
  const { practitionerId, name, on, span, at } = free;
  const { show } = usePrivacy();
  const [strandId, setStrandId] = useState('');
  const asked = useOp('diary.toPlace', { practitionerId });
  const strands = asked.isPlaceholderData ? [] : (asked.data?.strands ?? []);
  const chosen = strands.find((each) => each.strandId === strandId);
  return (
    <Drawer
      subject={`${practitionerId}${on}${at}`}
      kicker={`Free ${formatTime(timeOf(span.from))} to ${formatTime(timeOf(span.to))}`}
      title={`${name}, ${formatLongDay(on)}`}
      closeLabel="Close this free time"
      onClose={onClose}
    >
      {asked.error === null ? null : <Banner tone="brick">{asked.error.failure.message}</Banner>}
      {asked.data !== undefined && strands.length === 0 ? (
        <p>{name} holds no course that you may change. A new course is planned from the child’s record.</p>
      ) : (
        <Select
          label="Whose session?"
          hint="A course under way. A new course is planned from the child’s record."
          empty="Choose"
          value={strandId}
          onChange={setStrandId}
          options={strands.map((each) => ({
            value: each.strandId,
            label: `${show(each.childName)}${each.isCarers ? ', carer' : ''}: ${taskWords(each)}`,
          }))}
        />
      )}
      {chosen === undefined ? null : (
        <Placed key={chosen.strandId} strand={chosen} at={{ on, time: timeOf(at) }} onClose={onClose} />
      )}
    </Drawer>
  );
}

const taskWords = ({ undated, next }: ToPlace) =>
  undated === null ? `one more, session ${next}` : `session ${undated.number}, no date yet`;

type PlacedProps = {
  readonly strand: ToPlace;
  readonly at: { readonly on: string; readonly time: string };
  readonly onClose: () => void;
};

function Placed({ strand: { courseId, strandId, undated }, at, onClose }: PlacedProps) {
  const { data: course, error, isPlaceholderData } = useOp('course.get', { courseId });
  if (error !== null) return <Banner tone="brick">{error.failure.message}</Banner>;
  const strand = course?.strands.find(({ id }) => id === strandId);
  if (course === undefined || strand === undefined || isPlaceholderData) return null;
  const task: DateTask = undated === null ? { is: 'add' } : { is: 'addDate', ...undated };
  return <DateForm course={course} strand={strand} task={task} at={at} onSaved={onClose} onClose={onClose} />;
}
