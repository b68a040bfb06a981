import { useOp } from '../client.ts';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Tag } from '../ui/Tag.tsx';

/** In the banner: a brother or sister held here, whose record may matter before anything is done. */
export function SiblingTag({ childId }: { readonly childId: string }) {
  const asked = useOp('child.siblings', { childId });
  const rows = asked.isPlaceholderData ? [] : (asked.data?.rows ?? []);
  const [only] = rows;
  if (only === undefined) return null;
  return (
    <Tag icon="children">
      {rows.length === 1 ? (
        <span>
          Brother or sister:{' '}
          <Link to={{ screen: 'child', childId: only.childId }}>
            <Name full={only.name} />
          </Link>
        </span>
      ) : (
        <Link to={{ screen: 'child', childId, tab: 'people' }}>{rows.length} brothers and sisters</Link>
      )}
    </Tag>
  );
}
