import { useOp } from '../client.ts';
import type { Route } from '../route.ts';
import { useCan, useSession } from '../session.tsx';
import { Link } from '../ui/Link.tsx';

type Step = { readonly words: string; readonly why: string; readonly to: Route; readonly isDone: boolean };

type Props = {
  /** Nothing else stands on Today. */
  readonly isAlone: boolean;
};

/** What a new service sets up before its first course, until its people are there, and longer where nothing else is to be done. */
export function FirstSteps({ isAlone }: Props) {
  const canSet = useCan('setting.save');
  const canImport = useCan('import.run');
  const { practitionerId, roles } = useSession().account;
  const settings = useOp('settings.list', {}, { enabled: canSet }).data;
  const lists = useOp('service.lists', {}, { enabled: canSet }).data;
  if (!canSet || settings === undefined || lists === undefined) return null;
  const hasPeople = lists.practitioners.length > 0;
  const to = (tab: 'therapies' | 'people' | 'rooms' | 'accounts'): Route => ({ screen: 'service', tab });
  const steps: Step[] = [
    {
      words: 'Choose the therapies you deliver',
      why: 'only these are offered to a child',
      to: to('therapies'),
      isDone: settings.changes.some(({ key }) => key === 'therapiesDelivered'),
    },
    {
      words: 'Add the people who hold sessions',
      why: 'you too, if you hold any',
      to: to('people'),
      isDone: hasPeople,
    },
    ...(roles.includes('therapist')
      ? [
          {
            words: 'Say which of these people you are',
            why: 'Today then knows which sessions are yours',
            to: to('accounts'),
            isDone: practitionerId !== null,
          },
        ]
      : []),
    {
      words: 'Add the rooms you use',
      why: 'so that no two sessions meet in one',
      to: to('rooms'),
      isDone: lists.rooms.length > 0,
    },
    ...(canImport
      ? [
          {
            words: 'Import your spreadsheet',
            why: 'of those who wait; or add one referral at a time, under Children',
            to: { screen: 'import' } as const,
            isDone: false,
          },
        ]
      : []),
  ];
  const settingUp = steps.filter(({ to: { screen } }) => screen === 'service');
  if ((hasPeople && !isAlone) || settingUp.every(({ isDone }) => isDone)) return null;
  return (
    <section aria-labelledby="first-steps">
      <h2 className="group" id="first-steps">
        Before the first course
      </h2>
      <ul className="plain-list first-steps">
        {steps.map(({ words, why, to: where, isDone }) => (
          <li key={words}>
            <Link to={where}>{words}</Link>
            <span className="muted">, {isDone ? 'done' : why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
