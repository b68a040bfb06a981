import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';

/** Two who must not meet are in one group: said where the pair stands, and while it is recorded. */
export function TogetherIn({ group }: { readonly group: { readonly id: string; readonly name: string } }) {
  const canOpen = useCan('group.get');
  return (
    <Banner
      tone="brick"
      live
      fact={`Both are in the group ${group.name}.`}
      action={
        canOpen ? (
          <Link className="btn link sm" to={{ screen: 'groups', groupId: group.id }}>
            Open the group
          </Link>
        ) : undefined
      }
    >
      Talk to whoever holds it before its next date.
    </Banner>
  );
}
