import { expect, test } from 'vitest'
import { countRows } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { getToken, isActive, makeApi, makeMachine, postForm } from './machine.fixture.ts'

const server = await startServer()
const { url } = server
const machine = await makeMachine(server)
const sibling = await makeMachine(server)
const resourceServer = await makeApi(server)
const elsewhere = await startServer()
const foreignMachine = await makeMachine(elsewhere)
const foreignApi = await makeApi(elsewhere)

// Makes the signing key, which the first token does.
await getToken(url, machine)

const grant = 'grant_type=client_credentials'
const posted = (by: { clientId: string; secret: string }) => `client_id=${by.clientId}&client_secret=${by.secret}`
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
const right = `${machine.clientId}:${machine.secret}`

type Row = [what: string, form: string, authorization: string | undefined, status: number, error: string]
const rows: Row[] = [
  ['no body', '', basic(right), 400, 'invalid_request'],
  ['no grant', posted(machine), undefined, 400, 'invalid_request'],
  ['an empty grant', `grant_type=&${posted(machine)}`, undefined, 400, 'invalid_request'],
  ['an unknown grant', 'grant_type=password', basic(right), 400, 'unsupported_grant_type'],
  ['a grant in another case', 'grant_type=CLIENT_CREDENTIALS', basic(right), 400, 'unsupported_grant_type'],
  [
    'a grant of the object that grants are kept in',
    'grant_type=constructor',
    basic(right),
    400,
    'unsupported_grant_type',
  ],
  ['a repeated grant', `${grant}&${grant}`, basic(right), 400, 'invalid_request'],
  ['a repeated scope', `${grant}&scope=orders:read&scope=orders:write`, basic(right), 400, 'invalid_request'],
  [
    'a repeated resource',
    `${grant}&resource=https://a.example&resource=https://b.example`,
    basic(right),
    400,
    'invalid_request',
  ],
  ['no client', grant, undefined, 401, 'invalid_client'],
  ['a client without a secret', `${grant}&client_id=${machine.clientId}`, undefined, 401, 'invalid_client'],
  ['an empty secret', `${grant}&client_id=${machine.clientId}&client_secret=`, undefined, 401, 'invalid_client'],
  ['an unknown client', `${grant}&client_id=client_nobody&client_secret=x`, undefined, 401, 'invalid_client'],
  ['a secret of another application', grant, basic(`${sibling.clientId}:${machine.secret}`), 401, 'invalid_client'],
  [
    'a secret of another environment',
    grant,
    basic(`${machine.clientId}:${foreignMachine.secret}`),
    401,
    'invalid_client',
  ],
  [
    'the environment and its management key',
    grant,
    basic(`${server.clientId}:${server.apiKey}`),
    401,
    'invalid_client',
  ],
  ['a management key for a secret', grant, basic(`${machine.clientId}:${server.apiKey}`), 401, 'invalid_client'],
  [
    'the secret in another case',
    grant,
    basic(`${machine.clientId}:${machine.secret.toLowerCase()}`),
    401,
    'invalid_client',
  ],
  ['two ways at once', `${grant}&${posted(machine)}`, basic(right), 400, 'invalid_request'],
  ['two clients at once', `${grant}&client_id=${sibling.clientId}`, basic(right), 400, 'invalid_request'],
  ['a bearer token', grant, `Bearer ${machine.secret}`, 401, 'invalid_client'],
  ['Basic without anything', grant, 'Basic', 401, 'invalid_client'],
  ['Basic that is no Base64', grant, 'Basic %%%', 401, 'invalid_client'],
  ['Basic without a colon', grant, basic(machine.clientId), 401, 'invalid_client'],
  ['Basic with a broken percent-encoding', grant, basic(`${machine.clientId}:%zz`), 401, 'invalid_client'],
  ['Basic with a NUL', grant, basic(`${machine.clientId}:a%00b`), 401, 'invalid_client'],
  [
    'Basic with bytes that are no text',
    grant,
    `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString('base64')}`,
    401,
    'invalid_client',
  ],
  [
    'an application that is no machine',
    grant,
    basic(`${resourceServer.clientId}:${resourceServer.secret}`),
    400,
    'unauthorized_client',
  ],
  ['a scope that it does not have', `${grant}&scope=orders:read+admin`, basic(right), 400, 'invalid_scope'],
  ['spaces between scopes', `${grant}&scope=orders:read++orders:write`, basic(right), 400, 'invalid_scope'],
  ['a scope in another case', `${grant}&scope=Orders:read`, basic(right), 400, 'invalid_scope'],
  ['a resource that is not registered', `${grant}&resource=https://api.example`, basic(right), 400, 'invalid_target'],
  ['a form with a NUL', `${grant}&scope=%00`, basic(right), 400, 'invalid_request'],
  ['a form with a broken percent-encoding', `${grant}&scope=%zz`, basic(right), 400, 'invalid_request'],
]

test.each(rows)(
  '[A-6] the token endpoint refuses %s and changes nothing',
  async (_what, form, authorization, status, error) => {
    const before = await rowsOf()
    const answer = await postForm(`${url}/oauth2/token`, form, authorization === undefined ? {} : { authorization })

    expect([answer.status, answer.body]).toEqual([status, { error, error_description: expect.any(String) }])
    expect(JSON.stringify(answer.body)).not.toContain(machine.secret)
    if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /)
    expect(await rowsOf()).toEqual(before)
  },
)

/** A wrong secret is counted. */
async function rowsOf() {
  const { guess_limits: _counted, ...rest } = await countRows(server.environment)
  return rest
}

test('credentials and parameters in the query are not read', async () => {
  const query = `${grant}&${posted(machine)}`

  expect((await postForm(`${url}/oauth2/token?${query}`, grant)).body.error).toBe('invalid_client')
  expect((await postForm(`${url}/oauth2/token?${grant}`, '', { by: machine })).body.error).toBe('invalid_request')
})

test('a client learns of its own tokens, one of the first party of all in its environment, no one of more', async () => {
  const token = await getToken(url, machine)
  const session = await tokenOfSession()

  const askers = { machine, sibling, resourceServer, foreignMachine, foreignApi }
  const learned = Object.entries(askers).map(async ([name, by]) => [name, await isActive(url, by, token)] as const)
  expect(Object.fromEntries(await Promise.all(learned))).toEqual({
    machine: true,
    sibling: false,
    resourceServer: true,
    foreignMachine: false,
    foreignApi: false,
  })
  const [header, payload, signature] = token.split('.')
  const others = [
    'x',
    'a.b.c',
    `${header}.${payload}.`,
    `${header}.${payload}.${signature}x`,
    machine.secret,
    session,
    '{}',
  ]
  const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`
  const unknownKey = `${Buffer.from('{"alg":"RS256","typ":"at+jwt","kid":"\\u0000"}').toString('base64url')}.${payload}.${signature}`
  for (const other of [...others, unsigned, unknownKey]) expect(await isActive(url, resourceServer, other)).toBe(false)
})

async function tokenOfSession(): Promise<string> {
  const [email, password] = ['ada@northwind.example', 'a sturdy long passphrase']
  await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  const { accessToken } = await server.workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email,
    password,
  })
  return accessToken
}

test('only the client that a token was issued to revokes it; what is no token is revoked already', async () => {
  const token = await getToken(url, machine)
  const revoke = (by: { clientId: string; secret: string }, of: string) =>
    postForm(`${url}/oauth2/revoke`, { token: of }, { by })

  expect(await revoke(sibling, token)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  expect(await revoke(resourceServer, token)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  expect((await revoke(foreignMachine, token)).status).toBe(200)
  expect(await isActive(url, machine, token)).toBe(true)
  expect((await postForm(`${url}/oauth2/revoke`, {}, { by: machine })).body.error).toBe('invalid_request')
  expect((await revoke(machine, 'x')).status).toBe(200)
  expect((await revoke(machine, token)).status).toBe(200)
  expect((await revoke(machine, token)).status).toBe(200)
  expect(await isActive(url, machine, token)).toBe(false)
})

test('[U-1] wrong secrets are limited for a client and an address, whichever endpoint they are tried at; the right one passes', async () => {
  const guessed = await makeMachine(server)
  const wrong = { clientId: guessed.clientId, secret: 'a wrong secret' }
  const tries = Array.from({ length: 24 }, (_, i) => {
    const [path, form] = i % 2 === 0 ? ['token', grant] : ['introspection', 'token=x']
    return postForm(`${url}/oauth2/${path}`, form, { by: wrong })
  })

  const answers = await Promise.all(tries)
  const limited = answers.filter(({ status }) => status === 429)
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), ...Array(14).fill(429)])
  for (const { body, headers } of limited) {
    expect(body.error).toBe('too_many_requests')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(await getToken(url, guessed)).toEqual(expect.any(String))
  expect(await getToken(url, machine)).toEqual(expect.any(String))
})
