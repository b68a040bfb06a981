import type { ReactNode } from 'react';
import {
  addDays,
  addMonths,
  formatDate,
  formatDay,
  type LocalDate,
  monthName,
  partsOf,
} from '../../shared/dates.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import type { AheadItem } from '../../shared/today/contract.ts';
import { useToday } from '../session.tsx';
import { classes } from '../ui/classes.ts';
import { NameLink } from '../ui/Name.tsx';
import { lowerFirst } from '../textCase.ts';

/** What the coming months hold: nothing to do yet, and nobody surprised. */
export function Ahead({ items }: { readonly items: readonly AheadItem[] }) {
  const today = useToday();
  return (
    <aside className="ahead" aria-labelledby="ahead-title" tabIndex={0}>
      <h2 id="ahead-title">Ahead</h2>
      {items.length === 0 ? (
        <p className="small muted">
          Court dates, reviews to come, birthdays and the ends of quarters will stand here.
        </p>
      ) : (
        <div className="line">
          {stretches(items, today).map(({ heading, within }) => (
            <div key={heading}>
              <h3>{heading}</h3>
              <ul>
                {within.map((item) => (
                  <li key={item.key} className={classes(item.kind === 'court' && 'court')}>
                    <b>
                      {formatDay(item.on)}, {whatOf(item)}
                    </b>
                    <span>{whoOf(item)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </aside>
  );
}

/** This week, to the end of the next month, and after it. */
function stretches(items: readonly AheadItem[], today: LocalDate) {
  const weekEnds = addDays(today, 7);
  const { year, month } = partsOf(addMonths(today, 2));
  const isLater = (on: LocalDate) => {
    const at = partsOf(on);
    return at.year > year || (at.year === year && at.month >= month);
  };
  const parts = [
    { heading: 'Next seven days', within: items.filter(({ on }) => on <= weekEnds) },
    {
      heading: `To the end of ${monthName(addMonths(today, 1))}`,
      within: items.filter(({ on }) => on > weekEnds && !isLater(on)),
    },
    { heading: 'Later', within: items.filter(({ on }) => on > weekEnds && isLater(on)) },
  ];
  return parts.filter(({ within }) => within.length > 0);
}

function whatOf({ kind, what, on, birthday }: AheadItem): string {
  if (kind === 'court') return lowerFirst(what ?? 'a date in court');
  if (kind === 'review') return 'review due';
  if (kind === 'turning_18') return on === birthday ? 'turns 18' : 'plan for turning 18';
  return kind === 'wait_goes_on' ? 'pause ends' : 'quarter ends';
}

function whoOf({ kind, child, what, review, birthday }: AheadItem): ReactNode {
  if (child === null) return `Returns for ${what ?? ''}`;
  return (
    <>
      <NameLink full={child.name} to={{ screen: 'child', childId: child.childId }} />
      {review === null ? null : `, after ${pointInWords(review, review.at)}`}
      {kind === 'turning_18' && birthday !== null ? ` is 18 on ${formatDate(birthday)}` : null}
    </>
  );
}
