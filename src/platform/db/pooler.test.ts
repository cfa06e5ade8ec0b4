import { Client } from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startDatabaseProxy } from '#test/database-proxy.ts'
import { databaseUrl } from '#test/database-url.ts'
import { type PoolerOptions, startTransactionPooler } from '#test/transaction-pooler.ts'
import { ConfigError } from '../config-error.ts'
import { checkConnections } from './check-connections.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'

// What PgBouncer itself does is shown by `npm run drill -- pooler`.

let directUrl: string
const patient = { timeout: 10_000 }

beforeAll(async () => {
  directUrl = await createDatabase()
  await run(`
    do $$ begin
      execute format('alter database %I set timezone = ''Europe/Berlin''', current_database());
      execute format('alter database %I set datestyle = ''German''', current_database());
      execute format('alter database %I set jit = on', current_database());
    end $$;
    create table notes (id integer primary key)`)
})

async function run(text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: directUrl })
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows as unknown[]
}

async function startPooler(options: PoolerOptions = {}) {
  const pooler = await startTransactionPooler(directUrl, options)
  onTestFinished(() => pooler.close())
  return pooler
}

async function open(options: PoolerOptions = {}) {
  const { url } = await startPooler(options)
  const database = openDatabase({ url, directUrl, applicationName: 'test' })
  onTestFinished(() => database.close())
  return database
}

const settings = sql`
  select current_setting('timezone') as timezone, current_setting('jit') as jit, current_setting('enable_seqscan') as seqscan,
    current_setting('statement_timeout') as timeout, current_setting('idle_in_transaction_session_timeout') as idle,
    '2026-11-26 10:00:00.5Z'::timestamptz as time`
const everywhere = { timezone: 'UTC', jit: 'off', time: '2026-11-26T10:00:00.500Z' }

describe('through a pooler', () => {
  test('every kind of statement has its settings, whatever the database has, and leaves none behind', async () => {
    const database = await open()
    const shared = { ...everywhere, seqscan: 'off', timeout: '250ms', idle: '0' }

    expect(await Promise.all([database.one(settings), database.as({ kind: 'list' }).one(settings)])).toEqual([
      shared,
      shared,
    ])
    expect(await database.transaction((tx) => tx.one(settings))).toEqual({
      ...everywhere,
      seqscan: 'off',
      timeout: '1min',
      idle: '8s',
    })
    expect(await database.ordinary.one(settings)).toEqual({
      ...everywhere,
      seqscan: 'on',
      timeout: '1min',
      idle: '8s',
    })
    const left = sql`select current_setting('timezone') as timezone, current_setting('statement_timeout') as timeout`
    for (let session = 0; session < 3; session++)
      expect((await database.pool.query(left.text)).rows).toEqual([{ timezone: 'Europe/Berlin', timeout: '0' }])
  })

  test('statements and transactions sent at once get their own answers, in whichever sessions', async () => {
    const database = await open()

    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) =>
        i % 3 === 0
          ? database.transaction(async (tx) => {
              await tx.one(sql`select 1 as one`)
              return tx.one(sql`select ${i}::int / ${i % 7}::int as n`)
            })
          : database.one(sql`select ${i}::int / ${i % 7}::int as n`),
      ),
    )

    answers.forEach((answer, i) => {
      if (i % 7 === 0) expect(answer).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
      else expect(answer).toEqual({ status: 'fulfilled', value: { n: Math.floor(i / (i % 7)) } })
    })
  })

  test('a statement whose preparation failed is prepared again, and its connection serves on', async () => {
    const database = await open()
    const holder = new Client({ connectionString: directUrl })
    await holder.connect()
    onTestFinished(() => holder.end())
    await holder.query('begin; lock table notes in access exclusive mode')
    const add = (id: number) => database.run(sql`insert into notes (id) values (${id})`)

    const first = Promise.all([add(1), add(2), add(3)])
    await expect.poll(() => database.slowWork().find(({ kind }) => kind === 'request')?.running, patient).toBe(1)
    await holder.query('commit')
    await first

    // A write whose connection ends is not repeated.
    for (let id = 4; id < 10; id++) expect(await add(id)).toBe(1)
    expect(await run('select count(*)::int as n from notes')).toEqual([{ n: 9 }])
  })

  test('a slow statement is done once, in a session of its own', async () => {
    const database = await open()
    const slow = sql`
      with done as (insert into notes (id) values (100) returning id)
      select id, pg_sleep(0.4)::text as slept, current_setting('statement_timeout') as timeout from done`

    expect(await database.one(slow)).toEqual({ id: 100, slept: '', timeout: '1min' })
  })

  test('what listens, and the queue, have sessions of their own past it', async () => {
    const pooler = await startPooler()
    const proxy = await startDatabaseProxy(directUrl)
    onTestFinished(proxy.close)
    const database = openDatabase({ url: pooler.url, directUrl: proxy.url, applicationName: 'test' })
    onTestFinished(() => database.close())
    const queue = database.openPool({ max: 1 })
    onTestFinished(() => queue.end())
    const listener = await database.connect()
    onTestFinished(() => listener.end())
    const heard = new Promise((resolve) => listener.on('notification', ({ channel }) => resolve(channel)))
    await listener.query('listen pooler_test')

    await database.run(sql`select pg_notify('pooler_test', '')`)
    expect(await heard).toBe('pooler_test')
    await queue.query(`set search_path = 'kept'`)
    expect((await queue.query('show search_path')).rows).toEqual([{ search_path: 'kept' }])
    proxy.answerNew('refuse')
    proxy.cut()
    await expect(queue.query('select 1')).rejects.toThrow()
    expect(await database.one(sql`select 1 as one`)).toEqual({ one: 1 })
  })
})

describe('the ways to the database are examined', () => {
  const refusal = async (address: { url: string; directUrl?: string }) => {
    const error = await checkConnections(address).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error !== undefined) expect(error).toBeInstanceOf(ConfigError)
    return (error as Error | undefined)?.message
  }

  test('those that keep what is needed are good, with a pooler, without one, and with an unneeded second setting', async () => {
    const { url } = await startPooler()

    expect(await refusal({ url, directUrl })).toBeUndefined()
    expect(await refusal({ url: directUrl })).toBeUndefined()
    expect(await refusal({ url: directUrl, directUrl })).toBeUndefined()
  })

  test('a pooler that nothing leads past, strict or not, is refused', async () => {
    const strict = await startPooler()
    const lenient = await startPooler({ isStrict: false })

    for (const { url } of [strict, lenient]) {
      expect(await refusal({ url })).toMatch(
        /^DATABASE_URL leads through a pooler.* Set DATABASE_DIRECT_URL to the address/,
      )
      expect(await refusal({ url, directUrl: url })).toMatch(/^DATABASE_DIRECT_URL leads through a pooler/)
    }
  })

  test('a pooler that does not keep named statements is refused, however often it is asked', async () => {
    const { url } = await startPooler({ keepsNames: false })

    for (let times = 0; times < 4; times++)
      expect(await refusal({ url, directUrl })).toMatch(
        /^The pooler of DATABASE_URL cannot be used: .* PgBouncer 1\.21 or later .* max_prepared_statements/,
      )
  })

  test('two databases are refused, and options in the address that would replace ours', async () => {
    const { url } = await startPooler()

    expect(await refusal({ url, directUrl: await createDatabase() })).toMatch(/lead to different databases/)
    const separator = directUrl.includes('?') ? '&' : '?'
    expect(await refusal({ url: `${directUrl}${separator}options=-c%20jit%3Don` })).toMatch(
      /^DATABASE_URL contains `options`/,
    )
  })

  test('a database that is not there is named by its setting', async () => {
    const nowhere = databaseUrl(directUrl, 'gatehouse_nowhere')

    expect(await refusal({ url: nowhere })).toMatch(/^The database of DATABASE_URL cannot be used: .*nowhere/)
    expect(await refusal({ url: directUrl, directUrl: nowhere })).toMatch(/^The database of DATABASE_DIRECT_URL cannot/)
  })
})
