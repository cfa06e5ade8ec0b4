import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { type Credentials, form, hashed, type Party, redirectUri, startOurs, startTheirs } from './oauth-parties.ts'

const ends: (() => void)[] = []
afterAll(() => ends.forEach((end) => void end()))
const [ours, theirs] = await Promise.all([startOurs(), startTheirs((end) => ends.push(end))])

/** What of an answer a client can tell: words, and members that a standard leaves open, are left out. */
type Outcome = unknown

interface Scenario {
  name: string
  run(party: Party): Promise<Outcome>
  /** Where both differ: what ours is, and what permits or demands it. */
  differs?: { ours: Outcome; as: string }
}

type Fields = Record<string, string>

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : {} }
}

const basic = ({ id, secret }: Credentials) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

function post(url: string | undefined, fields: Fields, by?: Credentials, headers: Fields = {}): Promise<Answer> {
  const authorization = by === undefined ? {} : { authorization: basic(by) }
  return send(url ?? '', {
    method: 'POST',
    headers: { 'content-type': form, ...authorization, ...headers },
    body: new URLSearchParams(fields),
  })
}

const token = (party: Party, fields: Fields, by: Credentials | undefined = party.client, headers: Fields = {}) =>
  post(party.metadata.token_endpoint, fields, by, headers)

/** Of a refusal the code, of a success the members. */
function outcome({ status, body }: Answer): Outcome {
  return typeof body.error === 'string' ? [status, body.error] : [status, ...Object.keys(body).sort()]
}

const verifier = 'v'.repeat(43)

function authorizeUrl(party: Party, changes: Record<string, string | null> = {}): URL {
  const url = new URL(party.metadata.authorization_endpoint ?? '')
  const parameters: Record<string, string | null> = {
    client_id: party.client.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'a state',
    scope: 'openid email offline_access',
    prompt: 'consent',
    nonce: 'a nonce',
    code_challenge: hashed(verifier),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value)
  return url
}

type Decision = 'allow' | 'deny' | 'look'

async function authorize(
  party: Party,
  changes: Record<string, string | null> = {},
  { decision = 'allow', fresh = false }: { decision?: Decision; fresh?: boolean } = {},
): Promise<Outcome> {
  const { location, status } = await party.visit(authorizeUrl(party, changes), { decision, fresh })
  if (location.origin !== new URL(redirectUri).origin) return status < 400 ? 'a page that asks' : ['a page', status]
  const isQuery = location.hash === ''
  const answer = isQuery ? location.searchParams : new URLSearchParams(location.hash.slice(1))
  const members = [...answer.keys()].filter((name) => name !== 'error_description').sort()
  if (answer.has('iss')) expect(answer.get('iss')).toBe(party.issuer)
  return [answer.get('error') ?? 'code', ...(isQuery ? [] : ['in the fragment']), ...members]
}

async function getCode(party: Party, changes: Record<string, string | null> = {}): Promise<string> {
  const { location } = await party.visit(authorizeUrl(party, changes), { decision: 'allow' })
  const code = location.searchParams.get('code')
  if (code === null) throw new Error(`No code: ${location}`)
  return code
}

const exchange = (party: Party, code: string, changes: Fields = {}, by = party.client, headers: Fields = {}) => {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  return token(party, { ...fields, ...changes }, by, headers)
}

interface Tokens {
  access_token: string
  refresh_token: string
}

async function getTokens(party: Party, changes: Record<string, string | null> = {}): Promise<Tokens> {
  const { status, body } = await exchange(party, await getCode(party, changes))
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return body as unknown as Tokens
}

const refresh = (party: Party, refresh_token: string, more: Fields = {}, by = party.client) =>
  token(party, { grant_type: 'refresh_token', refresh_token, ...more }, by)

async function isActive(party: Party, value: string, by = party.client): Promise<unknown> {
  return (await post(party.metadata.introspection_endpoint, { token: value }, by)).body.active
}

const revoke = (party: Party, value: string, by: Credentials | undefined = party.client) =>
  post(party.metadata.revocation_endpoint, { token: value }, by)

async function userinfo(party: Party, headers: Fields): Promise<Outcome> {
  const answer = await send(party.metadata.userinfo_endpoint ?? '', { headers })
  const challenge = answer.headers.get('www-authenticate')
  const schemes = ['Bearer', 'DPoP'].filter((scheme) => challenge?.includes(scheme))
  const error = /error="(\w+)"/.exec(challenge ?? '')?.[1]
  return answer.status === 200 ? [200, ...Object.keys(answer.body).sort()] : [answer.status, error, ...schemes]
}

async function push(party: Party, changes: Fields = {}, by: Credentials | undefined = party.client): Promise<Answer> {
  const fields = Object.fromEntries(authorizeUrl(party).searchParams)
  return post(party.metadata.pushed_authorization_request_endpoint, { ...fields, ...changes }, by)
}

/** The request behind a name. */
async function bring(party: Party, request_uri: string, client_id = party.client.id): Promise<Outcome> {
  const url = new URL(party.metadata.authorization_endpoint ?? '')
  url.search = new URLSearchParams({ client_id, request_uri }).toString()
  const { location, status } = await party.visit(url, { decision: 'allow' })
  if (location.origin !== new URL(redirectUri).origin) return ['a page', status]
  return location.searchParams.has('code') ? 'code' : location.searchParams.get('error')
}

interface Device {
  device_code: string
  user_code: string
  verification_uri_complete: string
}

async function askDevice(party: Party): Promise<Device> {
  const fields = { client_id: party.client.id, scope: 'openid email' }
  return (await post(party.metadata.device_authorization_endpoint, fields, party.client)).body as unknown as Device
}

const poll = (party: Party, device_code: string, by = party.client) =>
  token(party, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code }, by)

const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
const jwk = await exportJWK(publicKey)

async function prove(party: Party, claims: object = {}, header: object = {}): Promise<Fields> {
  const now = Math.floor(Date.now() / 1_000)
  const payload = { htm: 'POST', htu: party.metadata.token_endpoint, jti: randomUUID(), iat: now, ...claims }
  const proof = await new SignJWT(payload as JWTPayload)
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
    .sign(privateKey)
  return { dpop: proof }
}

const machineToken = (party: Party, fields: Fields = {}, headers: Fields = {}) =>
  token(party, { grant_type: 'client_credentials', ...fields }, party.machine, headers)

const register = (party: Party, body: object) =>
  send(party.metadata.registration_endpoint ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Whether a client was made, or the code of the refusal. */
const registered = async (party: Party, body: object) => {
  const { status, body: answer } = await register(party, body)
  return status === 201 ? 201 : [status, answer.error]
}

const tokenMembers = ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type']

const scenarios: Scenario[] = []
const compare = (name: string, run: Scenario['run'], differs?: Scenario['differs']) =>
  scenarios.push({ name, run, ...defined({ differs }) })

// Authorization endpoint: RFC 6749 §4.1, RFC 7636, RFC 9207, OpenID Connect Core §3.1.2.
compare('a request that is allowed', (party) => authorize(party))
compare('a request without state', (party) => authorize(party, { state: null }))
compare('a request that is denied', (party) => authorize(party, {}, { decision: 'deny' }))
compare('an unknown client', (party) => authorize(party, { client_id: 'nobody' }))
compare('no client', (party) => authorize(party, { client_id: null }))
compare('a redirect URI that is not registered', (party) => authorize(party, { redirect_uri: `${redirectUri}/` }))
compare('a redirect URI in other case', (party) => authorize(party, { redirect_uri: redirectUri.toUpperCase() }))
compare('no redirect URI', (party) => authorize(party, { redirect_uri: null }), {
  ours: ['a page', 400],
  as: 'OpenID Connect Core §3.1.2.1: it is required. Theirs fills in the only one',
})
compare('no response type', (party) => authorize(party, { response_type: null }))
compare('tokens through the browser', (party) => authorize(party, { response_type: 'token' }), {
  ours: ['unsupported_response_type', 'error', 'iss', 'state'],
  as: 'RFC 6749 §4.1.2.1: there is no answer but in the query. Theirs answers in the fragment of a grant that it does not serve',
})
compare('an unknown response mode', (party) => authorize(party, { response_mode: 'pigeon' }), {
  ours: ['invalid_request', 'error', 'iss', 'state'],
  as: 'RFC 6749 §4.1.2.1: an invalid value of a parameter. No registry has the code of theirs',
})
compare('no PKCE', (party) => authorize(party, { code_challenge: null, code_challenge_method: null }))
compare('a public client without PKCE', (party) =>
  authorize(party, { client_id: party.publicId, code_challenge: null, code_challenge_method: null }),
)
compare('PKCE that hides nothing', (party) => authorize(party, { code_challenge_method: 'plain' }))
compare('an unknown method of PKCE', (party) => authorize(party, { code_challenge_method: 'S512' }))
compare('a challenge that is too short', (party) => authorize(party, { code_challenge: 'short' }))
compare('an unknown scope', (party) => authorize(party, { scope: 'openid fly' }), {
  ours: ['invalid_scope', 'error', 'iss', 'state'],
  as: 'RFC 6749 §3.3 and §4.1.2.1: a scope is ignored or refused. Refused, no one builds on what they did not get',
})
compare('a resource that is not there', (party) => authorize(party, { resource: 'https://unknown.example' }))
compare('a request object', (party) => authorize(party, { request: 'e30.e30.' }))
compare('a registration inside', (party) => authorize(party, { registration: '{}' }))
compare('an unknown prompt', (party) => authorize(party, { prompt: 'dance' }))
compare('no prompt beside one', (party) => authorize(party, { prompt: 'none login' }))
compare('an age that is none', (party) => authorize(party, { max_age: '-1' }))
compare('no prompt and no one signed in', (party) => authorize(party, { prompt: 'none' }, { fresh: true }))
compare('no prompt after consent', async (party) => {
  await getCode(party)
  return authorize(party, { prompt: 'none', scope: 'openid email' }, { decision: 'look' })
})
compare('no prompt and more than was consented to', async (party) => {
  await getCode(party)
  return authorize(party, { prompt: 'none', scope: 'openid email profile' }, { decision: 'look' })
})
compare('no prompt for a sign-in that is too old', async (party) => {
  await getCode(party)
  return authorize(party, { prompt: 'none', scope: 'openid', max_age: '0' }, { decision: 'look' })
})
compare('a parameter that is given twice', async (party) => {
  const url = authorizeUrl(party)
  url.searchParams.append('scope', 'openid')
  const { location } = await party.visit(url, { decision: 'look' })
  return location.searchParams.get('error')
})

// Pushed requests: RFC 9126.
compare('a pushed request', async (party) => outcome(await push(party)))
compare(
  'a pushed request that is brought twice',
  async (party) => {
    const uri = String((await push(party)).body.request_uri)
    return [await bring(party, uri), await bring(party, uri)]
  },
  {
    ours: ['code', ['a page', 400]],
    as: 'RFC 6749 §4.1.2.1: no redirect without a redirect URI that was asked for. Theirs takes the only one',
  },
)
compare(
  'a pushed request of another client',
  async (party) => bring(party, String((await push(party)).body.request_uri), party.other.id),
  { ours: ['a page', 400], as: 'RFC 6749 §4.1.2.1: as above' },
)
compare('a pushed request that no one pushed', (party) => bring(party, 'urn:ietf:params:oauth:request_uri:unknown'), {
  ours: ['a page', 400],
  as: 'RFC 6749 §4.1.2.1: as above',
})
compare('a pushed request without PKCE', async (party) =>
  outcome(await push(party, { code_challenge: '', code_challenge_method: '' })),
)
compare('a pushed redirect URI that is not registered', async (party) =>
  outcome(await push(party, { redirect_uri: 'https://evil.example/' })),
)
compare(
  'a pushed request of a pushed request',
  async (party) => outcome(await push(party, { request_uri: 'urn:ietf:params:oauth:request_uri:x' })),
  { ours: [400, 'invalid_request'], as: 'RFC 9126 §2.1 and §2.3' },
)
compare('a pushed request with a wrong secret', async (party) =>
  outcome(await push(party, {}, { ...party.client, secret: 'wrong' })),
)

// Token endpoint: RFC 6749 §5, §6.
compare('a code', async (party) => outcome(await exchange(party, await getCode(party))))
compare('a code without offline access', async (party) =>
  outcome(await exchange(party, await getCode(party, { scope: 'openid' }))),
)
compare('a code for no OpenID', async (party) =>
  outcome(await exchange(party, await getCode(party, { scope: 'email', nonce: null }))),
)
compare('a code that is used twice, and the tokens of its first use', async (party) => {
  const code = await getCode(party)
  const { body } = await exchange(party, code)
  const again = outcome(await exchange(party, code))
  return [again, await isActive(party, String(body.access_token)), await isActive(party, String(body.refresh_token))]
})
compare('a code with a wrong verifier', async (party) =>
  outcome(await exchange(party, await getCode(party), { code_verifier: 'w'.repeat(43) })),
)
compare(
  'a code with a verifier that is too short',
  async (party) => outcome(await exchange(party, await getCode(party), { code_verifier: 'short' })),
  { ours: [400, 'invalid_grant'], as: 'RFC 7636 §4.6: the values are not equal, and the code is spent' },
)
compare(
  'a code without a verifier',
  async (party) => outcome(await exchange(party, await getCode(party), { code_verifier: '' })),
  { ours: [400, 'invalid_request'], as: 'RFC 6749 §5.2: a required parameter is missing' },
)
compare('a code with another redirect URI', async (party) =>
  outcome(await exchange(party, await getCode(party), { redirect_uri: 'https://evil.example/' })),
)
compare('a code without its redirect URI', async (party) =>
  outcome(await exchange(party, await getCode(party), { redirect_uri: '' })),
)
compare('a code of another client', async (party) =>
  outcome(await exchange(party, await getCode(party), {}, party.other)),
)
compare('a code that there never was', async (party) => outcome(await exchange(party, 'nothing')))
compare('no code', async (party) => outcome(await exchange(party, '')))
compare('a code of a public client', async (party) => {
  const code = await getCode(party, { client_id: party.publicId })
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  return outcome(await post(party.metadata.token_endpoint, { ...fields, client_id: party.publicId }))
})
compare('an unknown grant', async (party) => outcome(await token(party, { grant_type: 'password' })))
compare('no grant', async (party) => outcome(await token(party, {})))
compare('a wrong secret, and the challenge', async (party) => {
  const answer = await token(party, { grant_type: 'client_credentials' }, { ...party.machine, secret: 'wrong' })
  return [outcome(answer), answer.headers.get('www-authenticate')?.split(' ')[0]]
})
compare('an unknown client at the token endpoint', async (party) =>
  outcome(await token(party, { grant_type: 'client_credentials' }, { id: 'nobody', secret: 'x' })),
)
compare(
  'no client at the token endpoint',
  async (party) => outcome(await post(party.metadata.token_endpoint, { grant_type: 'client_credentials' })),
  { ours: [401, 'invalid_client'], as: 'RFC 6749 §5.2: no client authentication included' },
)
compare('a secret in two places', async (party) => {
  const { id, secret } = party.machine
  return outcome(await machineToken(party, { client_id: id, client_secret: secret }))
})
compare('a machine', async (party) => outcome(await machineToken(party, { scope: 'orders:read' })))
compare(
  'a machine with a scope that it has not',
  async (party) => outcome(await machineToken(party, { scope: 'fly' })),
  { ours: [400, 'invalid_scope'], as: 'RFC 6749 §5.2: theirs leaves it out' },
)
compare('a machine that is none', async (party) => outcome(await token(party, { grant_type: 'client_credentials' })), {
  ours: [400, 'unauthorized_client'],
  as: 'RFC 6749 §5.2',
})
compare('that nothing is kept on the way', async (party) => (await machineToken(party)).headers.get('cache-control'))
compare('a token by GET', async (party) => (await send(party.metadata.token_endpoint ?? '', {})).status, {
  ours: 405,
  as: 'RFC 9110 §15.5.6',
})
compare('a refresh, and a new refresh token', async (party) => {
  const { refresh_token } = await getTokens(party)
  const answer = await refresh(party, refresh_token)
  return [outcome(answer), answer.body.refresh_token !== refresh_token]
})
compare('a refresh for less', async (party) => {
  const { status, body } = await refresh(party, (await getTokens(party)).refresh_token, { scope: 'openid' })
  return [status, body.scope]
})
compare('a refresh for more', async (party) =>
  outcome(await refresh(party, (await getTokens(party)).refresh_token, { scope: 'openid profile' })),
)
compare('a refresh token of another client', async (party) =>
  outcome(await refresh(party, (await getTokens(party)).refresh_token, {}, party.other)),
)
compare('a refresh token that there never was', async (party) => outcome(await refresh(party, 'nothing')))
compare('no refresh token', async (party) => outcome(await refresh(party, '')))
compare(
  'a refresh token that was just replaced',
  async (party) => {
    const { refresh_token } = await getTokens(party)
    await refresh(party, refresh_token)
    return outcome(await refresh(party, refresh_token))
  },
  {
    ours: [200, ...tokenMembers],
    as: 'RFC 9700 §4.14.2 with decision 0007: the same successor for 30 seconds, for clients that lost the answer',
  },
)
compare('a refresh token two generations old, and what it leaves', async (party) => {
  const { refresh_token } = await getTokens(party)
  const second = String((await refresh(party, refresh_token)).body.refresh_token)
  const third = (await refresh(party, second)).body
  const reused = outcome(await refresh(party, refresh_token))
  return [
    reused,
    outcome(await refresh(party, String(third.refresh_token))),
    await isActive(party, String(third.access_token)),
  ]
})

// Introspection and revocation: RFC 7662, RFC 7009.
compare('introspection of what is live, unknown, and of others', async (party) => {
  const { access_token, refresh_token } = await getTokens(party)
  const values = [access_token, refresh_token, 'nothing']
  const by = (client: Credentials) => Promise.all(values.map((value) => isActive(party, value, client)))
  return [await by(party.client), await by(party.other)]
})
compare('introspection of what does not count says nothing else', async (party) =>
  outcome(await post(party.metadata.introspection_endpoint, { token: 'nothing' }, party.client)),
)
compare(
  'introspection by no one',
  async (party) => outcome(await post(party.metadata.introspection_endpoint, { token: 'nothing' })),
  { ours: [401, 'invalid_client'], as: 'RFC 7662 §2.3' },
)
compare('introspection of nothing', async (party) =>
  outcome(await post(party.metadata.introspection_endpoint, {}, party.client)),
)
compare('revocation of an access token, again, and of what there never was', async (party) => {
  const { access_token } = await getTokens(party)
  const answers = [await revoke(party, access_token), await revoke(party, access_token), await revoke(party, 'nothing')]
  return [...answers.map(outcome), await isActive(party, access_token)]
})
compare(
  'a revoked access token leaves the refresh token',
  async (party) => {
    const { access_token, refresh_token } = await getTokens(party)
    await revoke(party, access_token)
    return isActive(party, refresh_token)
  },
  { ours: true, as: 'RFC 7009 §2.1: it may be left' },
)
compare('a revoked refresh token takes the access token along', async (party) => {
  const { access_token, refresh_token } = await getTokens(party)
  await revoke(party, refresh_token)
  return [await isActive(party, access_token), outcome(await refresh(party, refresh_token))]
})
compare(
  'revocation of a token of another client, which goes on',
  async (party) => {
    const { access_token } = await getTokens(party)
    const { status } = await revoke(party, access_token, party.other)
    return [status, await isActive(party, access_token)]
  },
  { ours: [400, true], as: 'RFC 7009 §2.1: the request is refused and the client informed' },
)
compare('revocation of nothing', async (party) =>
  outcome(await post(party.metadata.revocation_endpoint, {}, party.client)),
)
compare('revocation with a wrong secret', async (party) =>
  outcome(await revoke(party, 'nothing', { ...party.client, secret: 'wrong' })),
)

// Userinfo: OpenID Connect Core §5.3, RFC 6750.
compare('claims', async (party) =>
  userinfo(party, { authorization: `Bearer ${(await getTokens(party)).access_token}` }),
)
compare('claims without a token', (party) => userinfo(party, {}))
compare('claims with a wrong token', (party) => userinfo(party, { authorization: 'Bearer wrong' }))
compare('claims with a token of no OpenID', async (party) => {
  const { body } = await exchange(party, await getCode(party, { scope: 'email', nonce: null }))
  return userinfo(party, { authorization: `Bearer ${body.access_token}` })
})
compare('claims with the token of a machine', async (party) =>
  userinfo(party, { authorization: `Bearer ${(await machineToken(party)).body.access_token}` }),
)

// Devices: RFC 8628.
compare(
  'a device',
  async (party) => {
    const fields = { client_id: party.client.id, scope: 'openid' }
    return outcome(await post(party.metadata.device_authorization_endpoint, fields, party.client))
  },
  {
    ours: [200, 'device_code', 'expires_in', 'interval', 'user_code', 'verification_uri', 'verification_uri_complete'],
    as: 'RFC 8628 §3.2: optional',
  },
)
compare('a device that no one has decided about', async (party) =>
  outcome(await poll(party, (await askDevice(party)).device_code)),
)
compare(
  'a device that asks too often',
  async (party) => {
    const { device_code } = await askDevice(party)
    await poll(party, device_code)
    return outcome(await poll(party, device_code))
  },
  { ours: [400, 'slow_down'], as: 'RFC 8628 §3.5' },
)
compare('a device that is denied', async (party) => {
  const { device_code, user_code, verification_uri_complete: url } = await askDevice(party)
  await party.decideDevice(url, user_code, 'deny')
  return outcome(await poll(party, device_code))
})
compare('a device that is allowed, and its second use', async (party) => {
  const { device_code, user_code, verification_uri_complete: url } = await askDevice(party)
  await party.decideDevice(url, user_code, 'allow')
  return [outcome(await poll(party, device_code)), outcome(await poll(party, device_code))]
})
compare('a device of another client', async (party) =>
  outcome(await poll(party, (await askDevice(party)).device_code, party.other)),
)
compare('a device that there never was', async (party) => outcome(await poll(party, 'nothing')))
compare('no device', async (party) => outcome(await poll(party, '')))

// Registration: RFC 7591, RFC 7592.
const redirect_uris = [redirectUri]
compare('a registration', (party) => registered(party, { redirect_uris }))
compare('a registration without redirect URIs', (party) => registered(party, {}))
compare('a registration with a fragment', (party) => registered(party, { redirect_uris: [`${redirectUri}#x`] }))
compare('a registration with text for a list', (party) => registered(party, { redirect_uris: redirectUri }))
compare('a registration with a script', (party) => registered(party, { redirect_uris: ['javascript:alert(1)'] }))
compare('a registration with another way to authenticate', (party) =>
  registered(party, { redirect_uris, token_endpoint_auth_method: 'handshake' }),
)
compare('a registration without a grant that is served', (party) =>
  registered(party, { redirect_uris, grant_types: ['pigeon'] }),
)
compare('a registration for tokens in addresses', (party) =>
  registered(party, { redirect_uris, response_types: ['token'] }),
)
compare('a registration with keys in two forms', (party) =>
  registered(party, {
    redirect_uris,
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [jwk] },
    jwks_uri: 'https://client.example/jwks',
  }),
)
compare('a registration that is read, deleted, and read again', async (party) => {
  const { registration_client_uri: at, registration_access_token: by } = (await register(party, { redirect_uris })).body
  const call = async (method: string, bearer: unknown) =>
    (await send(String(at), { method, headers: { authorization: `Bearer ${bearer}` } })).status
  return [await call('GET', 'wrong'), await call('GET', by), await call('DELETE', by), await call('GET', by)]
})

// DPoP: RFC 9449.
compare('a proof', async (party) => {
  const { status, body } = await machineToken(party, {}, await prove(party))
  return [status, body.token_type]
})
compare(
  'a proof that is used twice',
  async (party) => {
    const proof = await prove(party)
    await machineToken(party, {}, proof)
    return outcome(await machineToken(party, {}, proof))
  },
  { ours: [400, 'invalid_dpop_proof'], as: 'RFC 9449 §5' },
)
const wrong: [name: string, claims: object, header?: object][] = [
  ['for another method', { htm: 'GET' }],
  ['for another address', { htu: 'https://elsewhere.example/' }],
  ['that is old', { iat: Math.floor(Date.now() / 1_000) - 3_600 }],
  ['of later', { iat: Math.floor(Date.now() / 1_000) + 3_600 }],
  ['without an id', { jti: undefined }],
  ['without a time', { iat: undefined }],
  ['of another type', {}, { typ: 'JWT' }],
  ['without its key', {}, { jwk: undefined }],
  ['with the private key', {}, { jwk: await exportJWK(privateKey) }],
  [
    'with the key of another',
    {},
    { jwk: await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey) },
  ],
]
for (const [name, claims, header] of wrong)
  compare(`a proof ${name}`, async (party) =>
    outcome(await machineToken(party, {}, await prove(party, claims, header))),
  )
compare('a proof that is none', async (party) => outcome(await machineToken(party, {}, { dpop: 'x' })))
async function useBound(
  party: Party,
  scheme: string,
  proof: (accessToken: string) => Promise<object>,
): Promise<Outcome> {
  const { body } = await exchange(party, await getCode(party), {}, party.client, await prove(party))
  const access = String(body.access_token)
  return userinfo(party, { authorization: `${scheme} ${access}`, ...(await proof(access)) })
}
const proofOf = (party: Party) => async (access: string) =>
  prove(party, { htm: 'GET', htu: party.metadata.userinfo_endpoint, ath: hashed(access) })
compare('a bound token with its proof', (party) => useBound(party, 'DPoP', proofOf(party)))
compare('a bound token with the proof of another', (party) => useBound(party, 'DPoP', () => proofOf(party)('another')))
compare('a bound token without a proof', (party) => useBound(party, 'DPoP', async () => ({})), {
  ours: [401, 'invalid_dpop_proof', 'DPoP'],
  as: 'RFC 9449 §7.1: a request with a challenge, where theirs is a 400',
})
compare('a bound token as if it were not', (party) => useBound(party, 'Bearer', async () => ({})), {
  ours: [401, 'invalid_token', 'Bearer'],
  as: 'RFC 9449 §7.2, RFC 6750 §3: the challenge is of the scheme that was used. Theirs has that of the other',
})

test.each(scenarios)('both servers answer $name alike, or as a standard permits', async ({ run, differs }) => {
  const [here, there] = [await run(ours), await run(theirs)]
  if (differs === undefined) expect(here).toEqual(there)
  else {
    expect(here).toEqual(differs.ours)
    expect(there, 'they do not differ any more').not.toEqual(here)
  }
})
