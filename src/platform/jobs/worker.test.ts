import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { Type } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startDatabaseProxy } from '#test/database-proxy.ts'
import { startServer } from '#test/server.ts'
import { type Context, createContext, type System } from '../context.ts'
import { openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { createWakeUps } from '../db/wake-ups.ts'
import { createLog } from '../log.ts'
import { type CronDefinition, defineCron, defineJob, enqueueJob, type Job } from './define-job.ts'
import { startWorker, type WorkerOptions } from './worker.ts'

const patient = { timeout: 15_000 }
const environmentId = 'environment_of_jobs'

/** A cluster on a database of the test's own. */
async function openCluster() {
  const url = await createDatabase()
  const { app } = await startServer()
  const lines: string[] = []
  /** @param databaseUrl leads to the database of the cluster. */
  const openProcess = (databaseUrl = url): System => {
    const database = openDatabase({ url: databaseUrl, applicationName: 'worker test' })
    const log = createLog('warn', app.system.catalog.secretNames, { write: (line) => void lines.push(line) })
    const wakeUps = createWakeUps(database, log)
    onTestFinished(async () => {
      await wakeUps.stop()
      await database.close()
    })
    return { ...app.system, database, wakeUps, log }
  }
  const system = openProcess()
  const context = contextOf(system)
  return {
    lines,
    url,
    database: system.database,
    queue: <J extends Parameters<typeof enqueueJob>[1]>(job: J, payload: object = {}) =>
      context.transaction(async (tx) => enqueueJob(tx, job, payload)),
    /** From now on, no one is notified of what `queue` queues: as if its process died after the commit. */
    stopNotifying: () => system.wakeUps.stop(),
    queued: () =>
      system.database.many<{ attempts: number; locked_by: string | null; last_error: string | null }>(
        sql`select attempts, locked_by, last_error from graphile_worker._private_jobs order by id`,
      ),
    async work(
      jobs: readonly Job[],
      {
        databaseUrl,
        queueUrl,
        ...options
      }: WorkerOptions & { crons?: CronDefinition[]; databaseUrl?: string; queueUrl?: string } = {},
    ) {
      const opened = openProcess(databaseUrl)
      // The queue has connections of its own, which may be lost alone.
      const own =
        queueUrl === undefined
          ? opened
          : { ...opened, database: { ...opened.database, openPool: openProcess(queueUrl).database.openPool } }
      const worker = await startWorker(own, jobs, options.crons ?? [], async () => contextOf(own), options)
      let stopping: Promise<void> | undefined
      const stop = () => (stopping ??= worker.stop())
      onTestFinished(stop)
      return { stop }
    },
  }
}

function contextOf(system: System): Context {
  return createContext(system, { environmentId, clientId: 'client', actor: { type: 'system' } })
}

/** A job whose runs last until they are let go. */
function createSlowJob(definition: { concurrency?: number; perProcess?: number } = {}) {
  const begun: (() => void)[] = []
  let finished = 0
  const job = defineJob({
    name: 'slow',
    payload: Type.Object({}),
    maxAttempts: 3,
    ...definition,
    async run() {
      await new Promise<void>((resolve) => begun.push(resolve))
      finished += 1
    },
  })
  return { job, begun, finished: () => finished }
}

test.for(['urgent', 'ordinary'] as const)(
  'a job of the %s lane runs when another process has committed it, not when the next poll is due',
  async (lane) => {
    const cluster = await openCluster()
    const done: string[] = []
    const job = defineJob({
      name: 'quick',
      lane,
      payload: Type.Object({ of: Type.String() }),
      maxAttempts: 3,
      run: async ({ of }) => void done.push(of),
    })
    await cluster.work([job], { pollMs: 3_600_000 })

    for (const of of ['ada', 'bob']) {
      await cluster.queue(job, { of })
      await expect.poll(() => done.at(-1), patient).toBe(of)
    }
  },
)

test('a job whose process died before it could notify anyone is found by the next poll', async () => {
  const cluster = await openCluster()
  const done: string[] = []
  const job = defineJob({
    name: 'quick',
    payload: Type.Object({}),
    maxAttempts: 3,
    run: async () => void done.push('it'),
  })
  await cluster.work([job], { pollMs: 20 })
  await cluster.stopNotifying()

  await cluster.queue(job)

  await expect.poll(() => done, patient).toEqual(['it'])
})

test('a transaction that queues a job holds no NOTIFY, which would make all commits wait for one another', async () => {
  const cluster = await openCluster()
  const client = new Client({ connectionString: cluster.url })
  await client.connect()
  onTestFinished(() => client.end())
  const heard: (string | undefined)[] = []
  client.on('notification', ({ payload }) => heard.push(payload))
  await client.query('listen "jobs:insert"')
  await cluster.stopNotifying()

  await cluster.queue(createSlowJob().job)
  // Notices arrive in the order of commits.
  await client.query(`notify "jobs:insert", 'sent after it'`)

  await expect.poll(() => heard, patient).toEqual(['sent after it'])
  expect(await cluster.queued()).toHaveLength(1)
})

test('a process that has to stop finishes its current job, and takes no other', async () => {
  const cluster = await openCluster()
  const slow = createSlowJob({ concurrency: 1 })
  const { stop } = await cluster.work([slow.job])
  await cluster.queue(slow.job)
  await cluster.queue(slow.job)
  await expect.poll(() => slow.begun.length, patient).toBe(1)

  const stopped = stop()
  await delay(100)
  slow.begun[0]?.()
  await stopped

  expect([slow.begun.length, slow.finished()]).toEqual([1, 1])
  expect(await cluster.queued()).toEqual([{ attempts: 0, locked_by: null, last_error: null }])
})

test('a job that outlasts the grace goes back to the queue: another process has it at once, and the try does not count', async () => {
  const cluster = await openCluster()
  const slow = createSlowJob({ concurrency: 1 })
  const { stop } = await cluster.work([slow.job], { graceMs: 50 })
  await cluster.queue(slow.job)
  await expect.poll(() => slow.begun.length, patient).toBe(1)

  await stop()

  expect(await cluster.queued()).toEqual([{ attempts: 0, locked_by: null, last_error: null }])
  expect(cluster.lines.join()).toContain('jobs that take long go back to the queue')
  await cluster.work([slow.job])
  await expect.poll(() => slow.begun.length, patient).toBe(2)
  for (const letGo of slow.begun) letGo()
  await expect.poll(cluster.queued, patient).toEqual([])
})

test('what a process was at when it was killed is taken over once it has been silent for long, and not before', async () => {
  const cluster = await openCluster()
  const done: string[] = []
  const job = defineJob({
    name: 'quick',
    payload: Type.Object({ of: Type.String() }),
    maxAttempts: 3,
    run: async ({ of }) => void done.push(of),
  })
  const silentFor = { dead: 31, alive: 20 }
  for (const [of, seconds] of Object.entries(silentFor)) {
    await cluster.queue(job, { of })
    await cluster.database.run(sql`
      update graphile_worker._private_jobs set locked_by = ${of}, locked_at = now(), attempts = 1 where locked_by is null`)
    await cluster.database.run(sql`
      insert into job_processes (id, seen_at) values (${of}, now() - make_interval(secs => ${seconds}))`)
  }

  await cluster.work([job], { beatMs: 20 })

  await expect.poll(() => done, patient).toEqual(['dead'])
  await delay(300)
  expect(done).toEqual(['dead'])
})

test('a process says again and again that it is alive, and takes its leave when it stops', async () => {
  const cluster = await openCluster()
  const seen = () => cluster.database.many<{ at: string }>(sql`select seen_at as at from job_processes`)
  const { stop } = await cluster.work([], { beatMs: 20 })
  const [first] = await seen()

  await expect.poll(async () => (await seen())[0]?.at, patient).not.toBe(first?.at)
  await stop()

  expect(await seen()).toEqual([])
})

test('no more runs of a job than it allows are under way in the whole cluster; all of them are done', async () => {
  const cluster = await openCluster()
  let running = 0
  let most = 0
  let done = 0
  const job = defineJob({
    name: 'limited',
    payload: Type.Object({}),
    maxAttempts: 3,
    concurrency: 2,
    async run() {
      running += 1
      most = Math.max(most, running)
      await delay(20)
      running -= 1
      done += 1
    },
  })
  for (let i = 0; i < 20; i++) await cluster.queue(job)

  await Promise.all([cluster.work([job]), cluster.work([job])])

  await expect.poll(() => done, patient).toBe(20)
  expect(most).toBe(2)
})

test('what a person waits for is done while other work takes all the time that it likes', async () => {
  const cluster = await openCluster()
  const slow = createSlowJob()
  const done: string[] = []
  const mail = defineJob({
    name: 'mail',
    lane: 'urgent',
    payload: Type.Object({ to: Type.String() }),
    maxAttempts: 3,
    run: async ({ to }) => void done.push(to),
  })
  await cluster.work([slow.job, mail], { graceMs: 50 })
  for (let i = 0; i < 20; i++) await cluster.queue(slow.job)
  // As many as a process has workers for it; the others wait.
  await expect.poll(() => slow.begun.length, patient).toBe(3)

  for (const to of ['ada', 'bob', 'grace']) await cluster.queue(mail, { to })

  await expect.poll(() => done.toSorted(), patient).toEqual(['ada', 'bob', 'grace'])
  expect([slow.begun.length, slow.finished()]).toEqual([3, 0])
})

test('a job that waits for other servers has workers of its own in each process, and keeps no other job waiting', async () => {
  const cluster = await openCluster()
  const slow = createSlowJob({ perProcess: 2 })
  const done: string[] = []
  const quick = defineJob({
    name: 'quick',
    payload: Type.Object({ of: Type.String() }),
    maxAttempts: 3,
    run: async ({ of }) => void done.push(of),
  })
  const jobs = [slow.job, quick]
  for (let i = 0; i < 6; i++) await cluster.queue(slow.job)

  await cluster.work(jobs, { graceMs: 50 })
  await expect.poll(() => slow.begun.length, patient).toBe(2)
  for (const of of ['ada', 'bob', 'grace']) await cluster.queue(quick, { of })
  await expect.poll(() => done.toSorted(), patient).toEqual(['ada', 'bob', 'grace'])
  expect(slow.begun).toHaveLength(2)

  await cluster.work(jobs, { graceMs: 50 })
  await expect.poll(() => slow.begun.length, patient).toBe(4)
})

test('all lanes of a process listen over one connection', async () => {
  const cluster = await openCluster()
  const jobs = ['one', 'other'].map((name) => ({ ...createSlowJob({ perProcess: 1 }).job, name }))
  await cluster.work(jobs)

  await expect
    .poll(async () => {
      const { count } = await cluster.database.one<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and query like 'LISTEN "jobs:insert"%'`)
      return count
    }, patient)
    .toBe(1)
})

test('a job that fails on its last try is given up and logged with its cause; one of a wrong shape never runs', async () => {
  const cluster = await openCluster()
  let runs = 0
  const job = defineJob({
    name: 'failing',
    payload: Type.Object({ id: Type.String() }),
    maxAttempts: 1,
    async run() {
      runs += 1
      throw new Error('the cause of it')
    },
  })
  await cluster.queue(job, { id: 'a' })
  await cluster.queue(job, { name: 'of another version' })

  await cluster.work([job])

  const givenUp = () => cluster.lines.filter((line) => line.includes('a job was given up'))
  await expect.poll(() => givenUp().length, patient).toBe(2)
  expect(runs).toBe(1)
  expect(givenUp().join()).toContain('the cause of it')
  await expect
    .poll(async () => (await cluster.queued()).map(({ last_error }) => last_error), patient)
    .toEqual(['the cause of it', expect.stringContaining('`id` is missing')])
})

test('work by the clock that was missed is done once in the cluster when processes start, and only within a day', async () => {
  const cluster = await openCluster()
  let runs = 0
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const anHourAgo = new Date(Date.now() - 3_600_000)
  const missed = defineCron({
    name: 'missed',
    schedule: `${anHourAgo.getUTCMinutes()} ${anHourAgo.getUTCHours()} * * *`,
    async run() {
      runs += 1
      // A second run would not wait for the first.
      await held
    },
  })
  const known = (daysAgo: number) =>
    cluster.database.run(sql`
    insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    values ('missed', now() - interval '30 days', now() - make_interval(days => ${daysAgo}))`)
  await known(3)

  await Promise.all([cluster.work([], { crons: [missed] }), cluster.work([], { crons: [missed] })])
  await cluster.work([], { crons: [missed] })

  await expect.poll(() => runs, patient).toBe(1)
  await delay(500)
  expect(runs).toBe(1)
  letGo()
  await expect.poll(cluster.queued, patient).toEqual([])
})

test.for([
  ['succeeded', undefined, []],
  ['failed', new Error('the cause of it'), [{ attempts: 1, locked_by: null, last_error: 'the cause of it' }]],
] as const)(
  'a job that %s while the database was lost is stored as such when it is back, and does not run again',
  async ([, failure, expected]) => {
    const cluster = await openCluster()
    const proxy = await startDatabaseProxy(cluster.url)
    onTestFinished(proxy.close)
    let runs = 0
    const job = defineJob({
      name: 'interrupted',
      payload: Type.Object({}),
      maxAttempts: 1,
      async run() {
        runs += 1
        proxy.answerNew('refuse')
        proxy.cut()
        if (failure !== undefined) throw failure
      },
    })
    await cluster.queue(job)
    await cluster.work([job], { databaseUrl: proxy.url })

    await expect.poll(() => cluster.lines.join(), patient).toContain('the database is unavailable')
    proxy.answerNew('pass')

    await expect.poll(cluster.queued, patient).toEqual(expected)
    expect(runs).toBe(1)
  },
)

test('a process that stops without having stored the end of a job frees the job', async () => {
  const cluster = await openCluster()
  const proxy = await startDatabaseProxy(cluster.url)
  onTestFinished(proxy.close)
  const job = defineJob({
    name: 'interrupted',
    payload: Type.Object({}),
    maxAttempts: 2,
    async run() {
      proxy.answerNew('refuse')
      proxy.cut()
    },
  })
  await cluster.queue(job)
  // What says good-bye reaches the database, the queue does not.
  const { stop } = await cluster.work([job], { queueUrl: proxy.url, graceMs: 50 })
  await expect.poll(() => cluster.lines.join(), patient).toContain('the database is unavailable')

  await stop()

  expect(await cluster.queued()).toEqual([{ attempts: 1, locked_by: null, last_error: null }])
})
