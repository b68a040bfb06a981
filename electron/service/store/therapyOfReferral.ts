import { sql } from 'kysely';

/**
 * Whether a `course` is therapy of the child it is for: the child comes to it, or it was offered for them and accepted.
 * Sessions of a parent or carer alone that nobody accepted end no wait: the child has not been seen (our own rule).
 */
export const isTherapyOfReferral = sql<boolean>`(
  exists (
    select 1 from strand where strand.course_id = course.id and strand.is_counted = 1 and strand.kind <> 'carer'
  ) or exists (
    select 1 from offer where offer.referral_id = course.referral_id and offer.answer = 'accepted'
      and offer.protocol_id = course.protocol_id
  )
)`;
