import { WorkOS } from '@workos-inc/node'
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createEnvironmentIn, createManagementKey, deleteEnvironment } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { openConsole } from '../src/console/console.fixture.ts'
import { findOperatorByEmail, setOperatorRoles } from '../src/console/operators/index.ts'
import { createClient } from './client.ts'
import { createDatabase } from './database.ts'
import { startDatabaseProxy } from './database-proxy.ts'
import { startOwnServer } from './server.ts'
import { startWireCounter } from './wire-counter.ts'

async function start() {
  const [ofMain, ofEurope] = [
    await startWireCounter(await createDatabase()),
    await startWireCounter(await createDatabase()),
  ]
  const proxy = await startDatabaseProxy(ofEurope.url)
  // Without jobs, whose statements would be counted too.
  const server = await startOwnServer({
    secrets: { databaseUrl: ofMain.url, clusters: [{ name: 'eu', url: proxy.url }] },
    config: { role: 'api' },
  })
  const { clusters } = server.app.system
  const eu = await vi.waitFor(() => clusters.find('eu') ?? expect.unreachable(), { timeout: 60_000 })
  return { proxy, server, main: clusters.main, eu, wires: { main: ofMain, eu: ofEurope } }
}

let started: Awaited<ReturnType<typeof start>>

beforeAll(async () => {
  started = await start()
}, 120_000)

/** The server of all tests here, and a new environment in the cluster `eu`. */
async function europe() {
  const { server, ...rest } = started
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

test('with a hint, a request takes the statements that it takes with one cluster, all of them in its own', async () => {
  const { server, workos, context, call, wires } = await europe()
  const [there, here] = await Promise.all(
    [workos, server.workos].map(async (sdk) => {
      const { id } = await sdk.organizations.createOrganization({ name: 'Rhein' })
      return id
    }),
  )
  const keyOf = async (key?: string, id?: string) => {
    const made = await call(`/organizations/${id}/api_keys`, key, { name: 'CI' })
    return ((await made.json()) as { value: string }).value
  }
  const [keyThere, keyHere] = [await keyOf(undefined, there), await keyOf(server.apiKey, here)]
  const exchange = (clientId: string) =>
    fetch(`${server.url}/user_management/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, grant_type: 'authorization_code', code: 'x' }),
    })
  const calls = {
    'read in eu': () => call(`/organizations/${there}`),
    'read in main': () => call(`/organizations/${here}`, server.apiKey),
    'validate in eu': () => call('/api_keys/validations', undefined, { value: keyThere }),
    'validate in main': () => call('/api_keys/validations', server.apiKey, { value: keyHere }),
    // The client id is in the body alone.
    'exchange in eu': () => exchange(context.clientId),
  }
  const counted: Record<string, string> = {}
  for (const [name, each] of Object.entries(calls)) {
    const inMain = await wires.main.countLeast(each, 3)
    const inEurope = await wires.eu.countLeast(each, 3)
    counted[name] = `${inMain.statements} in main, ${inEurope.statements} in ${inEurope.roundTrips} in eu`
  }
  expect(counted).toEqual({
    'read in eu': '0 in main, 2 in 1 in eu',
    'read in main': '2 in main, 0 in 0 in eu',
    'validate in eu': '0 in main, 2 in 1 in eu',
    'validate in main': '2 in main, 0 in 0 in eu',
    'exchange in eu': expect.stringMatching(/^0 in main, \d+ in \d+ in eu$/),
  })
})

test('operators make, list and change environments in a named cluster, work in them, and find all of it in the log', async () => {
  const { server, context } = await europe()
  const team = await openConsole(server)
  const { value } = await createManagementKey(team.operators, 'Automation')
  const api = createClient(server.url, value)
  const made = await api.post<{ id: string; api_key: string; cluster: string }>('/environments', {
    name: 'Lyon',
    cluster: 'eu',
  })
  expect([made.status, made.body.cluster]).toEqual([201, 'eu'])
  expect((await api.post('/environments', { name: 'Lima', cluster: 'asia' })).body).toMatchObject({
    code: 'cluster_unknown',
  })
  const listed = await api.get<{ data: { id: string; cluster: string }[] }>('/environments?limit=100')
  expect(listed.body.data).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: made.body.id, cluster: 'eu' }),
      expect.objectContaining({ id: server.environment.environmentId, cluster: 'main' }),
    ]),
  )
  const ids = listed.body.data.map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted().reverse())
  const pages = await api.get<{ data: { id: string }[] }>(`/environments?limit=1&after=${ids[0]}`)
  expect(pages.body.data.map(({ id }) => id)).toEqual([ids[1]])
  const path = `/environments/${made.body.id}`
  expect((await api.request(path, { method: 'PATCH', body: { name: 'Lille' } })).body).toMatchObject({ name: 'Lille' })

  const owner = await team.session({ role: 'owner' })
  const session = await owner.call('/console/api/session')
  expect(session.body.environments.map(({ id }: { id: string }) => id)).toContain(made.body.id)
  const mounted = `/console/api/environments/${made.body.id}`
  const organization = await owner.call(`${mounted}/organizations`, { method: 'POST', body: { name: 'Soie' } })
  expect(organization.status).toBe(201)
  const log = await owner.call(`${mounted}/operator_log?target_id=${organization.body.id}`)
  expect(log.body.data).toEqual([expect.objectContaining({ actor: expect.objectContaining({ id: owner.id }) })])
  // A role in one environment of main opens none in another cluster.
  const other = await team.session({ role: 'owner', environmentId: server.environment.environmentId })
  expect((await other.call(`/console/api/environments/${context.environmentId}/organizations`)).status).toBe(403)
})

test('an operator with a role in one environment of another cluster works there alone, and has lost it by the next call', async () => {
  const { server, context, eu } = await europe()
  const beside = await createEnvironmentIn(server.app.system, 'eu', 'Beside')
  const team = await openConsole(server)
  const { environmentId } = context
  const operator = await team.session({ role: 'developer', environmentId })
  const make = (id: string) =>
    operator.call(`/console/api/environments/${id}/organizations`, { method: 'POST', body: { name: 'Soie' } })
  const madeIn = async (...ids: string[]) => (await Promise.all(ids.map(make))).map(({ status }) => status)
  const listed = async () => {
    const { body } = await operator.call('/console/api/session')
    return body.environments.map(({ id, role }: { id: string; role: string }) => [id, role])
  }
  const elsewhere = [beside.context.environmentId, server.environment.environmentId]
  expect(await madeIn(environmentId, ...elsewhere)).toEqual([201, 403, 403])
  expect(await listed()).toEqual([[environmentId, 'developer']])

  await setOperatorRoles(team.operators, operator.id, [{ environment_id: null, role: 'viewer' }])
  expect(await madeIn(environmentId)).toEqual([403])
  await setOperatorRoles(team.operators, operator.id, [
    { environment_id: null, role: 'viewer' },
    { environment_id: environmentId, role: 'owner' },
  ])
  expect(await madeIn(environmentId, ...elsewhere)).toEqual([201, 403, 403])
  expect(await listed()).toEqual(
    expect.arrayContaining([[environmentId, 'owner'], ...elsewhere.map((id) => [id, 'viewer'])]),
  )

  await deleteEnvironment(eu, environmentId)
  const rolesOf = async () => (await findOperatorByEmail(team.operators, operator.email))?.roles
  expect(await rolesOf()).toEqual([{ environment_id: null, role: 'viewer' }])
  await expect(
    setOperatorRoles(team.operators, operator.id, [{ environment_id: environmentId, role: 'owner' }]),
  ).rejects.toMatchObject({ definition: { code: 'environment_unknown' } })
})

test('a role that is given while its environment is deleted ends with it', async () => {
  const { server, context, main, eu } = await europe()
  const team = await openConsole(server)
  const operator = await team.operator({ role: 'viewer' })
  let deletion: Promise<void> | undefined
  await team.operators.transaction(async (tx) => {
    await setOperatorRoles(tx, operator.id, [{ environment_id: context.environmentId, role: 'owner' }])
    let isDeleted = false
    deletion = deleteEnvironment(eu, context.environmentId).finally(() => {
      isDeleted = true
    })
    // It waits for this transaction, which has found the environment.
    await expect
      .poll(
        async () => isDeleted || (await main.database.many(sql`select 1 from pg_locks where not granted`)).length > 0,
      )
      .toBe(true)
  })
  await deletion
  expect((await findOperatorByEmail(team.operators, operator.email))?.roles).toEqual([])
})

test('/ready and the metrics speak of each cluster', async () => {
  const { server } = await europe()
  const ready = await fetch(`${server.url}/ready`)
  expect(await ready.json()).toEqual({ status: 'ok', clusters: { main: 'ok', eu: 'ok' } })
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  for (const line of [
    /^gatehouse_cluster_answers\{cluster="eu"\} 1$/m,
    /^gatehouse_migration_level\{cluster="main"\} \d+$/m,
    /^gatehouse_migration_level\{cluster="eu"\} \d+$/m,
    /^gatehouse_database_connections\{.*cluster="eu".*\} \d+$/m,
  ])
    expect(metrics).toMatch(line)
  expect(metrics.match(/^# TYPE gatehouse_migration_level/gm)).toHaveLength(1)
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
  const ready = await fetch(`${server.url}/ready`)
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ok', clusters: { main: 'ok', eu: 'the database does not answer' } },
  ])
  expect((await call('/organizations', 'sk_of_no_one_else')).status).toBe(503)
  proxy.answerNew('pass')
  await expect.poll(async () => (await call('/organizations')).status, { timeout: 20_000 }).toBe(200)
  expect((await call('/organizations', 'sk_of_no_one_else')).status).toBe(401)
})

test('a server starts while a cluster is down, says so, and serves its environments once it is there', async () => {
  const proxy = await startDatabaseProxy(await createDatabase())
  onTestFinished(proxy.close)
  proxy.answerNew('refuse')
  const { url, workos, close } = await startOwnServer({ secrets: { clusters: [{ name: 'eu', url: proxy.url }] } })
  onTestFinished(close)
  expect((await workos.organizations.createOrganization({ name: 'Main' })).name).toBe('Main')
  const clustersOf = async () => ((await (await fetch(`${url}/ready`)).json()) as { clusters: object }).clusters
  expect(await clustersOf()).toEqual({ main: 'ok', eu: 'the database was not reachable since the process began' })
  const unknown = await fetch(`${url}/organizations`, { headers: { authorization: 'Bearer sk_of_no_one' } })
  expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([503, '1'])
  proxy.answerNew('pass')
  await expect.poll(clustersOf, { timeout: 60_000 }).toEqual({ main: 'ok', eu: 'ok' })
}, 90_000)
