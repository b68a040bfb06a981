import type { CourseView } from '../../shared/courses/contract.ts';
import { NOTE_MAX } from '../../shared/clinicalNotes/note.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { TextArea } from '../ui/TextArea.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { AttendeeLabel } from './people.tsx';
import { disclosureReminder } from './SessionNote.tsx';

type Props = {
  readonly course: CourseView;
  readonly withWhom: readonly Attendee[];
  readonly child: BoundField<string>;
  readonly carer: BoundField<string>;
};

/** What those who were at a review said of it, in their own words: read by clinical roles only. */
export function TheirWords({ course, withWhom, child, carer }: Props) {
  const isChildThere = withWhom.includes('child') || child.value !== '';
  const isCarerThere = withWhom.includes('carer') || carer.value !== '';
  const words = (who: 'child' | 'carer') => (
    <TextArea
      {...(who === 'child' ? child : carer)}
      label={
        <>
          <AttendeeLabel course={course} who={who} />, in their own words
        </>
      }
      hint="What they said of how it is going. Encrypted; it may stay empty."
      reminder={disclosureReminder(course.child.isPreTrial)}
      rows={2}
      maxLength={NOTE_MAX}
    />
  );
  if (!isChildThere && !isCarerThere) return null;
  return (
    <div className="stack after-q">
      {isChildThere ? words('child') : null}
      {isCarerThere ? words('carer') : null}
    </div>
  );
}
