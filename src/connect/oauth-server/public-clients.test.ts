import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { getToken, makeApi, makeMachine, postForm } from './machine.fixture.ts'

const server = await startServer()
const { url } = server
const { connect } = server.workos

/** An application that uses PKCE and has no secret. */
const makePublic = () => connect.createOAuthApplication('App', true, undefined, undefined, undefined, true)
const revoke = (fields: Record<string, string>) => postForm(`${url}/oauth2/revoke`, { token: 'x', ...fields })

test('an application that uses PKCE and has no secret is known by its client id alone, unless it sends a secret', async () => {
  const { clientId } = await makePublic()

  expect((await revoke({ client_id: clientId })).status).toBe(200)
  expect((await revoke({ client_id: clientId, client_secret: '' })).status).toBe(200)
  expect((await revoke({ client_id: clientId, client_secret: 'x' })).body.error).toBe('invalid_client')
  const by = { clientId, secret: 'x' }
  expect((await postForm(`${url}/oauth2/revoke`, { token: 'x' }, { by })).body.error).toBe('invalid_client')
})

test('[A-2] every other application needs its secret, also one that has none', async () => {
  const machine = await makeMachine(server)
  const confidential = await makeApi(server)
  const withoutSecret = await connect.createOAuthApplication('API', true)

  for (const { clientId } of [machine, confidential, withoutSecret])
    expect(await revoke({ client_id: clientId })).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
})

test('a public application gets no token in its own name and learns of none', async () => {
  const { clientId: client_id } = await makePublic()
  const token = await getToken(url, await makeMachine(server))

  const fields = { grant_type: 'client_credentials', client_id }
  expect((await postForm(`${url}/oauth2/token`, fields)).body.error).toBe('unauthorized_client')
  const introspected = await postForm(`${url}/oauth2/introspection`, { token, client_id })
  expect(introspected).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
})

test('[A-2] an application that once got a secret is not public again when that is deleted', async () => {
  const { id, clientId } = await makePublic()
  const secret = await connect.createApplicationClientSecret({ id })

  expect((await revoke({ client_id: clientId })).status).toBe(401)
  expect((await revoke({ client_id: clientId, client_secret: secret.secret })).status).toBe(200)
  await connect.deleteClientSecret({ id: secret.id })
  expect((await revoke({ client_id: clientId })).status).toBe(401)
  // Its PKCE is as it was.
  expect(await connect.getApplication({ id })).toMatchObject({ usesPkce: true })
})
