import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { assertionType } from '#connect/oauth-server/client-assertions/claimed-client.ts'
import { jwtBearer, startAsserting } from '#connect/oauth-server/identity-assertions/identity-assertions.fixture.ts'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { type Answered, startLocalServer } from '#test/local-server.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const code = expect.stringMatching(/^[0-9A-Z]{26}$/)
type Document = Record<string, unknown>

/** An environment that reads documents, and a site that publishes some. */
async function start(settings: object = { client_id_metadata_documents: true }) {
  const server = await startConnect()
  await server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
  const answers = new Map<string, Answered | ((id: string) => Document)>()
  let reads = 0
  const site = await startLocalServer(async ({ url: { pathname, search } }) => {
    reads += 1
    const answer = answers.get(pathname) ?? { status: 404 }
    return typeof answer === 'function' ? { status: 200, body: answer(`${site.url}${pathname}${search}`) } : answer
  })
  onTestFinished(() => site.close())
  const address = async (client_id: string, more: Record<string, string | null> = {}) => {
    const started = await server.start({ client_id, scope: 'openid', ...more })
    started.url.pathname = `/oauth2/${server.clientId}/authorize`
    return started
  }
  const { db, environmentId } = server.environment
  return {
    ...server,
    reads: () => reads,
    site: site.url,
    address,
    /** Publishes a document, right but for what is said otherwise, or another answer. */
    publish(path: string, more: Document | { answer: Answered } = {}) {
      const { answer } = more as { answer?: Answered }
      const document = (client_id: string) => ({
        client_id,
        client_name: 'Reader',
        redirect_uris: [redirectUri],
        ...more,
      })
      answers.set(path, answer ?? document)
      return `${site.url}${path}`
    },
    async visit(client_id: string, more: Record<string, string | null> = {}) {
      const visitor = server.browser()
      const started = await address(client_id, more)
      await visitor.open(started.url.href)
      return { visitor, ...started }
    },
    /** As if it had been read a while ago. */
    age: (id: string, hours: number) =>
      db.run(sql`
        update connect_applications set document_fresh_until = document_read_at - interval '1 second' * ${hours},
          document_read_at = document_read_at - interval '1 hour' * ${hours}
        where environment_id = ${environmentId} and client_id = ${id}`),
    applications: async () =>
      (await server.api.get<{ data: Document[] }>('/connect/applications?registration_types=dynamic')).body.data,
  }
}

test('a client that says what it is at an address signs a user in, who sees both hosts, and is an application like others', async () => {
  const server = await start({ client_id_metadata_documents: true, self_registered_scopes: ['tools:use'] })
  const id = server.publish('/client.json', { scope: 'openid tools:use admin', logo_uri: `${server.site}/logo.png` })
  const { visitor, verifier } = await server.visit(id, { scope: 'openid tools:use' })
  await server.signIn(visitor)
  expect(visitor.location.pathname).toBe('/application-authorization')
  for (const shown of ['Reader', new URL(id).host, new URL(redirectUri).host]) expect(visitor.html).toContain(shown)
  await visitor.submit({ decision: 'allow' })
  const { code: given = '', iss } = answerAt(visitor)
  expect(iss).toBe(server.issuer)

  const exchange = { grant_type: 'authorization_code', code: given, code_verifier: verifier, client_id: id }
  const { status, body } = await postForm(`${server.issuer}/token`, { ...exchange, redirect_uri: redirectUri })
  expect([status, body.scope]).toEqual([200, 'openid tools:use'])
  const bearer = { headers: { authorization: `Bearer ${body.access_token}` } }
  expect(await (await fetch(`${server.url}/oauth2/userinfo`, bearer)).json()).toMatchObject({ sub: server.person.id })
  expect(await server.applications()).toMatchObject([
    { client_id: id, name: 'Reader', scopes: ['openid', 'tools:use'] },
  ])
  const list = await server.api.get(`/user_management/users/${server.person.id}/authorized_applications`)
  expect(list.body).toMatchObject({ data: [{ application: { client_id: id } }] })

  // Nothing else was asked for, the logo least.
  expect(server.reads()).toBe(1)
  // It can be deleted, with what it got, and not be given a secret.
  const path = `/connect/applications/${encodeURIComponent(id)}`
  for (const [method, at, body] of [
    ['PUT', path, { name: 'Renamed' }],
    ['POST', `${path}/client_secrets`, {}],
    ['PUT', `${path}/key_set`, { jwks_uri: 'https://keys.example/' }],
    ['DELETE', `${path}/key_set`, undefined],
  ] as const)
    expect(await server.api.request(at, { method, ...(body && { body }) })).toMatchObject({
      status: 422,
      body: { code: 'application_describes_itself' },
    })
  expect((await server.api.delete(path)).status).toBe(204)
  expect((await fetch(`${server.url}/oauth2/userinfo`, bearer)).status).toBe(401)
})

test('nothing is read while it is switched off, nor is it announced', async () => {
  const off = await start({})
  const metadataOf = async ({ api, clientId }: typeof off) =>
    (await api.get(`/oauth2/${clientId}/.well-known/openid-configuration`)).body
  expect(await metadataOf(off)).not.toHaveProperty('client_id_metadata_document_supported')
  const { visitor } = await off.visit(off.publish('/client.json'))
  expect([visitor.status, off.reads()]).toEqual([400, 0])
  expect(await metadataOf(await start())).toMatchObject({ client_id_metadata_document_supported: true })
})

test('first uses at once, and in two environments, read one document each and make one application each', async () => {
  const [one, other] = await Promise.all([start(), start()])
  const id = one.publish('/client.json')
  const visits = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? one : other).visit(id)))
  expect(visits.map(({ visitor }) => visitor.location.pathname)).toEqual(Array(8).fill('/sign-in'))
  expect([await one.applications(), await other.applications()].map(({ length }) => length)).toEqual([1, 1])
  expect(one.reads()).toBe(2)
  // Where no environment is named, it is the first one, which reads none.
  const { url } = await one.address(id)
  url.pathname = '/oauth2/authorize'
  const visitor = one.browser()
  await visitor.open(url.href)
  expect(visitor.status).toBe(400)
})

let shared: ReturnType<typeof start> | undefined
const html = { 'content-type': 'text/html' }
test.each<[what: string, more: Document | { answer: Answered }]>([
  ['names another address', { client_id: 'https://client.example/client.json' }],
  ['holds a secret', { client_secret: 'x' }],
  ['says when its secret ends', { client_secret_expires_at: 0 }],
  ['would use a secret', { token_endpoint_auth_method: 'client_secret_post' }],
  ['would use a shared key', { token_endpoint_auth_method: 'client_secret_jwt' }],
  ['has no key to sign with', { token_endpoint_auth_method: 'private_key_jwt' }],
  ['has its keys inside', { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'http://169.254.169.254/' }],
  ['has no redirect URI', { redirect_uris: [] }],
  ['has another type for a list', { redirect_uris: redirectUri }],
  ['would be called back by a script', { redirect_uris: ['javascript:alert(1)'] }],
  ['would be called back on http elsewhere', { redirect_uris: ['http://client.example/'] }],
  ['wants tokens in addresses', { response_types: ['token'] }],
  ['turns text round', { client_name: 'a\u202eb' }],
  ['is too long', { client_uri: 'x'.repeat(20_000) }],
  ['is not there', { answer: { status: 404 } }],
  ['stands elsewhere', { answer: { status: 302, headers: { location: 'https://client.example/client.json' } } }],
  ['is a page', { answer: { status: 200, headers: html, body: {} } }],
  ['is a list', { answer: { status: 200, body: [] } }],
  ['fails', { answer: { status: 503 } }],
])('[A-1] a document that %s makes no client: the user gets a page', async (what, more) => {
  shared ??= start()
  const server = await shared
  const id = server.publish(`/${what.replaceAll(' ', '-')}.json`, more)
  const { visitor } = await server.visit(id)
  expect([visitor.location.origin, visitor.status]).toEqual([server.url, 400])
  expect(visitor.html).toContain('We can’t verify this app')
  expect((await server.api.get(`/connect/applications/${encodeURIComponent(id)}`)).status).toBe(404)
})

test('the document at an address is requested once in a while, and programs learn what is wrong with it', async () => {
  const server = await start()
  const id = server.publish('/client.json', { answer: { status: 503 } })
  const pushed = { client_id: id, response_type: 'code', redirect_uri: redirectUri }
  const answers = await Promise.all(Array.from({ length: 6 }, () => postForm(`${server.issuer}/par`, pushed)))
  for (const answer of answers)
    expect(answer).toMatchObject({
      status: 400,
      body: { error: 'invalid_client', error_description: expect.stringContaining('503') },
    })
  expect(server.reads()).toBe(1)
})

test('[E-1] [E-2] an address that is no plain https address with a path, or leads inside, is not asked', async () => {
  const server = await start()
  for (const path of ['/a/../client.json', '/%2e/client.json', '/client.json#x']) server.publish(path)
  const { host } = new URL(server.site)
  for (const id of [
    `${server.site}/`,
    `${server.site}/a/../client.json`,
    `${server.site}/%2e/client.json`,
    `${server.site}/client.json#x`,
    `${server.site}/client.json?${'x'.repeat(512)}`,
    `http://me@${host}/client.json`,
    `HTTP://${host}/client.json`,
    'http://169.254.169.254/client.json',
    'http://client.example/client.json',
    'https://10.0.0.1/client.json',
  ]) {
    const { visitor } = await server.visit(id)
    expect([id, visitor.status, visitor.location.origin]).toEqual([id, 400, server.url])
  }
  expect([server.reads(), await server.applications()]).toEqual([0, []])
})

test('redirect URIs follow the newest document; without an answer the last one counts for a day, and a refusal at once', async () => {
  const server = await start()
  const id = server.publish('/client.json')
  const statusOf = async (more = {}) => (await server.visit(id, more)).visitor.status
  const moved = 'https://reports.contoso.example/moved'
  expect(await statusOf()).toBe(200)
  server.publish('/client.json', { redirect_uris: [moved] })
  // It is fresh still.
  expect([await statusOf(), server.reads()]).toEqual([200, 1])
  await server.age(id, 1)
  expect([await statusOf({ redirect_uri: moved }), await statusOf()]).toEqual([200, 400])

  server.publish('/client.json', { answer: { status: 503 } })
  await server.age(id, 23)
  expect(await statusOf({ redirect_uri: moved })).toBe(200)
  await server.age(id, 2)
  expect(await statusOf({ redirect_uri: moved })).toBe(400)
  const other = server.publish('/other.json')
  await server.visit(other)
  await server.age(other, 1)
  server.publish('/other.json', { answer: { status: 410 } })
  expect((await server.visit(other)).visitor.status).toBe(400)
})

test('a client that signs proves itself by the keys of its document, and by the new ones once they changed', async () => {
  const server = await start()
  const [old, next] = await Promise.all(
    ['old', 'next'].map(async (kid) => ({ kid, ...(await generateKeyPair('ES256')) })),
  )
  const document = async ({ kid, publicKey } = old as NonNullable<typeof old>) => ({
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid }] },
  })
  const id = server.publish('/client.json', await document())
  const push = async ({ kid, privateKey } = old as NonNullable<typeof old>) => {
    const assertion = await new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(`${server.issuer}/token`)
      .setExpirationTime('1m')
      .sign(privateKey)
    const signed = { client_assertion: assertion, client_assertion_type: assertionType }
    return (await postForm(`${server.issuer}/introspection`, { token: 'x', ...signed })).status
  }
  // No one has met it yet, and there it does not begin.
  expect([await push(), server.reads()]).toEqual([401, 0])
  await server.visit(id)
  expect([await push(), await push(next)]).toEqual([200, 401])
  expect((await postForm(`${server.issuer}/par`, { client_id: id })).status).toBe(401)
  server.publish('/client.json', await document(next))
  await server.age(id, 1)
  expect([await push(next), await push()]).toEqual([200, 401])
})

test('a client that no one has met gets a token for what a provider asserts, and has to be the one of its document', async () => {
  const server = await start({ client_id_metadata_documents: true, self_registered_scopes: ['tools:use'] })
  const asserting = await startAsserting(server, 'globex.example')
  onTestFinished(asserting.provider.close)
  const { userId } = await asserting.person('grace')
  const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  const id = server.publish('/client.json', {
    scope: 'tools:use',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one' }] },
  })
  const claims = { sub: 'grace', client_id: id, scope: 'tools:use admin', resource: undefined }
  const present = async ({ privateKey }: typeof own) => {
    const proof = await new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(`${server.issuer}/token`)
      .setExpirationTime('1m')
      .sign(privateKey)
    return postForm(`${server.issuer}/token`, {
      grant_type: jwtBearer,
      assertion: await asserting.assert({ claims }),
      client_assertion: proof,
      client_assertion_type: assertionType,
    })
  }
  expect((await present(other)).body.error).toBe('invalid_client')
  const { body } = await present(own)
  expect(body).toMatchObject({ scope: 'tools:use' })
  expect(decodeJwt(String(body.access_token))).toMatchObject({ sub: userId, client_id: id })
})

test('a client on the device is called back on any port of its loopback address, and the page says that anyone could be it', async () => {
  const server = await start()
  const id = server.publish('/client.json', {
    redirect_uris: ['http://localhost/callback', 'http://127.0.0.1/callback'],
  })
  for (const redirect_uri of ['http://localhost:49152/callback', 'http://127.0.0.1:49153/callback']) {
    const { visitor } = await server.visit(id, { redirect_uri })
    await server.signIn(visitor)
    expect(visitor.html).toContain('Any app on this device can claim to be Reader.')
    await visitor.submit({ decision: 'allow' })
    expect(visitor.location.href).toMatch(new RegExp(`^${redirect_uri}\\?code=`))
  }
  for (const redirect_uri of ['http://localhost.evil.example/callback', 'http://localhost:49152/other'])
    expect((await server.visit(id, { redirect_uri })).visitor.status).toBe(400)
})

test('an address reads 20 new documents in an hour, also when it tries more at once', async () => {
  const server = await start()
  const ids = Array.from({ length: 25 }, (_, i) => server.publish(`/${i}.json`))
  const push = (client_id: string) => postForm(`${server.issuer}/par`, { client_id, response_type: 'code' })
  const answers = await Promise.all(ids.map(push))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(20).fill(400), ...Array(5).fill(429)])
  expect([server.reads(), (await server.applications()).length]).toEqual([20, 10])
})

test('an application of another environment is unknown at the address of this one', async () => {
  const [one, other] = await Promise.all([start(), start()])
  const { visitor } = await one.visit(other.application.clientId)
  expect([visitor.status, visitor.location.origin]).toEqual([400, one.url])
  const by = other.application
  expect((await postForm(`${one.issuer}/introspection`, { token: 'x' }, { by })).status).toBe(401)
  expect((await postForm(`${other.issuer}/introspection`, { token: 'x' }, { by })).status).toBe(200)
  const { visitor: own, verifier } = await other.visit(by.clientId, { scope: 'openid' })
  await other.signIn(own)
  await own.submit({ decision: 'allow' })
  const { code: given = '' } = answerAt(own)
  expect(given).toEqual(code)
  const exchange = { grant_type: 'authorization_code', code: given, code_verifier: verifier }
  expect((await postForm(`${one.issuer}/token`, exchange, { by })).status).toBe(401)
  expect((await postForm(`${other.issuer}/token`, exchange, { by })).status).toBe(200)
})
