import { expect, onTestFinished, test } from 'vitest'
import { getToken, isActive } from '#connect/oauth-server/machine.fixture.ts'
import { startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { createDatabase } from './database.ts'
import { startOwnServer } from './server.ts'
import { startWireCounter } from './wire-counter.ts'

const password = 'a sturdy long passphrase'

test('the commonest requests take no more statements and round trips than this', async () => {
  const wire = await startWireCounter(await createDatabase())
  const server = await startOwnServer({ secrets: { databaseUrl: wire.url }, config: { role: 'api' } })
  onTestFinished(async () => {
    await server.close()
    wire.close()
  })
  const { api, workos, clientId } = server
  const organization = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example', password, emailVerified: true })
  await api.post('/authorization/permissions', { slug: 'orders:read', name: 'Read orders' })
  await api.post('/authorization/roles/member/permissions', { slug: 'orders:read' })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const { body: key } = await api.post<{ value: string }>(`/organizations/${organization.id}/api_keys`, { name: 'CI' })
  let { refreshToken } = await workos.userManagement.authenticateWithPassword({
    clientId,
    email: user.email,
    password,
  })
  const { body: machine } = await api.post<{ id: string; client_id: string }>('/connect/applications', {
    application_type: 'm2m',
    name: 'Importer',
    organization_id: organization.id,
    scopes: ['orders:read'],
  })
  const { body: secret } = await api.post<{ secret: string }>(`/connect/applications/${machine.id}/client_secrets`)
  const by = { clientId: machine.client_id, secret: secret.secret }
  const machineToken = await getToken(server.url, by)
  const directory = await startDirectory(server)
  const provisioned = await directory.createUser('grace')
  let number = 0
  let roles = ['admin', 'member']
  const retried = () => ({ 'idempotency-key': `retry ${number++}` })

  const requests: Record<string, () => Promise<unknown>> = {
    'get a user': () => api.get(`/user_management/users/${user.id}`),
    'get an organization': () => api.get(`/organizations/${organization.id}`),
    'get a membership': () => api.get(`/user_management/organization_memberships/${membership.id}`),
    'list users': () => api.get('/user_management/users'),
    'list organizations': () => api.get('/organizations'),
    'list memberships of a user': () => api.get(`/user_management/organization_memberships?user_id=${user.id}`),
    'list events': () => api.get('/events?events[]=user.created'),
    'list sessions of a user': () => api.get(`/user_management/users/${user.id}/sessions`),
    'validate an API key': () => api.post('/api_keys/validations', { value: key.value }),
    'check a permission': () =>
      api.post(`/authorization/organization_memberships/${membership.id}/check`, {
        permission_slug: 'orders:read',
        resource_type_slug: 'organization',
        resource_external_id: organization.id,
      }),
    'create an organization': () => api.post('/organizations', { name: `Contoso ${number++}` }),
    'create an organization, with an Idempotency-Key': () =>
      api.post('/organizations', { name: `Contoso ${number++}` }, retried()),
    'create a user': () => api.post('/user_management/users', { email: `user-${number++}@northwind.example` }),
    'update a user': () =>
      api.request(`/user_management/users/${user.id}`, {
        method: 'PUT',
        body: { metadata: { number: String(number++) } },
      }),
    'update an organization': () =>
      api.request(`/organizations/${organization.id}`, {
        method: 'PUT',
        body: { metadata: { number: String(number++) } },
      }),
    'update a membership': () => {
      roles = roles.toReversed()
      const body = { role_slug: roles[1] }
      return api.request(`/user_management/organization_memberships/${membership.id}`, { method: 'PUT', body })
    },
    'refresh a session': async () => {
      const refreshed = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
      refreshToken = refreshed.refreshToken
    },
    // As the official SDK sends it: with an Idempotency-Key.
    'sign in by password': () =>
      workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password }),
    'get a token for a machine': () => getToken(server.url, by),
    'introspect a token': () => isActive(server.url, by, machineToken),
    'create a user by SCIM': () => directory.createUser(`grace-${number++}`),
    'change a user by SCIM': () =>
      directory.patch(`/Users/${provisioned.id}`, { op: 'replace', path: 'title', value: `Admiral ${number++}` }),
  }
  const counted: Record<string, string> = {}
  for (const [name, call] of Object.entries(requests)) {
    const { statements, roundTrips } = await wire.countLeast(call)
    counted[name] = `${statements} in ${roundTrips}`
  }

  // Statements in round trips. The look-up of the key is one of the statements, and costs a read no round trip.
  expect(counted).toEqual({
    'get a user': '2 in 1',
    'get an organization': '2 in 1',
    'get a membership': '2 in 1',
    'list users': '2 in 1',
    'list organizations': '2 in 1',
    'list memberships of a user': '2 in 1',
    'list events': '2 in 1',
    'list sessions of a user': '3 in 1',
    'validate an API key': '2 in 1',
    'check a permission': '2 in 1',
    'create an organization': '6 in 2',
    'create an organization, with an Idempotency-Key': '8 in 2',
    'create a user': '5 in 2',
    'update a user': '6 in 2',
    'update an organization': '7 in 2',
    'update a membership': '8 in 3',
    'refresh a session': '9 in 2',
    'sign in by password': '24 in 5',
    'get a token for a machine': '1 in 1',
    'introspect a token': '1 in 1',
    'create a user by SCIM': '7 in 3',
    'change a user by SCIM': '9 in 3',
  })
})
