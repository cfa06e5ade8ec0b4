import { discoverOAuthProtectedResourceMetadata } from '@modelcontextprotocol/sdk/client/auth.js'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('each registered resource has a document that a client of MCP reads at the address of the resource, until it is deleted', async () => {
  const { api, url, clientId } = await startServer()
  const uri = 'https://mcp.example.com/tools/mcp'
  const path = (of: string) => `/oauth2/${clientId}/protected_resource?${new URLSearchParams({ resource: of })}`
  const { id } = (await api.post<{ id: string }>('/user_management/authkit_oauth_resources', { uri })).body
  const settings = { self_registered_scopes: ['tools:use'] }
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })

  const atResource: string[] = []
  const found = await discoverOAuthProtectedResourceMetadata(uri, {}, (address) => {
    atResource.push(String(address))
    return fetch(url + path(uri))
  })
  expect(atResource).toEqual(['https://mcp.example.com/.well-known/oauth-protected-resource/tools/mcp'])
  expect(found).toEqual({
    resource: uri,
    authorization_servers: [`${url}/oauth2/${clientId}`],
    scopes_supported: ['tools:use'],
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: expect.arrayContaining(['ES256']),
  })
  const read = await fetch(url + path(uri), { headers: { origin: 'https://inspector.example' } })
  expect(read.headers.get('access-control-allow-origin')).toBe('https://inspector.example')

  const other = await startServer()
  const elsewhere = `/oauth2/${other.clientId}/protected_resource?${new URLSearchParams({ resource: uri })}`
  const statuses = async (...paths: string[]) =>
    Promise.all(paths.map(async (each) => (await fetch(url + each)).status))
  expect(await statuses(path(`${uri}/`), elsewhere, `/oauth2/${clientId}/protected_resource`)).toEqual([404, 404, 422])
  await api.delete(`/user_management/authkit_oauth_resources/${id}`)
  expect(await statuses(path(uri))).toEqual([404])
})
