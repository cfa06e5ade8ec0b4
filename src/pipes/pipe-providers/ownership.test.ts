import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const client = { type: 'custom' as const, clientId: 'our client', clientSecret: 'the secret of our client' }
const definition = {
  name: 'Acme CRM',
  authorization_url: 'http://127.0.0.1:9/authorize',
  token_url: 'http://127.0.0.1:9/token',
}
const credentials = { type: 'custom', client_id: 'a', client_secret: 'the secret of a' }
const acme = { provider: 'acme', credentials, custom_provider: definition }

test('(sdk) a service has an integration for users and one for organizations, each read, listed, changed and deleted by itself', async () => {
  const { workos } = await startServer()
  const ofUsers = await workos.pipes.createDataIntegration({ provider: 'github', credentials: client })
  const ofOrganizations = await workos.pipes.createDataIntegration({
    provider: 'github',
    ownership: 'organization',
    credentials: client,
  })

  expect([ofUsers.ownership, ofOrganizations.ownership]).toEqual(['user', 'organization'])
  expect(ofUsers.redirectUri).not.toBe(ofOrganizations.redirectUri)
  expect(await workos.pipes.getDataIntegration({ slug: 'github' })).toEqual(ofUsers)
  expect(await workos.pipes.getOrganizationDataIntegration({ slug: 'github' })).toEqual(ofOrganizations)
  const listed = async (ownership?: 'user' | 'organization') =>
    (await workos.pipes.listDataIntegrations(ownership && { ownership })).data.map(({ id }) => id)
  expect(await listed()).toEqual([ofOrganizations.id, ofUsers.id])
  expect(await listed('user')).toEqual([ofUsers.id])
  expect(await listed('organization')).toEqual([ofOrganizations.id])

  const changed = await workos.pipes.updateOrganizationDataIntegration({ slug: 'github', enabled: true })
  expect(changed).toMatchObject({ id: ofOrganizations.id, enabled: true, ownership: 'organization' })
  expect(await workos.pipes.getDataIntegration({ slug: 'github' })).toEqual(ofUsers)
  await workos.pipes.deleteOrganizationDataIntegration({ slug: 'github' })
  await expect(workos.pipes.getOrganizationDataIntegration({ slug: 'github' })).rejects.toMatchObject({ status: 404 })
  expect(await listed()).toEqual([ofUsers.id])
})

test('(sdk) one integration of each ownership may exist: a second is a conflict, also of two at once', async () => {
  const { api } = await startServer()
  const create = (ownership?: string) =>
    api.post('/data-integrations', { provider: 'github', credentials, ...(ownership && { ownership }) })
  const answers = await Promise.all([create(), create(), create('organization'), create('organization')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409])
  expect(await create('organization')).toMatchObject({ status: 409, body: { code: 'data_integration_exists' } })
  expect((await create('team')).status).toBe(422)
})

test('(sdk) the second integration of a custom provider takes the definition of the first, which both then share', async () => {
  const { api } = await startServer()
  await api.post('/data-integrations', acme)
  const second = { provider: 'acme', ownership: 'organization', credentials }
  expect(await api.post('/data-integrations', { ...second, custom_provider: definition })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'custom_provider_not_allowed' }] },
  })
  expect(await api.post('/data-integrations', second)).toMatchObject({
    status: 201,
    body: { integration_type: 'custom', custom_provider: definition },
  })

  await api.put('/data-integrations/acme/organization', { custom_provider: { name: 'Renamed' } })
  for (const path of ['/data-integrations/acme', '/data-integrations/acme/organization'])
    expect((await api.get(path)).body).toMatchObject({ custom_provider: { name: 'Renamed' }, state: 'valid' })

  await api.delete('/data-integrations/acme')
  expect((await api.get('/data-integrations/acme/organization')).body).toMatchObject({
    custom_provider: { name: 'Renamed' },
  })
  await api.delete('/data-integrations/acme/organization')
  expect((await api.post('/data-integrations', second)).body).toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ code: 'provider_unknown' })]),
  })
})

test('(sdk) of two definitions of one custom provider at once, for users and for organizations, one counts', async () => {
  const { api } = await startServer()
  const create = (ownership: string, name: string) =>
    api.post('/data-integrations', { ...acme, ownership, custom_provider: { ...definition, name } })
  const answers = await Promise.all([create('user', 'One'), create('organization', 'Other')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
})

test('[E-5] a definition that leads elsewhere leaves the secret of the other integration behind, too', async () => {
  const { api } = await startServer()
  await api.post('/data-integrations', acme)
  await api.post('/data-integrations', { provider: 'acme', ownership: 'organization', credentials })
  const moved = { custom_provider: { token_url: 'http://127.0.0.2:9/token' } }
  expect(await api.put('/data-integrations/acme', moved)).toMatchObject({ status: 422 })

  await api.put('/data-integrations/acme', { ...moved, credentials })

  expect((await api.get('/data-integrations/acme')).body).toMatchObject({
    state: 'valid',
    credentials: { redacted_client_secret: 'of a' },
  })
  expect((await api.get('/data-integrations/acme/organization')).body).toMatchObject({
    state: 'invalid',
    custom_provider: moved.custom_provider,
    credentials: { client_id: 'a', redacted_client_secret: null },
  })
})

test('an organization says apart what holds for its members and for itself', async () => {
  const { api, workos } = await startServer()
  const { id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  for (const ownership of ['user', 'organization'])
    await api.post('/data-integrations', { provider: 'github', ownership, credentials: { type: 'organization' } })
  const path = `/organizations/${id}/data_integration_configurations`
  const own = { enabled: true, client_id: 'of Northwind', client_secret: 'the secret of Northwind' }
  await api.put(`${path}/github?ownership=organization`, own)

  expect((await api.get(path)).body).toMatchObject({
    data: [{ slug: 'github', enabled: false, credentials: { has_credentials: false } }],
  })
  expect((await api.get(`${path}?ownership=organization`)).body).toMatchObject({
    data: [{ slug: 'github', enabled: true, credentials: { client_id: 'of Northwind' } }],
  })
})

test('(sdk) a key that comes with an integration for organizations belongs to the organization of an active member', async () => {
  const { workos } = await startServer()
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const { id: userId } = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const create = (apiKey: object) =>
    workos.pipes.createDataIntegration({
      provider: 'resend',
      ownership: 'organization',
      enabled: true,
      authMethods: ['api_key'],
      apiKey: { secret: 'sk-of-the-first', userId, ...apiKey },
    })
  await expect(create({})).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('organization_id_required'),
  })
  await expect(create({ organizationId })).rejects.toMatchObject({ status: 403, code: 'user_not_an_active_member' })
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  expect((await create({ organizationId })).installation).toMatchObject({
    userId: null,
    organizationId,
    connectionRole: 'compatibility',
  })
})
