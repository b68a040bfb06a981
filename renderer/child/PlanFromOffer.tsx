import type { OfferView } from '../../shared/offers/contract.ts';
import { useCan } from '../session.tsx';
import { Link } from '../ui/Link.tsx';

/** From an accepted offer to the dates of its course. */
export function PlanFromOffer({ offer, childId }: { readonly offer: OfferView; readonly childId: string }) {
  if (!useCan('course.plan')) return null;
  return (
    <Link className="btn primary sm" to={{ screen: 'planCourse', childId, offerId: offer.id }}>
      Plan the course
    </Link>
  );
}
