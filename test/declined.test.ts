import { expect, test } from 'vitest'
import { declinedPaths } from '../src/declined.ts'
import { startServer } from './server.ts'

test.each(Object.keys(declinedPaths))('%s, which is not served on purpose, says so and why', async (path) => {
  const { api } = await startServer()
  for (const [method, below] of [['GET', '/anything'] as const, ['POST', ''] as const]) {
    const { status, body } = await api.request(path + below, { method, ...(method === 'POST' ? { body: {} } : {}) })
    expect([status, body]).toMatchObject([
      404,
      { code: 'operation_not_served', message: expect.stringContaining(declinedPaths[path] ?? '') },
    ])
  }
})

test('a script that asks the GraphQL interface with a client token can read in the words of GraphQL that it is not served', async () => {
  const { api, url, workos } = await startServer()
  const { id: organization_id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const { id: user_id } = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  await workos.userManagement.createOrganizationMembership({ userId: user_id, organizationId: organization_id })
  const { body } = await api.post<{ token: string }>('/client/token', { organization_id, user_id })
  const origin = 'https://app.northwind.example'
  const headers = { origin, authorization: `Bearer ${body.token}`, 'content-type': 'application/json' }

  const preflight = await fetch(`${url}/client/graphql`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  })
  const answer = await fetch(`${url}/client/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: '{ clientApiStatus }' }),
  })

  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'authorization, *'])
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, origin])
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  expect(await answer.json()).toMatchObject({ errors: [{ message: expect.stringContaining('is not served') }] })
})
