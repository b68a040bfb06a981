import { registrationStanding, registrationWords } from '../../shared/practitioners/rules.ts';
import { useCommand, useOp } from '../client.ts';
import { PractitionerPage } from '../practitioners/PractitionerPage.tsx';
import { useRoute } from '../router.tsx';
import { useCan, useSession, useToday } from '../session.tsx';
import { Link } from '../ui/Link.tsx';
import { Tag } from '../ui/Tag.tsx';
import { ListTab, type ListWords } from './ListTab.tsx';

const PEOPLE: ListWords = {
  title: 'People',
  one: 'person',
  lead: 'Everybody who holds sessions. Somebody who leaves keeps the sessions they held; a course that is still with them stands on Today until it is handed over.',
  empty: 'Add the people who hold sessions. Courses, the planner and the returns name them.',
  add: 'Add a person',
  nameLabel: 'Name',
  jobLabel: 'What they are',
  jobHint: 'Such as play therapist, counsellor, art psychotherapist',
  isOpen: 'Works here',
  isClosed: 'Has left',
};
/** Everybody who holds sessions, or the page of one of them; to those who keep none of it, their own. */
export function PeopleTab() {
  const route = useRoute();
  const keepsPeople = useCan('practitioner.save');
  const { practitionerId: own } = useSession().account;
  const asked = route.screen === 'service' ? route.practitionerId : undefined;
  const practitionerId = keepsPeople ? asked : (own ?? undefined);
  if (!keepsPeople && practitionerId === undefined) return null;
  return practitionerId === undefined ? (
    <PeopleList />
  ) : (
    <PractitionerPage key={practitionerId} practitionerId={practitionerId} />
  );
}

function PeopleList() {
  const lists = useOp('service.lists', {}).data ?? null;
  const summaries = useOp('practitioner.summaries', {}).data?.rows ?? [];
  const save = useCommand('practitioner.save').run;
  const today = useToday();
  const of = (id: string) => summaries.find((each) => each.id === id);
  return (
    <ListTab
      words={PEOPLE}
      list="practitioner"
      entries={lists?.practitioners ?? null}
      save={({ countedAs: _none, ...input }) => save(input)}
      name={({ id, name }) => (
        <Link className="btn link flush" to={{ screen: 'service', tab: 'people', practitionerId: id }}>
          {name}
        </Link>
      )}
      more={[
        {
          heading: 'Courses now',
          cell: ({ id }) => {
            const { courses = 0, caseloadLimit = null } = of(id) ?? {};
            return caseloadLimit === null ? courses : `${courses} of ${caseloadLimit}`;
          },
        },
        {
          heading: 'Registration',
          cell: ({ id, isActive }) => {
            const expiresOn = of(id)?.registrationExpiresOn ?? null;
            const standing = registrationStanding(expiresOn, today);
            const words = registrationWords(expiresOn, today);
            if (!isActive || standing === 'in_force') return words;
            if (standing === 'not_stated') return <span className="muted">{words}</span>;
            return <Tag tone={standing === 'past' ? 'brick' : 'ochre'}>{words}</Tag>;
          },
        },
      ]}
    />
  );
}
