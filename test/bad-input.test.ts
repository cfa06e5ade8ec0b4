import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { listParameters } from '#platform/http/list.ts'
import type { Operation } from '#platform/http/operation.ts'
import { keyFor } from './calls.ts'
import { exchangeBytes } from './exchange-bytes.ts'
import { type Furnished, furnish } from './furnish.ts'
import { classOf, endOfPath, oneOfEachClass, readerOf } from './operation-classes.ts'
import {
  countRows,
  expectRefusal,
  type Schema,
  type Sent,
  sampleOf,
  send,
  shapesOf,
  surfaceBelow,
  type ToSend,
} from './samples.ts'
import { startIdleServer, startOwnServer } from './server.ts'
import { othersInTurn } from './turns.ts'

let furnished: Furnished
const { server, close } = await startIdleServer(
  async (busy) => {
    furnished = await furnish(busy, 'northwind')
    return { server: busy }
  },
  { requestLog: true },
)
const { operations } = server.app
const unknownId = '01J00000000000000000000000'
let before: Record<string, number>

beforeAll(async () => {
  before = await stored()
})
afterAll(close)
afterEach(async () => {
  expect((await send(server.url, '/health')).json).toEqual({ status: 'ok' })
})

/** How much the environment has; a request that was understood may have counted a try, and signals follow the event log in their time. */
async function stored() {
  const { guess_limits: _, signals: __, ...counts } = await countRows(server.environment)
  return counts
}
const expectNothingChanged = async () => expect(await stored()).toEqual(before)

const schemaOf = (part: unknown) => (part ?? {}) as Schema
const propertiesOf = (part: unknown) => schemaOf(part).properties ?? {}

/** A path that reaches the operation: with the ids of the environment, or of nothing for operations that would change them. */
function pathOf(operation: Operation, ids: 'real' | 'unknown' = 'unknown'): string {
  if (operation.access === 'public' && operation.path.includes('/assets/')) return operation.path.replace('{name}', 'x')
  if (ids === 'real') return furnished.pathOf(operation)
  // The address of a directory belongs to what says who calls.
  const path = operation.path.replace('{key}', furnished.members.scim_key ?? '')
  return path.replaceAll(/\{(\w+)\}/g, `$1_${unknownId}`)
}

function call(operation: Operation, request: ToSend = {}, path = pathOf(operation)): Promise<Sent> {
  const key = keyFor(operation.access, furnished, server.apiKey)
  return send(server.url, path, { method: operation.method, key, ...request })
}

/** The sample of a shape with values that mean something, so that the operation is done unless something else is wrong. */
function plausible(shape: Schema, members: 'all' | 'required' = 'required'): Record<string, unknown> {
  const known: Record<string, unknown> = {
    ...furnished.members,
    client_id: server.clientId,
    client_secret: server.apiKey,
    domain: 'unclaimed.example',
    email: `new-${randomBytes(6).toString('hex')}@northwind.example`,
    url: 'https://app.example.com/',
    uri: `https://${randomBytes(6).toString('hex')}.example/callback`,
    origin: `https://${randomBytes(6).toString('hex')}.example`,
    content: '{"urn:example:email": "{{ user.email }}"}',
  }
  const sample = sampleOf(shape, members) as Record<string, unknown>
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, known[name] ?? value]))
}

const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)
const classes = oneOfEachClass(operations)
const readers = new Map(classes.map((operation) => [readerOf(operation), operation]))
const writing = othersInTurn(
  classes.filter(({ method }) => method !== 'GET'),
  (operation) => readers.get(readerOf(operation)) === operation,
)
const withBody = operations.filter(({ body }) => body !== undefined)

describe.each(named(writing))('%s', (_id, operation) => {
  const { surface, form = false } = operation
  const refuse = async (what: string, statuses: number[], request: ToSend) => {
    const answer = await call(operation, request)
    expectRefusal(answer, surface, what)
    expect(statuses, `${what}: ${answer.text}`).toContain(answer.status)
  }

  test('[I-1] refuses a body over its limit, said so or not', async () => {
    const large = `{"x":"${'x'.repeat(operation.bodyLimit ?? 1_048_576)}"}`
    await refuse('a large body', [413], { body: large })
    await refuse('a large body of unknown length', [413], {
      body: large,
      headers: { 'transfer-encoding': 'chunked', 'content-length': [] },
    })
    await expectNothingChanged()
  })

  test('[I-1] refuses a body that is no JSON, no UTF-8 or too deep', async () => {
    const deep = (levels: number) => `{"x":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
    const bodies: Record<string, string | Buffer> = {
      'half an object': '{"name":',
      'two objects': '{}{}',
      'white space': '  ',
      'a word': 'name',
      'a byte order mark': '\ufeff{}',
      'UTF-16': Buffer.from('{}', 'utf16le'),
      'Latin 1': Buffer.from('{"name":"é"}', 'latin1'),
      'a cut-off character': Buffer.from([0x7b, 0x22, 0xe5]),
      '65 levels': deep(65),
      '100,000 levels': deep(100_000),
      'levels that never close': '[{"a":'.repeat(50_000),
      'a NUL': '{"name":"\0"}',
    }
    await Promise.all(Object.entries(bodies).map(([what, body]) => refuse(what, [400], { body })))
    await expectNothingChanged()
  })

  test('[I-1] refuses other content types, encodings and charsets', async () => {
    const types = [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/vnd.api+json',
      'application/json, text/plain',
      '',
      ';',
      ...(form ? [] : ['application/x-www-form-urlencoded']),
    ]
    await Promise.all([
      ...types.map((type) => refuse(`the type ${type}`, [400, 415], { body: '{}', headers: { 'content-type': type } })),
      ...['gzip', 'identity, br', 'x'].map((encoding) =>
        refuse(`the encoding ${encoding}`, [415], { body: '{}', headers: { 'content-encoding': encoding } }),
      ),
    ])
    await expectNothingChanged()
  })

  test('[I-2] [U-12] refuses __proto__, NUL and unpaired surrogates anywhere in a body, known member or not', async () => {
    const [shape = {}] = shapesOf(schemaOf(operation.body))
    const sample = JSON.stringify(plausible(shape)).slice(1, -1)
    const inFront = sample === '' ? '' : `${sample},`
    const status = surface === 'oauth' || surface === 'scim' || surface === 'secevent' ? [400] : [422]
    const members = [
      '"__proto__":{"admin":true}',
      '"x":[{"__proto__":1}]',
      String.raw`"x":"\u0000"`,
      String.raw`"x":["\ud800"]`,
      String.raw`"\udc00":1`,
    ]
    await Promise.all([
      ...members.map((member) => refuse(member, status, { body: `{${inFront}${member}}` })),
      ...Object.keys(shape.properties ?? {}).flatMap((name) =>
        ['\0', 'x\ud800'].map((bad) =>
          refuse(`${name} with a bad character`, status, {
            body: JSON.stringify({ ...plausible(shape), [name]: bad }),
          }),
        ),
      ),
    ])
    await expectNothingChanged()
  })
})

describe.each(named(oneOfEachClass(withBody)))('%s', (_id, operation) => {
  test('[I-2] takes the last of two members with one name, and checks that one', async () => {
    for (const shape of shapesOf(schemaOf(operation.body))) {
      const sample = plausible(shape)
      const [name] = Object.keys(shape.properties ?? {}).filter(
        (each) => !['client_id', 'client_secret'].includes(each),
      )
      const body = `${JSON.stringify({ ...sample, [name ?? '']: 'x' }).slice(0, -1)},${JSON.stringify(name)}:{"no":7}}`

      expectRefusal(await call(operation, { body }), operation.surface, body)
    }
    await expectNothingChanged()
  })
})

describe.each(named(oneOfEachClass(withBody.filter(({ form }) => form))))('%s', (_id, operation) => {
  test('[I-1] [I-2] refuses a form with a field given twice, broken encodings, NUL or __proto__', async () => {
    const bodies = [
      'request=a&request=b',
      'a=%',
      'a=%zz',
      'a=%ff',
      'a=%00',
      '%00=a',
      '__proto__=a',
      '&&&',
      'a&'.repeat(100_000),
      Buffer.from([0x61, 0x3d, 0xff]),
    ]
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await Promise.all(
      bodies.map(async (body) =>
        expectRefusal(await call(operation, { body, headers }), operation.surface, String(body).slice(0, 50)),
      ),
    )
    await expectNothingChanged()
  })
})

/** More than an index row and a page of PostgreSQL hold. Random, since what repeats is compressed. */
const longText = randomBytes(1_400).toString('hex')
/** As many characters, and three times the bytes. */
const longTexts = [longText, '密'.repeat(longText.length)]
/** What comes to an operation. 64 kB and what its schema refuses are tried for each class. */
const longTextsFor = (operation: Operation, { maxLength = Number.POSITIVE_INFINITY }: Schema) =>
  bodyClasses.has(operation)
    ? [...longTexts, randomBytes(32_768).toString('hex')]
    : longTexts.filter(({ length }) => length <= maxLength)
const bodyClasses = new Set(oneOfEachClass(withBody))

/** What a schema takes and an index of PostgreSQL doesn't hold is a fault of one operation, so the others take turns. */
describe.each(named(othersInTurn(withBody, (operation) => bodyClasses.has(operation))))('%s', (_id, operation) => {
  test('[I-2] [I-5] long texts in any member are stored as they are or refused, and never a fault', async () => {
    const long = (member: Schema): unknown[] => {
      if (member.anyOf !== undefined) return member.anyOf.flatMap(long)
      if (member.type === 'string') return longTextsFor(operation, member)
      if (member.items?.type === 'string') return longTextsFor(operation, member.items).map((text) => [text])
      return !member.additionalProperties ? [] : longTexts.flatMap((text) => [{ [text]: 'x' }, { x: text }])
    }
    for (const shape of shapesOf(schemaOf(operation.body))) {
      for (const [name, member] of Object.entries(shape.properties ?? {})) {
        for (const value of long(member)) {
          const body = { ...plausible(shape), [name]: value }
          const answer = await call(operation, { body }, pathOf(operation, 'real'))
          const what = `${name} of ${JSON.stringify(value).length} characters: ${answer.text.slice(0, 300)}`
          if (answer.status >= 400) expectRefusal(answer, operation.surface, what)
          else if (answer.json !== undefined && name in answer.json) expect(answer.json[name], what).toEqual(value)
        }
      }
    }
    // What was taken is there now.
    before = await stored()
  })
})

describe.each(
  named(
    oneOfEachClass(
      operations.filter(({ path }) => path.includes('{')),
      endOfPath,
    ),
  ),
)('%s', (_id, operation) => {
  test('[I-2] [I-4] refuses ids that are none: long, with bad characters, with SQL in them', async () => {
    const ids = [
      ...[2_000, 2_100, 20_000].map((length) => 'x'.repeat(length)),
      '%00',
      'a%00b',
      '%',
      '%zz',
      '%ff',
      '%ED%A0%80',
      '%c0%af',
      `'%20or%20true--`,
      '%25',
      '%F0%9F%98%80',
      '..%2f..',
      '%2e%2e',
      '__proto__',
      '%09',
    ]
    await Promise.all(
      ids.map(async (id) => {
        const path = operation.path.replace(/\{\w+\}/, id)
        const answer = await call(operation, {}, path)
        // What is no path of ours at all is refused in JSON, for whichever surface it was meant.
        const isOurs = answer.json === undefined || 'err' in answer.json
        const surface = isOurs ? operation.surface : surfaceBelow(path)
        expectRefusal(answer, surface, `${operation.method} ${path.slice(0, 100)}`)
      }),
    )
    await expectNothingChanged()
  })
})

const hasQuery = operations.filter(({ query }) => query !== undefined)

/** Asks an operation with parts of a query, beside those without which it would refuse anything. */
function ask(operation: Operation, ...search: string[]): Promise<Sent> {
  const members: Record<string, string> = {
    client_id: server.clientId,
    redirect_uri: 'https://northwind.example/callback',
    response_type: 'code',
    provider: 'authkit',
  }
  const properties = propertiesOf(operation.query)
  const inPages = Object.keys(members).filter((name) => name in properties)
  const own = [
    ...furnished.searchOf(operation),
    ...inPages.map((name) => `${name}=${encodeURIComponent(members[name] ?? '')}`),
  ]
  const names = search.map((part) => part.split(/=|\[|%5B/)[0])
  const rest = own.filter((part) => !names.includes(part.split('=')[0]))
  return call(operation, {}, `${pathOf(operation, 'real')}?${[...rest, ...search].join('&')}`)
}

function expectNoFault({ status, text }: Sent, search: string): void {
  expect(status, `${search.slice(0, 50)}: ${text.slice(0, 300)}`).toBeLessThan(500)
}

const lists = hasQuery.filter(({ query }) => 'limit' in propertiesOf(query))
const orderOf = ({ query }: Operation) => JSON.stringify(propertiesOf(query).order ?? null)

test('[I-3] every list has the limit of all lists', () => {
  for (const { id, query } of lists) expect([id, propertiesOf(query).limit]).toEqual([id, listParameters.limit])
})

test.each(named(oneOfEachClass(lists, orderOf)))(
  '[I-3] %s refuses invalid limits and orders',
  async (_id, operation) => {
    const limits = [
      '0',
      '-1',
      '101',
      '1.5',
      '1e1',
      '0x10',
      'ten',
      'NaN',
      '9'.repeat(20),
      '-0',
      '%2B1',
      '1%20',
      '%D9%A1',
    ]
    const orders = ['DESC', 'ascending', 'asc,desc', 'created_at', 'random()']
    const searches = [
      ...limits.map((limit) => [`limit=${limit}`]),
      ...('order' in propertiesOf(operation.query) ? orders.map((order) => [`order=${order}`]) : []),
      ...['limit=1', 'after=x'].map((parameter) => [parameter, parameter]),
    ]
    const statuses = await Promise.all(
      searches.map(async (search) => [search, (await ask(operation, ...search)).status]),
    )
    expect(statuses).toEqual(searches.map((search) => [search, 422]))
  },
)

/** Its cursors are entries: any text has a place among them. */
const hasTextCursors = ({ id }: Operation) => id === 'gatehouse.radar.lists.list'

/** Lists read their cursors by one function. */
const cursorLists = lists.filter((operation) => !hasTextCursors(operation))
const cursorClasses = new Set(oneOfEachClass(cursorLists))
test.each(named(othersInTurn(cursorLists, (operation) => cursorClasses.has(operation))))(
  '[I-3] %s refuses invalid cursors, and gives at most what was asked for',
  async (_id, operation) => {
    const cursors = ['x', unknownId, 'x_', "'", `${'x'.repeat(50)}_${unknownId}`]
    const searches = cursors.flatMap((cursor) =>
      ['after', 'before']
        .filter((name) => name in propertiesOf(operation.query))
        .map((name) => `${name}=${encodeURIComponent(cursor)}`),
    )
    const statuses = await Promise.all(searches.map(async (search) => [search, (await ask(operation, search)).status]))
    // SDKs of earlier years send what is not set as an empty value (`query.test.ts`).
    // The log of events answers a cursor that is not one of its own with the documented 400.
    expect(statuses).toEqual(searches.map((search) => [search, operation.path === '/events' ? 400 : 422]))
    const { json } = await ask(operation, 'limit=1')
    expect(json?.data).toSatisfy((data: unknown[]) => data.length <= 1)
    // That someone has read it may be recorded.
    before = await stored()
  },
)

interface Parameter {
  operation: Operation
  name: string
  schema: Schema
}
const parameters = hasQuery.flatMap((operation): Parameter[] =>
  Object.entries(propertiesOf(operation.query)).map(([name, schema]) => ({ operation, name, schema })),
)
/** How the platform reads a parameter. */
const kindOf = ({ type, format, enum: values, anyOf }: Schema) =>
  JSON.stringify([type, format, values !== undefined, anyOf?.map((each) => each.type)])
const parametersOfEachKind = new Map(
  parameters.map((parameter) => [`${classOf(parameter.operation)} ${kindOf(parameter.schema)}`, parameter]),
)
describe.each([...parametersOfEachKind.values()].map((each) => [each.operation.id, each.name, each] as const))(
  '%s, %s',
  (_id, name, { operation, schema: { type } }) => {
    /** An authorization answers what is wrong to the application, where that is known. */
    const expectRefused = (answer: Sent, what: string) => {
      if (answer.status === 302)
        expect(answer.headers.location, what).toMatch(/^https:\/\/northwind\.example\/callback\?error=/)
      else expectRefusal(answer, operation.surface, what)
    }

    test('[I-2] refuses a parameter given twice, broken encodings and characters that are not allowed', async () => {
      const searches = ['%', '%zz', '%ff', '%ED%A0%80'].map((bad) => [`${name}=${bad}`])
      if (type === 'string' || type === undefined) searches.push([`${name}=a`, `${name}=a`])
      if (type !== 'object') searches.push([`${name}=a%00`])
      searches.push(['unknown=%'])
      await Promise.all(
        searches.map(async (search) => expectRefused(await ask(operation, ...search), search.join('&'))),
      )
      await expectNothingChanged()
    })

    test('[I-5] thousands of parameters and brackets of every kind are no fault', async () => {
      const forms = [name, 'unknown'].flatMap((each) => [
        `${each}[]=a&${each}[`,
        `${each}[a][b]=c&${each}[__proto__]=a&${each}[0]=a`,
        `${each}=${','.repeat(3_000)}`,
      ])
      for (const search of [...forms, 'a&'.repeat(10_000)]) expectNoFault(await ask(operation, search), search)
      before = await stored()
    })
  },
)

/** Lists read these by one function. */
const isPaging = (name: string) => name in listParameters
const takesText = ({ type, enum: values, format, anyOf, items }: Schema) =>
  (type === 'string' && values === undefined && format === undefined) || anyOf !== undefined || items !== undefined
const textParameters = parameters.filter(({ name, schema }) => !isPaging(name) && takesText(schema))

const withTexts = [...new Set(textParameters.map(({ operation }) => operation))]
const textClasses = new Set(oneOfEachClass(withTexts))
test.each(named(othersInTurn(withTexts, (operation) => textClasses.has(operation))))(
  '[I-2] [I-5] long texts, quotes and nothing in the parameters of %s are no fault',
  async (_id, operation) => {
    const forms = (name: string) => [
      `${name}=${'x'.repeat(3_000)}`,
      `${name}=${'%E5%AF%86'.repeat(1_000)}`,
      `${name}=%27%20or%201=1;b`,
      `${name}=`,
    ]
    const searches = textParameters.filter((each) => each.operation === operation).flatMap(({ name }) => forms(name))
    await Promise.all(searches.map(async (search) => expectNoFault(await ask(operation, search), search)))
    before = await stored()
  },
)

describe('[I-6] what is no HTTP', () => {
  const exchange = (bytes: string | Buffer) => exchangeBytes(server.url, bytes)
  const key = `Authorization: Bearer ${server.apiKey}\r\n`
  const post = (headers: string, body: string) =>
    `POST /organizations HTTP/1.1\r\nHost: localhost\r\n${key}Content-Type: application/json\r\nConnection: close\r\n${headers}\r\n${body}`
  const body = '{"name":"Smuggled"}'
  const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

  test.each<[string, string | Buffer]>([
    ['two lengths', post(`Content-Length: ${body.length}\r\nContent-Length: ${body.length + 1}\r\n`, body)],
    ['the same length twice', post(`Content-Length: ${body.length}\r\nContent-Length: ${body.length}\r\n`, body)],
    ['a list of lengths', post(`Content-Length: ${body.length}, ${body.length}\r\n`, body)],
    ['a length and chunks', post(`Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n`, chunked)],
    ['chunks and a length', post(`Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`, chunked)],
    ['a signed length', post(`Content-Length: +${body.length}\r\n`, body)],
    ['a negative length', post(`Content-Length: -1\r\n`, body)],
    ['a hexadecimal length', post(`Content-Length: 0x13\r\n`, body)],
    ['a huge length', post(`Content-Length: 99999999999999999999\r\n`, body)],
    ['another transfer encoding', post(`Transfer-Encoding: xchunked\r\n`, chunked)],
    ['chunks in disguise', post(`Transfer-Encoding: chunked, identity\r\n`, chunked)],
    ['a bad chunk size', post(`Transfer-Encoding: chunked\r\n`, `zz\r\n${body}\r\n0\r\n\r\n`)],
    ['a space before the colon', post(`Content-Length : ${body.length}\r\n`, body)],
    ['a folded header', post(`X-A: b\r\n c\r\nContent-Length: ${body.length}\r\n`, body)],
    ['a NUL in a header', post(`X-A: b\0c\r\nContent-Length: ${body.length}\r\n`, body)],
    ['a NUL in a header name', post(`X\0A: b\r\nContent-Length: ${body.length}\r\n`, body)],
    [
      'a NUL in the key',
      `GET /organizations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.apiKey}\0\r\nConnection: close\r\n\r\n`,
    ],
    ['a bare line feed in a header', post(`X-A: b\nContent-Length: ${body.length}\r\n`, body)],
    ['a bare carriage return', post(`X-A: b\rContent-Length: ${body.length}\r\n`, body)],
    ['no host', `GET /organizations HTTP/1.1\r\n${key}Connection: close\r\n\r\n`],
    ['an unknown method', `BREW /organizations HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    ['a method in lower case', `get /organizations HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    ['no path', `GET  HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    ['a path without its slash', `GET organizations HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    ['a space in the path', `GET /organi zations HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    ['a NUL in the path', `GET /organizations\0 HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`],
    [
      'raw bytes in the path',
      Buffer.from(
        `GET /organizations/\xff\xfe HTTP/1.1\r\nHost: localhost\r\n${key}Connection: close\r\n\r\n`,
        'latin1',
      ),
    ],
    [
      'an absolute address',
      `GET http://evil.example/organizations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    ],
    ['an asterisk', `OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`],
    ['an old version', `GET /organizations HTTP/0.9\r\n\r\n`],
    ['a new version', `GET /organizations HTTP/3.0\r\nHost: localhost\r\n\r\n`],
    ['HTTP/2', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
    [
      'headers over 32 KiB',
      `GET /organizations HTTP/1.1\r\nHost: localhost\r\n${key}X-A: ${'x'.repeat(33_000)}\r\n\r\n`,
    ],
    ['a path over 32 KiB', `GET /${'x'.repeat(33_000)} HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`],
    [
      'thousands of headers',
      `GET /organizations HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${'a: b\r\n'.repeat(6_000)}\r\n`,
    ],
    ['an expectation', post(`Content-Length: ${body.length}\r\nExpect: 200-maybe\r\n`, body)],
  ])('%s is refused with a 4xx, nothing is done, and the connection ends', async (_what, bytes) => {
    const answer = await exchange(bytes)

    const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))
    expect(statuses, answer).toEqual([expect.toSatisfy((status: number) => status >= 400 && status < 500)])
    expect(answer).not.toMatch(/Smuggled|HPE_|node:|at .*\.js/)
    // Node itself reports that an expectation is not met, without a body.
    if (!answer.startsWith('HTTP/1.1 417 ')) {
      expect(answer).toMatch(/^x-content-type-options: nosniff\r$/m)
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
        code: expect.any(String),
        message: expect.any(String),
      })
    }
    await expectNothingChanged()
  })

  test('a second request hidden in the body of the first is not a request', async () => {
    const hidden = `DELETE /organizations/${furnished.members.organization_id} HTTP/1.1\r\nHost: localhost\r\n${key}\r\n`
    const answer = await exchange(post(`Content-Length: ${hidden.length}\r\n`, hidden))

    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    await expectNothingChanged()
  })

  test('a tunnel is not opened', async () => {
    expect(await exchange('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n')).not.toMatch(
      /^HTTP\/1\.1 [235]/,
    )
  })

  test.each(['websocket', 'h2c', 'foo'])('an upgrade to %s is not made', async (protocol) => {
    const answer = await exchange(
      `GET /health HTTP/1.1\r\nHost: localhost\r\nUpgrade: ${protocol}\r\nConnection: Upgrade, close\r\n\r\n`,
    )

    expect(answer).not.toMatch(/^HTTP\/1\.1 (101|5)/)
  })

  test.each([
    ['X-Forwarded-Host', 'evil.example'],
    ['X-Forwarded-For', `127.0.0.1, ${'1.1.1.1, '.repeat(500)}`],
    ['X-Forwarded-Proto', 'javascript'],
    ['Forwarded', 'for=;;;host="'],
    ['Cookie', `${'a=%;'.repeat(1_000)};;==;__proto__=x; a="`],
    ['Cookie', '\xff\xfe=\xff'],
    ['Accept', '*'.repeat(10_000)],
    ['Accept-Language', 'x;q=0.1,'.repeat(3_000)],
    ['User-Agent', '\xff'.repeat(20_000)],
    ['Origin', 'null'],
    ['Range', 'bytes=0-0,'.repeat(500)],
    ['If-None-Match', '"'.repeat(1_000)],
    ['Idempotency-Key', '\xff'.repeat(255)],
    ['Content-Type', `application/json;${'a=b;'.repeat(1_000)}`],
  ])('the header %s with %j changes nothing about an answer', async (name, value) => {
    const plain = await send(server.url, '/user_management/users?limit=1', { key: server.apiKey })
    const answer = await exchange(
      Buffer.from(
        `GET /user_management/users?limit=1 HTTP/1.1\r\nHost: localhost\r\n${key}${name}: ${value}\r\nConnection: close\r\n\r\n`,
        'latin1',
      ),
    )

    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer.endsWith(Buffer.from(plain.text).toString('latin1'))).toBe(true)
  })
})

test('[I-6] a request that never ends is ended: its headers after 20 seconds, all of it after 60', async () => {
  const slow = await startOwnServer({})
  onTestFinished(() => slow.close())
  const http = slow.app.http.server
  expect([http.headersTimeout, http.requestTimeout]).toEqual([20_000, 60_000])
  // The same clockwork, wound shorter.
  http.headersTimeout = 100
  http.requestTimeout = 100
  const { hostname, port } = new URL(slow.url)
  const ended = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname)
      let answer = ''
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(answer))
      socket.write(text)
    })

  const answers = await Promise.all([
    ended('POST /organizations HT'),
    ended('POST /organizations HTTP/1.1\r\nHost: localhost\r\nX-A: b'),
    ended(
      `POST /organizations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${slow.apiKey}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na`,
    ),
    ended(
      `POST /organizations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${slow.apiKey}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"na`,
    ),
  ])

  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'request_timeout' })
  }
  expect((await send(slow.url, '/health')).status).toBe(200)
})

test('[I-6] a client that goes away in the middle costs nothing', async () => {
  const { hostname, port } = new URL(server.url)
  await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      await new Promise((resolve) => socket.on('connect', resolve))
      const whole = `POST /organizations HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.apiKey}\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n{"name":`
      await new Promise<void>((resolve) => socket.write(whole.slice(0, 10 + i * 3), () => resolve()))
      socket.resetAndDestroy()
    }),
  )

  expect((await send(server.url, '/organizations', { key: server.apiKey })).status).toBe(200)
  await expectNothingChanged()
})
