import { afterAll, expect, test } from 'vitest'
import { startLocalServer } from '#test/local-server.ts'
import { startOwnServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'
import { makeIssuer, seconds } from './issuer.fixture.ts'

let passed = 0
const server = await startOwnServer({ now: () => new Date(Date.now() + passed * 1_000) })
afterAll(() => server.close())
const { api, url, clientId } = server
const agents = agentsOf(server)
await agents.enable({ agent_identity_assertion: true })
const path = '/agents/trusted_issuers'

test('an issuer is trusted once, is seen, changed and deleted', async () => {
  const { issuer, jwk } = await makeIssuer(server)
  const created = await api.post<{ id: string }>(path, { issuer, name: 'Agents Inc.', email_domains: ['Acme.example'] })
  const { id } = created.body
  expect(created).toMatchObject({
    status: 201,
    body: { jwks: null, jwks_uri: null, email_domains: ['acme.example'], max_age_seconds: 3_600 },
  })
  expect(await api.post(path, { issuer, name: 'Again' })).toMatchObject({
    status: 409,
    body: { code: 'issuer_already_exists' },
  })
  const change = (body: object) => api.request(`${path}/${id}`, { method: 'PATCH', body })
  expect((await change({ jwks: { keys: [jwk] }, max_age_seconds: 60 })).body).toMatchObject({
    jwks: { keys: [jwk] },
    email_domains: ['acme.example'],
    max_age_seconds: 60,
  })
  const jwks_uri = `${issuer}/keys`
  expect((await change({ jwks_uri, name: 'Other' })).body).toMatchObject({ jwks: null, jwks_uri, name: 'Other' })
  const changed = (await change({ jwks_uri: null, email_domains: [] })).body
  expect(changed).toMatchObject({ jwks: null, jwks_uri: null, email_domains: [] })
  expect((await api.get(`${path}/${id}`)).body).toEqual(changed)
  expect((await api.get<{ data: object[] }>(path)).body.data).toContainEqual(changed)
  for (const status of [204, 404]) expect((await api.delete(`${path}/${id}`)).status).toBe(status)
})

test('[E-2] an issuer has an address that may be asked, public keys, and domains that a company can own', async () => {
  const { issuer, jwk } = await makeIssuer(server)
  const faultsOf = async (body: object) => {
    const answer = await api.post<{ errors: { field: string }[] }>(path, { issuer, name: 'Agents Inc.', ...body })
    return answer.status === 422 && answer.body.errors.map(({ field }) => field)
  }
  const ours = `${url}/oauth2/${clientId}`
  for (const bad of ['http://169.254.169.254', 'http://a.example', 'x', `${issuer}?a=b`, `${issuer}#a`, ours])
    expect(await faultsOf({ issuer: bad }), bad).toEqual(['issuer'])
  expect(await faultsOf({ jwks_uri: 'http://10.0.0.1/keys' })).toEqual(['jwks_uri'])
  expect(await faultsOf({ jwks: { keys: [{ ...jwk, d: 'x' }] } })).toEqual(['jwks.keys.0'])
  expect(await faultsOf({ jwks: { keys: [jwk] }, jwks_uri: `${issuer}/keys` })).toEqual(['jwks'])
  for (const domain of ['gmail.com', 'co.uk', '*.acme.example', 'acme', '192.0.2.1'])
    expect(await faultsOf({ email_domains: [domain] }), domain).toEqual(['email_domains'])
})

/** The result of an assertion. If its person has to confirm, the signature of the issuer was accepted. */
const said = async (assertion: string) =>
  (await agents.post<{ error: string }>('/identity', { type: 'identity_assertion', assertion })).body.error

test('keys are found through the metadata of the issuer, read once a minute for a new one, and kept from ten minutes to a day', async () => {
  let documents: Record<string, unknown> = {}
  let maxAge = 5
  let reads = 0
  const host = await startLocalServer(({ url: { pathname } }) => {
    const body = documents[pathname]
    if (pathname.includes('keys') && body !== undefined) reads += 1
    return { status: body === undefined ? 404 : 200, headers: { 'cache-control': `public, max-age=${maxAge}` }, body }
  })
  const at = async (path: string) => {
    const issuer = await makeIssuer(server, `${host.url}${path}`, (ahead) => seconds(passed + (ahead ?? 0)))
    await issuer.trust({ jwks: undefined })
    const say = async (kid = 'one') => said(await issuer.assert('ada', 'ada@example.com', { header: { kid } }))
    return { ...issuer, keys: { keys: [issuer.jwk] }, say }
  }

  const oauth = await at('/a')
  const metadata = { issuer: oauth.issuer, jwks_uri: `${host.url}/keys` }
  documents = { '/.well-known/oauth-authorization-server/a': metadata, '/keys': oauth.keys }
  const isSigned = 'interaction_required'
  expect([await oauth.say(), await oauth.say(), reads]).toEqual([isSigned, isSigned, 1])
  documents['/keys'] = { keys: [oauth.jwk, { ...oauth.jwk, kid: 'two' }] }
  expect([await oauth.say('two'), await oauth.say('two'), await oauth.say(), reads]).toEqual([
    'invalid_signature',
    'invalid_signature',
    isSigned,
    1,
  ])
  maxAge = 99_999_999
  passed += 61
  expect([await oauth.say(), reads]).toEqual([isSigned, 1])
  expect([await oauth.say('two'), reads], 'asked for the unknown key').toEqual([isSigned, 2])
  passed += 86_390
  expect([await oauth.say(), reads]).toEqual([isSigned, 2])
  passed += 20
  maxAge = 0
  expect([await oauth.say(), reads], 'after a day').toEqual([isSigned, 3])
  passed += 590
  expect([await oauth.say(), reads]).toEqual([isSigned, 3])
  passed += 20
  expect([await oauth.say(), reads], 'after ten minutes').toEqual([isSigned, 4])

  // The document of someone else says nothing; then the keys are where providers of agents have them.
  const openid = await at('/b')
  const ofOpenid = { issuer: openid.issuer, jwks_uri: `${host.url}/keys-of-b` }
  documents = { '/b/.well-known/openid-configuration': ofOpenid, '/keys-of-b': openid.keys }
  expect(await openid.say()).toBe(isSigned)
  const plain = await at('/c')
  documents['/.well-known/oauth-authorization-server/c'] = ofOpenid
  documents['/c/.well-known/jwks.json'] = plain.keys
  expect(await plain.say()).toBe(isSigned)
  const silent = await at('/d')
  expect(await silent.say()).toBe('invalid_signature')
  host.close()
})
