import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Context } from '#platform/context.ts'
import { linkProfile, saveProfile } from '#sso/profiles/index.ts'
import { type Answered, startLocalServer } from '#test/local-server.ts'
import type { TestServer } from '#test/server.ts'
import { type OAuthAnswer, postForm } from '../machine.fixture.ts'

export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
export const resource = 'https://api.chat.example/'

export const seconds = (ahead = 0): number => Math.floor(Date.now() / 1_000) + ahead

export interface Signing {
  claims?: Record<string, unknown>
  header?: object
  key?: CryptoKey | Uint8Array
}

/** A provider on loopback, as far as assertions need one. */
export async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const answers: { keys: Answered; asked: number } = { keys: { status: 200, body: { keys: [jwk] } }, asked: 0 }
  const { url, close } = await startLocalServer(({ url: { pathname }, headers }) => {
    const own = `http://${headers.host}`
    const endpoints = { authorization_endpoint: `${own}/authorize`, token_endpoint: `${own}/token` }
    if (pathname !== '/jwks') return { status: 200, body: { issuer: own, jwks_uri: `${own}/jwks`, ...endpoints } }
    answers.asked++
    return answers.keys
  })
  return { url, close, privateKey, publicKey, jwk, answers }
}

/** A proof of a key for the token endpoint (RFC 9449). */
export async function proofOf({ privateKey, publicKey }: GenerateKeyPairResult, url: string): Promise<string> {
  return new SignJWT({ htm: 'POST', htu: `${url}/oauth2/token`, jti: randomUUID(), iat: seconds() })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
    .sign(privateKey)
}

/** What a customer has here: an organization with a verified domain, and a connection to its provider. */
export async function makeCustomer({ workos, api, environment }: TestServer, domain: string, oidc: object) {
  const { id: organizationId } = await workos.organizations.createOrganization({
    name: domain,
    domainData: [{ domain, state: 'verified' as never }],
  })
  const { body: connection } = await api.post<{ id: string }>('/connections', {
    organization_id: organizationId,
    type: 'GenericOIDC',
    name: domain,
    oidc: { client_id: 'gatehouse', client_secret: 'a secret', ...oidc },
  })
  return {
    organizationId,
    connectionId: connection.id,
    change: (body: object) => api.request(`/connections/${connection.id}`, { method: 'PATCH', body }),
    /** A member who has signed in through the connection before. */
    async person(sub: string, email = `${sub}@${domain}`) {
      const { id: userId } = await workos.userManagement.createUser({ email, emailVerified: true })
      const membership = await workos.userManagement.createOrganizationMembership({ organizationId, userId })
      await know(environment, { id: connection.id, organization_id: organizationId }, { sub, email, userId })
      return { userId, email, membershipId: membership.id }
    },
  }
}

/** As a sign-in through a connection leaves it. */
export function know(
  environment: Context,
  connection: { id: string; organization_id: string },
  { sub, email, userId, raw = {} }: { sub: string; email: string; userId: string; raw?: Record<string, unknown> },
): Promise<void> {
  return environment.transaction(async (tx) => {
    const identity = { idpId: sub, email, firstName: null, lastName: null, name: null, groups: [] }
    const profile = await saveProfile(tx, connection, { ...identity, customAttributes: {}, rawAttributes: raw }, [])
    await linkProfile(tx, profile.id, userId)
  })
}

/** An application with a secret, and a resource that it gets tokens for. */
export async function makeChat({ workos, api }: TestServer, scopes = ['chat.read', 'chat.history']) {
  const { id, clientId } = await workos.connect.createOAuthApplication('Wiki', true, undefined, scopes)
  const { secret } = await workos.connect.createApplicationClientSecret({ id })
  await api.post('/user_management/authkit_oauth_resources', { uri: resource })
  return { id, clientId, secret }
}

/** A customer whose provider is on loopback, and which asserts its people to an application. */
export async function startAsserting(server: TestServer, domain = 'northwind.example') {
  const provider = await startIssuer()
  const customer = await makeCustomer(server, domain, { issuer: provider.url, accept_identity_assertions: true })
  const application = await makeChat(server)
  const usual = () => ({
    iss: provider.url,
    sub: 'ada',
    aud: `${server.url}/oauth2/${server.clientId}`,
    client_id: application.clientId,
    jti: randomUUID(),
    iat: seconds(),
    exp: seconds(300),
    resource,
    scope: 'chat.read chat.history',
    auth_time: seconds(-600),
  })
  return {
    ...customer,
    provider,
    application,
    assert: ({ claims, header, key = provider.privateKey }: Signing = {}): Promise<string> =>
      new SignJWT({ ...usual(), ...claims } as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'oauth-id-jag+jwt', ...header })
        .sign(key),
    present: (assertion: string, more: Record<string, string> = {}, by = application): Promise<OAuthAnswer> =>
      postForm(`${server.url}/oauth2/token`, { grant_type: jwtBearer, assertion, ...more }, { by }),
  }
}
