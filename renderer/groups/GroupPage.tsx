import { useState } from 'react';
import { wasHeld, type SessionStatus } from '../../shared/courses/sessions.ts';
import { formatDate, formatDay, formatTime } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { datesNear, isStillPlanned, sizeNotes, stateOfDate } from '../../shared/groups/rules.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { Section, TabBody } from '../service/Section.tsx';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Name, NameLink } from '../ui/Name.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { AddGroupDate } from './AddGroupDate.tsx';
import { ChangeGroup } from './ChangeGroup.tsx';
import { ChangeGroupDate } from './ChangeGroupDate.tsx';
import { EndGroup } from './EndGroup.tsx';
import { InterpretersToBook } from './InterpretersToBook.tsx';
import { JoinGroup } from './JoinGroup.tsx';
import { LeaveGroup } from './LeaveGroup.tsx';
import { Register } from './Register.tsx';
import { cameFigure, withWhom } from './words.ts';

type Open =
  | { readonly form: 'join' | 'date' | 'details' | 'end' }
  | { readonly form: 'leave'; readonly memberId: string }
  | { readonly form: 'register' | 'change'; readonly dateId: string };

/** One group: who is in it with their own counts, its dates, and the register of each. */
export function GroupPage({ groupId }: { readonly groupId: string }) {
  const group = useOp('group.get', { groupId }).data;
  const therapies = useCatalogue();
  const mayChange = useCan('group.join');
  const asked = useAskedFor();
  const [open, setOpen] = useState<Open | null>(() => openOf(asked));
  if (group === undefined || group.id !== groupId) return null;
  const protocol = therapies.byId(group.protocolId);
  const runs = group.endedOn === null;
  const canChange = mayChange && !group.isStandIn;
  // A form that was saved closes itself, and nothing that was opened meanwhile.
  const closing = (form: Open['form']) => () => setOpen((was) => (was?.form === form ? null : was));
  const leaving = group.people.find(({ memberId }) => open?.form === 'leave' && memberId === open.memberId);
  const taking = group.dates.find(({ id }) => open?.form === 'register' && id === open.dateId);
  const changing = group.dates.find(({ id }) => open?.form === 'change' && id === open.dateId);
  return (
    <Page className="service">
      <PageHead
        title={group.name}
        light={protocol.shortName}
        acts={
          <>
            <Link className="btn" to={{ screen: 'groups' }}>
              Every group
            </Link>
            {runs && canChange ? (
              <>
                <Button onPress={() => setOpen({ form: 'details' })}>Change the group</Button>
                <Button onPress={() => setOpen({ form: 'end' })}>End the group</Button>
              </>
            ) : null}
          </>
        }
      />
      <TabBody label={group.name}>
        <p>
          With {withWhom(group)}
          {group.room === null ? '' : `, ${group.room}`}, {group.lengthMinutes} minutes.
          {group.endedOn === null ? '' : ` Ended on ${formatDate(group.endedOn)}.`}
        </p>
        {group.isStandIn ? (
          <Banner tone="slate" fact="You stand in for somebody.">
            You see the dates you hold, and who comes to them. Whoever holds the group changes the rest.
          </Banner>
        ) : null}
        {runs && !group.isStandIn
          ? sizeNotes(protocol, group).map(({ code, sentence }) => (
              <Banner key={code} tone={code === 'over_places' ? 'ochre' : 'slate'} fact={sentence} />
            ))
          : null}
        <Apart group={group} />
        <Dates
          group={group}
          onRegister={(dateId) => setOpen({ form: 'register', dateId })}
          onAdd={runs && canChange ? () => setOpen({ form: 'date' }) : null}
          onChange={runs && canChange ? (dateId) => setOpen({ form: 'change', dateId }) : null}
        />
        <Members
          group={group}
          onJoin={runs && canChange ? () => setOpen({ form: 'join' }) : null}
          onLeave={(memberId) => setOpen({ form: 'leave', memberId })}
        />
      </TabBody>
      {open?.form === 'join' ? <JoinGroup group={group} onClose={closing('join')} /> : null}
      {open?.form === 'details' ? <ChangeGroup group={group} onClose={closing('details')} /> : null}
      {open?.form === 'date' ? <AddGroupDate group={group} onClose={closing('date')} /> : null}
      {open?.form === 'end' ? <EndGroup group={group} onClose={closing('end')} /> : null}
      {leaving === undefined ? null : (
        <LeaveGroup group={group} member={leaving} onClose={closing('leave')} />
      )}
      {changing === undefined ? null : (
        <ChangeGroupDate key={changing.id} group={group} date={changing} onClose={closing('change')} />
      )}
      {taking === undefined ? null : (
        <Register key={taking.id} group={group} date={taking} onClose={closing('register')} />
      )}
    </Page>
  );
}

function openOf(asked: string | undefined): Open | null {
  const [kind, id] = asked?.split(':') ?? [];
  if (kind === 'groupMember') return { form: 'join' };
  if (kind === 'groupDetails') return { form: 'details' };
  return kind === 'register' && id !== undefined ? { form: 'register', dateId: id } : null;
}

type PartProps = { readonly group: GroupView };

function Dates({
  group,
  onRegister,
  onAdd,
  onChange,
}: PartProps & {
  readonly onRegister: (dateId: string) => void;
  readonly onAdd: (() => void) | null;
  readonly onChange: ((dateId: string) => void) | null;
}) {
  const today = useToday();
  const [isAll, setAll] = useState(false);
  const near = isAll ? group.dates : datesNear(group.dates, today);
  return (
    <Section
      title="Dates"
      lead="The register of a date logs the session of every member."
      acts={
        onAdd === null ? undefined : (
          <Button small icon="plus" onPress={onAdd}>
            Add a date
          </Button>
        )
      }
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Register</th>
            <td className="acts" />
          </tr>
        </thead>
        <tbody>
          {near.map((date) => {
            const statuses = date.entries.map(({ status }) => status);
            const state = stateOfDate(date, today);
            const when = `${formatDay(date.on)}${date.time === null ? '' : `, ${formatTime(date.time)}`}`;
            return (
              <tr key={date.id} className="row">
                <th scope="row">{when}</th>
                <td>
                  {state === 'to_take' ? (
                    <Tag tone="ochre">To take</Tag>
                  ) : state === 'taken' ? (
                    cameWords(statuses)
                  ) : (
                    <span className="muted">{state === 'ahead' ? 'ahead' : 'nobody was in the group'}</span>
                  )}
                  {isStillPlanned(date, today) ? <InterpretersToBook group={group} date={date} /> : null}
                </td>
                <td className="acts">
                  {onChange !== null && isStillPlanned(date, today) ? (
                    <Button small kind="quiet" onPress={() => onChange(date.id)}>
                      Change<span className="vh"> {when}</span>
                    </Button>
                  ) : null}
                  {state === 'ahead' || state === 'nobody' ? null : (
                    <Button
                      small
                      kind={state === 'to_take' ? 'primary' : 'quiet'}
                      onPress={() => onRegister(date.id)}
                    >
                      {state === 'to_take' ? 'Take the register' : 'Look at it'}
                      <span className="vh"> of {when}</span>
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {near.length === group.dates.length ? null : (
        <Button small kind="quiet" onPress={() => setAll(true)}>
          Show all {group.dates.length} dates
        </Button>
      )}
    </Section>
  );
}

/** Members who must not meet, and are in one room on every date. */
function Apart({ group }: PartProps) {
  const nameOf = (id: string) => group.people.find(({ memberId }) => memberId === id)?.child.name ?? '';
  return group.apart.map(({ memberId, otherMemberId, settled }) => (
    <Banner
      key={`${memberId}${otherMemberId}`}
      tone={settled === null ? 'brick' : 'slate'}
      fact={
        <>
          <Name full={nameOf(memberId)} /> and <Name full={nameOf(otherMemberId)} /> are recorded as two who
          must not meet.
        </>
      }
    >
      {settled === null
        ? 'Both are in this group. Talk to the safeguarding lead before the next date. Say of one of them that they left, or on Today what was decided.'
        : `Decided on ${formatDate(settled.on)}${settled.by === null ? '' : ` by ${settled.by}`}: ${settled.words}`}
    </Banner>
  ));
}

/** '5 of 6 came' */
function cameWords(statuses: readonly SessionStatus[]): string {
  return `${statuses.filter(wasHeld).length} of ${statuses.length} came`;
}

function Members({
  group,
  onJoin,
  onLeave,
}: PartProps & { readonly onJoin: (() => void) | null; readonly onLeave: (memberId: string) => void }) {
  const therapies = useCatalogue();
  const cameOf = ({ attended, begunWith: versionId }: GroupView['people'][number]) =>
    cameFigure(therapies.begunWith({ protocolId: group.protocolId, versionId }), attended);
  return (
    <Section
      title="Members"
      lead="Each with a course of their own: their count and their reviews begin when they join."
      acts={
        onJoin === null ? undefined : (
          <Button small icon="plus" onPress={onJoin}>
            Add a member
          </Button>
        )
      }
    >
      {group.people.length === 0 ? (
        <p className="muted">Nobody has joined yet.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Child</th>
              {group.people.some(({ carer }) => carer !== null) ? <th scope="col">Who comes</th> : null}
              <th scope="col">Came</th>
              <th scope="col">Joined</th>
              <td className="acts" />
            </tr>
          </thead>
          <tbody>
            {group.people.map((member) => (
              <tr key={member.memberId} className={member.leftOn === null ? 'row' : 'row is-closed'}>
                <th scope="row">
                  <NameLink full={member.child.name} to={{ screen: 'course', courseId: member.courseId }} />
                </th>
                {group.people.some(({ carer }) => carer !== null) ? (
                  <td>{member.carer === null ? '' : <Name full={member.carer.name} />}</td>
                ) : null}
                <td>{cameOf(member)}</td>
                <td>
                  {formatDate(member.joinedOn)}
                  {member.leftOn === null ? null : (
                    <span className="line-2">Left on {formatDate(member.leftOn)}</span>
                  )}
                </td>
                <td className="acts">
                  {member.leftOn !== null || onJoin === null ? null : (
                    <Button small kind="quiet" onPress={() => onLeave(member.memberId)}>
                      Has left
                      <span className="vh">
                        , <Name full={member.child.name} />
                      </span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
