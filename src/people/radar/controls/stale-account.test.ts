import { expect, test } from 'vitest'
import { firefox, password, startControl } from './controls.fixture.ts'

const day = 86_400

test('sixty days without a success are remarkable, fewer are not; a user who was never seen is not missed', async () => {
  const { assess, succeed, pass } = await startControl({ stale_account: 'challenge' }, { ownClock: true })
  expect(await assess()).toMatchObject({ verdict: 'allow' })
  await succeed()

  pass(59 * day)
  expect(await assess()).toMatchObject({ verdict: 'allow' })
  pass(2 * day)
  expect(await assess()).toMatchObject({ verdict: 'challenge', control: 'stale_account' })
  expect(await assess({ action: 'sign-up' })).toMatchObject({ verdict: 'allow' })
  await succeed()
  expect(await assess()).toMatchObject({ verdict: 'allow' })
})

test('sign-ins from before Radar was switched on count too, and the person gets a mail', async () => {
  const server = await startControl({}, { ownClock: true })
  const { workos, clientId, outbox, radar, pass } = server
  const email = 'ada@northwind.example'
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const signIn = () => workos.userManagement.authenticateWithPassword({ clientId, email, password, userAgent: firefox })
  await signIn()
  await radar({ stale_account: 'notify' })

  pass(61 * day)
  await signIn()
  await signIn()

  const mails = await outbox(email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('for the first time in over 60 days')
})
