import { LIVES_THERE_LABELS } from '../../shared/diary/keepApart.ts';
import { useCommand, useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Name, NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TogetherIn } from './TogetherIn.tsx';
import { shortDate } from './words.ts';

/** Who must not meet this child: every plan is held against it. */
export function KeepApartSection({
  childId,
  onAdd,
}: {
  readonly childId: string;
  readonly onAdd: () => void;
}) {
  const today = useToday();
  const { show } = usePrivacy();
  const asked = useOp('keepApart.list', { childId });
  const end = useCommand('keepApart.end');
  const rows = asked.isPlaceholderData ? undefined : asked.data?.rows;
  if (rows === undefined) return null;
  return (
    <section className="part" aria-labelledby="apart-title">
      <div className="sect-head">
        <h2 id="apart-title">Must not meet</h2>
        <div className="acts">
          <Button small icon="plus" onPress={onAdd}>
            Add somebody
          </Button>
        </div>
      </div>
      <FormMessage message={end.reply?.ok === false ? end.reply.message : undefined} />
      {rows.length === 0 ? (
        <p className="hint">
          Nobody is named. Where two must not meet, the diary warns of the same place at or near the same
          time.
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <b>
                {row.name === null ? (
                  'Another child held here'
                ) : row.otherChildId === null ? (
                  <Name full={row.name} />
                ) : (
                  <NameLink full={row.name} to={{ screen: 'child', childId: row.otherChildId }} />
                )}
              </b>
              <span className="line-2">
                {row.reason}. Lives with the child: {LIVES_THERE_LABELS[row.livesThere].toLowerCase()}. Since{' '}
                {shortDate(row.madeOn, today)}.
              </span>
              {row.together
                .filter(({ id }) => !row.settled.some(({ groupId }) => groupId === id))
                .map((group) => (
                  <TogetherIn key={group.id} group={group} />
                ))}
              {row.settled.map(({ id, groupId, words, on, by, untilOn }) => (
                <span key={id} className="line-2">
                  {groupId === null
                    ? `Their dates up to ${untilOn === null ? '' : shortDate(untilOn, today)}`
                    : `Both in ${row.together.find((group) => group.id === groupId)?.name ?? 'a group'}`}
                  : {words} ({by ?? 'somebody'}, {shortDate(on, today)})
                </span>
              ))}
              <Button
                kind="link"
                small
                isPending={end.isPending}
                onPress={() => void end.run({ childId, id: row.id, version: row.version })}
              >
                They may meet again<span className="vh">: {row.name === null ? '' : show(row.name)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
