import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { createIdMaker } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { createRandom, type Random } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { type EventConsumer, type LogRange, startTail, type TailOptions } from './tail.ts'

/** Processes on a database of the test's own: systems that differ in their connections. */
async function openProcesses(count: number): Promise<System[]> {
  const url = await createDatabase()
  const { app } = await startServer()
  return Array.from({ length: count }, () => {
    const database = openDatabase({ url, applicationName: 'tail test' })
    onTestFinished(() => database.close())
    return { ...app.system, database }
  })
}

const { newId } = createIdMaker(() => new Date())

/** Records events in one transaction, which takes a while from the first of them to its commit. */
async function record(db: Database, count = 1, seconds = 0, isUndone = false): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('event'))
  const tx = await db.begin()
  await tx.run(sql`
    insert into events (environment_id, id, event, data, created_at)
    select ${`environment_${count}`}, id, 'user.created', '{}', now() from unnest(${ids}::text[]) id`)
  if (seconds > 0) await tx.run(sql`select pg_sleep(${seconds})`)
  if (isUndone) await tx.rollback()
  else await tx.commit()
  return isUndone ? [] : ids
}

interface Notebook extends EventConsumer {
  /** The events that it was handed, in the order in which it was. */
  seen(): Promise<string[]>
}

/** A consumer that writes down what it is handed, in the transaction that it is handed. */
async function openNotebook(
  db: Database,
  name: string,
  inBetween: (tx: Transaction, range: LogRange) => Promise<unknown> = async () => undefined,
): Promise<Notebook> {
  await db.pool.query(`create table if not exists ${name}_seen (n bigserial primary key, id text)`)
  return {
    name,
    async consume(tx, range) {
      const insert = `insert into ${name}_seen (id) select id from events where position > `
      await tx.run(writtenOut([insert, ' and position <= ', ' order by position'], [range.after, range.upTo]))
      await inBetween(tx, range)
    },
    async seen() {
      const { rows } = await db.pool.query<{ id: string }>(`select id from ${name}_seen order by n`)
      return rows.map(({ id }) => id)
    },
  }
}

function follow(system: System, consumer: EventConsumer, options?: TailOptions) {
  const tail = startTail(system, consumer, options)
  onTestFinished(() => tail.stop())
  return tail
}

async function positions(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>('select id from events order by position')
  return rows.map(({ id }) => id)
}

/** The tails have made their cursors, which begin at the end of the log. */
async function untilFollowed(db: Database, count: number): Promise<void> {
  const cursors = async () =>
    (await db.many(sql`select 1 from event_cursors where name not in ('webhooks', 'tallies')`)).length
  await expect.poll(cursors).toBe(count)
}

async function leaveTransactionOpenElsewhere(): Promise<void> {
  const client = new Client({ connectionString: await createDatabase() })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query('create table left_open as select 1 as one')
}

function writeFor(random: Random, db: Database, rounds: number): Promise<string[]> {
  const writer = async () => {
    const ids: string[] = []
    for (let i = 0; i < rounds; i++) {
      const seconds = random.pick([0, 0, 0, 0.003, 0.02, 0.1, 0.3])
      ids.push(...(await record(db, 1 + random.integer(4), seconds, random.integer(8) === 0)))
    }
    return ids
  }
  return Promise.all(Array.from({ length: 12 }, writer)).then((all) => all.flat())
}

test.each([1, 2, 3])(
  'each consumer gets every committed event exactly once and in order, however they commit and fail (seed %i)',
  async (seed) => {
    const random = createRandom(seed)
    const [one, two] = (await openProcesses(2)) as [System, System]
    const db = one.database
    await leaveTransactionOpenElsewhere()
    const steady = await openNotebook(db, 'steady')
    let failures = 3
    const failing = await openNotebook(db, 'failing', async () => {
      if (failures-- > 0) throw new Error('changed its mind after it wrote')
    })
    for (const system of [one, two]) {
      follow(system, steady, { intervalMs: 5, batch: 3 + random.integer(5) })
      follow(system, failing, { intervalMs: 5, batch: 100 })
    }
    await untilFollowed(db, 2)

    const committed = await writeFor(random, db, 12)

    for (const { seen } of [steady, failing]) {
      await expect.poll(async () => (await seen()).length, { timeout: 15_000 }).toBe(committed.length)
      const all = await seen()
      expect([...all].sort()).toEqual([...committed].sort())
      expect(all).toEqual(await positions(db))
    }
  },
)

test('when the process that deals with a part dies, another one deals with it, and nothing happens twice', async () => {
  const [dying, other] = (await openProcesses(2)) as [System, System]
  const observer = other.database
  let killed = 0
  const deadly = await openNotebook(dying.database, 'mortal', async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    killed += 1
    await observer.pool.query('select pg_terminate_backend($1)', [pid])
  })
  const harmless = await openNotebook(observer, 'mortal')
  follow(dying, deadly, { intervalMs: 5 })
  await untilFollowed(observer, 1)
  const ids = await record(observer, 5)
  await expect.poll(() => killed).toBeGreaterThan(0)
  expect(await harmless.seen()).toEqual([])

  follow(other, harmless, { intervalMs: 5 })

  await expect.poll(harmless.seen, { timeout: 5_000 }).toEqual(ids)
  await delay(100)
  expect(await harmless.seen()).toEqual(ids)
})

test('while one process is at a part, others pass by and do not wait; another consumer goes on', async () => {
  const [one, two] = (await openProcesses(2)) as [System, System]
  const db = one.database
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isAtIt = false
  const slow = await openNotebook(db, 'slow', () => {
    isAtIt = true
    return gate
  })
  let others = 0
  const passing = await openNotebook(db, 'slow', async () => {
    others += 1
  })
  const quick = await openNotebook(db, 'quick')
  follow(one, slow, { intervalMs: 5 })
  follow(two, quick, { intervalMs: 5 })
  await untilFollowed(db, 2)
  const first = await record(db)
  await expect.poll(() => isAtIt).toBe(true)
  const second = startTail(two, passing, { intervalMs: 5 })
  const ids = [...first, ...(await record(db, 3))]

  await expect.poll(quick.seen).toEqual(ids)
  expect(others).toBe(0)
  await second.stop()

  letGo()
  follow(two, passing, { intervalMs: 5 })
  await expect.poll(slow.seen).toEqual(ids)
})

test('a new consumer begins at the end of the log, and one that was away goes on where it was', async () => {
  const [system] = (await openProcesses(1)) as [System]
  const db = system.database
  await record(db, 3)
  const old = await openNotebook(db, 'old')
  const first = follow(system, old, { intervalMs: 5 })
  await untilFollowed(db, 1)
  const early = await record(db, 2)
  await expect.poll(old.seen).toEqual(early)
  await first.stop()

  const meanwhile = await record(db, 4)
  const young = await openNotebook(db, 'young')
  follow(system, old, { intervalMs: 5 })
  await expect.poll(old.seen).toEqual([...early, ...meanwhile])
  follow(system, young, { intervalMs: 5 })
  await untilFollowed(db, 2)
  const late = await record(db, 2)

  await expect.poll(old.seen).toEqual([...early, ...meanwhile, ...late])
  await expect.poll(young.seen).toEqual(late)
})

test('a tail that stops finishes the part in hand', async () => {
  const [system] = (await openProcesses(1)) as [System]
  const db = system.database
  let isAtIt = false
  const notebook = await openNotebook(db, 'stopping', async () => {
    isAtIt = true
    await delay(200)
  })
  const tail = startTail(system, notebook, { intervalMs: 5, batch: 2 })
  await untilFollowed(db, 1)
  const ids = await record(db, 6)
  await expect.poll(() => isAtIt).toBe(true)

  await tail.stop()

  expect(await notebook.seen()).toEqual(ids.slice(0, 2))
})

test('an event is handed on as soon as it is committed, without waiting for the next look at the log', async () => {
  const { app, workos } = await startServer()
  const notebook = await openNotebook(app.system.database, 'prompt')
  follow(app.system, notebook, { intervalMs: 600_000 })
  const cursor = () => app.system.database.maybe(sql`select 1 from event_cursors where name = 'prompt'`)
  await expect.poll(cursor).toBeDefined()

  for (const name of ['Northwind', 'Contoso', 'Fabrikam']) {
    const before = (await notebook.seen()).length
    await workos.organizations.createOrganization({ name })
    await expect.poll(async () => (await notebook.seen()).length, { timeout: 10_000 }).toBeGreaterThan(before)
  }
})
