import { formatDate } from '../../shared/dates.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Name, NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';

export type MergedRecordsProps = {
  readonly childId: string;
  readonly onTakeApart: (mergeId: string) => void;
};

/** The records that went into this one, when, by whom and why; and those taken apart again, on both of the two. */
export function MergedRecords({ childId, onTakeApart }: MergedRecordsProps) {
  const { show } = usePrivacy();
  const asked = useOp('merge.list', { childId });
  const rows = asked.isPlaceholderData ? [] : (asked.data?.rows ?? []);
  if (rows.length === 0) return null;
  return (
    <section className="part siblings" aria-labelledby="merged-title">
      <h3 id="merged-title">
        {rows.every(({ apart }) => apart === null) ? 'Records merged into this one' : 'Records held together'}
      </h3>
      <ul>
        {rows.map(({ mergeId, otherId, name, mergedOn, by, reason, apart, mayUndo }) => (
          <li key={mergeId}>
            {apart === null ? (
              <b>{name === null ? null : <Name full={name} />}</b>
            ) : (
              <p>
                Was recorded together with{' '}
                {name === null || otherId === null ? (
                  'a child of another caseload'
                ) : (
                  <NameLink full={name} to={{ screen: 'child', childId: otherId, tab: 'details' }} />
                )}{' '}
                until {formatDate(apart.on)}
              </p>
            )}
            <span className="line-2">
              Merged on {formatDate(mergedOn)} by {by}
              {reason === null ? '' : `: ${reason}`}
            </span>
            {apart === null ? null : (
              <span className="line-2">
                Taken apart by {apart.by}
                {apart.reason === null ? '' : `: ${apart.reason}`}
              </span>
            )}
            {mayUndo && name !== null ? (
              <Button kind="link" small onPress={() => onTakeApart(mergeId)}>
                Take apart<span className="vh">, {show(name)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
