import { beforeAll, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'

let server: TestServer
let organizationId: string
const ids: string[] = []

beforeAll(async () => {
  server = await startServer()
  const { userManagement, organizations } = server.workos
  organizationId = (await organizations.createOrganization({ name: 'Foo Corp' })).id
  for (const email of ['Jane@Example.com', 'joe@example.com', 'jim@example.com']) {
    ids.push((await userManagement.createUser({ email })).id)
  }
  for (const userId of ids.slice(1)) await userManagement.createOrganizationMembership({ userId, organizationId })
})

async function list(query: string) {
  const { status, body } = await server.api.get<{
    data: { id: string }[]
    list_metadata: { before: string | null; after: string | null }
  }>(`/user_management/users${query}`)
  const { data, list_metadata } = body
  return { status, ids: data?.map((user) => user.id), list_metadata }
}

test('users are listed newest first, page by page', async () => {
  const newestFirst = ids.toReversed()
  const first = await list('?limit=2')
  expect(first).toEqual({ status: 200, ids: newestFirst.slice(0, 2), list_metadata: { before: null, after: ids[1] } })
  expect((await list(`?limit=2&after=${first.list_metadata.after}`)).ids).toEqual(newestFirst.slice(2))
  expect((await list('?order=asc')).ids).toEqual(ids)
  expect((await (await server.workos.userManagement.listUsers()).autoPagination()).map((user) => user.id)).toEqual(
    newestFirst,
  )
})

test('[U-9] the filter on the address compares as addresses are compared', async () => {
  const { data } = await server.workos.userManagement.listUsers({ email: 'jane@EXAMPLE.com' })
  expect(data.map((user) => user.id)).toEqual(ids.slice(0, 1))
  for (const email of ['jane', '%25@example.com', ' jane@example.com', '']) {
    expect(await list(`?email=${email}`)).toMatchObject({ status: 200, ids: [] })
  }
})

test('the filter on the organization gives its members, by its old name too', async () => {
  const members = ids.slice(1).toReversed()
  expect((await server.workos.userManagement.listUsers({ organizationId })).data.map((user) => user.id)).toEqual(
    members,
  )
  expect((await list(`?organization=${organizationId}`)).ids).toEqual(members)
  expect((await list(`?organization_id=${organizationId}&email=joe@example.com`)).ids).toEqual(ids.slice(1, 2))
  expect((await list('?organization_id=org_01E4ZCR3C56J083X43JQXF3JK5')).ids).toEqual([])
})

test('[T-3] another environment lists none of them, whatever it asks for', async () => {
  const { api } = await startServer()
  for (const query of ['', '?email=joe@example.com', `?organization_id=${organizationId}`, `?before=${ids[0]}`]) {
    expect((await api.get(`/user_management/users${query}`)).body).toMatchObject({ data: [] })
  }
})

test('[I-3] invalid limits, orders and cursors are refused', async () => {
  for (const query of [
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=x',
    'order=random',
    'after=nothing',
    `before=${organizationId}`,
    'email=a&email=b',
  ]) {
    expect((await list(`?${query}`)).status).toBe(422)
  }
})
