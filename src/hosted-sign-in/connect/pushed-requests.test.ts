import { expect, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { startServerWithClock } from '#test/server.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const code = expect.stringMatching(/^[0-9A-Z]{26}$/)

test('[A-2] a pushed request is used once, by its application, within ninety seconds, and nothing beside it counts', async () => {
  let ahead = 0
  const own = await startServerWithClock(() => new Date(Date.now() + ahead))
  const { url, start, browser, signIn, application, firstParty, issuer } = await startConnect(own)
  const push = async (more = {}, by = application) => {
    const request = await start({ client_id: by.clientId, ...more })
    const answer = await postForm(`${url}/oauth2/par`, Object.fromEntries(request.url.searchParams), { by })
    return { ...answer, ...request }
  }
  const at = (client_id: string, uri: unknown, more = {}) =>
    `${url}/oauth2/authorize?${new URLSearchParams({ client_id, request_uri: String(uri), ...more })}`

  const pushed = await push()
  expect([pushed.status, pushed.body]).toEqual([
    201,
    { request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:[A-Za-z0-9]{32}$/), expires_in: 90 },
  ])
  const visitor = browser()
  const other = await firstParty()
  await visitor.open(at(other.clientId, pushed.body.request_uri))
  expect(visitor.status).toBe(400)
  await visitor.open(
    at(application.clientId, pushed.body.request_uri, { state: 'planted', redirect_uri: 'https://evil.example' }),
  )
  await signIn(visitor)
  await visitor.submit({ decision: 'allow' })
  expect(answerAt(visitor)).toEqual({ code, state: pushed.state, iss: issuer })
  await visitor.open(at(application.clientId, pushed.body.request_uri))
  expect(visitor.status).toBe(400)

  const late = await push()
  ahead += 91_000
  await visitor.open(at(application.clientId, late.body.request_uri))
  expect([visitor.location.origin, visitor.status]).toEqual([url, 400])

  const raced = await push()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      fetch(at(application.clientId, raced.body.request_uri), { redirect: 'manual' }).then(({ status }) => status),
    ),
  )
  expect(answers.filter((status) => status === 302)).toHaveLength(1)
})

test('a request that breaks a rule, or comes without its client, is not kept', async () => {
  const { url, start, application } = await startConnect()
  const push = async (more: Record<string, string | null>, by?: typeof application) => {
    const { searchParams } = (await start(more)).url
    const { status, body } = await postForm(`${url}/oauth2/par`, Object.fromEntries(searchParams), by ? { by } : {})
    return [status, body.error]
  }
  expect(await push({})).toEqual([401, 'invalid_client'])
  expect(await push({}, { ...application, secret: 'wrong' })).toEqual([401, 'invalid_client'])
  expect(await push({ redirect_uri: `${redirectUri}/other` }, application)).toEqual([400, 'invalid_request'])
  expect(await push({ redirect_uri: null }, application)).toEqual([400, 'invalid_request'])
  expect(await push({ request_uri: 'urn:x' }, application)).toEqual([400, 'invalid_request'])
  expect(await push({ code_challenge_method: 'plain' }, application)).toEqual([400, 'invalid_request'])
  expect(await push({ scope: 'admin' }, application)).toEqual([400, 'invalid_scope'])
})
