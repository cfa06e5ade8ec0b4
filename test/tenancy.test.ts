import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordedReads } from '#console/permissions/index.ts'
import type { Operation } from '#platform/http/operation.ts'
import { type Furnished, furnish } from './furnish.ts'
import { countRows, type Schema, sampleOf, send, shapesOf } from './samples.ts'
import { environmentOf, startIdleServer, type TestServer } from './server.ts'
import { othersInTurn } from './turns.ts'

let ofA: Furnished
let ofB: Furnished
const { a, b, close } = await startIdleServer(async (busy) => {
  const other = await environmentOf(busy)
  ofA = await furnish(busy, 'northwind')
  ofB = await furnish(other, 'southwind')
  return { a: busy, b: other }
})
afterAll(close)
/** Streams have a test of their own (`event-stream.test.ts`). */
const operations = a.app.operations.filter(
  ({ access, success }) => access !== 'public' && success.mediaType !== 'text/event-stream',
)
let before: { shown: Awaited<ReturnType<typeof shownOfA>>; stored: unknown }

beforeAll(async () => {
  before = { shown: await shownOfA(), stored: await storedOfA() }
})

/** How much A has, counted tries aside. */
async function storedOfA() {
  const { guess_limits: _, ...counts } = await countRows(a.environment)
  return counts
}

/** All that A's own key reads, but what leaves an entry in the operator log by being read, and counted tries, which run out. */
async function shownOfA() {
  const reads = operations.filter(
    ({ id, method, access }) =>
      method === 'GET' && access === 'api_key' && !recordedReads.includes(id) && id !== 'gatehouse.guess_limits.list',
  )
  return Promise.all(
    reads.map(async (operation) => {
      const search = [
        ...ofA.searchOf(operation),
        ...(propertiesOf(operation.query).includes('limit') ? ['limit=100'] : []),
      ]
      const { status, text, json } = await send(a.url, `${ofA.pathOf(operation)}?${search.join('&')}`, {
        key: a.apiKey,
      })
      expect([operation.id, status]).toEqual([operation.id, 200])
      return [operation.id, operation.path === '/events' ? withoutReads(json?.data) : withoutLinks(text)] as const
    }),
  )
}

/** Events without those that say that something was read. */
const withoutReads = (events: unknown) =>
  (events as { event: string }[]).filter(({ event }) => !/^vault\..*\.(read|listed)$/.test(event))

/** Each read of a file gives another address of it, and each call uses its key. */
const withoutLinks = (text: string) =>
  text.replace(/\/audit_logs\/downloads\/[^"]+/g, '').replace(/"last_used_at":(?:null|"[^"]*")/g, '')

const propertiesOf = (schema: unknown) => Object.keys((schema as Schema | undefined)?.properties ?? {})

/** Texts that only an answer about A's objects holds. */
const tracesOfA = () => ['northwind', ofA.members.organization_id, ofA.members.user_id, a.clientId]

async function expectNoTraceOfA(
  operation: Operation,
  path: string,
  body?: unknown,
  traces: readonly (string | undefined)[] = tracesOfA(),
): Promise<number> {
  const answer = await send(b.url, path, { method: operation.method, key: b.apiKey, body })
  const echoed = JSON.stringify([decodeURIComponent(path), body ?? ''])
  for (const trace of traces) {
    // A refusal may name what was asked for, and nothing else.
    if (!echoed.includes(trace ?? '')) expect(answer.text, `${operation.method} ${path}`).not.toContain(trace)
  }
  return answer.status
}

/** Operations whose paths name lists that every environment has, or what they create. */
const namesNothingOfA = ({ id }: Operation) =>
  [
    'RadarStandaloneController_updateRadarList',
    'gatehouse.radar.lists.list',
    'gatehouse.mails.preview',
    'gatehouse.mails.test',
    'AuditLogValidatorVersionsController_create',
  ].includes(id)

const withPathIds = operations.filter(
  (operation) => operation.path.includes('{') && operation.access === 'api_key' && !namesNothingOfA(operation),
)
test.each(withPathIds.map((operation) => [operation.id, operation] as const))(
  '[T-3] %s with the id of another environment is a 404 and changes nothing there',
  async (_id, operation) => {
    const schema = operation.body as Schema | undefined

    const path = `${ofA.pathOf(operation)}?${ofB.searchOf(operation).join('&')}`
    const status = await expectNoTraceOfA(operation, path, schema && sampleOf(schema, 'required'))

    expect(status).toBe(404)
    expect(await storedOfA()).toEqual(before.stored)
  },
)

/** Operations for which a wrong code is no error: they answer that it is not valid. */
const saysInvalid = ({ success }: Operation) => (propertiesOf(success.body).includes('valid') ? [success.status] : [])

/** Tokens there are those of other services, which say nothing here. */
const isOfService = ({ path }: Operation) => path.includes('/connected_accounts/')

// A widget's token is of one user of one environment, which the tests of widgets hold it to.
const withBodyIds = operations
  .filter(({ access }) => access !== 'widget')
  .flatMap((operation) =>
    shapesOf((operation.body as Schema | undefined) ?? {}).flatMap((shape, i) => {
      const names = Object.keys(shape.properties ?? {}).filter(
        (name) => /(_id|_token|^code)$/.test(name) && name !== 'client_id' && !isOfService(operation),
      )
      return names.length === 0 ? [] : [{ operation, shape, names, i }]
    }),
  )
test.each(withBodyIds.map((each) => [each.operation.id, each.i, each] as const))(
  '[T-3] %s (shape %i) with ids or secrets of another environment in its body is refused and changes nothing there',
  async (_id, _i, { operation, shape, names }) => {
    const own = { ...ofB.members, client_id: b.clientId, client_secret: b.apiKey }
    const sample = sampleOf(shape, 'required') as Record<string, unknown>
    const valid = Object.fromEntries(
      Object.entries(sample).map(([name, value]) => [name, own[name as keyof typeof own] ?? value]),
    )

    for (const name of names) {
      const foreign = ofA.members[name]
      if (foreign === undefined) continue
      const path = operation.path.includes('{') ? ofB.pathOf(operation) : operation.path
      const status = await expectNoTraceOfA(operation, path, { ...valid, [name]: foreign })
      const statuses = [400, 404, 409, 422, ...(name === 'code' ? saysInvalid(operation) : [])]
      expect(statuses, `${operation.id} with ${name}`).toContain(status)
    }

    expect(await storedOfA()).toEqual(before.stored)
  },
)

/** The organization is no filter, but whose account is meant. */
const isOfOwner = ({ path }: Operation) => /\/(connected_accounts|data_providers)\b/.test(path)

/** They filter nothing: the query says whom a question is about. */
const questions = ['gatehouse.authorization.explain', 'gatehouse.sign_ins.diagnose']

const withQueryIds = operations
  .filter(({ id, access }) => access === 'api_key' && !questions.includes(id))
  .flatMap((operation) =>
    propertiesOf(operation.query)
      .filter((name) => name in { organization_id: 0, user_id: 0, email: 0, domains: 0, search: 0, to: 0 })
      .map((name) => ({ operation, name })),
  )
test.each(withQueryIds.map((each) => [each.operation.id, each.name, each] as const))(
  '[T-3] %s filtered by the %s of another environment finds nothing of it',
  async (_id, name, { operation }) => {
    const value =
      { ...ofA.members, domains: 'northwind.example', search: 'northwind', to: ofA.members.email }[name] ?? ''

    const path = operation.path.includes('{') ? ofB.pathOf(operation) : operation.path
    // A person is looked for in something.
    const within = name === 'email' || isOfOwner(operation) ? ofB.searchOf(operation) : []
    const search = [...within.filter((part) => !part.startsWith(`${name}=`)), `${name}=${encodeURIComponent(value)}`]
    const { status, json } = await send(b.url, `${path}?${search.join('&')}`, { key: b.apiKey })

    if (isOfOwner(operation)) return expect(status).toBe(404)
    // An evaluation finds a value.
    expect([status, json?.data ?? json?.value]).toEqual([200, json?.object === 'feature_flag_evaluation' ? false : []])
  },
)

test('[T-3] a question about a person of another environment finds no one', async () => {
  const { user_id = '', organization_id = '' } = ofA.members
  const ask = async (path: string, query: Record<string, string | undefined>) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const { status, json } = await send(b.url, `${path}?${new URLSearchParams(given)}`, { key: b.apiKey })
    return { status, json }
  }
  expect((await ask('/sign_ins/diagnosis', { subject: user_id })).status).toBe(404)
  const own = { subject: ofB.members.email, organization_id }
  expect(await ask('/sign_ins/diagnosis', own)).toMatchObject({ status: 200, json: { user_id: ofB.members.user_id } })
  const { permission_slug, resource_id } = ofB.members
  expect(await ask('/authorization/explanation', { user_id, permission_slug, resource_id })).toMatchObject({
    status: 200,
    json: { authorized: false, organization_membership_id: null },
  })
})

const lists = operations.filter(({ query, access }) => access === 'api_key' && propertiesOf(query).includes('after'))
const withAllCursors = new Set(othersInTurn(lists, ({ path }) => path === '/events'))
test.each(lists.map((operation) => [operation.id, operation] as const))(
  '[T-3] the cursors of %s in another environment show nothing of it',
  async (_id, operation) => {
    const pathOf = (of: typeof ofA, ...more: string[]) =>
      `${of.pathOf(operation)}?${[...of.searchOf(operation), ...more].join('&')}`
    const shownTo = async ({ url, apiKey }: TestServer, of: typeof ofA) => {
      const { json } = await send(url, pathOf(of), { key: apiKey })
      return ((json?.data ?? []) as { id?: string }[]).slice(0, 2).flatMap(({ id }) => id ?? [])
    }
    const [there, here] = [await shownTo(a, ofA), await shownTo(b, ofB)]
    // The operator log names what B itself has asked for: objects of A, in these tests.
    const named = operation.path === '/operator_log' ? [] : tracesOfA()
    const traces = [...named, ...there.filter((id) => !here.includes(id))]
    // Between those that are shown there and here lies what must not be shown; the others are shown by no such list.
    const all = [...there, ...here, ofA.members.organization_id ?? '', ofA.members.user_id ?? '']
    const isTriedInFull = withAllCursors.has(operation)
    for (const cursor of new Set(isTriedInFull ? all : all.slice(0, 1))) {
      for (const parameter of isTriedInFull ? ['after', 'before'] : ['after']) {
        const path = pathOf(ofB, `${parameter}=${encodeURIComponent(cursor)}`)
        expect([200, operation.path === '/events' ? 400 : 422]).toContain(
          await expectNoTraceOfA(operation, path, undefined, traces),
        )
      }
    }
  },
)

test('[T-3] after all of this A reads what it read before', async () => {
  const shown = await shownOfA()
  expect(shown.filter((answer, i) => !isDeepStrictEqual(answer, before.shown[i])).map(([id]) => id)).toEqual([])
})

test('[T-3] [T-5] the same external id names an object of its own in every environment', async () => {
  for (const [path, body] of [
    ['/organizations', { name: 'Twin', external_id: 'twin' }],
    ['/user_management/users', { email: 'twin@example.com', external_id: 'twin' }],
  ] as const) {
    const ids = await Promise.all(
      [a, b].map(async ({ api }) => {
        const created = (await api.post<{ id: string }>(path, body)).body
        const { body: found } = await api.get(`${path}/external_id/twin`)
        expect(found).toMatchObject({ id: created.id })
        await api.delete(`${path}/${created.id}`)
        return created.id
      }),
    )
    expect(ids[0]).not.toBe(ids[1])
  }
})

test('[T-2] [T-3] an access token opens its own environment alone', async () => {
  const current = (token: string) => send(b.url, '/user_management/sessions/current', { key: token })

  expect((await current(ofA.members.access_token ?? '')).json).toMatchObject({
    user: { id: ofA.members.user_id },
  })
  expect((await send(b.url, '/organizations', { key: ofA.members.access_token })).status).toBe(401)
})
