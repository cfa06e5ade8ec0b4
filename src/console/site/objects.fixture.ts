import { expect } from 'vitest'
import type { TestServer } from '#test/server.ts'

const longName = `A long name of a company ${'and more of it '.repeat(14)}`

/**
 * An environment with an object for each page that shows one, with names that are long.
 *
 * @returns the id of that of a page, by its route up to the parameter
 */
export async function oneOfEachObject(server: TestServer): Promise<(route: string) => string> {
  const { api, workos } = server
  const create = async (path: string, body: object): Promise<{ id: string; stream_id: string }> => {
    const answer = await api.post<{ id: string; stream_id: string }>(path, body)
    expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201, 202])])
    return answer.body
  }
  const organization = await workos.organizations.createOrganization({ name: longName })
  const { id: organization_id } = organization
  const user = await workos.userManagement.createUser({ email: `${'long'.repeat(15)}@example.com` })
  const member = { userId: user.id, organizationId: organization_id }
  await workos.userManagement.createOrganizationMembership(member)
  await create('/feature-flags', { slug: 'checkout', name: 'Checkout', default_value: true })
  await create('/authorization/permissions', { slug: 'invoices:read', name: 'Read invoices' })
  await create('/data-integrations', {
    provider: 'github',
    enabled: true,
    credentials: { type: 'custom', client_id: 'client', client_secret: 'the secret of a client' },
  })
  const leaver = await workos.userManagement.createUser({ email: 'leaver@example.com' })
  const objects: Readonly<Record<string, string>> = {
    '/agents/$blueprint': (await create('/agents/blueprints', { name: 'Support agent' })).id,
    '/applications/$application': (
      await create('/connect/applications', { name: 'Nightly import', application_type: 'm2m', organization_id })
    ).id,
    '/audit-logs/$organization': organization_id,
    '/connections/$connection': (
      await create('/connections', { organization_id, type: 'GenericSAML', name: 'Northwind' })
    ).id,
    '/directories/$directory': (
      await create('/directories', { organization_id, type: 'okta scim v2.0', name: 'Northwind' })
    ).id,
    '/erasures/$erasure': (await create(`/user_management/users/${leaver.id}/erase`, {})).id,
    '/feature-flags/$slug': 'checkout',
    '/organizations/$organization': organization_id,
    '/pipes/$slug': 'github',
    // Nothing is kept of requests to a server that others use: the page says so.
    '/requests/$request': 'req_01',
    '/resource-types/$type': 'organization',
    '/scim-targets/$target': (
      await create('/scim_targets', {
        name: longName.slice(0, 100).trim(),
        endpoint_url: `http://127.0.0.1:9/${'long/'.repeat(20)}scim`,
        authentication: { type: 'bearer_token', token: 'a-token' },
        organization_ids: [organization_id],
      })
    ).id,
    '/signal-streams/$stream': (await create('/ssf/streams', { organization_id, aud: longName.trim() })).stream_id,
    '/social-providers/$provider': 'AppleOAuth',
    '/users/$user': user.id,
    '/vault/objects/$object': (
      await create('/vault/v1/kv', { name: 'crm-token', value: 'token', key_context: { organization_id } })
    ).id,
    '/webhooks/$endpoint': (
      await create('/webhook_endpoints', { endpoint_url: 'https://example.com/hook', events: ['user.created'] })
    ).id,
  }
  return (route) => objects[route] ?? expect.unreachable(`Make an object for the page ${route}.`)
}
