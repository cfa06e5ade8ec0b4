import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeCode, makeSigner } from './grant.fixture.ts'

const server = await startServer()
const { api } = server

interface Authorized {
  id: string
  granted_scopes: string[]
  oauth_resource?: string
  user_id?: string
  application: { id: string }
}
const list = async (path: string) =>
  (await api.get<{ data: Authorized[] }>(`${path}/authorized_applications`)).body.data
const ofUser = (userId: string) => list(`/user_management/users/${userId}`)

test('a user and an organization see what was authorized, for what, and for whom', async () => {
  const resource = 'https://orders.example/api'
  const signer = await makeSigner(server)
  await makeCode(server, signer, { scopes: ['openid'] })
  await makeCode(server, signer, { scopes: ['email'] })
  await makeCode(server, signer, { scopes: ['orders:read'], resource, organizationId: null })

  const object = 'authorized_connect_application'
  const application = { id: signer.application.id, client_id: signer.application.clientId }
  const within = { object, granted_scopes: ['openid', 'email'], application }
  const listed = await ofUser(signer.userId)
  expect(listed).toMatchObject([
    { object, granted_scopes: ['orders:read'], oauth_resource: resource, application },
    within,
  ])
  expect(listed[1]).not.toHaveProperty('oauth_resource')
  expect(await list(`/organizations/${signer.organizationId}`)).toMatchObject([{ ...within, user_id: signer.userId }])
  const page = await api.get<{ data: Authorized[] }>(
    `/user_management/users/${signer.userId}/authorized_applications?limit=1&after=${listed[0]?.id}`,
  )
  expect(page.body.data).toEqual([listed[1]])
})

test('a user revokes an application alone, by its id or client id, in every organization, and once', async () => {
  const signer = await makeSigner(server, 'joe@northwind.example')
  const other = { ...(await makeSigner(server, 'mary@northwind.example')), userId: signer.userId, organizationId: '' }
  const path = (id: string) => `/user_management/users/${signer.userId}/authorized_applications/${id}`
  await makeCode(server, other, { organizationId: null })

  for (const id of [signer.application.id, signer.application.clientId]) {
    await makeCode(server, signer)
    await makeCode(server, signer, { organizationId: null })
    expect((await api.delete(path(id))).status).toBe(204)
    expect((await ofUser(signer.userId)).map(({ application }) => application.id)).toEqual([other.application.id])
    expect((await api.delete(path(id))).status).toBe(404)
  }
})

test('(desc) what was authorized for a resource goes with it, and nothing else', async () => {
  const uri = 'https://mcp.example/api'
  const { body } = await api.post<{ id: string }>('/user_management/authkit_oauth_resources', { uri })
  const signer = await makeSigner(server, 'sue@northwind.example')
  await makeCode(server, signer, { scopes: ['openid'] })
  await makeCode(server, signer, { scopes: ['orders:read'], resource: uri })
  expect(await ofUser(signer.userId)).toHaveLength(2)

  expect((await api.delete(`/user_management/authkit_oauth_resources/${body.id}`)).status).toBe(204)

  expect((await ofUser(signer.userId)).map(({ granted_scopes }) => granted_scopes)).toEqual([['openid']])
})
