import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { notFoundBody } from '#test/not-found.ts'
import { startServer, type TestServer } from '#test/server.ts'

const path = '/connect/applications'
let server: TestServer
let organizationId: string
beforeEach(async () => {
  server = await startServer()
  organizationId = (await server.workos.organizations.createOrganization({ name: 'Northwind' })).id
})

const callback = 'https://app.example.com/callback'

test('applications of each kind are made, found by id and by client id, changed and deleted by the official SDK', async () => {
  const { connect } = server.workos
  const machine = await connect.createM2MApplication('Importer', organizationId, undefined, [
    'orders:read',
    'orders:read',
  ])
  const thirdParty = await connect.createOAuthApplication(
    'Partner',
    false,
    undefined,
    undefined,
    [{ uri: callback }, { uri: 'myapp://callback' }],
    true,
    organizationId,
  )
  const firstParty = await connect.createApplication({ applicationType: 'oauth', name: 'Ours', isFirstParty: true })

  expect(machine).toMatchObject({ applicationType: 'm2m', organizationId, scopes: ['orders:read'], description: null })
  expect(thirdParty).toMatchObject({
    isFirstParty: false,
    wasDynamicallyRegistered: false,
    organizationId,
    usesPkce: true,
    redirectUris: [
      { uri: callback, default: true },
      { uri: 'myapp://callback', default: false },
    ],
  })
  expect(firstParty).toMatchObject({ isFirstParty: true, usesPkce: false, redirectUris: [] })
  for (const { id, clientId } of [machine, thirdParty, firstParty]) {
    expect(await connect.getApplication({ id })).toMatchObject({ id, clientId })
    expect(await connect.getApplication({ id: clientId })).toMatchObject({ id, clientId })
  }

  const changed = await connect.updateApplication({
    id: thirdParty.clientId,
    description: 'A partner',
    scopes: ['openid'],
    redirectUris: [{ uri: callback }, { uri: 'https://other.example.com/', default: true }],
  })
  expect(changed).toMatchObject({ name: 'Partner', description: 'A partner', scopes: ['openid'], usesPkce: true })
  expect((await server.api.get<{ redirect_uris: object[] }>(`${path}/${thirdParty.id}`)).body.redirect_uris).toEqual([
    { uri: callback, default: false },
    { uri: 'https://other.example.com/', default: true },
  ])
  // The official SDK sends null for what it is not given.
  expect(await connect.updateApplication({ id: thirdParty.id, name: 'Renamed' })).toEqual({
    ...changed,
    name: 'Renamed',
    updatedAt: expect.any(Date),
  })
  const emptied = { description: '', scopes: [], redirect_uris: [] }
  expect((await server.api.put(`${path}/${thirdParty.id}`, emptied)).body).toMatchObject({
    ...emptied,
    description: null,
  })

  await connect.deleteApplication({ id: firstParty.clientId })
  expect(await server.api.get(`${path}/${firstParty.id}`)).toMatchObject({
    status: 404,
    body: notFoundBody('Application', firstParty.id),
  })
})

test('a list has those of an organization, and those that registered themselves only when asked for', async () => {
  const { api, environment } = server
  const make = async (body: object) => (await api.post<{ id: string }>(path, { name: 'Any', ...body })).body.id
  const ours = await make({ application_type: 'oauth', is_first_party: true })
  const theirs = await make({ application_type: 'm2m', organization_id: organizationId })
  const registered = await make({ application_type: 'oauth', is_first_party: true })
  await environment.db.run(sql`
    update connect_applications set is_first_party = false, was_dynamically_registered = true
    where environment_id = ${environment.environmentId} and id = ${registered}`)
  const list = async (query: string) =>
    (await api.get<{ data: { id: string }[] }>(`${path}?${query}`)).body.data.map(({ id }) => id)

  expect(await list('')).toEqual([theirs, ours])
  expect(await list('order=asc&limit=1')).toEqual([ours])
  expect(await list(`organization_id=${organizationId}`)).toEqual([theirs])
  expect(await list('registration_types=dynamic')).toEqual([registered])
  expect(await list('registration_types=dynamic,authenticated')).toEqual([registered, theirs, ours])
  expect((await api.get(`${path}?registration_types=other`)).status).toBe(422)
})

test.each<[what: string, body: object, field: string]>([
  ['a third party without an organization', { is_first_party: false }, 'organization_id'],
  ['a first party with one', { is_first_party: true, organization_id: 'org_x' }, 'organization_id'],
  ['a wildcard', { redirect_uris: [{ uri: 'https://*.example.com/' }] }, 'redirect_uris.0.uri'],
  ['a script', { redirect_uris: [{ uri: callback }, { uri: 'javascript:alert(1)' }] }, 'redirect_uris.1.uri'],
  ['a fragment', { redirect_uris: [{ uri: `${callback}#x` }] }, 'redirect_uris.0.uri'],
  ['an address twice', { redirect_uris: [{ uri: callback }, { uri: callback }] }, 'redirect_uris.1.uri'],
  [
    'two defaults',
    {
      redirect_uris: [
        { uri: callback, default: true },
        { uri: 'a://b', default: true },
      ],
    },
    'redirect_uris',
  ],
  ['a scope with a space', { scopes: ['a b'] }, 'scopes.0'],
  ['an empty scope', { scopes: [''] }, 'scopes.0'],
])('[A-1] an application with %s is refused', async (_what, body, field) => {
  const { status, body: refusal } = await server.api.post<{ errors: { field: string }[] }>(path, {
    application_type: 'oauth',
    name: 'Any',
    is_first_party: true,
    ...body,
  })

  expect([status, refusal.errors.map((each) => each.field)]).toEqual([422, [field]])
  expect((await server.api.get(path)).body).toMatchObject({ data: [] })
})

test('a machine belongs to an organization of the environment, and has no redirect URIs', async () => {
  const { api } = server
  const elsewhere = await startServer()
  const foreign = await elsewhere.workos.organizations.createOrganization({ name: 'Foreign' })
  const machine = { application_type: 'm2m', name: 'Importer' }

  expect((await api.post(path, machine)).status).toBe(422)
  expect(await api.post(path, { ...machine, organization_id: foreign.id })).toMatchObject({
    status: 404,
    body: notFoundBody('Organization', foreign.id),
  })
  const { body } = await api.post<{ id: string }>(path, { ...machine, organization_id: organizationId })
  expect((await api.put(`${path}/${body.id}`, { redirect_uris: [{ uri: callback }] })).status).toBe(422)
  expect((await elsewhere.api.get(`${path}/${body.id}`)).status).toBe(404)
  await api.delete(`/organizations/${organizationId}`)
  expect((await api.get(`${path}/${body.id}`)).status).toBe(404)
})

test('a secret is shown once and stored as a keyed hash; its hint is its last four characters', async () => {
  const { connect } = server.workos
  const { id, clientId } = await connect.createM2MApplication('Importer', organizationId)
  const first = await connect.createApplicationClientSecret({ id })
  const { secret, ...second } = await connect.createApplicationClientSecret({ id: clientId })

  expect(secret).toMatch(/^[A-Za-z0-9]{43}$/)
  expect(second).toMatchObject({ secretHint: secret.slice(-4), lastUsedAt: null })
  const { body } = await server.api.get<{ id: string }[]>(`${path}/${clientId}/client_secrets`)
  expect(body.map((each) => each.id)).toEqual([second.id, first.id])
  expect(JSON.stringify(body)).not.toContain(secret)
  const rows = await server.environment.db.many<{ row: string }>(sql`
    select to_jsonb(s)::text as row from connect_client_secrets s where environment_id = ${server.environment.environmentId}`)
  expect(rows.filter(({ row }) => row.includes(secret))).toEqual([])

  await connect.deleteClientSecret({ id: second.id })
  expect((await connect.listApplicationClientSecrets({ id })).map((each) => each.id)).toEqual([first.id])
  expect((await server.api.delete(`/connect/client_secrets/${second.id}`)).status).toBe(404)
})

test('an application has five secrets at most, also when ten are made at once', async () => {
  const { id } = await server.workos.connect.createM2MApplication('Importer', organizationId)

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => server.api.post(`${path}/${id}/client_secrets`, {})),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(201), ...Array(5).fill(422)])
  expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ code: 'client_secret_limit_reached' })
})

test('the last use of a secret is shown', async () => {
  const { id, clientId } = await server.workos.connect.createM2MApplication('Importer', organizationId)
  const { secret } = await server.workos.connect.createApplicationClientSecret({ id })
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret })

  expect((await fetch(`${server.url}/oauth2/token`, { method: 'POST', body })).status).toBe(200)

  const [listed] = await server.workos.connect.listApplicationClientSecrets({ id })
  expect(listed?.lastUsedAt).toBeInstanceOf(Date)
})
