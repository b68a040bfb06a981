import type { GroupDate, GroupView } from '../../shared/groups/contract.ts';
import { interpreterFormOf } from '../course/InterpreterPart.tsx';
import { NameLink } from '../ui/Name.tsx';

/** Whose sessions of a date need an interpreter and have none, each with the way to say that one is booked. */
export function InterpretersToBook({ group, date }: { readonly group: GroupView; readonly date: GroupDate }) {
  const toBook = date.entries.filter(
    ({ status, interpreter }) => status === 'planned' && interpreter === 'needed',
  );
  return toBook.map(({ memberId, tryId }) => {
    const member = group.people.find((each) => each.memberId === memberId);
    return member === undefined ? null : (
      <span key={memberId} className="line-2">
        Interpreter to book for{' '}
        <NameLink
          full={member.child.name}
          to={{ screen: 'course', courseId: member.courseId, open: interpreterFormOf(tryId) }}
        />
      </span>
    );
  });
}
