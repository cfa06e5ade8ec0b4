import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeConnectable } from './accounts.fixture.ts'

interface Listed {
  data: { id: string; user_id: string | null; organization_id: string | null }[]
}

test('the accounts of an integration are listed, those of users and organizations, without their secrets', async () => {
  const [server, other] = [await startServer(), await startServer()]
  const { api } = server
  const { userId, organizationId, path } = await makeConnectable(server)
  await api.post(path, { access_token: 'the token of Ada' })
  await server.workos.userManagement.createOrganizationMembership({ organizationId, userId })
  await api.post(`${path}?organization_id=${organizationId}`, { access_token: 'another token of Ada' })
  const list = async (query = '') => {
    const { status, body } = await api.get<Listed>(`/data-integrations/acme/accounts${query}`)
    expect(status).toBe(200)
    return body.data
  }

  expect((await list()).map(({ organization_id }) => organization_id)).toEqual([organizationId, null])
  expect(await list(`?organization_id=${organizationId}`)).toMatchObject([{ user_id: userId }])
  expect(await list(`?user_id=${userId}`)).toHaveLength(2)
  expect(JSON.stringify(await list())).not.toContain('token of Ada')
  expect((await api.get('/data-integrations/acme/accounts?ownership=organization')).status).toBe(404)
  expect((await other.api.get('/data-integrations/acme/accounts')).status).toBe(404)
})
