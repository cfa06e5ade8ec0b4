import fc from 'fast-check'
import { expect, test } from 'vitest'
import { registerOrigin } from '#environment/cors-origins/index.ts'
import { sql } from '#platform/db/sql.ts'
import { root } from '#test/repository.ts'
import { startServer } from '#test/server.ts'
import { oneInTurn } from '#test/turns.ts'
import { documentFor, makeOrganization, rootFields, send } from '../client.fixture.ts'
import { introspectionQuery, valueFor } from '../schema.fixture.ts'

const server = await startServer()
const { url, environment } = server
const { ada, mia } = await makeOrganization(server)
const run = (body: object, headers: Record<string, string> = {}) => send(url, ada.token, body, { headers })
const codes = async (query: string, variables: object = {}) => {
  const { status, errors } = await run({ query, variables })
  return [status, errors?.[0]?.extensions.code]
}

test('the client of the installed package gets what it asks for, and reads an error as one of its own kind', async () => {
  const folder = `${root}node_modules/@workos-inc/widgets/dist/esm/api/client-graphql/`
  const { getSdk } = (await import(`${folder}generated.js`)) as {
    getSdk(client: object): { ClientApiStatus(): Promise<unknown> }
  }
  const library = 'graphql-request'
  const { GraphQLClient, ClientError } = (await import(library)) as {
    GraphQLClient: new (url: string, options: object) => { request(document: string): Promise<never> }
    ClientError: new () => Error & { response: { status: number } }
  }
  const headers = {
    'WorkOS-Widgets-Version': '1',
    'WorkOS-Widgets-Type': 'user-management',
    Authorization: `Bearer ${mia.token}`,
  }
  const client = new GraphQLClient(`${url}/client/graphql`, { headers })

  expect(await getSdk(client).ClientApiStatus()).toEqual({ clientApiStatus: 'ok' })
  const refused = await client
    .request('{ roles { multipleRolesEnabled } }')
    .catch((error: InstanceType<typeof ClientError>) => error)
  expect(refused).toBeInstanceOf(ClientError)
  expect(refused.response).toMatchObject({ status: 200, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  const unknown = new GraphQLClient(`${url}/client/graphql`, { headers: { ...headers, Authorization: 'Bearer x' } })
  const unauthorized = unknown.request('{ clientApiStatus }')
  await expect(unauthorized).rejects.toMatchObject({ response: { status: 401 } })
})

test('[W-5] scripts of registered origins may call it with the headers of the package, and others may not', async () => {
  const origin = 'https://graphql.northwind.example'
  await registerOrigin(environment, origin)
  const preflight = (from: string) =>
    fetch(`${url}/client/graphql`, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'POST' },
    })
  const allowed = (await preflight(origin)).headers
  expect([allowed.get('access-control-allow-origin'), allowed.get('access-control-allow-headers')]).toEqual([
    origin,
    expect.stringContaining('workos-widgets-version'),
  ])
  expect((await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull()
})

test('introspection returns the schema to tools of developers', async () => {
  const { status, data } = await run({ query: introspectionQuery })
  expect([status, data?.__schema.queryType.name]).toEqual([200, 'Query'])
  expect(data?.__schema.types.find((type: { name: string }) => type.name === 'Mutation').fields).toHaveLength(39)
})

test('what is not run is a 400 for clients of GraphQL over HTTP, and a 200 with errors for others', async () => {
  const json = { accept: 'application/json' }
  for (const [query, code] of [
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { clientApiStatus } query B { clientApiStatus }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { clientApiStatus }', 'GRAPHQL_VALIDATION_FAILED'],
    ['fragment A on Query { clientApiStatus }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  ]) {
    expect(await codes(String(query)), query).toEqual([400, code])
    const { status, data, errors } = await run({ query }, json)
    expect([status, data, errors?.[0]?.extensions.code], query).toEqual([200, undefined, code])
  }
  const several = { query: 'query A { clientApiStatus } query B { me { id } }', operationName: 'A' }
  expect(await run(several)).toEqual({ status: 200, data: { clientApiStatus: 'ok' } })
  expect((await run({ ...several, operationName: 'C' })).status).toBe(400)
})

test('a field that is refused leaves the others, and a change that is refused leaves those before and after it', async () => {
  const { data, errors } = await send(url, mia.token, { query: '{ role(id: "x") { id } clientApiStatus }' })
  expect([data, errors?.[0]?.path]).toEqual([{ role: null, clientApiStatus: 'ok' }, ['role']])
  const query = `mutation {
    first: updateProfile(input: { firstName: "Augusta" }) { __typename }
    second: revokeSession(input: { sessionId: "x" }) { __typename }
    third: updateProfile(input: { lastName: "King" }) { ... on ProfileUpdated { user { firstName lastName } } }
  }`
  expect((await run({ query })).data).toEqual({
    first: { __typename: 'ProfileUpdated' },
    second: { __typename: 'SessionNotFound' },
    third: { user: { firstName: 'Augusta', lastName: 'King' } },
  })
})

test('[A-6] no message repeats a value of the document or of its variables', async () => {
  const secret = 'kept-to-myself-0123456789'
  const refused: [string, object][] = [
    [`mutation { updatePassword(input: { currentPassword: "${secret}" newPassword: 1 }) { __typename } }`, {}],
    [`mutation { updatePassword(input: "${secret}") { __typename } }`, {}],
    [`{ user(id: ["${secret}", "${secret}"]) { id } }`, {}],
    [`{ user(id: $"${secret}") { id } }`, {}],
    [`{ "${secret}" }`, {}],
    [`{ """${secret}""" }`, {}],
    [`{ auditEvents(filter: { rangeStart: "${secret}", rangeEnd: "${secret}" }) { data { id } } }`, {}],
    [documentFor('updatePassword'), { input: { currentPassword: secret, newPassword: [secret] } }],
    [documentFor('updatePassword'), { input: { currentPassword: secret, unknown: secret } }],
    [documentFor('updatePassword'), { input: secret }],
    [documentFor('updatePassword'), { input: { currentPassword: secret, newPassword: secret.repeat(50) } }],
    [documentFor('updatePassword'), { input: { currentPassword: secret, newPassword: secret.repeat(500) } }],
    [documentFor('createAdminPortalLink'), { intent: secret }],
    [documentFor('auditEvents'), { filter: { rangeStart: secret, rangeEnd: secret } }],
  ]
  for (const [query, variables] of refused) {
    const { errors } = await run({ query, variables })
    expect(errors?.length, query).toBeGreaterThan(0)
    expect(JSON.stringify(errors), query).not.toContain(secret)
  }
})

test('[A-6] of documents and their answers, traces of requests keep the size alone', async () => {
  const traced = await startServer({ requestLog: true })
  const { ada: caller } = await makeOrganization(traced)
  const secret = 'kept-to-myself-0123456789'
  const query = `mutation { a: createAdminPortalLink(intent: Sso) { b: link } updatePassword(input: { currentPassword: "${secret}", newPassword: "${secret}" }) { __typename } }`
  const answer = await fetch(`${traced.url}/client/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${caller.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await answer.json()) as { data: { a: { b: string } } }
  const [, token = ''] = /apiToken=([^&]+)/.exec(data.a.b) ?? []
  const read = async () =>
    traced.environment.db.many<{ record: string }>(sql`
      select record::text from development_requests where id = ${answer.headers.get('x-request-id')}`)

  await expect.poll(async () => (await read()).length).toBe(1)
  const [{ record } = { record: '' }] = await read()
  expect(token).not.toBe('')
  for (const each of [secret, token]) expect(record).not.toContain(each)
  expect(record).toContain('gatehouse.client.graphql')
})

test('[I-2] texts that cannot be stored are refused in literals as in variables', async () => {
  const rename = (text: string) => `mutation { updateProfile(input: { firstName: "a${text}" }) { __typename } }`
  const { status, errors } = await run({ query: rename('\\u0000') })
  expect([status, errors?.[0]?.message]).toEqual([200, expect.stringContaining('`input.firstName` holds a NUL')])
  expect(await codes(rename('\\uD800'))).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
  expect(await codes(`{ organizationMemberships(search: "${'x'.repeat(9_000)}") { data { id } } }`)).toEqual([
    200,
    'BAD_USER_INPUT',
  ])
})

test('[I-5] documents beyond their bounds are refused at once, whatever makes them large', async () => {
  const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels)
  const spreads = Array.from({ length: 20 }, (_, i) => `fragment F${i} on User { ...F${i + 1} ...F${i + 1} }`).join(' ')
  const documents = {
    'deep selections': `{ me ${'{ me '.repeat(30)}${'}'.repeat(30)} }`,
    'deep lists': `{ user(id: ${nested('[', ']', 900)}) { id } }`,
    'lists that never close': `{ user(id: ${'['.repeat(30_000)}`,
    'deep objects': `{ user(id: ${'{ a: '.repeat(300)}1${'}'.repeat(300)}) { id } }`,
    'many tokens': `{ ${'a '.repeat(5_000)} }`,
    'many characters': `{ clientApiStatus } # ${'x'.repeat(60_000)}`,
    'many fields': `{ me { ${'id '.repeat(700)} } }`,
    'many aliases of a root field': `{ ${Array.from({ length: 21 }, (_, i) => `a${i}: clientApiStatus`).join(' ')} }`,
    'many aliases through a fragment': `{ ...A ...B } fragment A on Query { ${Array.from({ length: 11 }, (_, i) => `a${i}: clientApiStatus`).join(' ')} } fragment B on Query { ${Array.from({ length: 11 }, (_, i) => `b${i}: clientApiStatus`).join(' ')} }`,
    'fragments that double': `{ me { ...F0 } } ${spreads} fragment F20 on User { id }`,
    'deep introspection': `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
  }
  for (const [what, query] of Object.entries(documents)) {
    const { status, errors, data } = await run({ query })
    expect([what, status, data], what).toEqual([what, 400, undefined])
    expect(errors?.length, what).toBeGreaterThan(0)
  }
})

test('[I-5] many directives, operations, variables and fields of one name are no fault', async () => {
  const documents = [
    `{ clientApiStatus ${'@include(if: true) '.repeat(300)} }`,
    Array.from({ length: 150 }, (_, i) => `query Q${i} { clientApiStatus }`).join(' '),
    `query A(${Array.from({ length: 200 }, (_, i) => `$v${i}: Int = ${i}`).join(' ')}) { clientApiStatus }`,
    `{ me { ${'id '.repeat(500)} } }`,
    `{ me { ${Array.from({ length: 290 }, (_, i) => `...F${i}`).join(' ')} } } ${Array.from({ length: 140 }, (_, i) => `fragment F${i} on User { id }`).join(' ')}`,
  ]
  for (const query of documents) expect((await run({ query })).status, query.slice(0, 60)).toBeLessThan(500)
})

/** Documents of the words that the schema knows, put together without sense, and then cut or changed somewhere. */
const words = fc.constantFrom(
  ...[
    ...rootFields.keys(),
    'id',
    'data',
    'input',
    'limit',
    'first',
    'User',
    '__typename',
    '__schema',
    'types',
    'on',
    'null',
  ],
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '!',
    '=',
    '|',
    '@',
    '$',
    '...',
    '&',
    '"',
    '"""',
    '#',
    '\\',
    '\u0000',
    '\ud800',
    '🙂',
  ],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'input',
    'type',
    'extend',
    '$a',
    '$input',
    '1',
    '-1e400',
    '"text"',
  ],
)
const values: fc.Arbitrary<unknown> = fc.anything({ maxDepth: 4, withNullPrototype: false })
const json = (value: unknown) => {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return null
  }
}

test('[I-1] [I-2] [I-5] documents of any words, and any values of their variables, are no fault', async () => {
  const isNoFault = async (query: string, variables: unknown) => {
    const { status, errors } = await run({ query, variables: json(variables) })
    expect(status, query).toBeLessThan(500)
    expect(errors?.map(({ extensions }) => extensions.code) ?? [], query).not.toContain('INTERNAL_SERVER_ERROR')
  }
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 60 }), values, (parts, variables) =>
      isNoFault(parts.join(' '), variables),
    ),
    { numRuns: 40 },
  )
  const names = [...rootFields.keys()].filter((name) => !/^(revoke|remove|delete)/.test(name))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.nat(200), words, fc.boolean(), (name, at, word, keeps) => {
      const document = documentFor(name)
      return isNoFault(document.slice(0, at) + word + document.slice(keeps ? at : at + word.length), {})
    }),
    { numRuns: 40 },
  )
})

const texts: [string, string][] = [
  ['an empty text', ''],
  ['a text of other systems', "💣'; drop table users; --%_\\"],
  ['a name of JavaScript', '__proto__'],
  ['a long text', 'x'.repeat(8_000)],
]
test.each(oneInTurn(texts))('[I-2] %s in any argument of any field is no fault', async (_what, text) => {
  const asked = [...rootFields].filter(([name]) => !/^(revoke|remove|delete)/.test(name))
  const faults = await Promise.all(
    asked.map(async ([name, { field }]) => {
      const variables = Object.fromEntries(field.args.map((arg) => [arg.name, valueFor(String(arg.type), text)]))
      const { status, errors } = await run({ query: documentFor(name), variables })
      const isFault = status >= 500 || errors?.[0]?.extensions.code === 'INTERNAL_SERVER_ERROR'
      return isFault ? [name, status, errors] : undefined
    }),
  )
  expect(faults.filter((fault) => fault !== undefined)).toEqual([])
})
