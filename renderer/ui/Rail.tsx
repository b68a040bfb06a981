import type { Route, Screen } from '../route.ts';
import { HOME } from '../route.ts';
import { useRoute } from '../router.tsx';
import { BrandMark } from './icons/BrandMark.tsx';
import { Icon, type IconName } from './icons/Icon.tsx';
import { Link } from './Link.tsx';

type RailItem = {
  readonly to: Route;
  readonly word: string;
  readonly icon: IconName;
  /** The screens that lie under this one. */
  readonly holds: readonly Screen[];
};

const items: readonly RailItem[] = [
  { to: { screen: 'today' }, word: 'Today', icon: 'today', holds: ['today'] },
  { to: { screen: 'waitingList' }, word: 'Waiting list', icon: 'waiting', holds: ['waitingList', 'import'] },
  {
    to: { screen: 'children' },
    word: 'Children',
    icon: 'children',
    holds: ['children', 'child', 'course', 'planCourse', 'newReferral', 'groups'],
  },
  { to: { screen: 'planner' }, word: 'Planner', icon: 'planner', holds: ['planner'] },
  { to: { screen: 'returns' }, word: 'Returns', icon: 'returns', holds: ['returns'] },
  { to: { screen: 'service' }, word: 'Service', icon: 'service', holds: ['service'] },
];

export type RailProps = {
  /** Overdue or due today. The only count on the rail. */
  readonly todayCount: number | undefined;
  /** The screens this account works with. */
  readonly screens: readonly Screen[] | undefined;
};

/** Where everything is: icon over word, a bar for where you are. */
export function Rail({ todayCount, screens }: RailProps) {
  const { screen } = useRoute();
  const shown = items.filter((item) => screens === undefined || screens.includes(item.to.screen));
  return (
    <nav className="rail" aria-label="Main">
      <Link
        className="rail-brand"
        to={shown[0]?.to ?? HOME}
        label={`Holdfast, go to ${shown[0]?.word ?? 'Today'}`}
      >
        <BrandMark />
      </Link>
      <ul>
        {shown.map((item) => (
          <li key={item.word}>
            <Link to={item.to} current={item.holds.includes(screen)}>
              <Icon name={item.icon} />
              <span>{item.word}</span>
              {item.to.screen === 'today' && todayCount !== undefined && todayCount > 0 && (
                <b className="rail-n">
                  <span className="vh">, </span>
                  {todayCount}
                  <span className="vh"> overdue or due today</span>
                </b>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
