import { createHash, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Operation } from '#platform/http/operation.ts'
import { currentKey } from '#sign-in/access-tokens/signing-keys.ts'
import { allowOrigin } from '#sign-in/session-grants/browser-clients/browser-client.fixture.ts'
import { keyFor } from './calls.ts'
import { FormBrowser } from './form-browser.ts'
import { type Furnished, furnish } from './furnish.ts'
import { areaOfPage, oneOfEachClass } from './operation-classes.ts'
import { countRows, fillPath, type Sent, send, type ToSend, unauthorizedBody } from './samples.ts'
import { startServer } from './server.ts'
import { inTurn, othersInTurn } from './turns.ts'

/**
 * Text that no schema of an operation sees: headers, cookies, tokens, and JSON inside of form fields. Bodies, paths and
 * queries are `bad-input.test.ts`.
 */
const server = await startServer({ requestLog: true })
const { operations } = server.app
const { clientId, apiKey, environment } = server
let furnished: Furnished
let tokens: string[]
let before: Record<string, number>

/** How much the environment has; a request that was understood may have counted a try. */
async function stored() {
  const { guess_limits: _, ...counts } = await countRows(environment)
  return counts
}
beforeAll(async () => {
  furnished = await furnish(server, 'northwind')
  tokens = await badTokens()
  before = await stored()
})
afterAll(async () => {
  // What development keeps of all these requests can be shown.
  for (const path of ['/_dev/requests', '/_dev/requests?own=true&path=x&person=x', '/_dev/outbox'])
    expect((await send(server.url, path)).status, path).toBe(200)
})

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)
const wait = async <T>(requests: readonly Promise<T>[]) => Promise.all(requests)

/** A path that reaches the operation: what is read is there, and what would be changed is not. */
function pathOf(operation: Operation): string {
  const isReadable =
    operation.method === 'GET' && !operation.path.startsWith('/_dev/') && !operation.path.includes('/assets/')
  return isReadable
    ? furnished.pathOf(operation)
    : fillPath(operation.path, (name) => `${name}_01J00000000000000000000000`)
}

function call(operation: Operation, request: ToSend): Promise<Sent> {
  const body = operation.body === undefined ? undefined : { client_id: clientId }
  return send(server.url, pathOf(operation), { method: operation.method, body, ...request })
}

/** Texts that PostgreSQL or a URL cannot hold, or that mean something to JavaScript. */
const badTexts = [
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '__proto__',
  '',
  ' ',
  '\u2028',
  '\u202e',
  'x'.repeat(9_000),
  '密'.repeat(2_900),
]
const otherValues = [null, true, 7, 1e308, -1, [], ['\0'], {}, { a: '\ud800' }]

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Access tokens with one thing wrong in them, unsigned and signed by the environment's own key. */
async function badTokens(): Promise<string[]> {
  const { kid, privateKey } = await currentKey(environment)
  const exp = Math.floor(Date.now() / 1_000) + 3_600
  const head = { alg: 'RS256', typ: 'JWT', kid }
  const { user_id, session_id } = furnished.members
  const claims = {
    iss: `${server.url}/user_management/${clientId}`,
    client_id: clientId,
    sub: user_id,
    sid: session_id,
    exp,
  }
  const signed = (header: unknown, payload: unknown) => {
    const text = `${base64url(header)}.${base64url(payload)}`
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  }
  const values = [...badTexts, ...otherValues]
  return [
    ...values.flatMap((value) => ['alg', 'kid'].map((name) => signed({ ...head, [name]: value }, claims))),
    ...values.flatMap((value) =>
      ['iss', 'client_id', 'sub', 'sid'].map((name) => signed(head, { ...claims, [name]: value })),
    ),
    ...['\0', '9'.repeat(12), null, {}, -1, 7].map((exp) => signed(head, { ...claims, exp })),
    ...['', 'null', '[]', '{}', '"a"', '{', '\0', '\ufeff{}', '['.repeat(9_000), '{"a":'.repeat(3_000)].flatMap(
      (text) => [signed(text, claims), signed(head, text)],
    ),
    `${base64url(head)}.${base64url(claims)}.`,
    `${base64url(head)}.${base64url(claims)}.${'x'.repeat(9_000)}`,
    '.',
    '..',
    '...',
    '%00',
    '%00.%00.%00',
    '\xff',
    '\xff.\xff.\xff',
    `${'.'.repeat(20_000)}`,
    'x'.repeat(20_000),
  ]
}

const takesToken = operations.filter(({ access }) => ['session', 'widget', 'api_key'].includes(access))
describe.each(named(oneOfEachClass(takesToken)))('%s', (_id, operation) => {
  test('[I-2] [T-2] refuses every token with a bad header, claim or byte in it as one that is not valid', async () => {
    // The tokens of a session are looked into; the others are no more than a hash.
    const tried = operation.access !== 'api_key' ? tokens : tokens.filter((_, i) => i % 10 === 0)
    await wait(
      tried.map(async (token) => {
        const answer = await call(operation, { key: token })
        // A widget whose token has run out asks its application for another one.
        if (operation.access === 'widget' && answer.text.includes('widget_token_ended')) return
        expect([token.slice(0, 200), answer.status, answer.json]).toEqual([
          token.slice(0, 200),
          401,
          unauthorizedBody(operation.surface),
        ])
      }),
    )
    expect(await stored()).toEqual(before)
  })
})

/** Header fields that the server reads. What Node's parser refuses of them is in `bad-input.test.ts`. */
const headerNames = [
  'accept',
  'accept-encoding',
  'accept-language',
  'origin',
  'user-agent',
  'if-none-match',
  'x-forwarded-for',
  'cookie',
  'idempotency-key',
  'x-request-id',
  'referer',
  'forwarded',
]
const badHeaders = [
  '\xff\xfe',
  '%00',
  '%ED%A0%80',
  'x'.repeat(2_500),
  '__proto__',
  "' or 1=1--",
  ',;,=,"',
  '*/*;q=,'.repeat(300),
]

/** The cookies that the server itself sets, by name. */
function cookieNames(): string[] {
  const suffix = environment.environmentId.slice(-8).toLowerCase()
  const client = createHash('sha256').update(clientId).digest('hex').slice(0, 12)
  return [
    'gatehouse-device',
    `gatehouse-session-${suffix}`,
    `gatehouse-method-${suffix}`,
    'gatehouse-flow-xxxxxxxx',
    'gatehouse-failure',
    'gatehouse-portal',
    'gatehouse-shown-once',
    `gatehouse-refresh-${client}`,
    'workos-has-session',
  ]
}
const badCookies = [
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%',
  '%zz',
  '\xff',
  '__proto__',
  '"',
  '.1.',
  '%00.1.x',
  'x'.repeat(9_000),
]

/** What reads headers and cookies, before an operation does: authentication, and for pages what their area shares. */
const readers = new Map(
  operations.map((operation) => [
    `${operation.surface} ${operation.access} ${operation.cors} ${areaOfPage(operation)}`,
    operation,
  ]),
)
const readingFirst = new Set(readers.values())
const withHeaders = [...new Set([...readingFirst, ...oneOfEachClass(operations, areaOfPage)])]
describe.each(named(othersInTurn(withHeaders, (operation) => readingFirst.has(operation))))('%s', (_id, operation) => {
  // Emptying the environment would take everything from the other tests.
  const isReset = operation.id === 'gatehouse.development.reset'
  // SCIM is asked with a key of no directory.
  const access = operation.access === 'directory' ? 'api_key' : operation.access
  const key = () => (isReset ? undefined : keyFor(access, furnished, apiKey))
  const expectNoFault = (answer: Sent, what: string) => {
    expect(answer.status, `${what}: ${answer.text.slice(0, 300)}`).toBeLessThan(500)
    if (answer.status >= 400) expect(answer.text, what).not.toMatch(/node:|at .*\.[jt]s\b|invalid byte sequence/)
  }

  test('[I-2] headers and cookies of ours that hold anything are no fault', async () => {
    const ownCookies = (value: string) => cookieNames().map((name) => `${name}=${value}`)
    // One after the other: what is done twice at once may be refused for that.
    for (const value of badHeaders) {
      const headers = Object.fromEntries(headerNames.map((name) => [name, value]))
      expectNoFault(await call(operation, { key: key(), headers }), `headers of ${value.slice(0, 50)}`)
    }
    for (const value of badCookies) {
      const headers = { cookie: ownCookies(value).join('; '), origin: 'https://northwind.example' }
      expectNoFault(await call(operation, { headers }), `cookies of ${value.slice(0, 50)}`)
    }
    before = await stored()
  })
})

test('[I-2] a refresh token in the cookie of a browser kit is read like one in the body', async () => {
  const origin = 'https://northwind.example'
  await allowOrigin(server, origin).catch(() => undefined)
  const name = cookieNames().find((each) => each.startsWith('gatehouse-refresh-'))
  for (const value of badCookies) {
    const answer = await send(server.url, '/user_management/authenticate', {
      method: 'POST',
      headers: { origin, cookie: `${name}=${value}` },
      body: { client_id: clientId, grant_type: 'refresh_token' },
    })
    expect([value.slice(0, 50), answer.status, answer.json]).toEqual([
      value.slice(0, 50),
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ])
  }
})

describe('JSON inside of a form', () => {
  const redirectUri = 'https://app.example.com/callback'
  const email = 'grace@northwind.example'
  const password = 'a sturdy long passphrase of grace'

  beforeAll(async () => {
    await ensureRedirectUri(environment, redirectUri)
    await server.workos.userManagement.createUser({ email, password, emailVerified: true })
    await server.api.request('/environments/current/sign_in_settings', {
      method: 'PATCH',
      body: { sign_in_methods: ['password', 'passkey'], passkey_progressive_enrollment: true },
    })
  })

  /** The form of a page that goes to an address, with its hidden fields. */
  function formTo(html: string, action: string): Record<string, string> {
    const [, content = ''] = new RegExp(`<form[^>]*action="${action}[^"]*"[^>]*>(.*?)</form>`, 's').exec(html) ?? []
    const inputs = content.matchAll(/<input[^>]*name="([^"]*)"(?:[^>]*value="([^"]*)")?/g)
    return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
  }

  /** What a browser gives, with one thing wrong in it, beside texts that are no such thing. */
  function badResponses(): string[] {
    const response = {
      clientDataJSON: base64url({ type: 'webauthn.get', challenge: 'x', origin: server.url }),
      authenticatorData: base64url('x'.repeat(37)),
      attestationObject: base64url('x'.repeat(50)),
      signature: 'x',
      userHandle: 'x',
      transports: ['internal'],
    }
    const whole = { id: 'x', rawId: 'x', type: 'public-key', response, clientExtensionResults: {} }
    const short = [...badTexts.filter((text) => text.length < 2_000), ...otherValues]
    const clientData = [
      '\0',
      '\ud800',
      '{',
      '[]',
      'null',
      '['.repeat(5_000),
      '{"type":"\\u0000","challenge":"\\ud800"}',
    ]
    return [
      '',
      ' ',
      'x',
      'null',
      '[]',
      '{}',
      '7',
      '"\\u0000"',
      '{"id":"\\u0000","response":{}}',
      '['.repeat(16_000),
      ...inTurn(
        short.flatMap((value) => [
          ...['id', 'rawId', 'type', 'response', 'clientExtensionResults'].map((name) => ({ ...whole, [name]: value })),
          { ...whole, id: value, rawId: value },
          ...Object.keys(response).map((name) => ({ ...whole, response: { ...response, [name]: value } })),
        ]),
      ).map((value) => JSON.stringify(value)),
      ...clientData.map((text) =>
        JSON.stringify({ ...whole, response: { ...response, clientDataJSON: base64url(text) } }),
      ),
    ]
  }

  async function submitEach(browser: FormBrowser, open: () => Promise<void>, action: string): Promise<void> {
    for (const response of badResponses()) {
      // Each answer spends the challenge that the page was shown with.
      await open()
      const fields = formTo(browser.html, action)
      expect(Object.keys(fields)).toEqual(expect.arrayContaining(['request', 'csrf_token', 'response']))
      const { status, headers } = await browser.send(action, { ...fields, response })
      const what = response.slice(0, 200)
      expect([what, status]).toEqual([what, expect.toBeOneOf([303, 400, 422])])
      if (status === 303) expect(headers.get('location')).toContain(server.url)
      else expect(headers.get('content-type')).toMatch(/^text\/html/)
    }
  }

  const url = () => server.workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })

  test('[I-2] [W-3] a passkey that signs in', { timeout: 120_000 }, async () => {
    const browser = new FormBrowser(server.url)
    await browser.open(url())
    const page = browser.location.href

    await submitEach(browser, () => browser.open(page), '/sign-in/passkey')
    expect((await server.workos.userManagement.listSessions((await userOf(email)).id)).data).toEqual([])
  })

  test('[I-2] [W-3] a passkey that is created', { timeout: 120_000 }, async () => {
    const browser = new FormBrowser(server.url)
    await browser.open(url())
    await browser.submit({ email })
    await browser.submit({ password })
    expect(browser.location.pathname).toBe('/sign-in/passkey/enroll')
    const page = browser.location.href

    await submitEach(browser, () => browser.open(page), '/sign-in/passkey/enroll')
    const { body } = await server.api.get(`/user_management/users/${(await userOf(email)).id}/passkeys`)
    expect(body).toMatchObject({ data: [] })
  })

  async function userOf(address: string) {
    const { data } = await server.workos.userManagement.listUsers({ email: address })
    const [user] = data
    if (user === undefined) throw new Error(`No one has ${address}.`)
    return user
  }
})
