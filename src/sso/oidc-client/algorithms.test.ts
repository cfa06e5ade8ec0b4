import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { TestProvider } from '#test/identity-provider.ts'
import { connect, person } from './oidc-client.fixture.ts'

const accessToken = 'the access token'

interface SigningKey {
  algorithm: string
  /** Members of the published key, in place of what it has. */
  published?: object
  /** Makes the key for another algorithm than the header says. */
  keyOf?: string
}

/** A provider signs its ID tokens like this, with `at_hash` by this hash function. */
async function signWith(provider: TestProvider, hash: string, { algorithm, published, keyOf = algorithm }: SigningKey) {
  const { publicKey, privateKey } = await generateKeyPair(keyOf, { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'other', use: 'sig', ...published }
  provider.changeKeys = (keys) => [...keys, jwk]
  provider.changeTokens = (answer) => ({ ...answer, access_token: accessToken })
  const at_hash = createHash(hash).update(accessToken).digest()
  provider.signIdToken = (claims: JWTPayload) =>
    new SignJWT({ ...claims, at_hash: at_hash.subarray(0, at_hash.length / 2).toString('base64url') })
      .setProtectedHeader({ alg: algorithm, kid: 'other' })
      .sign(privateKey)
}

function announce(provider: TestProvider, ...algorithms: unknown[]): void {
  provider.changeMetadata = (document) => ({ ...document, id_token_signing_alg_values_supported: algorithms })
}

const others = [
  ['RS384', 'sha384'],
  ['RS512', 'sha512'],
  ['PS256', 'sha256'],
  ['PS384', 'sha384'],
  ['PS512', 'sha512'],
  ['ES384', 'sha384'],
  ['ES512', 'sha512'],
  ['EdDSA', 'sha512'],
  ['Ed25519', 'sha512'],
] as const

test.each(others)('[O-2] %s counts where the provider announces it, and not elsewhere', async (algorithm, hash) => {
  const { provider, visit, read } = await connect()
  await signWith(provider, hash, { algorithm })
  announce(provider, 'RS256', algorithm)
  const { claims } = await read((await visit()).query)
  expect(claims).toMatchObject({ sub: person.sub, at_hash: expect.any(String) })

  const silent = await connect()
  await signWith(silent.provider, hash, { algorithm })
  await expect(silent.read((await silent.visit()).query)).rejects.toMatchObject({
    reason: 'forbidden_algorithm',
    details: { found: algorithm, expected: ['RS256', 'ES256'] },
  })
})

test.each([
  ['RS256', 'sha256'],
  ['ES256', 'sha256'],
] as const)('[O-2] %s counts, announced or not', async (algorithm, hash) => {
  const { provider, visit, read } = await connect()
  await signWith(provider, hash, { algorithm })
  announce(provider)
  expect((await read((await visit()).query)).claims.sub).toBe(person.sub)
})

test.each(['none', 'HS256', 'HS384', 'HS512', 'RS1', 'ML-DSA-44'])(
  '[O-2] %s does not count, whatever the provider announces',
  async (algorithm) => {
    const { provider, visit, read } = await connect()
    const header = Buffer.from(JSON.stringify({ alg: algorithm, kid: 'k1' })).toString('base64url')
    provider.signIdToken = (claims) => `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
    announce(provider, 'RS256', algorithm)
    await expect(read((await visit()).query)).rejects.toMatchObject({
      reason: algorithm === 'none' ? 'unsigned_id_token' : 'forbidden_algorithm',
    })
  },
)

test.each([
  ['another algorithm of its type', { algorithm: 'PS256', published: { alg: 'RS256' } }, 'unknown_key'],
  ['another hash function', { algorithm: 'RS512', published: { alg: 'RS256' } }, 'unknown_key'],
  ['encryption', { algorithm: 'PS512', published: { use: 'enc' } }, 'unknown_key'],
  ['another curve', { algorithm: 'ES384', published: { crv: 'P-521' } }, 'unknown_key'],
  ['another type of curve', { algorithm: 'EdDSA', published: { crv: 'X25519' } }, 'unknown_key'],
  ['another type', { algorithm: 'ES512', published: { kty: 'oct', k: 'c2VjcmV0' } }, 'unknown_key'],
  // An RSA modulus of 1024 bits.
  ['nothing, as it is short', { algorithm: 'PS256', published: { n: `_${'A'.repeat(170)}` } }, 'weak_key'],
] as const)('[O-2] a key that is for %s verifies no token', async (_what, key, reason) => {
  const { provider, visit, read } = await connect()
  await signWith(provider, 'sha256', key)
  announce(provider, 'RS256', key.algorithm)
  await expect(read((await visit()).query)).rejects.toMatchObject({ reason })
})

test('[O-3] the hash of the access token is by the hash function of the signature', async () => {
  const { provider, visit, read } = await connect()
  await signWith(provider, 'sha256', { algorithm: 'ES512' })
  announce(provider, 'ES512')
  await expect(read((await visit()).query)).rejects.toMatchObject({ reason: 'wrong_access_token_hash' })
})
