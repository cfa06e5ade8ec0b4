import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { listRotations, startRotation } from '#platform/key-rotation/index.ts'
import { createClient } from '#test/client.ts'
import { startReceiver } from '#test/receiver.ts'
import { ensureOperatorsEnvironment, findOperatorByEmail, inviteOperator } from '../../console/operators/index.ts'
import { forgetEnvironment } from './forget.ts'
import { type MoveReport, moveEnvironment } from './move.ts'
import { RowsDiffer } from './proof.ts'
import type { Step } from './steps.ts'
import { environmentIn, rowsOf, startTwoClusters } from './two-clusters.fixture.ts'

const clusters = await startTwoClusters()
const { server, main, eu } = clusters
afterAll(() => server.close())

type Environment = Awaited<ReturnType<typeof environmentIn>>

/** A move to `eu`, with what happens at one of its steps. */
function moveWith({ toEu }: Environment, at: Step, what: () => Promise<unknown>): Promise<MoveReport> {
  return moveEnvironment(toEu, {
    async onStep(step) {
      if (step === at) await what()
    },
  })
}

async function addRedirectUri({ apiKey, environmentId }: Environment): Promise<void> {
  const api = createClient(server.url, apiKey)
  expect((await api.post('/user_management/redirect_uris', { uri: 'https://northwind.example/in' })).status).toBe(201)
  expect(await rowsOf(main, 'redirect_uris', environmentId)).toHaveLength(1)
}

test('rows that are made, changed, given another key and deleted while a move copies arrive so, and they alone are compared again', async () => {
  const env = await environmentIn(clusters)
  const { workos, environmentId } = env
  const [kept, changed, removed] = await Promise.all(
    ['Kept', 'Changed', 'Removed'].map((name) => workos.organizations.createOrganization({ name })),
  )
  await addRedirectUri(env)

  const { rounds } = await moveWith(env, 'copied', async () => {
    await workos.organizations.updateOrganization({ organization: changed?.id ?? '', name: 'Has changed' })
    await workos.organizations.deleteOrganization(removed?.id ?? '')
    await workos.organizations.createOrganization({ name: 'Made' })
    await main.database.run(sql`update redirect_uris set id = id || '_2' where environment_id = ${environmentId}`)
  })

  const { data } = await workos.organizations.listOrganizations({ order: 'asc' })
  expect(data.map(({ name }) => name).toSorted()).toEqual(['Has changed', 'Kept', 'Made'])
  expect(data.find(({ id }) => id === kept?.id)).toEqual(kept)
  for (const table of ['events', 'redirect_uris'])
    expect(await rowsOf(eu, table, environmentId)).toEqual(await rowsOf(main, table, environmentId))
  const [first, ...others] = rounds
  expect(first?.compared.tables).toBeGreaterThan(80)
  expect(others.map(({ compared }) => compared.tables)).toEqual(others.map(() => 0))
  expect(others.reduce((sum, { compared }) => sum + compared.rows, 0)).toBeGreaterThan(5)
  expect([await changesIn(main), await changesIn(eu)]).toEqual([0, 0])
})

async function changesIn({ database }: typeof main): Promise<number> {
  const { count } = await database.one<{ count: number }>(sql`select count(*)::int as count from environment_changes`)
  return count
}

test('a table that is emptied by no statement on its rows is compared as a whole again', async () => {
  const env = await environmentIn(clusters)
  await addRedirectUri(env)

  const { rounds } = await moveWith(env, 'copied', () => main.database.pool.query('truncate redirect_uris'))

  expect(await rowsOf(eu, 'redirect_uris', env.environmentId)).toEqual([])
  expect(rounds.slice(1).reduce((sum, { compared }) => sum + compared.tables, 0)).toBe(1)
})

test('what a trigger of the target makes of a row that is copied, and the source does not have, is removed', async () => {
  const env = await environmentIn(clusters)
  const { environmentId } = env
  await env.workos.organizations.createOrganization({ name: 'Northwind' })

  await moveWith(env, 'copied', () =>
    main.database.pool.query(`
      begin; alter table organizations disable trigger organizations_resource;
      insert into organizations select (jsonb_populate_record(o, jsonb_build_object('id', o.id || 'X'))).* from organizations o
      where o.environment_id = '${environmentId}';
      alter table organizations enable trigger organizations_resource; commit`),
  )

  expect(await rowsOf(eu, 'organizations', environmentId)).toHaveLength(2)
  expect(await rowsOf(eu, 'authorization_resources', environmentId)).toEqual(
    await rowsOf(main, 'authorization_resources', environmentId),
  )
})

test('what is written past the triggers while a move copies is found by comparing all rows of the moment in which it moved', async () => {
  const env = await environmentIn(clusters)
  await env.workos.organizations.createOrganization({ name: 'Northwind' })

  const moved = moveWith(env, 'copied', () =>
    main.database.pool.query(`
      begin; alter table organizations disable trigger held_${env.environmentId};
      update organizations set name = 'Past it' where environment_id = '${env.environmentId}';
      alter table organizations enable trigger held_${env.environmentId}; commit`),
  )

  await expect(moved).rejects.toThrow(RowsDiffer)
  await expect(moved).rejects.toThrow('organizations')
})

test('writes are taken while deliveries end that are under way, and none begins', async () => {
  const env = await environmentIn(clusters)
  const api = createClient(server.url, env.apiKey)
  let respond: () => void = () => undefined
  const mayRespond = new Promise<void>((resolve) => {
    respond = resolve
  })
  const receiver = await startReceiver(() => mayRespond.then(() => ({ status: 200 })))
  await env.workos.webhooks.createWebhookEndpoint({ endpointUrl: receiver.url, events: ['organization.created'] })
  await env.workos.organizations.createOrganization({ name: 'First' })
  await receiver.received(1)
  const names = () => receiver.delivered.map(({ event }) => event.data.name)

  await moveWith(env, 'closing', async () => {
    expect((await api.post('/organizations', { name: 'Second' })).status).toBe(201)
    expect(names()).toEqual(['First'])
    setTimeout(respond, 100)
  })

  await receiver.received(2)
  expect(names()).toEqual(['First', 'Second'])
  await receiver.close()
})

test('calls that come while the environment is between both clusters are answered when it has arrived', async () => {
  const env = await environmentIn(clusters)
  const api = createClient(server.url, env.apiKey)
  const { id } = await env.workos.organizations.createOrganization({ name: 'Northwind' })
  const path = `/organizations/${id}`
  let calls: Promise<{ status: number }[]> | undefined

  await moveWith(env, 'left', async () => {
    calls = Promise.all([api.get(path), api.request(path, { method: 'PUT', body: { name: 'Southwind' } })])
    await delay(150)
  })

  expect((await calls)?.map(({ status }) => status)).toEqual([200, 200])
  expect(await env.workos.organizations.getOrganization(id)).toMatchObject({ name: 'Southwind' })
})

test('the guard of a move by the release before, which notes no changes, is replaced', async () => {
  const env = await environmentIn(clusters)
  const { environmentId } = env
  await main.database.pool.query(`
    create trigger held_${environmentId} before insert or update on organizations for each row
    when (new.environment_id = '${environmentId}') execute function guard_held_rows('${environmentId}')`)

  await moveWith(env, 'copied', () => env.workos.organizations.createOrganization({ name: 'Noted' }))

  const { data } = await env.workos.organizations.listOrganizations()
  expect(data.map(({ name }) => name)).toEqual(['Noted'])
})

test('a role of an operator in one environment moves with it and ends with it, whatever is forgotten in between', async () => {
  const env = await environmentIn(clusters)
  const { environmentId } = env
  const operators = await ensureOperatorsEnvironment(main)
  const email = `${environmentId.toLowerCase()}@team.example`
  await inviteOperator(operators, email, { environment_id: environmentId, role: 'support' })
  const roles = async () => (await findOperatorByEmail(operators, email))?.roles
  const held = [{ environment_id: environmentId, role: 'support' }]

  await moveEnvironment(env.toEu)
  expect(await roles()).toEqual(held)
  await forgetEnvironment({ environmentId, system: main, cluster: 'main', main })
  expect(await roles()).toEqual(held)
  await moveEnvironment(env.toMain)
  await forgetEnvironment({ environmentId, system: eu, cluster: 'eu', main })
  expect(await roles()).toEqual(held)
  await main.database.run(sql`delete from environments where id = ${environmentId}`)
  expect(await roles()).toEqual([])
})

test('no environment moves while keys are rotated in either cluster, also when that begins during the move', async () => {
  const env = await environmentIn(clusters)
  const running = 'Keys are being rotated in the cluster'
  await expect(moveWith(env, 'copied', () => startRotation(main, { isCompromised: false }))).rejects.toThrow(running)
  await env.workos.organizations.createOrganization({ name: 'It takes writes' })
  await expect(moveEnvironment(env.toEu)).rejects.toThrow(`${running} main`)
  // It may be over in one of them.
  await main.database.run(sql`update key_rotations set state = 'stored', stored_at = now()`)
  expect(await listRotations(eu)).toMatchObject([{ state: 'waiting' }])
  await expect(moveEnvironment(env.toEu)).rejects.toThrow(`${running} eu`)
  await eu.database.run(sql`update key_rotations set state = 'stored', stored_at = now()`)
  await moveEnvironment(env.toEu)
})
