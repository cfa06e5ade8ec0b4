import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { databaseUrl } from '#test/database-url.ts'
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { sql } from './sql.ts'
import type { Transaction } from './transaction.ts'
import { onViolation } from './violations.ts'

let url: string
let observer: Client

beforeAll(async () => {
  url = await createDatabase()
  observer = new Client({ connectionString: url })
  await observer.connect()
  await observer.query(`
    create table counters (name text primary key, n integer not null check (n >= 0));
    create table notes (id integer primary key, text text, parent integer references notes deferrable initially deferred)`)
})
afterAll(() => observer.end())
beforeEach(async () => {
  await observer.query(`truncate counters, notes; insert into counters values ('c', 0)`)
})

/** A database whose connections can be distinguished from all others. */
function open(options: Partial<DatabaseOptions> = {}): Database & { applicationName: string } {
  const applicationName = `test ${randomUUID()}`
  const db = openDatabase({ url, applicationName, ...options })
  onTestFinished(() => db.close().catch(() => undefined))
  return { ...db, applicationName }
}

const connections = async (applicationName: string) => {
  const { rows } = await observer.query<{ pid: number; state: string }>(
    'select pid, state from pg_stat_activity where application_name = $1',
    [applicationName],
  )
  return rows
}
const patient = { timeout: 10_000 }
const countNotes = async () => (await observer.query<{ n: number }>('select count(*)::int as n from notes')).rows[0]?.n
const note = (id: number, parent: number | null = null) => sql`insert into notes (id, parent) values (${id}, ${parent})`

test('statements sent at once over the shared connections get their own answers, failing ones in between or not', async () => {
  const db = open()

  const answers = await Promise.allSettled(
    Array.from({ length: 500 }, (_, i) => db.one<{ n: number }>(sql`select ${i}::int / ${i % 7}::int as n`)),
  )

  answers.forEach((answer, i) => {
    if (i % 7 === 0) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
    else expect(answer).toEqual({ status: 'fulfilled', value: { n: Math.floor(i / (i % 7)) } })
  })
  expect((await connections(db.applicationName)).length).toBeLessThanOrEqual(2)
})

test('what is asked in one turn of the event loop leaves over one connection, and the next turn takes another', async () => {
  const db = open({ readers: 2 })
  const ask = () => db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const askInCallbacksOfOneTurn = async () => {
    const askLater = () => new Promise<{ pid: number }>((resolve) => setImmediate(() => resolve(ask())))
    return new Set((await Promise.all(Array.from({ length: 4 }, askLater))).map(({ pid }) => pid))
  }
  // Both connections are made.
  for (let turn = 0; turn < 2; turn++) await askInCallbacksOfOneTurn()

  const [first, second] = [await askInCallbacksOfOneTurn(), await askInCallbacksOfOneTurn()]

  expect([first.size, second.size]).toEqual([1, 1])
  expect(first).not.toEqual(second)
})

test('a slow statement is taken off the shared connections, done once, and its neighbours are answered', async () => {
  const db = open({ readers: 1 })
  const timeout = sql`current_setting('statement_timeout') as timeout`

  const [slow, ...neighbours] = await Promise.all([
    db.one(sql`
      with done as (update counters set n = n + 1 returning n) select n, pg_sleep(0.4)::text as slept, ${timeout} from done`),
    ...Array.from({ length: 20 }, (_, i) => db.one(sql`select ${i}::int as i, ${timeout}`)),
  ])

  expect(slow).toEqual({ n: 1, slept: '', timeout: '1min' })
  expect(neighbours).toEqual(Array.from({ length: 20 }, (_, i) => ({ i, timeout: '250ms' })))
  expect((await observer.query('select n from counters')).rows).toEqual([{ n: 1 }])
})

test('a slow list is known the next time and goes straight to a connection of its kind; of requests, none is', async () => {
  const db = open()
  const holder = await open().begin()
  await holder.run(sql`lock table notes in access exclusive mode`)
  const slow = sql`select id, current_setting('statement_timeout') as timeout from notes where id = ${1}`
  const running = (kind: string) => db.slowWork().find((each) => each.kind === kind)?.running
  const ofList = db.as({ kind: 'list', environmentId: 'env_1' })

  const first = ofList.many(slow)
  await expect.poll(() => running('list'), patient).toBe(1)
  const second = ofList.many(slow)
  await expect.poll(() => running('list'), { interval: 1 }).toBe(2)
  // Neither another environment nor a request takes a place before it was slow itself.
  const others = [db.as({ kind: 'list', environmentId: 'env_2' }).many(slow), db.many(slow)]
  expect([running('list'), running('request')]).toEqual([2, 0])
  await expect.poll(() => [running('list'), running('request')], patient).toEqual([3, 1])
  await holder.run(note(1))
  await holder.commit()

  expect(await Promise.all([first, second, ...others])).toEqual(Array(4).fill([{ id: 1, timeout: '1min' }]))
  // After it was slow, and is quick again.
  expect(await ofList.one(slow)).toEqual({ id: 1, timeout: '1min' })
  expect(await db.one(slow)).toEqual({ id: 1, timeout: '250ms' })
})

test('a statement goes on working when a migration changes the type of its columns', async () => {
  const db = open({ readers: 1 })
  await observer.query('create table changing (a integer); insert into changing values (1)')
  const read = () => db.one(sql`select a from changing`)
  expect(await read()).toEqual({ a: 1 })

  await observer.query('alter table changing alter a type text')

  expect(await read()).toEqual({ a: '1' })
})

test('a statement that waits too long to be prepared takes none of those down that count on its preparation', async () => {
  const db = open({ readers: 1 })
  const holder = await open().begin()
  await holder.run(sql`lock table notes in access exclusive mode`)

  const answers = Promise.allSettled(
    Array.from({ length: 5 }, (_, i) => db.many(sql`select id from notes where id = ${i}`)),
  )
  // The first one goes on on a connection of its own.
  await expect.poll(async () => (await connections(db.applicationName)).length, patient).toBeGreaterThan(1)
  await holder.commit()

  expect(await answers).toEqual(Array(5).fill({ status: 'fulfilled', value: [] }))
})

test('a shared connection that was lost is replaced, and none is left behind', async () => {
  const db = open()
  const busy = new AbortController()
  const load = Promise.all(
    Array.from({ length: 20 }, async () => {
      while (!busy.signal.aborted) await db.one(sql`select 1 as one`).catch(() => undefined)
    }),
  )
  for (let round = 0; round < 5; round++) {
    await expect.poll(async () => (await connections(db.applicationName)).length, patient).toBeGreaterThanOrEqual(2)
    await observer.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
      db.applicationName,
    ])
  }
  busy.abort()
  await load

  await expect.poll(() => db.one(sql`select 1 as one`).catch(() => undefined), patient).toEqual({ one: 1 })
  expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 })
  expect((await connections(db.applicationName)).length).toBeLessThanOrEqual(2)
  await db.close()
  await expect.poll(() => connections(db.applicationName), patient).toEqual([])
})

test('without a connection nothing was asked, and the error says so', async () => {
  const db = openDatabase({ url: databaseUrl(url, 'gatehouse_nowhere'), applicationName: 'test' })
  onTestFinished(() => db.close())

  for (const work of [() => db.one(sql`select 1`), () => db.begin(), () => db.transaction(() => Promise.resolve())])
    await expect(work()).rejects.toMatchObject({ name: 'DatabaseUnavailable', cause: { code: '3D000' } })
})

test('a slow statement that finds no connection to go on on did nothing, and its error says so', async () => {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'test', readers: 1 })
  onTestFinished(() => db.close())
  await db.run(sql`create table done (n integer)`)
  const { name } = await db.one<{ name: string }>(sql`select current_database() as name`)
  await observer.query(`alter database "${name}" allow_connections false`)

  const slow = db.run(sql`with done as (insert into done values (1) returning n) select pg_sleep(0.4) from done`)

  await expect(slow).rejects.toMatchObject({ name: 'DatabaseUnavailable', cause: { code: '55000' } })
  expect(await db.one(sql`select count(*)::int as n from done`)).toEqual({ n: 0 })
})

test('what is kept for the end of a transaction commits with it; what is kept for afterwards follows a commit alone', async () => {
  const db = open()
  const followed: string[] = []
  const keep = (tx: Transaction, name: string, id: number) => {
    tx.beforeCommit(() => tx.send(note(id)))
    tx.afterCommit(() => followed.push(name))
  }

  await db.transaction(async (tx) => keep(tx, 'committed', 1))
  await db
    .transaction(async (tx) => {
      await tx.run(note(2))
      keep(tx, 'rejected', 3)
      throw new Error('changed its mind')
    })
    .catch(() => undefined)
  // The note at the end is one too many.
  await db.transaction(async (tx) => keep(tx, 'failed', 1)).catch(() => undefined)

  expect(followed).toEqual(['committed'])
  expect(await countNotes()).toBe(1)
})

test('a transaction is visible to others after its commit and not before; a rejected one leaves nothing', async () => {
  const db = open()

  await db.transaction(async (tx) => {
    await tx.run(note(1))
    expect(await countNotes()).toBe(0)
    expect(await tx.one(sql`select count(*)::int as n from notes`)).toEqual({ n: 1 })
  })
  expect(await countNotes()).toBe(1)

  const changedItsMind = new Error('changed its mind')
  const refused = db.transaction(async (tx) => {
    await tx.run(note(2))
    throw changedItsMind
  })
  await expect(refused).rejects.toBe(changedItsMind)
  expect(await countNotes()).toBe(1)
})

test('a statement whose answer no one waits for fails the commit, and nothing is stored', async () => {
  const db = open()

  const outcome = db.transaction(async (tx) => {
    await tx.run(note(1))
    tx.send(note(1))
    return 'done'
  })

  await expect(outcome).rejects.toMatchObject({ code: '23505' })
  expect(await countNotes()).toBe(0)
})

test('a failed statement fails the commit, even when its error was caught', async () => {
  const db = open()

  const outcome = db.transaction(async (tx) => {
    await tx.run(note(1))
    await tx.run(note(1)).catch(() => undefined)
  })

  await expect(outcome).rejects.toThrow()
  expect(await countNotes()).toBe(0)
})

test('what only the commit finds out rejects the transaction, and nothing is stored', async () => {
  const db = open()

  await expect(db.transaction((tx) => tx.run(note(1, 99)))).rejects.toMatchObject({ code: '23503' })

  expect(await countNotes()).toBe(0)
})

test('a statement after the end of its transaction is refused and does nothing', async () => {
  const db = open({ transactions: 1 })
  const kept = await db.transaction(async (tx) => tx)
  const rolledBack = await db.begin()
  await rolledBack.run(note(1))
  await rolledBack.rollback()

  for (const tx of [kept, rolledBack]) {
    await expect(tx.run(note(2))).rejects.toThrow('A statement came after its transaction was over.')
  }
  await rolledBack.rollback()
  expect(await countNotes()).toBe(0)
})

test('a rollback right behind statements that are still running undoes them', async () => {
  const db = open()
  const tx = await db.begin()
  for (let id = 1; id <= 50; id++) tx.send(note(id))

  await tx.rollback()

  expect(await countNotes()).toBe(0)
  expect(await connections(db.applicationName)).toEqual([expect.objectContaining({ state: 'idle' })])
})

test('a sent statement that fails makes the commit fail in the words of its sender, whatever was sent behind it', async () => {
  const db = open()
  const taken = () => new Error('This number is taken.')
  await db.transaction((tx) => tx.run(note(1)))

  const committed = db.transaction(async (tx) => {
    tx.send(note(1), onViolation('notes_pkey', taken))
    tx.send(note(2))
  })

  await expect(committed).rejects.toThrow('This number is taken.')
  expect(await db.one(sql`select count(*)::int as n from notes`)).toEqual({ n: 1 })
})

test('however a transaction ends, its connection serves the next one', async () => {
  const db = open({ transactions: 1 })
  const fails: ((tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<unknown>)[] = [
    async () => {
      throw new Error('at once')
    },
    async (tx) => {
      await tx.run(note(1))
      throw new Error('later')
    },
    (tx) => tx.run(sql`select 1 / 0`),
    async (tx) => tx.send(sql`select 1 / 0`),
    (tx) => tx.run(sql`select 1 / 0`).catch(() => undefined),
    (tx) => tx.run(note(1, 99)),
    (tx) => tx.one(sql`select 1 where false`),
  ]

  for (const work of fails) {
    await expect(db.transaction(work)).rejects.toThrow()
    await db.transaction(async () => undefined)
    expect(await db.transaction((tx) => tx.one(sql`select count(*)::int as n from notes`))).toEqual({ n: 0 })
  }
})

test('a connection that dies in a transaction rejects it and serves no one after', async () => {
  const db = open({ transactions: 1 })
  const dying = db.transaction(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await tx.run(note(1))
    await observer.query('select pg_terminate_backend($1)', [pid])
    await tx.run(note(2))
  })

  await expect(dying).rejects.toThrow()
  expect(await countNotes()).toBe(0)
  expect(await db.transaction((tx) => tx.run(note(3)))).toBe(1)
})

test('a hundred parallel transactions share sixteen connections, and each is alone', async () => {
  const db = open()
  let running = 0
  let most = 0
  let letGo: () => void
  const sixteenRun = new Promise<void>((resolve) => {
    letGo = resolve
  })

  const seen = await Promise.all(
    Array.from({ length: 100 }, () =>
      db.transaction(async (tx) => {
        running += 1
        most = Math.max(most, running)
        if (running === 16) letGo()
        await sixteenRun
        const { n } = await tx.one<{ n: number }>(sql`select n from counters for update`)
        tx.send(sql`update counters set n = ${n + 1}`)
        running -= 1
        return n
      }),
    ),
  )

  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
  expect((await observer.query('select n from counters')).rows).toEqual([{ n: 100 }])
  expect(most).toBe(16)
  expect(await connections(db.applicationName)).toHaveLength(16)
})

test('a violated constraint becomes the error that was named for it, and only that one', async () => {
  const db = open()
  const tooFew = new Error('too few')
  const decrement = (constraint: string) =>
    db.run(sql`update counters set n = n - 1`).catch(onViolation(constraint, () => tooFew))

  await expect(decrement('counters_n_check')).rejects.toBe(tooFew)
  await expect(decrement('counters_pkey')).rejects.toMatchObject({ code: '23514' })
})

test('a statement that must answer a row says so when there is none; the others tell by undefined, [] and 0', async () => {
  const db = open()
  const none = sql`select n from counters where name = ${'unknown'}`

  await expect(db.one(none)).rejects.toThrow('A statement that must answer a row answered none')
  expect([await db.maybe(none), await db.many(none), await db.run(none)]).toEqual([undefined, [], 0])
})

test('a closed database refuses further statements', async () => {
  const db = open()
  await db.one(sql`select 1`)
  await db.close()

  await expect(db.one(sql`select 1`)).rejects.toThrow()
  await expect(db.transaction((tx) => tx.run(note(1)))).rejects.toThrow()
})

test('no plan is compiled, whatever the server is set to: that takes longer than to run any of ours', async () => {
  const database = open()
  const jit = sql`select current_setting('jit') as jit`
  expect(await database.one(jit)).toEqual({ jit: 'off' })
  expect(await database.transaction((tx) => tx.one(jit))).toEqual({ jit: 'off' })
  expect((await database.pool.query(jit.text)).rows).toEqual([{ jit: 'off' }])
})
