import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { OutgoingRequest, OutgoingResponse } from '#platform/outgoing/index.ts'
import { startServer } from '#test/server.ts'
import { createSocialProvider } from '../service.ts'
import { readAnswer } from './read-answer.ts'

const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad'
const authority = 'https://login.microsoftonline.com'
const binding = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(64) }

/**
 * Microsoft's issuer names the tenant of the person, which is known from the token alone. That host is not ours to answer
 * for, so what it publishes is used here instead of the network.
 */
async function answerAsMicrosoft(change: (claims: JWTPayload) => JWTPayload) {
  const { environment } = await startServer()
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const now = Math.floor(Date.now() / 1_000)
  const claims = change({
    iss: `${authority}/${consumers}/v2.0`,
    tid: consumers,
    sub: 'pairwise',
    aud: 'client',
    iat: now,
    exp: now + 300,
    nonce: binding.nonce,
    email: 'ada@outlook.com',
    name: 'Ada Lovelace',
  })
  const idToken = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey)
  const published: Record<string, unknown> = {
    [`${authority}/common/v2.0/.well-known/openid-configuration`]: {
      issuer: `${authority}/{tenantid}/v2.0`,
      authorization_endpoint: `${authority}/common/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/common/oauth2/v2.0/token`,
      jwks_uri: `${authority}/common/discovery/v2.0/keys`,
    },
    [`${authority}/common/oauth2/v2.0/token`]: { access_token: 'a', token_type: 'Bearer', id_token: idToken },
    [`${authority}/common/discovery/v2.0/keys`]: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig' }] },
  }
  const outgoing = {
    ...environment.system.outgoing,
    async request({ url }: OutgoingRequest): Promise<OutgoingResponse> {
      const body = Buffer.from(JSON.stringify(published[url]))
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
        truncated: false,
        durationMs: 0,
        remoteAddress: '',
      }
    },
  }
  const ctx: Context = { ...environment, system: { ...environment.system, outgoing } }
  const configured = await createSocialProvider(environment, {
    provider: 'MicrosoftOAuth',
    client_id: 'client',
    client_secret: 'secret',
  })
  return readAnswer(ctx, configured, { code: 'code' }, binding)
}

test('a person of any tenant comes in under the issuer of that tenant', async () => {
  const { profile } = await answerAsMicrosoft((claims) => claims)
  expect(profile).toMatchObject({ idpId: 'pairwise', email: 'ada@outlook.com', isEmailProven: true, firstName: 'Ada' })
})

test('an issuer that is not the tenant’s is refused', async () => {
  await expect(answerAsMicrosoft((claims) => ({ ...claims, tid: 'another' }))).rejects.toThrow()
})

test('[U-7] an address that a tenant wrote itself proves nothing, unless Microsoft says that the tenant owns its domain', async () => {
  const tenant = { tid: 'tenant', iss: `${authority}/tenant/v2.0`, email: 'ceo@bank.example' }
  const written = await answerAsMicrosoft((claims) => ({ ...claims, ...tenant }))
  expect(written.profile.isEmailProven).toBe(false)
  const outlook = await answerAsMicrosoft((claims) => ({ ...claims, ...tenant, email: 'ada@outlook.com' }))
  expect(outlook.profile.isEmailProven).toBe(false)
  const owned = await answerAsMicrosoft((claims) => ({ ...claims, ...tenant, xms_edov: true }))
  expect(owned.profile.isEmailProven).toBe(true)
})
