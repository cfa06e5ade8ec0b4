import type { WorkOS } from '@workos-inc/node'
import { afterAll, expect, test } from 'vitest'
import { createEnvironment, findEnvironmentContext, findPlacement } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createClient } from '#test/client.ts'
import { furnish } from '#test/furnish.ts'
import { type Receiver, startReceiver } from '#test/receiver.ts'
import { inTurn } from '#test/turns.ts'
import { forgetEnvironment } from './forget.ts'
import { goBack } from './go-back.ts'
import { moveEnvironment } from './move.ts'
import { AlreadyMoved } from './recover.ts'
import type { Step } from './steps.ts'
import { environmentIn, rowsOf, startTwoClusters } from './two-clusters.fixture.ts'

const clusters = await startTwoClusters()
const { server, main, eu } = clusters
afterAll(() => server.close())

const email = 'ada@northwind.example'
const password = 'a long password of Ada'

test('an environment goes on in another cluster with its keys, sessions, events in their order and due webhooks, and back', async () => {
  const env = await environmentIn(clusters)
  const { clientId, environmentId } = env
  const receiver = await startReceiver(() => ({ status: 500 }))
  await env.workos.webhooks.createWebhookEndpoint({ endpointUrl: receiver.url, events: ['organization.created'] })
  const user = await env.workos.userManagement.createUser({ email, password, emailVerified: true })
  const session = await env.workos.userManagement.authenticateWithPassword({ clientId, email, password })
  const organization = await env.workos.organizations.createOrganization({ name: 'Northwind' })
  await receiver.received(1)
  const before = await eventsOf(env.workos)
  await queueJob(main, environmentId)

  const { tables } = await moveEnvironment(env.toEu)

  expect(tables.find(({ name }) => name === 'users')).toMatchObject({ rows: 1 })
  expect(await findPlacement(main, environmentId)).toMatchObject({
    cluster: 'eu',
    epoch: 2,
    state: 'settled',
  })
  expect([await jobsOf(main), await jobsOf(eu)]).toEqual([0, 1])
  expect(await env.workos.organizations.getOrganization(organization.id)).toEqual(organization)
  expect(await findEnvironmentContext(main, environmentId)).toBeUndefined()
  const { refreshToken } = session
  const refreshed = await env.workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
  expect(refreshed.user.id).toBe(user.id)
  await env.workos.organizations.createOrganization({ name: 'Southwind' })
  const after = await eventsOf(env.workos)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.at(-1)).toMatchObject({ event: 'organization.created', data: { name: 'Southwind' } })
  const taken = await takeFromNowOn(receiver, eu, environmentId, 2)
  expect(taken.toSorted()).toEqual(['Northwind', 'Southwind'])

  await moveEnvironment(env.toMain)

  expect(await eventsOf(env.workos)).toEqual(after)
  const deleted = await forgetEnvironment({
    environmentId,
    system: eu,
    cluster: 'eu',
    main,
  })
  expect(deleted).toBeGreaterThan(0)
  expect(await rowsOf(eu, 'users', environmentId)).toEqual([])
  expect(await env.workos.organizations.getOrganization(organization.id)).toEqual(organization)
  await receiver.close()
}, 90_000)

test('while an environment leaves, its writes are refused with a time to try again; what began before is waited for; others go on', async () => {
  const env = await environmentIn(clusters)
  const other = await createEnvironment(main, 'Another')
  const [mine, others] = [env.apiKey, other.apiKey].map((key) => createClient(server.url, key))
  const kept = await env.workos.organizations.createOrganization({ name: 'Kept' })
  const create = (client = mine) => client?.post('/organizations', { name: 'Refused' })
  const refused: unknown[] = []
  let late: { commit(): void; committed: Promise<unknown> } | undefined

  await moveEnvironment(env.toEu, {
    async onStep(step) {
      if (step === 'copied') late = await writeLate(env.environmentId)
      if (step !== 'draining' && step !== 'sealed' && step !== 'verified') return
      const answer = await create()
      refused.push([answer?.status, answer?.headers.get('retry-after'), answer?.body])
      expect((await mine?.get(`/organizations/${kept.id}`))?.status).toBe(200)
      expect((await create(others))?.status).toBe(201)
      late?.commit()
    },
  })
  await late?.committed

  const moving = [503, '2', expect.objectContaining({ code: 'environment_moving' })]
  expect(refused).toEqual([moving, moving, moving])
  const { data } = await env.workos.organizations.listOrganizations({})
  expect(data).toEqual([kept])
  expect(await eu.database.one(sql`select name from environments where id = ${env.environmentId}`)).toEqual({
    name: 'Written late',
  })
})

test('events of other environments in the cluster reach their receivers, though its log jumps behind the positions that move in', async () => {
  const env = await environmentIn(clusters)
  const { workos } = await environmentIn(clusters, 'eu')
  const receiver = await startReceiver()
  await workos.webhooks.createWebhookEndpoint({ endpointUrl: receiver.url, events: ['organization.created'] })
  // So that the log of `main` is ahead.
  await main.database.run(sql`update event_positions set last = last + 5000`)
  await env.workos.organizations.createOrganization({ name: 'Moves' })
  const names = ['before', 'between', 'behind']

  await workos.organizations.createOrganization({ name: 'before' })
  await moveEnvironment(env.toEu, {
    async onStep(step) {
      if (step === 'copied') await workos.organizations.createOrganization({ name: 'between' })
    },
  })
  await workos.organizations.createOrganization({ name: 'behind' })

  const delivered = await receiver.received(3)
  expect(delivered.map(({ event }) => event.data.name).sort()).toEqual(names.toSorted())
  await receiver.close()
})

const steps: Step[] = ['guarded', 'copied', 'closing', 'draining', 'drained', 'sealed', 'verified', 'switching', 'left']

// Of each run another step, in one of the two ways.
const ends = [...steps, 'arrived' as const].map((at, i) => ({
  at,
  how: i % 2 === 0 || at === 'arrived' ? 'is killed' : 'fails',
}))
const otherEnds = steps.map((at, i) => ({ at, how: i % 2 === 0 ? 'fails' : 'is killed' }))

test.each(inTurn([...ends, ...otherEnds]))(
  'a move that $how at the step $at loses nothing, and the next one ends it',
  async ({ at, how }) => {
    const env = await environmentIn(clusters)
    await env.workos.organizations.createOrganization({ name: 'Before' })
    if (how === 'is killed') await killedAt(env.toEu, at)
    else {
      await expect(moveEnvironment(env.toEu, { onStep: (step) => plantAt(at, step) })).rejects.toThrow('planted')
      // It is where it was.
      await env.workos.organizations.createOrganization({ name: 'Between' })
    }

    if (at === 'arrived') await expect(moveEnvironment(env.toEu)).rejects.toThrow(AlreadyMoved)
    else await moveEnvironment(env.toEu)
    await env.workos.organizations.createOrganization({ name: 'After' })
    const { data } = await env.workos.organizations.listOrganizations({ order: 'asc' })
    const names = ['Before', ...(how === 'fails' ? ['Between'] : []), 'After']
    expect(data.map(({ name }) => name)).toEqual(names)
  },
)

function plantAt(at: Step, step: Step): void {
  if (step === at) throw new Error('planted')
}

test('a move that was killed while writes were refused can be undone without the other cluster', async () => {
  const env = await environmentIn(clusters)
  await killedAt(env.toEu, 'sealed')
  await expect(env.workos.organizations.createOrganization({ name: 'Refused' })).rejects.toMatchObject({
    status: 503,
  })

  await goBack({ ...env.toEu, target: undefined })

  expect(await env.workos.organizations.createOrganization({ name: 'Taken' })).toMatchObject({ name: 'Taken' })
})

test('what does not fit is refused before anything changes: where it is already, the first environment, an unknown one', async () => {
  const env = await environmentIn(clusters)
  const first = server.app.firstEnvironment.environmentId

  await expect(moveEnvironment({ ...env.toEu, targetName: 'main' })).rejects.toThrow('is in the cluster main already')
  await expect(moveEnvironment({ ...env.toEu, environmentId: first })).rejects.toThrow('stays in the cluster main')
  await expect(moveEnvironment({ ...env.toEu, environmentId: 'environment_x' })).rejects.toThrow(
    'There is no environment',
  )
  expect(await rowsOf(eu, 'management_keys', env.environmentId)).toEqual([])
})

// Furnishing takes six seconds of the processor.
test.each(oneOfSeven())(
  'an environment with everything that there is moves as it is',
  async () => {
    await furnish(server, 'northwind')
    const { environmentId } = server.environment
    const between = {
      environmentId,
      source: main,
      target: eu,
      targetName: 'eu',
      main,
    }

    const { tables } = await moveEnvironment(between)

    expect(tables.length).toBeGreaterThan(80)
    for (const name of ['sessions', 'signing_keys', 'webhook_endpoints', 'vault_objects', 'audit_log_events'])
      expect(await rowsOf(eu, name, environmentId)).toEqual(await rowsOf(main, name, environmentId))
  },
  90_000,
)

function oneOfSeven(): number[] {
  return inTurn([0])
}

/** Writes in a transaction that stays open until it is let go. */
async function writeLate(environmentId: string) {
  let commit: () => void = () => undefined
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve
  })
  let committed: Promise<unknown> = Promise.resolve()
  await new Promise<void>((resolve) => {
    committed = main.database.transaction(async (tx) => {
      await tx.run(sql`update environments set name = 'Written late' where id = ${environmentId}`)
      resolve()
      await mayCommit
    })
  })
  return { commit, committed }
}

async function eventsOf(workos: WorkOS) {
  const { data } = await workos.events.listEvents({ events: [...listed], limit: 100 })
  return data
}
const listed = ['user.created', 'session.created', 'organization.created'] as const

/** A job that no worker begins. */
async function queueJob({ database }: System, environmentId: string): Promise<void> {
  const envelope = JSON.stringify({ environment_id: environmentId, payload: {} })
  await database.run(sql`
    select gatehouse_jobs.enqueue('a_later_job', ${envelope}::json, null, '2100-01-01'::timestamptz, 3, 'a later job')`)
}

async function jobsOf({ database }: System): Promise<number> {
  const { count } = await database.one<{ count: number }>(
    sql`select count(*)::int as count from graphile_worker._private_jobs where key = 'a later job'`,
  )
  return count
}

/** Has a receiver take what comes, and what waits for another try go out at once. @returns the names of the first ones */
async function takeFromNowOn(
  receiver: Pick<Receiver, 'respond'>,
  { database }: System,
  environmentId: string,
  count: number,
): Promise<unknown[]> {
  const taken: unknown[] = []
  const areThere = new Promise<void>((resolve) => {
    receiver.respond = ({ event }) => {
      if (taken.push(event.data.name) === count) resolve()
      return { status: 200 }
    }
  })
  await database.run(sql`
    update webhook_deliveries set next_attempt_at = now() where environment_id = ${environmentId} and state = 'pending'`)
  await areThere
  return taken
}

/** Ends the sessions of a move at a step, after which it has to go back without being told. */
async function killedAt(move: Parameters<typeof moveEnvironment>[0], at: Step): Promise<void> {
  await new Promise<void>((resolve) => {
    void moveEnvironment(move, {
      onStep(step) {
        if (step !== at) return undefined
        resolve()
        return new Promise(() => undefined)
      },
    })
  })
  await move.main.database.run(sql`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
      and (classid::bigint << 32 | objid::bigint) = hashtextextended('move:' || ${move.environmentId}, 0)`)
}
