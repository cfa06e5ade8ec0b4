import { constants, createHash, generateKeyPairSync, KeyObject, sign } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { type OidcFailureCause, oidcFailureCauses, type ProviderAnswer } from '#protocol/oidc/index.ts'
import type { TestProvider } from '#test/identity-provider.ts'
import { binding, type Connected, connect, person, signRaw } from './oidc-client.fixture.ts'

/** What differs from a plain sign-in. */
interface Setup {
  /** Members of `oidc` of the connection. */
  settings?: object
  type?: string
  /** Before the browser goes to the provider. */
  provider?: (provider: TestProvider) => void
  /** On the browser's way back. */
  query?: (query: ProviderAnswer, provider: TestProvider) => void
  forcedLogin?: boolean
}

/** A sign-in that is refused, beside one that differs in the same place and succeeds. */
interface Row {
  rule: string
  what: string
  refused: Setup
  as: OidcFailureCause
  /** Some of what the trace says beside the cause; a function is given the provider. */
  details?: object | ((provider: TestProvider) => object)
  /** The plain sign-in unless given. */
  accepted?: Setup
}

const seconds = () => Math.floor(Date.now() / 1_000)
const says = (change: (claims: JWTPayload) => JWTPayload): Setup => ({
  provider: (provider) => {
    provider.changeClaims = change
  },
})
const without = (name: string) => says(({ [name]: _gone, ...rest }) => rest)
const header = (members: object): Setup => ({
  provider: (provider) => {
    provider.signIdToken = (claims) =>
      signRaw({ alg: 'RS256', kid: 'k1', ...members }, claims, KeyObject.from(provider.keys.privateKey))
  },
})
const metadata = (members: object): Setup => ({
  provider: (provider) => {
    provider.changeMetadata = (document) => ({ ...document, ...members })
  },
})
const tokens = (change: TestProvider['changeTokens']): Setup => ({
  provider: (provider) => {
    provider.changeTokens = change
  },
})
const tokenError = (error: object, status = 400): Setup => answers('/token', status, JSON.stringify(error))
const answers = (at: string, status: number, body: string, headers: object = {}): Setup =>
  intercepts(at, (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
const intercepts = (at: string, answer: (response: ServerResponse, provider: TestProvider) => void): Setup => ({
  provider: (provider) => {
    provider.intercept = (path, response) => {
      if (path !== at) return false
      answer(response, provider)
      return true
    }
  },
})
/** Claims of the person are left to the userinfo endpoint, which says this. */
const userinfo = (change: TestProvider['changeUserinfo'] = (claims) => claims): Setup => ({
  provider: (provider) => {
    provider.changeClaims = ({ email: _email, ...claims }) => claims
    provider.changeUserinfo = change
  },
})
/** The same, and it signs what it says: for us, unless the claims are changed. */
const signedUserinfo = (
  change: (claims: object, provider: TestProvider) => object = (claims) => claims,
  sign: (claims: object, provider: TestProvider) => string = (claims, { keys }) =>
    signRaw({ alg: 'RS256', kid: 'k1' }, claims, KeyObject.from(keys.privateKey)),
): Setup => ({
  provider: (provider) => {
    const signed = (claims: object) =>
      sign(change({ iss: provider.url, aud: 'gatehouse', ...claims }, provider), provider)
    userinfo(signed).provider?.(provider)
  },
})
const { privateKey: strangersKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** Signs with a key that is published as `weak`. */
const rsa = (modulusLength: number): Setup => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  return {
    provider: (provider) => {
      provider.changeKeys = (keys) => [...keys, { ...publicKey.export({ format: 'jwk' }), kid: 'weak' }]
      provider.signIdToken = (claims) => signRaw({ alg: 'RS256', kid: 'weak' }, claims, privateKey)
    },
  }
}
const elliptic = await generateKeyPair('ES256', { extractable: true })
const ellipticJwk = await exportJWK(elliptic.publicKey)
const signsElliptic: Setup = {
  provider: (provider) => {
    provider.changeKeys = (keys) => [...keys, { ...ellipticJwk, kid: 'e1' }]
    provider.signIdToken = (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'e1' }).sign(elliptic.privateKey)
  },
}
const keys = (change: (keys: JWK[]) => JWK[], members: object = {}): Setup => ({
  provider: (provider) => {
    header(members).provider?.(provider)
    provider.changeKeys = change
  },
})
const hashOf = (text: unknown) =>
  createHash('sha256').update(String(text)).digest().subarray(0, 16).toString('base64url')
/** With `at_hash` of the access token or of another. */
const hashes = (of: (accessToken: unknown) => unknown): Setup => ({
  provider: (provider) => {
    provider.changeTokens = (answer) => ({ ...answer, access_token: 'the access token' })
    provider.changeClaims = (claims) => ({ ...claims, at_hash: hashOf(of('the access token')) })
  },
})

/** `String` throws for it. */
const unprintable = { toString: 1, valueOf: 1 }

const rows: readonly Row[] = [
  // What the browser brings back.
  {
    rule: 'O-1',
    what: 'the state of another request',
    refused: { query: (query) => Object.assign(query, { state: 'x'.repeat(43) }) },
    as: 'wrong_state',
  },
  { rule: 'O-1', what: 'no state', refused: { query: (query) => delete query.state }, as: 'wrong_state' },
  { rule: 'O-1', what: 'no code', refused: { query: (query) => delete query.code }, as: 'missing_code' },
  {
    rule: 'O-1',
    what: 'the code of another request',
    refused: { query: (query) => Object.assign(query, { code: 'another' }) },
    as: 'code_refused',
    details: { error: 'invalid_grant' },
  },
  {
    rule: 'O-5',
    what: 'no iss where the provider announces it',
    refused: metadata({ authorization_response_iss_parameter_supported: true }),
    as: 'missing_response_issuer',
    accepted: {
      ...metadata({ authorization_response_iss_parameter_supported: true }),
      query: (query, { url }) => Object.assign(query, { iss: url }),
    },
  },
  {
    rule: 'O-5',
    what: 'the iss of another provider',
    refused: { query: (query) => Object.assign(query, { iss: 'https://evil.example' }) },
    as: 'wrong_response_issuer',
    details: { found: 'https://evil.example' },
    accepted: { query: (query, { url }) => Object.assign(query, { iss: url }) },
  },
  {
    rule: 'O-8',
    what: 'an error instead of a code',
    refused: {
      query: (query) => Object.assign(query, { error: 'access_denied', error_description: '<b>not assigned</b>' }),
    },
    as: 'provider_refused',
    details: { error: 'access_denied', description: '<b>not assigned</b>' },
  },
  // The discovery document.
  {
    rule: 'O-5',
    what: 'a discovery document that names another issuer at use',
    refused: metadata({ issuer: 'https://evil.example' }),
    as: 'wrong_discovery_issuer',
    details: ({ url }: TestProvider) => ({ expected: [url], found: 'https://evil.example' }),
  },
  {
    rule: 'O-3',
    what: 'an issuer with a slash at its end',
    refused: {
      provider: (provider) => {
        provider.changeMetadata = (document) => ({ ...document, issuer: `${provider.url}/` })
      },
    },
    as: 'wrong_discovery_issuer',
  },
  {
    rule: 'O-5',
    what: 'a discovery document without keys',
    refused: metadata({ jwks_uri: undefined }),
    as: 'invalid_discovery',
    details: { missing: ['jwks_uri'] },
    accepted: metadata({ userinfo_endpoint: undefined }),
  },
  {
    rule: 'O-6',
    what: 'a discovery endpoint that is gone',
    refused: answers('/.well-known/openid-configuration', 404, '{}'),
    as: 'unexpected_status',
    details: { status: 404 },
  },
  {
    rule: 'O-6',
    what: 'a discovery document that is a page',
    refused: answers('/.well-known/openid-configuration', 200, '<html>', { 'content-type': 'text/html' }),
    as: 'not_json',
    details: { content_type: 'text/html' },
  },
  {
    rule: 'O-6',
    what: 'a discovery document that is a list',
    refused: answers('/.well-known/openid-configuration', 200, '[]'),
    as: 'not_json',
  },
  {
    rule: 'O-6',
    what: 'a token endpoint in a private network',
    refused: metadata({ token_endpoint: 'https://10.0.0.1/token' }),
    as: 'forbidden_address',
    details: { address: 'https://10.0.0.1/token' },
  },
  {
    rule: 'O-6',
    what: 'keys at the address of cloud metadata',
    refused: metadata({ jwks_uri: 'https://169.254.169.254/keys' }),
    as: 'forbidden_address',
  },
  {
    rule: 'O-6',
    what: 'a sign-in page that is a script',
    refused: metadata({ authorization_endpoint: 'javascript:alert(1)' }),
    as: 'insecure_address',
  },
  {
    rule: 'O-6',
    what: 'a token endpoint without TLS',
    refused: metadata({ token_endpoint: 'http://idp.example/token' }),
    as: 'insecure_address',
  },
  {
    rule: 'O-6',
    what: 'an endpoint that is no URL',
    refused: metadata({ userinfo_endpoint: 'userinfo' }),
    as: 'invalid_address',
    details: { address: 'userinfo' },
  },
  // Reaching the provider.
  {
    rule: 'O-6',
    what: 'a host that does not exist',
    refused: metadata({ token_endpoint: 'https://no-such-host.invalid/token' }),
    as: 'unknown_host',
    details: { address: 'https://no-such-host.invalid/token' },
  },
  {
    rule: 'O-6',
    what: 'a port where nothing listens',
    refused: metadata({ token_endpoint: 'http://localhost:1/token' }),
    as: 'provider_unreachable',
  },
  {
    rule: 'O-6',
    what: 'a server without TLS behind https',
    refused: {
      provider: (provider) => {
        provider.changeMetadata = (document) => ({
          ...document,
          token_endpoint: `${provider.url.replace('http:', 'https:')}/token`,
        })
      },
    },
    as: 'tls_failed',
  },
  {
    rule: 'O-6',
    what: 'a provider that hangs',
    refused: intercepts('/token', () => undefined),
    as: 'provider_timed_out',
  },
  {
    rule: 'O-6',
    what: 'a provider that floods',
    refused: intercepts('/token', (response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(2_000_000)}"`)
    }),
    as: 'answer_too_large',
    accepted: tokens((answer) => ({ ...answer, more: 'x'.repeat(900_000) })),
  },
  {
    rule: 'O-6',
    what: 'a redirect to a right answer',
    refused: answers('/token', 307, '', { location: 'https://idp.example/token' }),
    as: 'provider_redirected',
    details: { status: 307, location: 'https://idp.example/token' },
  },
  {
    rule: 'O-6',
    what: 'a token endpoint that answers with a page',
    refused: answers('/token', 200, '<html>', { 'content-type': 'text/html' }),
    as: 'not_json',
    details: { content_type: 'text/html' },
  },
  {
    rule: 'O-6',
    what: 'a token answer that is one text',
    refused: answers('/token', 200, '"tokens"'),
    as: 'not_json',
  },
  {
    rule: 'O-6',
    what: 'a fault of the provider',
    refused: answers('/token', 503, '{"error":"temporarily_unavailable"}'),
    as: 'unexpected_status',
    details: { status: 503 },
  },
  // The exchange.
  {
    rule: 'O-1',
    what: 'a wrong client secret',
    refused: { settings: { client_secret: 'another' } },
    as: 'client_refused',
    details: { error: 'invalid_client' },
    accepted: { settings: { client_authentication: 'client_secret_post' } },
  },
  {
    rule: 'O-8',
    what: 'an error of the token endpoint that no standard names',
    refused: tokenError({ error: 'AADSTS50011', error_description: 'The reply address does not match.' }),
    as: 'exchange_refused',
    details: { error: 'AADSTS50011', description: 'The reply address does not match.' },
  },
  {
    rule: 'O-8',
    what: 'a refusal that is JSON and calls itself text',
    refused: answers('/token', 400, '{"error":"invalid_grant"}', { 'content-type': 'text/plain' }),
    as: 'code_refused',
    details: { error: 'invalid_grant' },
  },
  {
    rule: 'O-8',
    what: 'a refusal without words',
    refused: answers('/token', 400, '{}'),
    as: 'unexpected_status',
    details: { status: 400 },
  },
  {
    rule: 'O-8',
    what: 'a refusal whose words are no text',
    refused: tokenError({ error: 'invalid_client', error_description: { nested: true } }, 401),
    as: 'client_refused',
    details: { error: 'invalid_client' },
  },
  {
    rule: 'O-3',
    what: 'no ID token',
    refused: tokens(({ id_token: _gone, ...answer }) => answer),
    as: 'missing_id_token',
  },
  {
    rule: 'O-3',
    what: 'no access token',
    refused: tokens(({ access_token: _gone, ...answer }) => answer),
    as: 'invalid_token_answer',
    accepted: tokens(({ refresh_token: _gone, ...answer }) => answer),
  },
  {
    rule: 'O-3',
    what: 'a token type that is not understood',
    refused: tokens((answer) => ({ ...answer, token_type: 'mac' })),
    as: 'invalid_token_answer',
    accepted: tokens((answer) => ({ ...answer, token_type: 'bearer' })),
  },
  // The ID token and its signature.
  {
    rule: 'O-2',
    what: 'text instead of a token',
    refused: tokens((answer) => ({ ...answer, id_token: 'sign me in' })),
    as: 'malformed_id_token',
  },
  {
    rule: 'O-2',
    what: 'a token whose payload is a list',
    refused: {
      provider: (provider) => {
        provider.signIdToken = () => signRaw({ alg: 'RS256', kid: 'k1' }, [], KeyObject.from(provider.keys.privateKey))
      },
    },
    as: 'malformed_id_token',
  },
  {
    rule: 'O-2',
    what: 'a NUL in a claim',
    refused: says((claims) => ({ ...claims, name: 'Ada\0' })),
    as: 'malformed_id_token',
    accepted: says((claims) => ({ ...claims, name: 'Ada 👩‍💻' })),
  },
  {
    rule: 'O-2',
    what: 'an encrypted token',
    refused: tokens((answer) => ({ ...answer, id_token: 'a.b.c.d.e' })),
    as: 'encrypted_id_token',
  },
  {
    rule: 'O-2',
    what: 'alg none',
    refused: {
      provider: (provider) => {
        provider.signIdToken = (claims) =>
          `${signRaw({ alg: 'none' }, claims, KeyObject.from(provider.keys.privateKey)).replace(/[^.]+$/, '')}`
      },
    },
    as: 'unsigned_id_token',
  },
  {
    rule: 'O-2',
    what: 'HS256 with the client secret',
    refused: {
      provider: (provider) => {
        provider.header = { alg: 'HS256', kid: 'k1' }
      },
    },
    as: 'forbidden_algorithm',
    details: { found: 'HS256', expected: ['RS256', 'ES256'] },
    accepted: signsElliptic,
  },
  {
    rule: 'O-2',
    what: 'an algorithm that is no text',
    refused: header({ alg: ['RS256'] }),
    as: 'forbidden_algorithm',
    accepted: header({}),
  },
  ...(
    [
      ['alg', 'forbidden_algorithm'],
      ['crit', 'unknown_critical_header'],
      ['kid', 'unknown_key'],
    ] as const
  ).map(
    ([name, as]): Row => ({
      rule: 'O-2',
      what: `an object as ${name}`,
      refused: header({ [name]: unprintable }),
      as,
      accepted: header({}),
    }),
  ),
  {
    rule: 'O-2',
    what: 'an extension that is critical',
    refused: header({ crit: ['b64'], b64: true }),
    as: 'unknown_critical_header',
    details: { found: ['b64'] },
    accepted: header({ b64: true }),
  },
  {
    rule: 'O-2',
    what: 'a key of the attacker in the header',
    refused: attackersKey((jwk) => ({ jwk })),
    as: 'wrong_signature',
    accepted: header({ jwk: ellipticJwk }),
  },
  {
    rule: 'O-2',
    what: 'an address of the attacker’s keys in the header',
    refused: attackersKey(() => ({ jku: 'https://evil.example/keys', x5u: 'https://evil.example/certificate' })),
    as: 'wrong_signature',
    accepted: header({ jku: 'https://evil.example/keys' }),
  },
  {
    rule: 'O-2',
    what: 'a key that is not published, after they were read again',
    refused: attackersKey(() => ({ kid: 'k9' })),
    as: 'unknown_key',
    details: { key_id: 'k9', published: ['k1'] },
  },
  {
    rule: 'O-2',
    what: 'a kid that is no text',
    refused: keys(([key]) => [{ ...key, kid: 1 as never }], { kid: 1 }),
    as: 'unknown_key',
    accepted: keys(([key]) => [{ ...key, kid: '1' }], { kid: '1' }),
  },
  {
    rule: 'O-2',
    what: 'a kid that is a path to a file',
    refused: keys((published) => published, { kid: '../../../../dev/null' }),
    as: 'unknown_key',
  },
  {
    rule: 'O-2',
    what: 'no kid where several keys are published',
    refused: keys(([key]) => [{ ...key }, { ...key, kid: 'k2' }], { kid: undefined }),
    as: 'ambiguous_key',
    accepted: keys(([key]) => [{ ...key }, { ...ellipticJwk, kid: 'e1' }], { kid: undefined }),
  },
  {
    rule: 'O-2',
    what: 'a key that is for encryption',
    refused: keys(([key]) => [{ ...key, use: 'enc' }]),
    as: 'unknown_key',
  },
  {
    rule: 'O-2',
    what: 'RSA with 1024 bits',
    refused: rsa(1024),
    as: 'weak_key',
    details: { bits: 1024 },
    accepted: rsa(2048),
  },
  {
    rule: 'O-2',
    what: 'an invalid key',
    refused: keys(([key]) => [{ ...key, n: '', e: '' }]),
    as: 'weak_key',
  },
  {
    rule: 'O-2',
    what: 'a key without its exponent',
    refused: keys((published) => published.map(({ e: _gone, ...rest }) => rest)),
    as: 'invalid_keys',
  },
  {
    rule: 'O-2',
    what: 'keys that are no set',
    refused: answers('/jwks', 200, '{"keys":"k1"}'),
    as: 'invalid_keys',
  },
  {
    rule: 'O-2',
    what: 'claims that were changed after they were signed',
    refused: {
      provider: (provider) => {
        provider.changeTokens = (answer) => {
          const [head, payload = '', signature] = String(answer.id_token).split('.')
          const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
          const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url')
          return { ...answer, id_token: [head, forged, signature].join('.') }
        }
      },
    },
    as: 'wrong_signature',
  },
  // What the ID token says.
  ...['iss', 'sub', 'aud', 'exp', 'iat'].map(
    (claim): Row => ({
      rule: 'O-3',
      what: `no ${claim}`,
      refused: without(claim),
      as: 'missing_claim',
      details: { claim },
      accepted: without('name'),
    }),
  ),
  ...Object.entries({ sub: 7, aud: { gatehouse: true }, exp: '9999999999', iat: true, nbf: '0', azp: 7 }).map(
    ([claim, value]): Row => ({
      rule: 'O-3',
      what: `${claim} of another type`,
      refused: says((claims) => ({ ...claims, [claim]: value }) as JWTPayload),
      as: 'invalid_claim',
      details: { claim },
    }),
  ),
  {
    rule: 'O-3',
    what: 'an empty sub',
    refused: says((claims) => ({ ...claims, sub: '' })),
    as: 'invalid_claim',
    accepted: says((claims) => ({ ...claims, sub: '0' })),
  },
  {
    rule: 'O-3',
    what: 'another issuer',
    refused: says((claims) => ({ ...claims, iss: 'https://evil.example' })),
    as: 'wrong_issuer',
    details: ({ url }: TestProvider) => ({ expected: url, found: 'https://evil.example' }),
  },
  {
    rule: 'O-3',
    what: 'the issuer with a slash at its end',
    refused: says((claims) => ({ ...claims, iss: `${claims.iss}/` })),
    as: 'wrong_issuer',
  },
  {
    rule: 'O-3',
    what: 'another client',
    refused: says((claims) => ({ ...claims, aud: 'another' })),
    as: 'wrong_audience',
    details: { expected: 'gatehouse', found: ['another'] },
    accepted: says((claims) => ({ ...claims, aud: ['gatehouse'] })),
  },
  {
    rule: 'O-3',
    what: 'a client whose id begins like ours',
    refused: says((claims) => ({ ...claims, aud: 'gatehouse2' })),
    as: 'wrong_audience',
  },
  {
    rule: 'O-3',
    what: 'several clients without azp',
    refused: says((claims) => ({ ...claims, aud: ['gatehouse', 'another'] })),
    as: 'untrusted_audiences',
    accepted: says((claims) => ({ ...claims, aud: ['gatehouse', 'another'], azp: 'gatehouse' })),
  },
  {
    rule: 'O-3',
    what: 'the azp of another client among several',
    refused: says((claims) => ({ ...claims, aud: ['gatehouse', 'another'], azp: 'another' })),
    as: 'wrong_authorized_party',
  },
  {
    rule: 'O-3',
    what: 'the azp of another client with our aud alone',
    refused: says((claims) => ({ ...claims, azp: 'another' })),
    as: 'wrong_authorized_party',
    details: { expected: 'gatehouse', found: 'another' },
    accepted: says((claims) => ({ ...claims, azp: 'gatehouse' })),
  },
  {
    rule: 'O-3',
    what: 'a token that ended ten minutes ago',
    refused: says((claims) => ({ ...claims, exp: seconds() - 600 })),
    as: 'expired',
    details: { seconds: expect.toSatisfy((late: number) => late >= 600 && late < 660) },
    accepted: says((claims) => ({ ...claims, exp: seconds() - 30 })),
  },
  {
    rule: 'O-3',
    what: 'a token issued in ten minutes',
    refused: says((claims) => ({ ...claims, iat: seconds() + 600, exp: seconds() + 900 })),
    as: 'issued_in_future',
    details: { seconds: expect.toSatisfy((early: number) => early > 540 && early <= 601) },
    accepted: says((claims) => ({ ...claims, iat: seconds() + 30 })),
  },
  {
    rule: 'O-3',
    what: 'a token that is valid in ten minutes',
    refused: says((claims) => ({ ...claims, nbf: seconds() + 600 })),
    as: 'not_yet_valid',
    accepted: says((claims) => ({ ...claims, nbf: seconds() + 30 })),
  },
  {
    rule: 'O-3',
    what: 'a time beyond the calendar',
    refused: says((claims) => ({ ...claims, nbf: 9e15 })),
    as: 'not_yet_valid',
  },
  { rule: 'O-3', what: 'no nonce', refused: without('nonce'), as: 'missing_nonce' },
  {
    rule: 'O-3',
    what: 'the nonce of another sign-in',
    refused: says((claims) => ({ ...claims, nonce: 'x'.repeat(43) })),
    as: 'wrong_nonce',
  },
  {
    rule: 'O-3',
    what: 'the hash of another access token',
    refused: hashes(() => 'another'),
    as: 'wrong_access_token_hash',
    accepted: hashes((accessToken) => accessToken),
  },
  {
    rule: 'O-3',
    what: 'a person who had to sign in again and did an hour ago',
    refused: { ...says((claims) => ({ ...claims, auth_time: seconds() - 3_600 })), forcedLogin: true },
    as: 'not_authenticated_again',
    details: { seconds: expect.any(Number) },
    accepted: { ...says((claims) => ({ ...claims, auth_time: seconds() })), forcedLogin: true },
  },
  {
    rule: 'O-3',
    what: 'a person who had to sign in again at an unknown time',
    refused: { forcedLogin: true },
    as: 'missing_authentication_time',
    // Google never says.
    accepted: { forcedLogin: true, type: 'GoogleOIDC' },
  },
  {
    rule: 'O-3',
    what: 'a time of sign-in below zero',
    refused: says((claims) => ({ ...claims, auth_time: -1 })),
    as: 'invalid_claim',
    details: { claim: 'auth_time' },
    accepted: says((claims) => ({ ...claims, auth_time: 0 })),
  },
  // The userinfo endpoint.
  {
    rule: 'O-4',
    what: 'userinfo of another person',
    refused: userinfo((claims) => ({ ...claims, sub: '00u2', email: 'ceo@northwind.example' })),
    as: 'wrong_userinfo_subject',
    details: { expected: person.sub, found: '00u2' },
    accepted: userinfo(),
  },
  {
    rule: 'O-4',
    what: 'userinfo of no one',
    refused: userinfo(({ sub: _sub, ...claims }) => claims),
    as: 'invalid_userinfo',
    accepted: userinfo(),
  },
  {
    rule: 'O-4',
    what: 'signed userinfo of another person',
    refused: signedUserinfo((claims) => ({ ...claims, sub: '00u2' })),
    as: 'wrong_userinfo_subject',
    details: { expected: person.sub, found: '00u2' },
    accepted: signedUserinfo(),
  },
  {
    rule: 'O-4',
    what: 'userinfo that another issuer signed',
    refused: signedUserinfo((claims) => ({ ...claims, iss: 'https://evil.example' })),
    as: 'invalid_userinfo',
    details: ({ url }) => ({ claim: 'iss', expected: url, found: 'https://evil.example' }),
    accepted: signedUserinfo(({ iss: _iss, aud: _aud, ...claims }: { iss?: string; aud?: string }) => claims),
  },
  ...['iss', 'aud'].map(
    (claim): Row => ({
      rule: 'O-4',
      what: `signed userinfo with an object as ${claim}`,
      refused: signedUserinfo((claims) => ({ ...claims, [claim]: unprintable })),
      as: 'invalid_userinfo',
      accepted: signedUserinfo(),
    }),
  ),
  {
    rule: 'O-4',
    what: 'userinfo that was signed for another client',
    refused: signedUserinfo((claims) => ({ ...claims, aud: ['gatehouse-2'] })),
    as: 'invalid_userinfo',
    details: { claim: 'aud', expected: 'gatehouse', found: ['gatehouse-2'] },
    accepted: signedUserinfo((claims) => ({ ...claims, aud: ['other', 'gatehouse'] })),
  },
  {
    rule: 'O-2',
    what: 'userinfo with a signature of another key',
    refused: signedUserinfo(undefined, (claims) => signRaw({ alg: 'RS256', kid: 'k1' }, claims, strangersKey)),
    as: 'invalid_userinfo_signature',
    details: { cause: 'wrong_signature' },
    accepted: signedUserinfo(),
  },
  {
    rule: 'O-2',
    what: 'userinfo that calls itself unsigned',
    refused: signedUserinfo(undefined, (claims, { keys }) =>
      signRaw({ alg: 'none' }, claims, KeyObject.from(keys.privateKey)).replace(/[^.]+$/, ''),
    ),
    as: 'invalid_userinfo_signature',
    details: { cause: 'unsigned_id_token' },
    accepted: signedUserinfo(),
  },
  {
    rule: 'O-2',
    what: 'userinfo with an algorithm that is not announced',
    refused: signedUserinfo(undefined, signsPss),
    as: 'invalid_userinfo_signature',
    details: { cause: 'forbidden_algorithm', found: 'PS256' },
    accepted: {
      provider: (provider) => {
        signedUserinfo(undefined, signsPss).provider?.(provider)
        provider.changeKeys = (keys) => keys.map(({ alg: _alg, ...key }) => key)
        provider.changeMetadata = (document) => ({ ...document, userinfo_signing_alg_values_supported: ['PS256'] })
      },
    },
  },
  {
    rule: 'O-4',
    what: 'encrypted userinfo',
    refused: userinfo(() => 'a.b.c.d.e'),
    as: 'not_json',
    details: { content_type: 'application/jwt' },
    accepted: signedUserinfo(),
  },
  {
    rule: 'O-4',
    what: 'an access token that no header can carry',
    refused: {
      provider: (provider) => {
        userinfo().provider?.(provider)
        provider.changeTokens = (answer) => ({ ...answer, access_token: 'a token\r\nx-evil: 1' })
      },
    },
    as: 'invalid_token_answer',
    details: { member: 'access_token' },
    accepted: userinfo(),
  },
  {
    rule: 'O-4',
    what: 'userinfo that is an error',
    refused: {
      provider: (provider) => {
        userinfo().provider?.(provider)
        provider.intercept = (path, response) => {
          if (path !== '/userinfo') return false
          response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"insufficient_scope"}')
          return true
        }
      },
    },
    as: 'unexpected_status',
    details: { status: 403 },
    accepted: userinfo(),
  },
]

/** Signs with its own key, as PS256. */
function signsPss(claims: object, { keys }: TestProvider): string {
  const parts = [{ alg: 'PS256', kid: 'k1' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const key = {
    key: KeyObject.from(keys.privateKey),
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  }
  return `${parts.join('.')}.${sign('sha256', Buffer.from(parts.join('.')), key).toString('base64url')}`
}

/** Signs with a key of the attacker and names it in the header. */
function attackersKey(members: (jwk: JWK) => object): Setup {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const named = members(publicKey.export({ format: 'jwk' }) as JWK)
  return {
    provider: (provider) => {
      provider.signIdToken = (claims) => signRaw({ alg: 'RS256', kid: 'k1', ...named }, claims, privateKey)
    },
  }
}

async function signIn(connected: Connected, { provider, query: change, forcedLogin }: Setup) {
  provider?.(connected.provider)
  const { query } = await connected.visit()
  change?.(query, connected.provider)
  return connected.read(query, forcedLogin ? { authenticatedSince: new Date() } : {})
}

/** The legitimate variant of most rows. */
let plain: ReturnType<typeof signIn> | undefined
async function signInPlainly() {
  plain ??= signIn(await connect(), {})
  return plain
}

for (const { rule, what, refused, as, details = {}, accepted } of rows) {
  test(`[${rule}] ${what}: refused as ${as}, and its legitimate variant is a sign-in`, async () => {
    const hostile = await connect({ contextOf: impatient, ...refused })
    const failure = await signIn(hostile, refused).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      name: 'OidcFailure',
      reason: as,
      details: typeof details === 'function' ? details(hostile.provider) : details,
    })
    const secrets = [...Object.values(binding), hostile.provider.clientSecret]
    expect(JSON.stringify(failure)).not.toMatch(new RegExp(secrets.join('|')))
    const { claims } = await (accepted === undefined ? signInPlainly() : signIn(await connect(accepted), accepted))
    expect(claims).toMatchObject({ sub: expect.any(String), email: person.email })
  })
}

test('every cause of failure has a row here, or a test of its own', () => {
  const named = new Set<string>([...rows.map(({ as }) => as), 'not_configured'])
  expect(Object.keys(oidcFailureCauses).filter((cause) => !named.has(cause))).toEqual([])
})

/** A provider that hangs need not be waited for longer. */
function impatient(ctx: Context): Context {
  const { outgoing } = ctx.system
  const request: typeof outgoing.request = (asked) => outgoing.request({ ...asked, timeoutMs: 1_000 })
  return { ...ctx, system: { ...ctx.system, outgoing: { ...outgoing, request } } }
}
