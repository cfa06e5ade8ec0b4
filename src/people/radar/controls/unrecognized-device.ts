import { sql } from '#platform/db/sql.ts'
import { hashesOf } from '../attempt-facts.ts'
import type { Control } from './control.ts'

/** A device with which this person has not signed in yet, though they have with others. */
export const unrecognizedDevice: Control = {
  name: 'unrecognized_device',
  async detect(ctx, { facts }) {
    const { email_hash, device_hash } = hashesOf(ctx, facts)
    if (device_hash === null) return undefined
    const { known, others } = await ctx.db.one<{ known: boolean; others: boolean }>(sql`
      select coalesce(bool_or(device_hash = ${device_hash}), false) as known, count(*) > 0 as others from radar_attempts
      where environment_id = ${ctx.environmentId} and email_hash = ${email_hash} and status = 'succeeded'
        and device_hash is not null`)
    if (known || !others) return undefined
    return { control: 'unrecognized_device', reason: 'The device was not used to sign in before' }
  },
}
