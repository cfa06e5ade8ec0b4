import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeSigner, redirectUri } from '../grants/grant.fixture.ts'
import { getToken, isActive, makeApi, makeMachine, postForm } from './machine.fixture.ts'
import { getUserTokens } from './signer.fixture.ts'

const server = await startServer()
const { url, api, workos, clientId: environmentId } = server
const [orders, files] = ['https://orders.example/api', 'https://files.example/api']
for (const uri of [orders, files]) await api.post('/user_management/authkit_oauth_resources', { uri })
const signer = await makeSigner(server)
const resourceServer = await makeApi(server)
const type = 'urn:ietf:params:oauth:token-type:access_token'
const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'

function swap(token: string, more: Record<string, string> = {}, by = resourceServer) {
  const fields = { grant_type, subject_token: token, subject_token_type: type, resource: files, ...more }
  return postForm(`${url}/oauth2/token`, fields, { by })
}
const tokenFor = (scopes = ['orders:read', 'orders:write']) =>
  getUserTokens(server, signer, { scopes, resource: orders, claims: { region: 'eu' } })

test('openid-client swaps a token of a user for one of another resource that says the same of the user and ends no later', async () => {
  const { access_token } = await tokenFor()
  const config = await client.discovery(
    new URL(`${url}/oauth2/${environmentId}`),
    resourceServer.clientId,
    undefined,
    client.ClientSecretBasic(resourceServer.secret),
    { execute: [client.allowInsecureRequests] },
  )

  const answer = await client.genericGrantRequest(config, grant_type, {
    subject_token: access_token,
    subject_token_type: type,
    resource: files,
    scope: 'orders:read',
  })

  expect(answer).toMatchObject({ issued_token_type: type, token_type: 'bearer', scope: 'orders:read' })
  expect(answer).not.toHaveProperty('refresh_token')
  const [before, after] = [decodeJwt(access_token), decodeJwt(answer.access_token)]
  const { jti: _jti, iat: _iat, exp: _exp, ...same } = before
  expect(after).toMatchObject({ ...same, aud: files, scope: 'orders:read', client_id: resourceServer.clientId })
  expect(after.exp).toBeLessThanOrEqual(before.exp ?? 0)
  expect(after.jti).not.toBe(before.jti)
})

test('a token that was exchanged ends with the grant, or the machine, whose token it was', async () => {
  const { access_token } = await tokenFor()
  const token = String((await swap(access_token)).body.access_token)
  expect(await isActive(url, resourceServer, token)).toBe(true)
  await api.delete(`/user_management/users/${signer.userId}/sessions`)
  expect(await isActive(url, resourceServer, token)).toBe(false)

  const machine = await makeMachine(server)
  const { body } = await swap(await getToken(url, machine))
  const claims = decodeJwt(String(body.access_token))
  expect(claims).toMatchObject({ sub: machine.clientId, org_id: machine.organizationId, aud: files })
  expect(claims).not.toHaveProperty('grant_id')
  expect(await isActive(url, resourceServer, String(body.access_token))).toBe(true)
  await workos.connect.deleteApplication({ id: machine.id })
  expect(await isActive(url, resourceServer, String(body.access_token))).toBe(false)
})

test('only a token that counts is exchanged, for a registered resource and scopes that it has', async () => {
  const { access_token, id_token, refresh_token } = await getUserTokens(server, signer, {
    scopes: ['openid', 'offline_access', 'orders:read'],
  })
  const ended = await tokenFor()
  await postForm(`${url}/oauth2/revoke`, { token: ended.access_token }, { by: signer.application })

  for (const token of [id_token, refresh_token, server.apiKey, ended.access_token, 'x'])
    expect(await swap(token)).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  const refusals: [Record<string, string>, string][] = [
    [{ scope: 'orders:write' }, 'invalid_scope'],
    [{ resource: 'https://elsewhere.example' }, 'invalid_target'],
    [{ resource: '' }, 'invalid_request'],
    [{ subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' }, 'invalid_request'],
    [{ requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' }, 'invalid_request'],
    [{ actor_token: access_token }, 'invalid_request'],
  ]
  for (const [more, error] of refusals) expect((await swap(access_token, more)).body.error).toBe(error)
})

test('[T-3] a third party, a machine and an application without a secret exchange nothing', async () => {
  const { access_token } = await tokenFor()
  const { clientId } = await workos.connect.createOAuthApplication(
    'Phone',
    true,
    undefined,
    undefined,
    [{ uri: redirectUri }],
    true,
  )
  const publicly = { grant_type, subject_token: access_token, subject_token_type: type, resource: files }

  const answers = [
    await swap(access_token, {}, signer.application),
    await swap(access_token, {}, await makeMachine(server)),
    await postForm(`${url}/oauth2/token`, { ...publicly, client_id: clientId }),
  ]
  expect(answers.map(({ body }) => body.error)).toEqual(Array(3).fill('unauthorized_client'))
})

test('[T-3] a token of another environment is not exchanged', async () => {
  const other = await startServer()
  const { access_token } = await getUserTokens(other, await makeSigner(other))
  expect((await swap(access_token)).body.error).toBe('invalid_request')
})
