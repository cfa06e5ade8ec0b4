import { beforeAll, describe, expect, test } from 'vitest'
import { DomainError } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import { validatorOf } from '#platform/http/request/validation.ts'
import { endOfPath, oneOfEachClass } from './operation-classes.ts'
import {
  countRows,
  expectRefusal,
  expectSentences,
  fillPath,
  invalidSamplesOf,
  type Schema,
  type Sent,
  sampleOf,
  send,
  shapesOf,
  surfaceBelow,
  unauthorizedBody,
} from './samples.ts'
import { startServer, type TestServer } from './server.ts'
import { makeSystemKey } from './system-key.ts'
import { othersInTurn } from './turns.ts'
import { makeWidgetToken } from './widget-token.ts'

const server = await startServer({ requestLog: true })
const { operations } = server.app
const unknownId = '01J00000000000000000000000'

/** A path whose parameters name nothing. */
const unknownPath = ({ path }: Operation) => fillPath(path, (name) => `${name}_${unknownId}`)
/** What stands in its path is a name for what it creates. */
const isOfItsOwnName = (id: string) => id === 'AuditLogValidatorVersionsController_create'

/** What stands in the path of a list of Radar is one of a few, and anything else the documented 400. */
const namesChoices = (path: string) => path.startsWith('/radar/lists/')
const isGuarded = ({ access }: Operation) =>
  access === 'api_key' ||
  access === 'system_key' ||
  access === 'session' ||
  access === 'widget' ||
  access === 'evaluator' ||
  access === 'signal_receiver' ||
  access === 'directory'
/** Where the text of a refusal stands in JSON. */
const textMember = ({ surface }: Operation) => (surface === 'vault' ? 'error' : 'message')
const bodySchema = ({ body }: Operation) => body as Schema | undefined

const widgetToken = await makeWidgetToken(server)
const systemKey = await makeSystemKey(server)
const keyOf = ({ access }: Operation) =>
  access === 'widget' ? widgetToken : access === 'system_key' ? systemKey : server.apiKey

let before: Record<string, number>
beforeAll(async () => {
  before = await countRows(server.environment)
})
const expectNothingChanged = async () => expect(await countRows(server.environment)).toEqual(before)

describe.each(oneOfEachClass(operations.filter(isGuarded)).map((operation) => [operation.id, operation] as const))(
  '%s',
  (_id, operation) => {
    const { method } = operation

    test('[T-1] [T-2] answers 401 without or with a wrong key, before path, query or body are looked at', async () => {
      const paths = [unknownPath(operation), `${fillPath(operation.path, () => '%00')}?limit=x&%zz`]
      const bodies = method === 'GET' ? [undefined] : [undefined, Buffer.from([0x7b, 0xff])]
      const keys = [undefined, 'sk_wrong', server.clientId]
      const headers = { 'content-type': 'application/xml', 'content-encoding': 'gzip' }

      const requests = paths.flatMap((path) => bodies.flatMap((body) => keys.map((key) => ({ path, body, key }))))
      await Promise.all(
        requests.map(async ({ path, body, key }) => {
          const answer = await send(server.url, path, { method, body, key, headers: body === undefined ? {} : headers })
          expectRefusal(answer, operation.surface, path)
          expect(answer.status).toBe(401)
          if (operation.surface !== 'scim') expect(answer.json).toEqual(unauthorizedBody(operation.surface))
        }),
      )
      await expectNothingChanged()
    })
  },
)

describe.each(
  operations
    .filter(
      ({ id, access, path }) =>
        access === 'api_key' && path.includes('{') && !namesChoices(path) && !isOfItsOwnName(id),
    )
    .map((operation) => [operation.id, operation] as const),
)('%s', (_id, operation) => {
  const body = bodySchema(operation)

  test('[T-3] answers an unknown id with the documented 404, and changes nothing', async () => {
    const query = sampleOf((operation.query ?? { type: 'object' }) as Schema, 'required') as Record<string, string>

    const answer = await send(server.url, `${unknownPath(operation)}?${new URLSearchParams(query)}`, {
      method: operation.method,
      key: server.apiKey,
      body: body && sampleOf(body, 'required'),
    })

    expect([answer.status, answer.json]).toEqual([
      404,
      {
        [textMember(operation)]: expect.stringMatching(
          new RegExp(`^[A-Z][a-z A-Z]+ not found: '\\w+_${unknownId}'\\.$`),
        ),
        code: 'entity_not_found',
        entity_id: expect.stringMatching(new RegExp(`^\\w+_${unknownId}$`)),
      },
    ])
    expect(answer.json?.[textMember(operation)]).toContain(`'${answer.json?.entity_id}'`)
    expect(operation.errors.map(({ definition }) => definition.status)).toContain(404)
    await expectNothingChanged()
  })
})

/** Bodies of SCIM are read by rules of their own, which are tested there. */
const withBody = operations.filter((operation) => bodySchema(operation) !== undefined && operation.surface !== 'scim')
/** A schema of events in it is read by rules of the slice. */
const readsItself = ({ id }: Operation) => id === 'AuditLogValidatorVersionsController_create'
const bodiesOverHttp = [...oneOfEachClass(withBody), ...withBody.filter(readsItself)]
describe.each(bodiesOverHttp.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  const shapes = shapesOf(bodySchema(operation) ?? {})

  test('[I-2] [A-6] refuses a body in which one member has the wrong type or is missing, says which in a sentence, and changes nothing', async () => {
    await Promise.all(
      shapes.flatMap(invalidSamplesOf).map(async ({ what, member, value }) => {
        const answer = await send(server.url, unknownPath(operation), {
          method: operation.method,
          key: keyOf(operation),
          body: JSON.stringify(ownClient(value, server)),
        })
        expectRefusal(answer, operation.surface, what)
        // What is no object names no client, which is looked for first.
        const isUnheard = operation.access === 'client_id' && member === 'body'
        if (operation.surface !== 'browser') expectSentences(answer, isUnheard ? 'client_id' : member, what)
        const status = operation.refuseBody?.([]).definition.status ?? 422
        if (operation.surface === 'api' || operation.surface === 'vault')
          expect([what, answer.status]).toEqual([what, status])
        if (operation.surface === 'oauth') expect([what, answer.status]).toEqual([what, 400])
      }),
    )
    await expectNothingChanged()
  })
})

const bodiesOfPlatform = withBody.filter((operation) => !readsItself(operation))
test.each(bodiesOfPlatform.map((operation) => [operation.id, operation] as const))(
  '[I-2] [A-6] the body of %s is refused with one member of a wrong type or without one, in a sentence that says which',
  (_id, { body = {}, refuseBody }) => {
    const validate = validatorOf(body, 'body', refuseBody)
    for (const { what, member, value } of shapesOf(body as Schema).flatMap(invalidSamplesOf)) {
      const refusal = refusalOf(() => validate(value))
      expectSentences(refusal, member, what)
    }
  },
)

function refusalOf(validate: () => void): Pick<Sent, 'json'> {
  try {
    validate()
  } catch (error) {
    if (error instanceof DomainError) return { json: { message: error.message } }
    throw error
  }
  throw new Error('It was not refused.')
}

/** The client id and secret of a sample are names of nothing; where they are texts, the server's own take their place. */
function ownClient(value: unknown, { clientId, apiKey }: TestServer): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const own = { client_id: clientId, client_secret: apiKey }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && name in own ? own[name as keyof typeof own] : member,
    ]),
  )
}

/** Ways to write a path that another reader might take for the same. */
function variantsOf(path: string): string[] {
  const segments = path.slice(1).split('/')
  const [first = '', ...rest] = segments
  const join = (...parts: string[]) => `/${parts.join('/')}`
  const variants = [
    path.toUpperCase(),
    join(first.charAt(0).toUpperCase() + first.slice(1), ...rest),
    `${path}/`,
    `${path}//`,
    `/${path}`,
    `//${path}`,
    path.replaceAll('/', '//'),
    `/.${path}`,
    `/..${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `/%2e${path}`,
    `${path}/.`,
    `${path}/../${segments.at(-1)}`,
    `${path}%2F`,
    `${path}%2f%2e`,
    `/%2F${path.slice(1)}`,
    `/${segments.join('%2F')}x`,
    ...(rest.length > 0 ? [`/${segments.join('%2F')}`, `/${segments.join('%5C')}`, `/${segments.join('\\')}`] : []),
    `${path};x=1`,
    `${path}.json`,
    `${path}%00`,
    `${path}%20`,
    `/api${path}`,
    `/v1${path}`,
  ]
  return variants.filter((variant) => variant !== path)
}

/** Paths are told apart by the router, which knows of an operation no more than this. */
const routed = new Set(
  new Map(
    operations.map((operation) => [`${operation.surface} ${operation.method} ${endOfPath(operation)}`, operation]),
  ).values(),
)
const ofEachPath = othersInTurn([...new Set([...routed, ...oneOfEachClass(operations, endOfPath)])], (operation) =>
  routed.has(operation),
)
describe.each(ofEachPath.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  // An id is free text and may hold most of this, so parameters end in a place where they are none.
  const path = fillPath(operation.path, () => unknownId)
  const endsInParameter = operation.path.endsWith('}')
  const hasObjects = operations.some((other) => other.path.startsWith(`${operation.path}/{`))

  test('[T-8] [I-6] is served at its path alone: every other spelling is a 404 or 405, for the right key too', async () => {
    const statuses = endsInParameter ? [400, 404, 405, 422] : [400, 404, 405]
    // The operation was reached with another parameter, with a key of no directory and no registration.
    const takesOtherKeys = operation.errors.some(({ definition }) => definition.status === 401)
    if (operation.access === 'directory' || (endsInParameter && takesOtherKeys)) statuses.push(401)
    await Promise.all(
      variantsOf(path).map(async (variant) => {
        const { status, json, headers, text } = await send(server.url, variant, {
          method: operation.method,
          key: keyOf(operation),
        })
        expect(statuses, `${operation.method} ${variant}`).toContain(status)
        // A page, where people are: the operation was reached with another parameter, or that of an object with none.
        if (operation.surface === 'browser' && (endsInParameter || hasObjects) && json === undefined) return
        expectRefusal({ status, json, headers, text }, surfaceBelow(variant), variant)
      }),
    )
    await expectNothingChanged()
  })

  test('[T-8] [I-6] cannot be reached by another method or by the name of one', async () => {
    const others = ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'PATCH'].filter(
      (method) =>
        !operations.some(
          (other) => other.method === (method === 'HEAD' ? 'GET' : method) && covers(other.path, operation.path),
        ),
    )
    for (const method of others) {
      const answer = await send(server.url, path, {
        method,
        key: server.apiKey,
        headers: {
          'x-http-method-override': operation.method,
          'x-method-override': operation.method,
          'x-probe': 'reflected',
        },
      })
      expect([...(operation.access === 'directory' ? [401] : []), 404, 405, 501], method).toContain(answer.status)
      expect(answer.text).not.toContain('reflected')
      if (answer.status === 405) expect(String(answer.headers.allow).split(', ')).toContain(operation.method)
    }
    await expectNothingChanged()
  })
})

/** Whether a path, perhaps by its parameters, is reached at another's. */
function covers(path: string, other: string): boolean {
  return path === other || new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(other)
}

const pages = oneOfEachClass(operations.filter(({ surface }) => surface === 'browser'))
describe.each(pages.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  test('tells people on a page what was wrong, and programs that prefer JSON in the shape of the API', async () => {
    const path = `${fillPath(operation.path, () => unknownId)}?unreadable=%zz`
    const ask = (accept: string) => send(server.url, path, { method: operation.method, headers: { accept } })

    const chrome = await ask('text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8')
    const axios = await ask('application/json, text/plain, */*')

    expectRefusal(chrome, 'browser', 'a browser')
    expectRefusal(axios, 'api', 'a program')
    expect([axios.status, axios.json]).toEqual([
      chrome.status,
      { code: expect.any(String), message: expect.any(String) },
    ])
  })
})

test('every operation has an id and a place of its own', () => {
  const places = operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)

  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
  expect(new Set(places).size).toBe(operations.length)
})
