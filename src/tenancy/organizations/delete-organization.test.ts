import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'

interface RecordedEvent {
  id: string
  event: string
  data: Record<string, unknown>
}

/** A customer with one of everything that belongs to an organization. */
async function startWithCustomer() {
  const server = await startServer()
  const { api, environment } = server
  const create = async (path: string, body: object = {}) => {
    const answer = await api.post<Record<string, unknown> & { id: string; slug: string }>(path, body)
    expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201])])
    return answer.body
  }
  const organization = await create('/organizations', {
    name: 'Northwind',
    domain_data: [
      { domain: 'northwind.example', state: 'verified' },
      { domain: 'north.example', state: 'pending' },
    ],
  })
  const of = `/organizations/${organization.id}`
  const roles = `/authorization${of}/roles`
  const role = await create(roles, { slug: 'org-guest', name: 'Guest', description: 'Looks around' })
  const permission = await create('/authorization/permissions', { slug: 'look', name: 'Look' })
  await create(`${roles}/${role.slug}/permissions`, { slug: permission.slug })
  const ada = await create('/user_management/users', { email: 'ada@northwind.example' })
  const bob = await create('/user_management/users', { email: 'bob@northwind.example' })
  const join = (user_id: string, more: object = {}) =>
    create('/user_management/organization_memberships', { user_id, organization_id: organization.id, ...more })
  const members = [await join(ada.id), await join(bob.id, { role_slugs: ['admin', role.slug] })]
  const group = await create(`${of}/groups`, { name: 'Engineers', description: 'Build it' })
  await create(`${of}/groups/${group.id}/organization-memberships`, { organization_membership_id: members[0]?.id })
  await create(`/authorization/groups/${group.id}/role_assignments`, { role_slug: role.slug })
  await create(`${of}/api_keys`, { name: 'Of all', permissions: ['look'], expires_at: '2999-01-01T00:00:00.000Z' })
  await create(`/user_management/users/${ada.id}/api_keys`, { name: 'Of Ada', organization_id: organization.id })
  await create('/user_management/invitations', { email: 'eve@northwind.example', organization_id: organization.id })
  const revoked = await create('/user_management/invitations', {
    email: 'mallory@northwind.example',
    organization_id: organization.id,
  })
  await create(`/user_management/invitations/${revoked.id}/revoke`)

  const last = async () =>
    (
      await environment.db.one<{ id: string }>(
        sql`select max(id) as id from events where environment_id = ${environment.environmentId}`,
      )
    ).id
  return {
    ...server,
    organization,
    ada,
    bob,
    members,
    /** What the call recorded, in the order of the log. */
    async recorded(call: () => Promise<unknown>): Promise<RecordedEvent[]> {
      const before = await last()
      await call()
      const { body } = await api.get<{ data: RecordedEvent[] }>(`/events?after=${before}&limit=100`)
      return body.data
    },
  }
}

test('deleting an organization tells of all that goes with it, each once, and of itself last', async () => {
  const { api, organization, recorded } = await startWithCustomer()

  const events = await recorded(() => api.delete(`/organizations/${organization.id}`))

  expect(events.map(({ event }) => event)).toEqual([
    ...Array(2).fill('api_key.revoked'),
    ...Array(2).fill('organization_membership.deleted'),
    'invitation.revoked',
    'group.deleted',
    'organization_role.deleted',
    ...Array(2).fill('organization_domain.deleted'),
    'organization.deleted',
  ])
})

test('what goes with an organization is announced in the words of its own deletion', async () => {
  const [whole, parts] = [await startWithCustomer(), await startWithCustomer()]
  const together = await whole.recorded(() => whole.api.delete(`/organizations/${whole.organization.id}`))
  const { api } = parts
  const paths = {
    'api_key.revoked': '/api_keys',
    'organization_membership.deleted': '/user_management/organization_memberships',
    'organization_domain.deleted': '/organization_domains',
  }
  const ids = async (list: string) => (await api.get<{ data: { id: string; slug: string }[] }>(list)).body.data
  const of = `/organizations/${parts.organization.id}`
  const apart = await parts.recorded(async () => {
    const keys = [
      ...(await ids(`${of}/api_keys?order=asc`)),
      ...(await ids(`/user_management/users/${parts.ada.id}/api_keys?order=asc`)),
    ]
    for (const { id } of keys) await api.delete(`${paths['api_key.revoked']}/${id}`)
    for (const { id } of parts.members) await api.delete(`${paths['organization_membership.deleted']}/${id}`)
    const [invitation] = await ids(`/user_management/invitations?email=eve@northwind.example`)
    await api.post(`/user_management/invitations/${invitation?.id}/revoke`)
    for (const { id } of await ids(`${of}/groups`)) await api.delete(`${of}/groups/${id}`)
    await api.delete(`/authorization${of}/roles/org-guest`)
    const { domains } = (await api.get<{ domains: { id: string }[] }>(of)).body
    for (const { id } of domains) await api.delete(`${paths['organization_domain.deleted']}/${id}`)
    await api.delete(of)
  })

  const withoutOrganization = (events: RecordedEvent[]) =>
    events.filter(({ event }) => event !== 'organization.deleted')
  expect(withoutOrganization(together).map(shapeOf)).toEqual(withoutOrganization(apart).map(shapeOf))
})

/** An event without what differs between two customers: names of objects, moments, random texts. */
function shapeOf({ event, data }: RecordedEvent): string {
  const text = JSON.stringify([event, data])
  return text
    .replaceAll(/"(\w+_)[0-9A-HJKMNP-TV-Z]{26}"/g, '"$1…"')
    .replaceAll(/"20[23]\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g, '"…"')
    .replaceAll(/"(verification_prefix|verification_token|obfuscated_value)":"[^"]+"/g, '"$1":"…"')
}

test('deleting a user tells of memberships and keys first, in one commit with its own event', async () => {
  const { api, ada, recorded } = await startWithCustomer()

  const events = await recorded(() => api.delete(`/user_management/users/${ada.id}`))

  expect(events.map(({ event, data }) => [event, data.user_id ?? data.id])).toEqual([
    ['api_key.revoked', expect.stringMatching(/^api_key_/)],
    ['organization_membership.deleted', ada.id],
    ['user.deleted', ada.id],
  ])
})

test('deleting a membership tells of the keys that the user had through it', async () => {
  const { api, members, recorded } = await startWithCustomer()

  const events = await recorded(() => api.delete(`/user_management/organization_memberships/${members[0]?.id}`))

  expect(events.map(({ event }) => event)).toEqual(['api_key.revoked', 'organization_membership.deleted'])
})

test('a new organization is announced before its domains', async () => {
  const { api, recorded } = await startWithCustomer()

  const events = await recorded(() =>
    api.post('/organizations', {
      name: 'Southwind',
      domain_data: [
        { domain: 'southwind.example', state: 'verified' },
        { domain: 'south.example', state: 'pending' },
      ],
    }),
  )

  expect(events.map(({ event }) => event)).toEqual([
    'organization.created',
    'organization_domain.created',
    'organization_domain.verified',
    'organization_domain.created',
  ])
  expect(events[0]?.data.domains).toEqual([events[1]?.data, events[3]?.data])
})

test('of four parallel deletions of an organization one succeeds, and each thing is announced once', async () => {
  const { api, organization, recorded } = await startWithCustomer()
  let statuses: number[] = []

  const events = await recorded(async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => api.delete(`/organizations/${organization.id}`)))
    statuses = answers.map(({ status }) => status).sort()
  })

  expect(statuses).toEqual([202, 404, 404, 404])
  expect(events).toHaveLength(10)
})

test('the deletion of an organization with thousands of members tells of each of them, before itself', async () => {
  const { api, environment, organization, recorded } = await startWithCustomer()
  const { environmentId } = environment
  await environment.db.run(sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
    select ${environmentId}, 'user_' || n, n || '@north.example', n || '@north.example', true, now(), now()
    from generate_series(1, 3000) n`)
  await environment.db.run(sql`
    insert into organization_memberships
      (environment_id, id, user_id, organization_id, status, role_slugs, created_at, updated_at)
    select ${environmentId}, 'om_' || n, 'user_' || n, ${organization.id}, 'active', '{member}', now(), now()
    from generate_series(1, 3000) n`)

  await recorded(() => api.delete(`/organizations/${organization.id}`))

  const { recorded: count, before } = await environment.db.one<{ recorded: number; before: boolean }>(sql`
    select count(*)::int as recorded, bool_and(position < (
      select position from events where environment_id = ${environmentId} and event = 'organization.deleted')) as before
    from events where environment_id = ${environmentId} and event = 'organization_membership.deleted'`)
  expect([count, before]).toEqual([3_002, true])
})

test('a deletion takes one organization, and tells what it was, its domains included', async () => {
  const { api, workos } = await startServer()
  const { organizations } = workos
  const kept = await organizations.createOrganization({ name: 'Southwind' })
  const { body: deleted } = await api.post<{ id: string; domains: object[] }>('/organizations', {
    name: 'Northwind',
    domains: ['northwind.example'],
  })
  const { id, domains } = deleted

  await organizations.deleteOrganization(id)

  expect(await organizations.getOrganization(kept.id)).toEqual(kept)
  const { body } = await api.get('/events?events=organization.deleted')
  expect(body).toMatchObject({ data: [{ data: { id, domains } }] })
})
