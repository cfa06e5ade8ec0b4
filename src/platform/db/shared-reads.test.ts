import { type AddressInfo, connect, createServer } from 'node:net'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { proxiedUrl, targetOf } from '#test/database-proxy.ts'
import { openDatabase } from './database.ts'
import { sql } from './sql.ts'

let url: string
let observer: Client

beforeAll(async () => {
  url = await createDatabase()
  observer = new Client({ connectionString: url })
  await observer.connect()
  await observer.query('create table counters (n integer not null); insert into counters values (0)')
})
afterAll(() => observer.end())

function open(to = url) {
  // One connection, so that no other is made meanwhile.
  const db = openDatabase({ url: to, applicationName: 'shared reads', readers: 1 })
  onTestFinished(() => db.close())
  return db
}

test('of equal reads that leave together one is sent, and none that has another text or value takes its answer', async () => {
  const { shared, one } = open()
  const number = (value: number) => shared.one(sql`select gen_random_uuid() as id, ${value}::integer as number`)
  const bytes = (value: string) =>
    shared.one(sql`select gen_random_uuid() as id, ${Buffer.from(value)}::bytea as bytes`)
  const askAll = () =>
    Promise.all([
      ...[number(1), number(1), number(2), number(1)],
      ...[bytes('a'), bytes('b'), bytes('a')],
      one(sql`select gen_random_uuid() as id, ${1}::integer as number`),
    ])

  for (let turn = 0; turn < 3; turn++) {
    const [first, second, other, third, a, b, again, alone] = await askAll()
    expect([second, third, again]).toEqual([first, first, a])
    expect(other).toMatchObject({ number: 2 })
    expect(b).toMatchObject({ bytes: Buffer.from('b') })
    expect(new Set([first, other, a, b, alone].map((row) => JSON.stringify(row))).size).toBe(5)
  }
})

test('a read that is asked once an equal one has left sees what was committed before it was asked', async () => {
  const proxy = await startHoldingProxy(url)
  const { shared } = open(proxy.url)
  const ask = () => shared.one<{ n: number }>(sql`select n from counters`)
  expect(await ask()).toEqual({ n: 0 })

  proxy.hold()
  const first = ask()
  await expect.poll(proxy.countHeld, { interval: 1, timeout: 10_000 }).toBeGreaterThan(0)
  await observer.query('update counters set n = 1')
  const second = ask()
  proxy.release()

  expect([await first, await second]).toEqual([{ n: 0 }, { n: 1 }])
})

/** A proxy in front of PostgreSQL that keeps answers back. */
async function startHoldingProxy(databaseUrl: string) {
  let held: (() => void)[] | undefined
  const server = createServer((client) => {
    const database = connect(targetOf(databaseUrl))
    for (const socket of [client, database]) socket.on('error', () => undefined)
    client.pipe(database)
    database.on('data', (chunk) => {
      if (held === undefined) client.write(chunk)
      else held.push(() => client.write(chunk))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return {
    url: proxiedUrl(databaseUrl, (server.address() as AddressInfo).port),
    hold() {
      held = []
    },
    countHeld: () => held?.length ?? 0,
    release() {
      const waiting = held ?? []
      held = undefined
      for (const pass of waiting) pass()
    },
  }
}
