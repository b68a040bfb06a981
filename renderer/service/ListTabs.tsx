import { useCommand, useOp } from '../client.ts';
import { ListTab, type ListWords } from './ListTab.tsx';

const ROOMS: ListWords = {
  title: 'Rooms',
  one: 'room',
  lead: 'Where sessions are held. A closed room keeps its sessions and is offered for no new ones.',
  empty: 'Add the rooms you hold sessions in, also those in schools, so that two sessions never share one.',
  add: 'Add a room',
  nameLabel: 'Name of the room',
  isOpen: 'In use',
  isClosed: 'Closed',
};
const FUNDERS: ListWords = {
  title: 'Funders',
  one: 'funder',
  lead: 'Who pays for places. A closed funder stays on the referrals it paid for.',
  empty: 'Add the commissioners and trusts who pay for places, so that each referral can name its own.',
  add: 'Add a funder',
  nameLabel: 'Name of the funder',
  isOpen: 'Funds places',
  isClosed: 'Closed',
};

const SUPPORT: ListWords = {
  title: 'Kinds of holding support',
  one: 'kind of support',
  lead: 'What is given while a child waits and as aftercare. A closed kind stays on the records that name it.',
  empty: 'Add what you give while a child waits, such as support calls or a group for carers.',
  add: 'Add a kind of support',
  nameLabel: 'Name of the kind',
  countedLabel: 'Counted in returns as',
  isOpen: 'Offered',
  isClosed: 'No longer offered',
};

export function RoomsTab() {
  const lists = useOp('service.lists', {}).data ?? null;
  const save = useCommand('room.save').run;
  return (
    <ListTab
      words={ROOMS}
      list="room"
      entries={lists?.rooms ?? null}
      save={({ jobTitle: _none, countedAs: _neither, ...input }) => save(input)}
    />
  );
}

export function FundersTab() {
  const lists = useOp('service.lists', {}).data ?? null;
  const save = useCommand('funder.save').run;
  return (
    <ListTab
      words={FUNDERS}
      list="funder"
      entries={lists?.funders ?? null}
      save={({ jobTitle: _none, countedAs: _neither, ...input }) => save(input)}
    />
  );
}

export function SupportKindsTab() {
  const lists = useOp('service.lists', {}).data ?? null;
  const save = useCommand('supportKind.save').run;
  return (
    <ListTab
      words={SUPPORT}
      list="supportKind"
      entries={lists?.supportKinds ?? null}
      save={({ jobTitle: _none, ...input }) => save(input)}
    />
  );
}
