import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startOwnServer, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
const start = Date.parse('2026-06-01T12:00:00.000Z')
let now = start
let made = 0
let server: TestServer & { close(): Promise<void> }
let token: string
let sessionId: string

beforeAll(async () => {
  server = await startOwnServer({ now: () => new Date(now) })
})
afterAll(() => server.close())
beforeEach(async () => {
  now = start
  const { workos, clientId } = server
  const email = `user${made++}@northwind.example`
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  token = (await workos.userManagement.authenticateWithPassword({ clientId, email, password })).accessToken
  sessionId = (await workos.userManagement.listSessions(user.id)).data[0]?.id ?? ''
})

async function statusOf(
  given: string,
  search = '',
  headers: Record<string, string> = { authorization: `Bearer ${given}` },
) {
  const response = await fetch(`${server.url}/user_management/sessions/current${search}`, { headers })
  const body = (await response.json()) as { code?: string; session?: { id: string } }
  if (response.status === 200) expect(body.session?.id).toBe(sessionId)
  else expect(body.code).toBe('unauthorized')
  return response.status
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
function parts(jwt: string) {
  const [header = '', payload = '', signature = ''] = jwt.split('.')
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  return { header: decode(header), payload: decode(payload), signature }
}

test('an access token of ours is accepted while its session is active and it has not run out', async () => {
  expect(await statusOf(token)).toBe(200)
  now = start + 299_000
  expect(await statusOf(token)).toBe(200)
  now = start + 300_000
  expect(await statusOf(token)).toBe(401)
})

test('a token of a revoked session is refused at once', async () => {
  await server.workos.userManagement.revokeSession({ sessionId })

  expect(await statusOf(token)).toBe(401)
})

test('[A-7] a token is taken from the Authorization header alone', async () => {
  expect(await statusOf('', `?access_token=${token}&token=${token}`, {})).toBe(401)
  expect(await statusOf('', '', { cookie: `access_token=${token}` })).toBe(401)
  expect(await statusOf('', '', { authorization: token })).toBe(401)
})

test('[T-2] [A-7] what we did not sign, or signed for something else, is refused', async () => {
  const { header, payload, signature } = parts(token)
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const publicJwk = foreign.publicKey.export({ format: 'jwk' })
  const signed = (head: object, claims: object) => {
    const input = `${encode(head)}.${encode(claims)}`
    return `${input}.${sign('sha256', Buffer.from(input), foreign.privateKey).toString('base64url')}`
  }
  const keySet = (await server.api.get<{ keys: { n: string; x5c: string[] }[] }>(`/sso/jwks/${server.clientId}`)).body
  const hmac = (secret: string | Buffer) => {
    const input = `${encode({ ...header, alg: 'HS256' })}.${encode(payload)}`
    return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
  }
  const [head = '', body = ''] = token.split('.')

  for (const forged of [
    `${encode({ ...header, alg: 'none' })}.${body}.`,
    `${encode({ ...header, alg: 'none' })}.${body}.${signature}`,
    `${encode({ ...header, alg: 'RS512' })}.${body}.${signature}`,
    hmac(keySet.keys[0]?.n ?? ''),
    hmac(Buffer.from(keySet.keys[0]?.x5c[0] ?? '', 'base64')),
    signed(header, payload),
    signed({ ...header, jwk: publicJwk }, payload),
    signed({ ...header, kid: 'unknown' }, payload),
    signed({ ...header, kid: undefined }, payload),
    signed({ ...header, kid: ['x'] }, payload),
    `${head}.${encode({ ...payload, exp: Number(payload.exp) + 1 })}.${signature}`,
    `${head}.${encode({ ...payload, sid: 'session_of_another' })}.${signature}`,
    `${head}.${body}.${signature.slice(0, -4)}`,
    `${head}.${body}.`,
    `${head}.${body}`,
    `${token}.${signature}`,
    `${head}..${signature}`,
    'x.y.z',
    '..',
    `${encode(null)}.${encode([])}.${signature}`,
    server.apiKey,
    server.clientId,
    sessionId,
  ]) {
    expect(await statusOf(forged)).toBe(401)
  }
  expect(await statusOf(token)).toBe(200)
})

test('[T-3] a token of one environment names itself by that environment’s client', async () => {
  const { header, payload, signature } = parts(token)
  const other = await startOwnServer({})

  expect(await statusOf(`${encode(header)}.${encode({ ...payload, client_id: other.clientId })}.${signature}`)).toBe(
    401,
  )
  expect(
    (await fetch(`${other.url}/user_management/sessions/current`, { headers: { authorization: `Bearer ${token}` } }))
      .status,
  ).toBe(401)
  await other.close()
})
