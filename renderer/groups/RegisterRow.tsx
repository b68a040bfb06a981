import { useEffect, useId } from 'react';
import { inReach, type PersonInReach } from '../../shared/checkIns/saving.ts';
import {
  type Attendee,
  ATTENDEE_LABELS,
  MISS_REASON_LABELS,
  type MissReason,
  reasonsOf,
} from '../../shared/courses/logging.ts';
import { type LoggedStatus, SESSION_STATUS_LABELS } from '../../shared/courses/sessions.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { registerStatuses, whoMayCome } from '../../shared/groups/rules.ts';
import { useOp } from '../client.ts';
import { IsSafe } from '../course/IsSafe.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { type Answer, asksSafe, asksWho, asksWhy } from './registerForm.ts';

type RegisterRowProps = {
  readonly entry: GroupView['dates'][number]['entries'][number];
  readonly member: GroupView['people'][number];
  /** Whether it is still to be said. */
  readonly isOpen: boolean;
  readonly isAhead: boolean;
  readonly answer: Answer;
  readonly errors: Record<string, string>;
  readonly onChange: (answer: Partial<Answer>) => void;
  readonly onAround: (people: readonly PersonInReach[]) => void;
};

/** One member in a register: what became of their own session, and after a miss whether the child is safe. */
export function RegisterRow(props: RegisterRowProps) {
  const { entry, member, isOpen, isAhead, answer, errors, onChange } = props;
  const rowId = useId();
  function bound<K extends keyof Answer & string>(name: K): BoundField<Answer[K]> {
    return {
      id: `${rowId}-${name}`,
      value: answer[name],
      onChange: (value) => onChange({ [name]: value } as Partial<Answer>),
      error: errors[name],
    };
  }
  return (
    <li>
      <p className="register-who">
        <b>
          <Name full={member.child.name} />
        </b>{' '}
        <span className="muted">
          {member.carer === null ? null : (
            <>
              <Name full={member.carer.name} />,{' '}
            </>
          )}
          session {entry.number}
        </span>
      </p>
      {isOpen ? (
        <>
          <Select<LoggedStatus>
            {...bound('status')}
            label={
              <span className="vh">
                What became of it, <Name full={member.child.name} />
              </span>
            }
            empty="Choose one"
            options={registerStatuses(member.strand).map((status) => ({
              value: status,
              label: SESSION_STATUS_LABELS[status],
            }))}
          />
          {asksWho(answer, member.strand) ? (
            <ManyChoices<Attendee>
              {...bound('attendees')}
              legend={
                <>
                  Who came?
                  <span className="vh">
                    {' '}
                    <Name full={member.child.name} />
                  </span>
                </>
              }
              options={whoMayCome(member.strand).map((who) => ({ value: who, label: nameOf(member, who) }))}
            />
          ) : null}
          {asksWhy(answer) ? (
            <Select<MissReason>
              {...bound('reason')}
              label="Why, as far as you know?"
              empty="Choose one"
              options={withChosen(answer).map((reason) => ({
                value: reason,
                label: MISS_REASON_LABELS[reason],
              }))}
            />
          ) : null}
          {asksSafe(answer, member.strand) ? (
            <Safe
              member={member}
              isCalledOff={answer.status === 'cancelled_by_family'}
              fields={{
                safety: bound('safety'),
                safeFrom: bound('safeFrom'),
                safeBy: bound('safeBy'),
                unsafeChannelReason: bound('unsafeChannelReason'),
              }}
              onAround={props.onAround}
            />
          ) : null}
        </>
      ) : (
        <p>
          {SESSION_STATUS_LABELS[entry.status]}{' '}
          {isAhead ? null : (
            <Link
              className="btn link sm"
              to={{ screen: 'course', courseId: member.courseId, open: `logSession:${entry.sessionId}` }}
            >
              Add a note, or change it
              <span className="vh">
                , <Name full={member.child.name} />
              </span>
            </Link>
          )}
        </p>
      )}
      {errors['status'] === undefined || isOpen ? null : <ErrorLine>{errors['status']}</ErrorLine>}
    </li>
  );
}

/** Somebody who may come, by name where it is known. */
function nameOf({ child, carer }: RegisterRowProps['member'], who: Attendee) {
  const name = who === 'child' ? child.shortName : who === 'carer' ? carer?.name : undefined;
  return name === undefined ? ATTENDEE_LABELS[who] : <Name full={name} />;
}

type SafeProps = Pick<RegisterRowProps, 'member' | 'onAround'> &
  Pick<Parameters<typeof IsSafe>[0], 'fields' | 'isCalledOff'>;

/** The question of the course, with who is round this child for its check. */
function Safe({ member, onAround, ...asked }: SafeProps) {
  const people = useOp('people.list', { childId: member.child.id });
  const around = people.isPlaceholderData ? undefined : people.data?.people;
  useEffect(() => {
    if (around !== undefined) onAround(around.map(inReach));
  });
  return <IsSafe {...asked} child={member.child} />;
}

/** The reasons for the answer, and one that was chosen for another answer before. */
function withChosen({ status, reason }: Answer): readonly MissReason[] {
  const offered = reasonsOf(status === '' ? null : status);
  return reason === '' || offered.includes(reason) ? offered : [reason, ...offered];
}
