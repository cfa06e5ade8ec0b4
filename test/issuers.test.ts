import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { makeSigner } from '#connect/grants/grant.fixture.ts'
import { getToken, makeMachine } from '#connect/oauth-server/machine.fixture.ts'
import { getUserTokens } from '#connect/oauth-server/signer.fixture.ts'
import { startServer, type TestServer } from './server.ts'

const server = await startServer()

async function sessionToken({ workos, clientId }: TestServer): Promise<string> {
  const email = 'ada@northwind.example'
  const password = 'a sturdy long passphrase'
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  return (await workos.userManagement.authenticateWithPassword({ clientId, email, password })).accessToken
}

async function widgetToken({ workos }: TestServer): Promise<string> {
  const { organizationId, userId } = await makeSigner(server, 'joe@northwind.example')
  return (await workos.widgets.createToken({ organizationId, userId })).token
}

test.each<[string, (server: TestServer) => Promise<string>]>([
  ['a session', sessionToken],
  ['a widget', widgetToken],
  ['a machine', async (own) => getToken(own.url, await makeMachine(own))],
  ['a user of an application', async (own) => (await getUserTokens(own, await makeSigner(own))).access_token],
  [
    'an application',
    async (own) => (await getUserTokens(own, await makeSigner(own, 'grace@northwind.example'))).id_token,
  ],
])('[A-7] the token of %s names an issuer whose document leads to the keys that verify it', async (_whose, make) => {
  const token = await make(server)
  const { iss = '' } = decodeJwt(token)

  const response = await fetch(`${iss}/.well-known/openid-configuration`, {
    headers: { origin: 'https://any.example' },
  })
  const metadata = (await response.json()) as Record<string, string | string[]>

  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, 'https://any.example'])
  expect(metadata).toMatchObject({
    issuer: iss,
    id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
  })
  const keys = createRemoteJWKSet(new URL(String(metadata.jwks_uri)))
  const verified = await jwtVerify(token, keys, { issuer: iss, algorithms: ['RS256'] })
  expect(verified.payload.iss).toBe(iss)
})

test('[T-3] a client id of no environment has no document', async () => {
  const response = await fetch(`${server.url}/user_management/client_of_nobody/.well-known/openid-configuration`)

  expect([response.status, await response.json()]).toMatchObject([404, { code: 'entity_not_found' }])
})
