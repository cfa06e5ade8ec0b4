import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('a part of an email, a name, a domain or an external id finds users and organizations, the newest first', async () => {
  const { workos, api } = await startServer()
  const { userManagement, organizations } = workos
  const ada = await userManagement.createUser({ email: 'ada@northwind.example', lastName: 'Lovelace' })
  const bob = await userManagement.createUser({ email: 'bob@example.com', externalId: 'crm-northwind-7' })
  const named = await organizations.createOrganization({ name: 'Northwind Traders', externalId: 'acme' })
  const owner = await organizations.createOrganization({
    name: 'Contoso',
    domainData: [{ domain: 'old-northwind.example', state: 'pending' as never }],
  })
  const found = async (q: string) =>
    (await api.get<{ data: { id: string }[] }>(`/search?q=${encodeURIComponent(q)}`)).body.data.map(({ id }) => id)

  expect(await found('NORTHW')).toEqual([bob.id, ada.id, owner.id, named.id])
  expect(await found('lovel')).toEqual([ada.id])
  expect(await found('acme')).toEqual([named.id])
  expect(await found(ada.id)).toEqual([ada.id])
})

test('the beginning of a slug, or an id, finds a feature flag', async () => {
  const { api } = await startServer()
  const flag = (await api.post<{ id: string }>('/feature-flags', { slug: 'new-checkout', name: 'Checkout' })).body
  for (const q of ['new-ch', flag.id])
    expect((await api.get<{ data: unknown[] }>(`/search?q=${q}`)).body.data).toEqual([
      { type: 'feature_flag', id: flag.id, name: 'new-checkout', parent: null },
    ])
})

test('an id of any kind finds its object, and where it is shown; the names of many are looked up at once', async () => {
  const server = await startServer()
  const { workos, api } = server
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  const { id: membership } = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const invitation = await workos.userManagement.sendInvitation({
    email: 'bob@northwind.example',
    organizationId: organization.id,
  })
  const create = async (path: string, body: object) => (await api.post<{ id: string }>(path, body)).body.id
  const group = await create(`/organizations/${organization.id}/groups`, { name: 'Sales' })
  const endpoint = await create('/webhook_endpoints', {
    endpoint_url: 'https://northwind.example/hooks',
    events: ['user.created'],
  })
  const target = await create('/scim_targets', {
    name: 'Planner',
    endpoint_url: 'https://planner.example/scim',
    authentication: { type: 'bearer_token', token: 'a-token' },
    state: 'paused',
  })
  const aud = 'https://receiver.example'
  const { stream_id: stream } = (await api.post<{ stream_id: string }>('/ssf/streams', { aud })).body
  const expected = [
    { type: 'scim_target', id: target, name: 'Planner', parent: null },
    { type: 'signal_stream', id: stream, name: aud, parent: null },
    { type: 'organization_membership', id: membership, name: user.email, parent: { type: 'user', id: user.id } },
    {
      type: 'invitation',
      id: invitation.id,
      name: 'bob@northwind.example',
      parent: { type: 'organization', id: organization.id },
    },
    { type: 'group', id: group, name: 'Sales', parent: { type: 'organization', id: organization.id } },
    { type: 'webhook_endpoint', id: endpoint, name: 'https://northwind.example/hooks', parent: null },
  ]
  for (const object of expected)
    expect((await api.get<{ data: unknown[] }>(`/search?q=${object.id}`)).body.data).toEqual([object])

  const ids = [user.id, organization.id, 'org_01ARZ3NDEKTSV4RRFFQ69G5FAV', 'nothing', ...expected.map(({ id }) => id)]
  const { body } = await api.get<{ data: { id: string }[] }>(`/names?ids=${ids.join(',')}`)
  const names = new Map(body.data.map((each) => [each.id, each]))
  expect(names.get(organization.id)).toEqual({ type: 'organization', id: organization.id, name: 'Northwind' })
  expect([...names.keys()].toSorted()).toEqual([user.id, organization.id, ...expected.map(({ id }) => id)].toSorted())
  const elsewhere = await startServer()
  expect((await elsewhere.api.get<{ data: unknown[] }>(`/names?ids=${ids.join(',')}`)).body.data).toEqual([])
})
