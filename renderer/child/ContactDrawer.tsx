import { CONTACT_SAFETY_LABELS } from '../../shared/people/codes.ts';
import { relationOf } from '../../shared/people/rules.ts';
import { useOp } from '../client.ts';
import { SafeContactCard } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Link } from '../ui/Link.tsx';
import { Name, Phone } from '../ui/Name.tsx';

/** Whom to ring about this child and how, in reach from every part of the record. */
export function ContactDrawer({
  childId,
  onClose,
}: {
  readonly childId: string;
  readonly onClose: () => void;
}) {
  const around = useOp('people.list', { childId });
  const data = around.isPlaceholderData ? undefined : around.data;
  const others = (data?.people ?? []).filter(({ linkId }) => linkId !== data?.card?.linkId);
  return (
    <Drawer subject={childId} title="Contact" closeLabel="Close the contact" onClose={onClose}>
      {data === undefined ? null : data.card === null ? (
        <Banner tone="ochre" fact="Nobody is named as safe to ring.">
          Ask the referrer who may be contacted, and how.
        </Banner>
      ) : (
        <SafeContactCard {...safeContactOf(data.card)}>
          {data.card.isChecked || data.importedNotes === null ? null : (
            <p className="small">
              <b>The sheet says:</b> <span className="sheet-notes">{data.importedNotes}</span>
            </p>
          )}
        </SafeContactCard>
      )}
      {others.length === 0 ? null : (
        <ul className="other-contacts">
          {others.map(({ linkId, fields }) => (
            <li key={linkId}>
              <b>
                <Name full={fields.name} />
              </b>
              , {relationOf(fields)}
              <span className={fields.safety === 'do_not_contact' ? 'line-2 error-text' : 'line-2'}>
                {CONTACT_SAFETY_LABELS[fields.safety]}
                {fields.safety === 'do_not_contact' || fields.phone === null ? null : (
                  <>
                    , <Phone number={fields.phone} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
          Change people and contact
        </Link>
      </div>
    </Drawer>
  );
}
