import { useState } from 'react';
import { formatDate, formatDay } from '../../shared/dates.ts';
import type { GroupLine } from '../../shared/groups/contract.ts';
import { sizeNotes } from '../../shared/groups/rules.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { Section, TabBody } from '../service/Section.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Tag } from '../ui/Tag.tsx';
import { GroupPage } from './GroupPage.tsx';
import { PlanGroup } from './PlanGroup.tsx';
import { withWhom } from './words.ts';
import './groups.css';

/** Every group, or one of them. */
export function GroupsScreen({ groupId }: { readonly groupId: string | undefined }) {
  return groupId === undefined ? <GroupList /> : <GroupPage key={groupId} groupId={groupId} />;
}

function GroupList() {
  const groups = useOp('group.list', {}).data?.groups;
  const canPlan = useCan('group.plan');
  const asked = useAskedFor();
  const [isPlanning, setPlanning] = useState(asked === 'groupPlan:new');
  const add = canPlan ? (
    <Button icon="plus" onPress={() => setPlanning(true)}>
      Plan a group
    </Button>
  ) : undefined;
  return (
    <Page className="service">
      <PageHead title="Groups" acts={groups?.length === 0 ? undefined : add} />
      <TabBody label="Groups">
        {groups === undefined ? null : groups.length === 0 ? (
          <EmptyState title="No group yet" action={add}>
            A group is a therapy held with several children, parents or carers at once. Each of them has a
            course of their own, with its own count and reviews; one register logs the session of all.
          </EmptyState>
        ) : (
          <Section
            title="Groups"
            lead="Each member has a course of their own; one register logs the session of all."
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">Group</th>
                  <th scope="col">With</th>
                  <th scope="col">Members</th>
                  <th scope="col">Next date</th>
                  <th scope="col">Registers</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <Row key={group.id} group={group} />
                ))}
              </tbody>
            </table>
          </Section>
        )}
      </TabBody>
      {isPlanning ? <PlanGroup onClose={() => setPlanning(false)} /> : null}
    </Page>
  );
}

function Row({ group }: { readonly group: GroupLine }) {
  const therapies = useCatalogue();
  const protocol = therapies.byId(group.protocolId);
  const { endedOn } = group;
  const notes = endedOn === null && !group.isStandIn ? sizeNotes(protocol, group) : [];
  return (
    <tr className={endedOn === null ? 'row' : 'row is-closed'}>
      <th scope="row">
        <Link className="name" to={{ screen: 'groups', groupId: group.id }}>
          {group.name}
        </Link>
        <span className="line-2">{protocol.shortName}</span>
      </th>
      <td>{withWhom(group)}</td>
      <td>
        {group.members} of {group.places}
        {notes.map(({ code, sentence }) => (
          <span key={code} className="line-2">
            {sentence}
          </span>
        ))}
      </td>
      <td>{endedOn === null ? nextWords(group) : `Ended on ${formatDate(endedOn)}`}</td>
      <td>
        {group.toTake === 0 ? (
          <span className="muted">none waiting</span>
        ) : (
          <Tag tone="ochre">{group.toTake === 1 ? '1 to take' : `${group.toTake} to take`}</Tag>
        )}
      </td>
    </tr>
  );
}

const nextWords = ({ nextOn }: GroupLine) => (nextOn === null ? 'None left' : formatDay(nextOn));
