import { afterAll, describe, expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { keyFor } from './calls.ts'
import { exchangeBytes } from './exchange-bytes.ts'
import { furnish } from './furnish.ts'
import { oneOfEachClass } from './operation-classes.ts'
import { type Sent, send } from './samples.ts'
import { unmarkedUrls } from './secret-urls.ts'
import { startOwnServer, startServer } from './server.ts'

const server = await startServer({ requestLog: true })
const furnished = await furnish(server, 'northwind')

/** What browsers and verifiers may keep, as it holds no secret and is the same for everyone; and what a key has its application ask for often. */
const kept: Record<string, string> = {
  'gatehouse.pages.assets': 'public, max-age=31536000, immutable',
  'gatehouse.pages.fonts': 'public, max-age=31536000, immutable',
  'gatehouse.console.files': 'public, max-age=31536000, immutable',
  'gatehouse.pages.favicon': 'public, max-age=86400',
  'gatehouse.pipes.icons.get': 'public, max-age=31536000, immutable',
  'gatehouse.openapi': 'no-cache',
  'gatehouse.docs': 'no-cache',
  'gatehouse.docs.script': 'no-cache',
  'gatehouse.feature_flags.snapshot': 'private, no-cache',
  'gatehouse.sso.saml.metadata': 'public, max-age=300',
  'gatehouse.connections.oidc_keys': 'public, max-age=300',
  SsoController_jsonWebKeySet: 'public, max-age=300',
  'gatehouse.widgets.openid_metadata': 'public, max-age=300',
  'gatehouse.access_tokens.openid_metadata': 'public, max-age=300',
  'gatehouse.oauth2.first_oauth_metadata': 'public, max-age=300',
  'gatehouse.oauth2.oauth_metadata': 'public, max-age=300',
  'gatehouse.oauth2.first_openid_metadata': 'public, max-age=300',
  'gatehouse.oauth2.openid_metadata': 'public, max-age=300',
  'gatehouse.oauth2.first_key_set': 'public, max-age=300',
  'gatehouse.oauth2.key_set': 'public, max-age=300',
  'gatehouse.oauth2.resource_metadata': 'public, max-age=300',
  'gatehouse.shared_signals.first_configuration': 'public, max-age=300',
  'gatehouse.shared_signals.configuration': 'public, max-age=300',
}

const paths: Record<string, string> = {
  'gatehouse.pages.assets': '/assets/brand.2.none.none.css',
  'gatehouse.pages.fonts': '/assets/fonts/inter-latin.woff2',
  'gatehouse.development.requests.show': '/_dev/requests/x',
}

const named = (operations: readonly Operation[]) => operations.map((operation) => [operation.id, operation] as const)
/** What the platform answers for an operation is alike for each of its class; these write headers of their own. */
const hasOwnHeaders = ({ id, surface }: Operation) => (surface === 'browser' || id in kept ? id : undefined)
const ofEachClass = (operations: readonly Operation[]) => oneOfEachClass(operations, hasOwnHeaders)
const pathOf = (operation: Operation) => paths[operation.id] ?? furnished.pathOf(operation)

function expectSafe({ status, headers }: Sent, cacheControl = 'no-store'): void {
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect([status, headers['cache-control']]).toEqual([status, status < 400 ? cacheControl : 'no-store'])
  expect(headers).not.toHaveProperty('strict-transport-security')
}

test.each(named(ofEachClass(server.app.operations)))(
  '[A-7] [W-1] no refusal of %s is guessed a type by browsers, and none is kept',
  async (id, operation) => {
    const { method } = operation
    const path = pathOf(operation)
    // Done where it changes nothing, refused for its body otherwise, and refused for its query.
    const body = method === 'GET' ? undefined : Buffer.from('{')
    const answers = await Promise.all(
      [path, `${path}?unreadable=%zz`].map((each) => send(server.url, each, { method, body, key: server.apiKey })),
    )

    for (const answer of answers) expectSafe(answer, kept[id])
  },
)

const reads = server.app.operations.filter(({ method }) => method === 'GET')
const read = (operation: Operation, method = 'GET') => {
  const search = furnished.searchOf(operation).join('&')
  const path = `${pathOf(operation)}${search === '' ? '' : `?${search}`}`
  return send(server.url, path, { method, key: keyFor(operation.access, furnished, server.apiKey) })
}

test.each(named(reads))(
  '[A-6] [A-7] [W-1] the answer of %s is kept only if it is made for that; a URL in it that gives access is marked',
  async (id, operation) => {
    const answer = await read(operation)

    expectSafe(answer, kept[id])
    expect(unmarkedUrls(operation, answer.json), 'mark them with `secret`').toEqual([])
  },
)

/** How the body is sent, and cookies of a browser that is known the second time. HEAD may leave out a length (RFC 9110 §9.3.2). */
const isCompared = (name: string) => !/^(transfer-encoding|content-length|keep-alive|set-cookie)$/.test(name)

const pages = reads.filter(({ surface }) => surface === 'browser')
const isPage = (operation: Operation) => pages.includes(operation)

test.each(named(pages))('%s answers HEAD without doing anything', async (_id, operation) => {
  const head = await read(operation, 'HEAD')
  expect([head.status, head.text, head.headers['set-cookie'], head.headers.location]).toEqual([
    200,
    '',
    undefined,
    undefined,
  ])
  expectSafe(head)
})

const others = ofEachClass(reads).filter((operation) => !isPage(operation))

test.each(named(others))('%s answers HEAD like GET, without a body', async (_id, operation) => {
  const get = await read(operation)
  const head = await read(operation, 'HEAD')

  const names = (headers: object) => Object.keys(headers).filter(isCompared).sort()
  expect([head.status, head.text, names(head.headers)]).toEqual([get.status, '', names(get.headers)])
  expect(head.headers['content-type']).toBe(get.headers['content-type'])
})

describe('in production over https', () => {
  const started = startOwnServer({ config: { development: false, url: 'https://auth.northwind.example' } })
  afterAll(async () => (await started).close())

  test.each(['/health', '/organizations', '/sign-in?request=x', '/nothing', '/%zz', '/docs', '/sso/jwks/x'])(
    'the answer at %s has browsers come back over https for a year',
    async (path) => {
      const { headers } = await send((await started).url, path)

      expect(headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
      })
    },
  )

  test('so does what is no HTTP', async () => {
    const answer = await exchangeBytes((await started).url, 'no HTTP\r\n\r\n')

    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(.+\r\n)*strict-transport-security: max-age=31536000\r\n/)
  })
})

test('a production server whose address is http, on loopback, asks for no https', async () => {
  const { url, close } = await startOwnServer({ config: { development: false, url: 'http://localhost:4100' } })
  try {
    expect((await send(url, '/health')).headers).not.toHaveProperty('strict-transport-security')
  } finally {
    await close()
  }
})
