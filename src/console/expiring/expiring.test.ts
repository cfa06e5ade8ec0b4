import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'

interface Listed {
  data: { kind: string; id: string; name: string | null; organization_id: string | null; expires_at: string }[]
  list_metadata: { after: string | null }
}

const day = 86_400_000

async function list({ api }: TestServer, query = ''): Promise<Listed> {
  const { status, body } = await api.get<Listed>(`/expiring${query}`)
  expect(status).toBe(200)
  return body
}

/** A key of an organization that ends in so many days, and the organization. */
async function addKey({ workos, api }: TestServer, days: number) {
  const { id: organization } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const expires_at = new Date(Date.now() + days * day).toISOString()
  const { body } = await api.post<{ id: string }>(`/organizations/${organization}/api_keys`, {
    name: `${days}`,
    expires_at,
  })
  return { organization, key: body.id }
}

test('keys and links that end within 90 days are one list, the next one first, and page by page', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const { organization, key } = await addKey(server, 20)
  const { key: later } = await addKey(server, 80)
  await addKey(server, 100)
  await server.api.post('/portal/setup_links', { organization, intent: 'sso' })

  const all = await list(server)

  expect(all.data.map(({ kind, id }) => (kind === 'setup_link' ? kind : id))).toEqual([key, 'setup_link', later])
  const first = await list(server, '?limit=1')
  const rest = await list(server, `?limit=2&after=${encodeURIComponent(String(first.list_metadata.after))}`)
  expect([...first.data, ...rest.data]).toEqual(all.data)
  expect(rest.list_metadata.after).toBeNull()
  expect((await list(server, '?kind=api_key')).data).toHaveLength(2)
  expect((await list(other)).data).toEqual([])
  for (const after of ['x', '2026-99-99T00:00:00.000Z/x', `2026-01-01T00:00:00.000Z/${'x'.repeat(150)}`])
    expect((await server.api.get(`/expiring?after=${encodeURIComponent(after)}`)).status).toBe(422)
})

test('the last certificate of a provider is listed, and neither one with a successor nor that of a connection no one uses', async () => {
  let now = new Date()
  const server = await startOwnServer({ now: () => now })
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const { body: connection } = await server.api.post<{ id: string }>('/connections', {
    organization_id,
    type: 'OktaSAML',
    name: 'Northwind Okta',
    state: 'active',
    saml: {
      idp_entity_id: 'https://idp.northwind.example',
      idp_sso_url: 'https://idp.northwind.example/sso',
      idp_certificates: [providerKey.certificate],
    },
  })
  const end = Date.parse(new X509Certificate(providerKey.certificate).validTo)
  const certificates = async () => (await list(server, '?kind=provider_certificate')).data

  now = new Date(end - 91 * day)
  expect(await certificates()).toEqual([])
  now = new Date(end - 89 * day)
  expect(await certificates()).toMatchObject([
    { name: 'Northwind Okta', organization_id, connection_id: connection.id },
  ])
  now = new Date(end + 29 * day)
  expect(await certificates()).toHaveLength(1)
  await server.api.request(`/connections/${connection.id}`, { method: 'PATCH', body: { state: 'inactive' } })
  expect(await certificates()).toEqual([])
  await server.close()
})
