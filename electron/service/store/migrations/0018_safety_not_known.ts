import { type Db, run } from '../dialect.ts';

/**
 * A referral whose last reading for safety found too little known is to be read again. It is due from the day it came (or
 * came again); the exact day is put in when the referral is next refreshed.
 */
export async function up(db: Db): Promise<void> {
  await run(
    db,
    `update referral set inbox_state = 'to_read',
      inbox_due_on = case when reopened_on > received_on then reopened_on else received_on end
      where inbox_state in ('to_decide', 'asked') and not exists (
        select 1 from safety_read as told where told.referral_id = referral.id
          and (referral.reopened_on is null or told.read_on >= referral.reopened_on)
          and not exists (select 1 from safety_read as later where later.referral_id = referral.id
            and later.finding = 'not_enough_known' and later.made_at >= told.made_at))`,
  );
}
