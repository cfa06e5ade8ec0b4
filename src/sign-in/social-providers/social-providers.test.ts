import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { identityProviders } from '#people/identities/index.ts'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { socialProviders } from './providers/index.ts'

const path = '/environments/current/social_providers'
const client = { provider: 'GitHubOAuth', client_id: 'client', client_secret: 'a secret of GitHub' }

test('the table has one entry for every provider that identities can name', () => {
  expect(socialProviders.map(({ provider }) => provider).sort()).toEqual([...identityProviders].sort())
})

test('every entry has https addresses, says when an address is proven, and names its source', () => {
  for (const entry of socialProviders) {
    const addresses = [...(entry.protocol === 'oidc' ? [entry.issuer] : []), ...Object.values(entry.endpoints ?? {})]
    for (const address of [...addresses, entry.checked.source]) expect(new URL(address).protocol).toBe('https:')
    expect(entry.emailTrust).toMatch(/\.$/)
  }
})

test('the list shows all providers, with their callback address and whether our entry was verified', async () => {
  const { api, url, environment } = await startServer()
  const { body } = await api.get<{ data: Record<string, unknown>[] }>(path)
  const { data } = body
  expect(data).toHaveLength(identityProviders.length)
  expect(data.find(({ provider }) => provider === 'SlackOAuth')).toMatchObject({
    object: 'social_provider',
    name: 'Slack',
    protocol: 'oidc',
    enabled: false,
    client_id: null,
    redirect_uri: `${url}/social-sign-in/${environment.environmentId}/SlackOAuth/callback`,
    entry_status: 'verified',
    entry_source: 'https://api.slack.com/.well-known/openid-configuration',
  })
  expect(data.find(({ provider }) => provider === 'GrokOAuth')).toMatchObject({ entry_status: 'unverified' })
})

test('a client is stored, changed member by member, and forgotten', async () => {
  const { api } = await startServer()
  const created = await api.post(path, { ...client, scopes: ['repo'] })
  expect([created.status, created.body]).toMatchObject([
    201,
    { enabled: true, client_id: 'client', scopes: ['read:user', 'user:email', 'repo'], return_tokens: false },
  ])
  expect((await api.post(path, client)).status).toBe(409)

  const change = (body: object) => api.request(`${path}/GitHubOAuth`, { method: 'PATCH', body })
  expect((await change({ enabled: false })).body).toMatchObject({ enabled: false, client_id: 'client' })
  expect((await change({ client_id: 'other', scopes: [] })).body).toMatchObject({
    enabled: false,
    client_id: 'other',
    scopes: ['read:user', 'user:email'],
  })
  expect((await api.request(`${path}/GitHubOAuth`, { method: 'DELETE' })).status).toBe(204)
  expect((await change({ enabled: true })).status).toBe(404)
})

test('a client secret lies sealed in the database and is never shown', async () => {
  const { api, environment, app } = await startServer()
  await api.post(path, client)
  const row = await app.system.database.one<{ text: string }>(sql`
    select to_jsonb(p)::text as text from social_providers p where environment_id = ${environment.environmentId}`)
  expect(row.text).not.toContain(client.client_secret)
  expect(row.text).toMatch(/"sealed_client_secret": "v\d\./)
  expect(JSON.stringify((await api.get(path)).body)).not.toContain(client.client_secret)
})

test('what a provider needs beside a client is asked for, and its key is looked at', async () => {
  const { api } = await startServer()
  const apple = { provider: 'AppleOAuth', client_id: 'com.example.app' }
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  const refused = [
    { ...apple, client_secret: ec },
    { ...apple, client_secret: ec, team_id: 'TEAM' },
    { ...apple, client_secret: rsa, team_id: 'TEAM', key_id: 'KEY' },
    { ...apple, client_secret: 'no key', team_id: 'TEAM', key_id: 'KEY' },
    { provider: 'VercelMarketplaceOAuth', client_id: 'a', client_secret: 'b' },
    { provider: 'VercelMarketplaceOAuth', client_id: 'a', client_secret: 'b', integration_slug: '../evil' },
  ]
  for (const body of refused) expect((await api.post(path, body)).status).toBe(422)
  expect(await api.post(path, { ...apple, client_secret: ec, team_id: 'TEAM', key_id: 'KEY' })).toMatchObject({
    status: 201,
    body: { team_id: 'TEAM', key_id: 'KEY' },
  })
})

test('[E-5] other addresses of a provider are checked, and refused outside development', async () => {
  const { api } = await startServer()
  const google = { provider: 'GoogleOAuth', client_id: 'a', client_secret: 'b' }
  for (const issuer of ['http://10.0.0.1', 'http://example.com', 'javascript:alert(1)', 'https://169.254.169.254']) {
    expect((await api.post(path, { ...google, endpoints: { issuer } })).status).toBe(422)
  }
  const partial = { authorization_endpoint: 'http://localhost:9/authorize' }
  expect((await api.post(path, { ...client, endpoints: partial })).status).toBe(422)

  const production = await startOwnServer({ config: { development: false } })
  const answer = await production.api.post(path, { ...google, endpoints: { issuer: 'https://accounts.example' } })
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_social_provider' } })
  expect((await production.api.post(path, google)).status).toBe(201)
  await production.close()
})
