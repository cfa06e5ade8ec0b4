import { afterAll, expect, test } from 'vitest'
import { createDatabase } from '../../../test/database.ts'
import { startOwnServer } from '../../../test/server.ts'
import { agentsOf } from './agent.fixture.ts'

const secrets = { databaseUrl: await createDatabase() }
// Both behind one address, as behind a load balancer.
const config = { url: 'http://gatehouse.example' }
const first = await startOwnServer({ secrets, config })
const second = await startOwnServer({ secrets, config })
afterAll(() => Promise.all([first.close(), second.close()]))
const here = agentsOf(first)
const there = agentsOf({ ...first, url: second.url })
const ada = { email: 'ada@example.com', external_id: 'ada-1' }
await here.enable()

test('of 100 completions of one claim on two servers one gets the identity, and one claim is recorded', async () => {
  const registered = await here.serviceAuth(ada.email)
  const { body } = await here.link(registered.claim.attempt.verification_uri, ada)
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      (i % 2 === 0 ? here : there).complete(registered.claim.token, body.user_code),
    ),
  )
  const winners = answers.filter(({ status }) => status === 200)
  expect(winners).toHaveLength(1)
  // Beyond ten at a time, those that come are told to wait.
  for (const { status } of answers) expect([200, 409, 429]).toContain(status)
  expect(await here.events('claim.completed')).toHaveLength(1)
  expect((await here.exchange(winners[0]?.body.identity.assertion ?? '')).status).toBe(200)
})

test('no token that was asked for while an agent was being claimed counts afterwards, unless it is for the claimed agent', async () => {
  const registered = await here.anonymous()
  const started = await here.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email })
  const { attempt } = started.body as { attempt: { verification_uri: string } }
  const { body } = await here.link(attempt.verification_uri, ada)
  const exchanges = Promise.all(
    Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? here : there).exchange(registered.identity.assertion)),
  )
  expect((await there.complete(registered.claim.token, body.user_code)).status).toBe(200)
  for (const { status, body: issued } of await exchanges)
    if (status === 200)
      expect(await here.validate('access_token', String(issued.access_token))).toMatchObject({ valid: false })
})
