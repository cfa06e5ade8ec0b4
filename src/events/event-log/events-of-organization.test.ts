import { type TSchema, Type } from 'typebox'
import { expect, test } from 'vitest'
import { defineEvent } from '#platform/events/define-event.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { recordEvent } from './record-event.ts'

async function eventsOf({ url, apiKey }: TestServer, organizationId: string): Promise<string[]> {
  const response = await fetch(`${url}/events?organization_id=${organizationId}&limit=100`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  const { data } = (await response.json()) as { data: { event: string }[] }
  return data.map(({ event }) => event)
}

test('the events of an organization are those of its keys and of the members of its groups too', async () => {
  const server = await startServer()
  const { workos, api } = server
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const create = async (path: string, body: object) => (await api.post<{ id: string }>(path, body)).body
  const key = await create(`/organizations/${organization.id}/api_keys`, { name: 'Deploy' })
  await create(`/user_management/users/${user.id}/api_keys`, { name: 'Ada', organization_id: organization.id })
  const group = await create(`/organizations/${organization.id}/groups`, { name: 'Sales' })
  const members = `/organizations/${organization.id}/groups/${group.id}/organization-memberships`
  await create(members, { organization_membership_id: membership.id })
  await api.request(`${members}/${membership.id}`, { method: 'DELETE' })
  await api.request(`/api_keys/${key.id}`, { method: 'DELETE' })

  expect(await eventsOf(server, organization.id)).toEqual([
    'organization.created',
    'organization_membership.created',
    'api_key.created',
    'api_key.created',
    'group.created',
    'group.member_added',
    'group.member_removed',
    'api_key.revoked',
  ])
})

test.each<[string, Record<string, unknown>]>([
  ['organization_domain.verification_failed', { reason: 'x', organization_domain: { organization_id: 'org_a' } }],
  ['connection.saml_certificate_renewed', { connection: { id: 'conn_a', organization_id: 'org_a' } }],
  ['authentication.sso_failed', { type: 'sso', sso: { organization_id: 'org_a', connection_id: null } }],
  ['dsync.group.user_added', { directory_id: 'directory_a', user: {}, group: { organization_id: 'org_a' } }],
])('%s belongs to the organization that its payload names inside', async (name, data) => {
  const server = await startServer()
  const event = defineEvent<TSchema>(name, Type.Unknown())

  await server.environment.transaction(async (tx) => recordEvent(tx, event, data))

  expect(await eventsOf(server, 'org_a')).toEqual([name])
})
