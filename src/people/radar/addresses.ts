import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { emailHash } from './attempt-facts.ts'

/** What is known about an email, regardless of its current owner. */
export interface RadarAddressRow {
  sign_ups: number
  last_success_at: string
}

export function findAddress(ctx: Context, email: string): Promise<RadarAddressRow | undefined> {
  return ctx.db.maybe<RadarAddressRow>(sql`
    select sign_ups, last_success_at from radar_addresses
    where environment_id = ${ctx.environmentId} and email_hash = ${emailHash(ctx, email)}`)
}

/** Marks an attempt as succeeded and counts it for its email, only once. */
export function markSucceeded(ctx: Context, id: string): Statement {
  return sql`
    with succeeded as (
      update radar_attempts set status = 'succeeded', updated_at = ${ctx.now()}
      where environment_id = ${ctx.environmentId} and id = ${id} and status <> 'succeeded' returning action, email_hash)
    insert into radar_addresses (environment_id, email_hash, sign_ups, last_success_at)
    select ${ctx.environmentId}, email_hash, case action when 'sign-up' then 1 else 0 end, ${ctx.now()} from succeeded
    on conflict (environment_id, email_hash) do update set
      sign_ups = radar_addresses.sign_ups + excluded.sign_ups, last_success_at = excluded.last_success_at`
}
