import type { Context } from '#platform/context.ts'
import type { SeedSize } from '../kit/world.ts'

/** An event for each user, every thousandth of a rare name, numbered as they would be. */
export async function seedEvents({ system, environmentId }: Context, { users }: SeedSize): Promise<void> {
  await system.database.pool.query(
    `insert into events (environment_id, id, event, data, context, created_at)
     select $1, 'event_01J0000000' || lpad(i::text, 16, '0'), case when i % 1000 = 0 then 'user.deleted' else 'user.created' end,
       '{"object":"user","id":"user_01J00000000000000000000000","email":"a@bench.example","email_verified":true,"first_name":null,"last_name":null,"profile_picture_url":null,"metadata":{},"external_id":null,"last_sign_in_at":null,"locale":null,"created_at":"2026-01-15T12:00:00.000Z","updated_at":"2026-01-15T12:00:00.000Z"}',
       '{}', now()
     from generate_series(1, $2::integer) i`,
    [environmentId, users],
  )
}
