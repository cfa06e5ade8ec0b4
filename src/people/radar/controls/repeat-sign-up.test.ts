import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { firefox, password, startControl } from './controls.fixture.ts'

test('an address makes three accounts, one after the other, and no fourth', async () => {
  const { workos, clientId, environment } = await startControl({ repeat_sign_up: 'block' })
  const email = 'Ada@northwind.example'
  const signUp = async () => {
    const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
    const signIn = () =>
      workos.userManagement.authenticateWithPassword({ clientId, email, password, userAgent: firefox })
    return { id: user.id, signIn, radarAuthAttemptId: user.radarAuthAttemptId }
  }
  for (let i = 0; i < 3; i++) {
    const { id, signIn } = await signUp()
    await signIn()
    // Coming back is no sign-up.
    await signIn()
    await workos.userManagement.deleteUser(id)
  }

  const { signIn } = await signUp()

  await expect(signIn()).rejects.toMatchObject({ rawData: { code: 'policy_denied' } })
  const stored = await environment.db.many(sql`
    select to_jsonb(a) as row from radar_addresses a where environment_id = ${environment.environmentId}
    union all select to_jsonb(a) from radar_attempts a where environment_id = ${environment.environmentId}`)
  expect(JSON.stringify(stored).toLowerCase()).not.toMatch(/northwind|mozilla/)
})

test('a success that is reported twice counts once', async () => {
  const { assess, workos } = await startControl({ repeat_sign_up: 'block' })
  const { attempt_id: id } = await assess({ action: 'sign-up' })
  for (let i = 0; i < 4; i++) await workos.radar.updateAttempt({ id, attemptStatus: 'success' })

  expect(await assess({ action: 'sign-up' })).toMatchObject({ verdict: 'allow' })
})
