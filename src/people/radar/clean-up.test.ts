import { expect, test } from 'vitest'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { startControl } from './controls/controls.fixture.ts'

test('attempts are forgotten after 90 days, and an address 400 days after its last success', async () => {
  const { succeed, app, environment } = await startControl({})
  const { environmentId, db } = environment
  const emails = ['new', 'old', 'ancient'].map((name) => `${name}@northwind.example`)
  for (const [i, days] of [89, 91, 401].entries()) {
    await succeed({ email: emails[i] ?? '' })
    await db.run(sql`
      update radar_attempts set created_at = now() - ${`${days} days`}::interval
      where environment_id = ${environmentId} and created_at > now() - interval '1 day'`)
    await db.run(sql`
      update radar_addresses set last_success_at = now() - ${`${days} days`}::interval
      where environment_id = ${environmentId} and last_success_at > now() - interval '1 day'`)
  }

  await cleanUp(app.system, { tables: ['radar_attempts', 'radar_addresses'] })

  const left = await db.one(sql`
    select (select count(*)::int from radar_attempts where environment_id = ${environmentId}) as attempts,
      (select count(*)::int from radar_addresses where environment_id = ${environmentId}) as addresses`)
  expect(left).toEqual({ attempts: 1, addresses: 2 })
})
