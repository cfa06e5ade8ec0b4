import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countRows } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { seedFile, startSeeded } from './seed.fixture.ts'

const text = `
users:
  - { id: user_ada, email: ada@northwind.example, password: test }
  - { email: bob@northwind.example, impersonator: { email: olga@northwind.example, reason: Tests } }
organizations:
  - { id: org_northwind, name: Northwind, memberships: [{ email: ada@northwind.example }] }
webhookEndpoints: [{ endpoint_url: 'http://localhost:1/' }]
config: { redirect_uris: ['http://localhost:7000/callback'] }
`

test('a reset empties and seeds again the environment of the key, and no other', async () => {
  const { server, list, events, reset, send, signIn } = await startSeeded({ config: { seedFile: seedFile(text) } })
  const own = await server.workos.organizations.createOrganization({ name: 'Of another environment' })
  await signIn('ada@northwind.example', 'test')
  await send('POST', '/organizations', { name: 'Southwind' })
  const before = await list('/user_management/redirect_uris?limit=100')

  expect((await server.api.request('/_dev/reset', { method: 'POST', key: 'sk_wrong' })).status).toBe(401)
  expect(await reset()).toBe(204)

  expect((await list('/organizations')).map(({ id }) => id).sort()).toEqual(['org_northwind', 'org_test_idp'])
  expect((await list('/user_management/users')).map(({ email }) => email)).toEqual(
    expect.arrayContaining(['ada@northwind.example', 'bob@northwind.example']),
  )
  expect(await list('/user_management/users/user_ada/sessions')).toEqual([])
  expect((await events()).filter((name) => name === 'user.created')).toHaveLength(2)
  expect(await list('/webhook_endpoints')).toHaveLength(1)
  expect((await list('/user_management/redirect_uris?limit=100')).map(({ uri }) => uri)).toEqual(
    before.map(({ uri }) => uri),
  )
  expect(await signIn('ada@northwind.example', 'test')).toMatchObject({ organization_id: 'org_northwind' })
  expect((await server.workos.organizations.listOrganizations()).data).toMatchObject([{ id: own.id }])
})

test('a reset follows an edit of the file', async () => {
  const path = seedFile(text)
  const { reset, get } = await startSeeded({ config: { seedFile: path } })
  writeFileSync(path, text.replace('name: Northwind', 'name: Southwind'))

  expect(await reset()).toBe(204)

  expect(await get('/organizations/org_northwind')).toMatchObject({ name: 'Southwind' })
})

test('[I-2] a reset with a file that is refused says why and changes nothing', async () => {
  const path = seedFile(text)
  const { server, send } = await startSeeded({ config: { seedFile: path } })
  const before = await countRows(server.app.firstEnvironment)
  for (const [wrong, message] of [
    [text.replace('bob@northwind.example', 'no address'), 'line 4: `users[1]` is refused:'],
    [text.replace('users:', 'user:'), 'line 2: unknown member `user`; did you mean `users`?'],
    ['users: [', 'could not be read'],
  ] as const) {
    writeFileSync(path, wrong)
    expect(await send('POST', '/_dev/reset')).toMatchObject({
      status: 422,
      body: { code: 'seed_refused', message: expect.stringContaining(message) },
    })
  }
  expect(await countRows(server.app.firstEnvironment)).toEqual(before)
})

test('without a seed file a reset leaves an environment as it was at its first start', async () => {
  const { api } = await startServer()
  await api.post('/organizations', { name: 'Northwind' })

  expect((await api.post('/_dev/reset')).status).toBe(204)

  expect((await api.get('/organizations')).body).toMatchObject({ data: [{ id: 'org_test_idp' }] })
  expect((await api.get('/user_management/redirect_uris')).body).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ uri: 'http://localhost:3000/callback' })]),
  })
})
