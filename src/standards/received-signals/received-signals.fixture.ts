import { randomUUID } from 'node:crypto'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'
import { createSession } from '#people/sessions/index.ts'
import { oidcProvider, startWithOrganization } from '#sso/connections/connection.fixture.ts'
import { linkProfile, saveProfile } from '#sso/profiles/index.ts'
import { type Answered, type Asked, startLocalServer } from '#test/local-server.ts'
import type { TestServer } from '#test/server.ts'

export interface Signing {
  claims?: Record<string, unknown>
  header?: object
  key?: CryptoKey | Uint8Array
}

export const secevent = 'https://schemas.openid.net/secevent'

/** A transmitter with a key, which publishes it, and whatever else it answers. */
export async function startTransmitter(
  answer: (asked: Asked) => Promise<Answered> | Answered = () => ({ status: 404, body: {} }),
) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const published = { keys: [jwk] }
  const { url, close } = await startLocalServer((asked) =>
    asked.url.pathname === '/jwks' ? { status: 200, body: published } : answer(asked),
  )
  onTestFinished(close)
  const issuer = 'https://idp.example'
  return {
    issuer,
    jwk,
    /** Of its key set. */
    published,
    url,
    jwks_uri: `${url}/jwks`,
    /** A token with one event, by its family and name. */
    sign(audience: string, event: string, subject: object, { claims, header, key = privateKey }: Signing = {}) {
      const usual = {
        iss: issuer,
        aud: audience,
        jti: randomUUID(),
        iat: Math.floor(Date.now() / 1_000),
        sub_id: subject,
        events: { [`${secevent}/${event.replace('/', '/event-type/')}`]: { initiating_entity: 'admin' } },
      }
      return new SignJWT({ ...usual, ...claims } as JWTPayload)
        .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'secevent+jwt', ...header })
        .sign(key)
    },
  }
}

/** An organization with a connection, and people who have signed in through it. */
export async function startReceiver(given: TestServer) {
  const server = await startWithOrganization(given)
  const { api, workos, environment, organizationId } = server
  const { body: connection } = await server.create({ type: 'GenericOIDC', oidc: oidcProvider })
  const path = `/connections/${connection.id}`
  const start = (userId: string, organization: string | null, ssoOrganizationId?: string) =>
    environment.transaction((tx) =>
      createSession(tx, {
        userId,
        organizationId: organization,
        authMethod: 'sso',
        ipAddress: null,
        userAgent: null,
        ...(ssoOrganizationId === undefined ? {} : { ssoOrganizationId }),
      }),
    )
  return {
    ...server,
    connection,
    start,
    async listen(body: object): Promise<string> {
      const answer = await api.request<{ endpoint_url: string }>(`${path}/signal_receiver`, { method: 'PUT', body })
      if (answer.status !== 200) throw new Error(`No receiver: ${JSON.stringify(answer.body)}`)
      return answer.body.endpoint_url
    },
    /** A member of the organization whom the provider knows by an id, with a session in the organization. */
    async person(idpId: string) {
      const email = `${randomUUID()}@acme.example`
      const { id } = await workos.userManagement.createUser({ email, emailVerified: true })
      const membership = await workos.userManagement.createOrganizationMembership({ organizationId, userId: id })
      await environment.transaction(async (tx) => {
        const identity = { idpId, email: email.toUpperCase(), firstName: null, lastName: null, name: null }
        const more = { groups: [], customAttributes: {}, rawAttributes: {} }
        const profile = await saveProfile(
          tx,
          { id: connection.id, organization_id: organizationId },
          { ...identity, ...more },
          [],
        )
        await linkProfile(tx, profile.id, id)
      })
      const session = await start(id, organizationId)
      return { id, email, membership, session }
    },
    /** The ids of a user's active sessions. */
    async sessionsOf(userId: string): Promise<string[]> {
      const { body } = await api.get<{ data: { id: string }[] }>(`/user_management/users/${userId}/sessions`)
      return body.data.map(({ id }) => id)
    },
    /** Newest first. */
    async received(): Promise<Record<string, unknown>[]> {
      const { body } = await api.get<{ data: Record<string, unknown>[] }>(`${path}/received_signals?limit=100`)
      return body.data
    },
    async receiver(): Promise<Record<string, unknown>> {
      return (await api.get<Record<string, unknown>>(`${path}/signal_receiver`)).body
    },
  }
}

export async function push(endpoint: string, token: string): Promise<{ status: number; err: string | undefined }> {
  const headers = { 'content-type': 'application/secevent+jwt', accept: 'application/json' }
  const answer = await fetch(endpoint, { method: 'POST', headers, body: token })
  const text = await answer.text()
  return { status: answer.status, err: text === '' ? undefined : JSON.parse(text).err }
}
