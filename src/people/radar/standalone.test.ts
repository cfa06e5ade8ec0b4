import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

const attempt = {
  ipAddress: '198.51.100.42',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  email: 'ada@mail.northwind.example',
  authMethod: 'Password',
  action: 'sign-in',
} as const

async function start(settings: object): Promise<TestServer> {
  const server = await startServer()
  await server.api.request('/environments/current/radar_settings', { method: 'PATCH', body: settings })
  return server
}

test('a new environment assesses attempts, and lets all pass until a control is switched on', async () => {
  const { workos } = await startServer()

  expect(await workos.radar.createAttempt(attempt)).toMatchObject({ verdict: 'allow', attemptId: expect.any(String) })
})

test('nothing is assessed where it was switched off', async () => {
  const { workos } = await start({ standalone: 'off' })

  await expect(workos.radar.createAttempt(attempt)).rejects.toMatchObject({
    status: 400,
    message: 'Standalone radar is not enabled.',
  })
})

test.each([
  ['ip_address', '198.51.0.0/16'],
  ['ip_address', '::ffff:198.51.100.42'],
  ['domain', 'northwind.example'],
  ['email', 'Ada@mail.northwind.example'],
  ['user_agent', attempt.userAgent],
] as const)('an attempt on the block list of type %s with %s is blocked, and no other', async (type, entry) => {
  const { workos } = await start({ standalone: 'enforce' })
  await workos.radar.addListEntry({ type, action: 'block', entry })

  const blocked = await workos.radar.createAttempt(attempt)
  const other = await workos.radar.createAttempt({
    ...attempt,
    email: 'bob@southwind.example',
    ipAddress: '203.0.113.1',
    userAgent: `${attempt.userAgent} Other`,
  })

  expect(blocked).toEqual({
    verdict: 'block',
    reason: `On the block list of type ${type}`,
    attemptId: expect.stringMatching(/^radar_att_/),
    control: 'restriction',
    blocklistType: type,
  })
  expect(other).toMatchObject({ verdict: 'allow', control: undefined, blocklistType: undefined })
})

test('the allow list wins over every block list', async () => {
  const { workos } = await start({ standalone: 'enforce' })
  await workos.radar.addListEntry({ type: 'ip_address', action: 'block', entry: '0.0.0.0/0' })
  await workos.radar.addListEntry({ type: 'domain', action: 'block', entry: 'northwind.example' })
  expect(await workos.radar.createAttempt(attempt)).toMatchObject({ verdict: 'block' })

  await workos.radar.addListEntry({ type: 'email', action: 'allow', entry: attempt.email })

  expect(await workos.radar.createAttempt(attempt)).toMatchObject({ verdict: 'allow', control: undefined })
})

test('a list can challenge or only be logged', async () => {
  const { workos, api } = await start({ standalone: 'enforce', restriction: 'challenge' })
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: attempt.email })

  expect(await workos.radar.createAttempt(attempt)).toMatchObject({ verdict: 'challenge', control: 'restriction' })
  await api.request('/environments/current/radar_settings', { method: 'PATCH', body: { restriction: 'log' } })
  expect(await workos.radar.createAttempt(attempt)).toMatchObject({
    verdict: 'allow',
    reason: 'On the block list of type email',
    control: undefined,
  })
})

test('where verdicts are only logged, everyone is let in and the reason says what would have been', async () => {
  const { workos } = await start({ standalone: 'log' })
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: attempt.email })

  expect(await workos.radar.createAttempt(attempt)).toEqual({
    verdict: 'allow',
    reason: 'Would be block: On the block list of type email',
    attemptId: expect.any(String),
    control: undefined,
    blocklistType: undefined,
  })
})

test('an attempt and its challenge can be reported as passed, in its own environment alone', async () => {
  const { workos } = await start({ standalone: 'enforce' })
  const other = await startServer()
  const { attemptId: id } = await workos.radar.createAttempt(attempt)

  await workos.radar.updateAttempt({ id, challengeStatus: 'success', attemptStatus: 'success' })
  await workos.radar.updateAttempt({ id })

  await expect(other.workos.radar.updateAttempt({ id, attemptStatus: 'success' })).rejects.toMatchObject({
    status: 404,
  })
})

test.each(['198.51.100.0/24', 'localhost', '1.2.3', ''])('[I-2] %j is no address of an attempt', async (ip_address) => {
  const { api } = await start({ standalone: 'enforce' })
  const { userAgent: user_agent, email, authMethod: auth_method, action } = attempt

  const answer = await api.post('/radar/attempts', { ip_address, user_agent, email, auth_method, action })

  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'ip_address' }] } })
})
