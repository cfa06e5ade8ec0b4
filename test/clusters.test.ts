import { WorkOS } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { createEnvironmentIn } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createDatabase } from './database.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { startOwnServer } from './server.ts'

async function start() {
  const proxy = await startDatabaseProxy(await createDatabase())
  const server = await startOwnServer({ secrets: { clusters: [{ name: 'eu', url: proxy.url }] } })
  const { clusters } = server.app.system
  const eu = clusters.find('eu')
  if (eu === undefined) throw new Error('The cluster eu is not open.')
  return { proxy, server, main: clusters.main, eu }
}

let started: ReturnType<typeof start> | undefined

/** The server of all tests here, and a new environment in the cluster `eu`. */
async function europe() {
  started ??= start()
  const { server, ...rest } = await started
  const { context, apiKey } = await createEnvironmentIn(server.app.system, 'eu', 'Europe')
  const port = Number(new URL(server.url).port)
  const workos = new WorkOS(apiKey, { apiHostname: 'localhost', port, https: false, clientId: context.clientId })
  const call = (path: string, key = apiKey, body?: object) =>
    fetch(`${server.url}${path}`, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
  return { ...rest, server, context, apiKey, workos, call }
}

test('the official SDK works with environments of both clusters through one listener, and each is stored in its own', async () => {
  const { server, workos, context, main, eu } = await europe()
  const there = await workos.organizations.createOrganization({ name: 'Rhein' })
  const here = await server.workos.organizations.createOrganization({ name: 'Main' })
  expect((await workos.organizations.listOrganizations()).data.map(({ id }) => id)).toEqual([there.id])
  expect((await server.workos.organizations.listOrganizations()).data.map(({ id }) => id)).toContain(here.id)
  await workos.userManagement.createUser({
    email: 'ana@example.com',
    password: 'wo3Uthieg7Quahch',
    emailVerified: true,
  })
  const { accessToken, user } = await workos.userManagement.authenticateWithPassword({
    clientId: context.clientId,
    email: 'ana@example.com',
    password: 'wo3Uthieg7Quahch',
  })
  expect([user.email, accessToken]).toEqual(['ana@example.com', expect.any(String)])
  const organizations = sql`select 1 from organizations where environment_id = ${context.environmentId}`
  expect(
    [await main.database.many(organizations), await eu.database.many(organizations)].map((rows) => rows.length),
  ).toEqual([0, 1])
})

test('a credential of one cluster opens nothing in the other, alone or with the client id of the other', async () => {
  const { server, workos, context, apiKey, call } = await europe()
  const there = await workos.organizations.createOrganization({ name: 'Rhein' })
  expect((await call(`/organizations/${there.id}`, server.apiKey)).status).toBe(404)
  const mixed = [
    { client_id: server.clientId, client_secret: apiKey },
    { client_id: context.clientId, client_secret: server.apiKey },
  ]
  for (const each of mixed) {
    const answer = await fetch(`${server.url}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...each, grant_type: 'authorization_code', code: 'x' }),
    })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'unauthorized_client' }),
    ])
  }
  expect((await call('/organizations', 'sk_of_no_one')).status).toBe(401)
})

async function copyRows(table: string, environmentId: string, from: System, to: System): Promise<void> {
  const of = table === 'environments' ? 'id' : 'environment_id'
  const { rows: columns } = await from.database.pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attgenerated = '' and not attisdropped`,
    [table],
  )
  const names = columns.map(({ name }) => name).join(', ')
  const { rows } = await from.database.pool.query(`select to_jsonb(t) as row from ${table} t where ${of} = $1`, [
    environmentId,
  ])
  for (const { row } of rows)
    await to.database.pool.query(
      `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, $1)`,
      [row],
    )
}

test('an environment that has moved is found where it is now, although requests still go where it was; on its way it is nowhere', async () => {
  const { context, call, main, eu } = await europe()
  const id = context.environmentId
  expect((await call('/organizations', undefined, { name: 'Before' })).status).toBe(201)
  for (const table of ['environments', 'management_keys', 'credentials']) await copyRows(table, id, eu, main)
  await main.database.run(sql`update environments set absent = 'arriving' where id = ${id}`)
  expect(await (await call('/organizations')).json()).toMatchObject({ data: [{ name: 'Before' }] })
  await main.database.run(sql`update environment_placements set state = 'switching' where environment_id = ${id}`)
  await eu.database.run(sql`update environments set absent = 'left' where id = ${id}`)
  const between = await call('/organizations', undefined, { name: 'Between' })
  expect([between.status, between.headers.get('retry-after')]).toEqual([503, '1'])

  await main.database.run(sql`update environments set absent = null where id = ${id}`)
  await main.database.run(sql`
    update environment_placements set state = 'settled', cluster = 'main' where environment_id = ${id}`)
  const made = await call('/organizations', undefined, { name: 'After' })
  expect([made.status, await made.json()]).toEqual([201, expect.objectContaining({ name: 'After' })])
  expect(await (await call('/organizations')).json()).toMatchObject({ data: [{ name: 'After' }] })
})

test('a cluster that is down takes its environments with it and no others, and nothing is said of keys that it may have', async () => {
  const { server, proxy, call } = await europe()
  expect((await call('/organizations')).status).toBe(200)
  proxy.answerNew('refuse')
  proxy.cut()
  const refused = await call('/organizations')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.json()).toMatchObject({ code: 'database_unavailable' })
  expect((await call('/organizations', server.apiKey)).status).toBe(200)
  expect((await call('/organizations', 'sk_of_no_one_else')).status).toBe(503)
  proxy.answerNew('pass')
  await expect.poll(async () => (await call('/organizations')).status, { timeout: 20_000 }).toBe(200)
  expect((await call('/organizations', 'sk_of_no_one_else')).status).toBe(401)
})
