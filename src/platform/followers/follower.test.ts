import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startServer } from '#test/server.ts'
import { createBell } from '../bell.ts'
import type { System } from '../context.ts'
import { openDatabase } from '../db/database.ts'
import { sql, writtenOut } from '../db/sql.ts'
import { type FollowerOptions, startFollower } from './follower.ts'
import { isHeldBy, isUnleased, type Lease, renewLeases, takeLease } from './leases.ts'
import { startTurnFollower } from './turn-follower.ts'

const table = writtenOut(['followed_rows'])
const patient = { timeout: 10_000 }

/** Rows that are due, on a database of the test's own, and processes that follow them by one clock. */
async function openStage(rows: number) {
  const url = await createDatabase()
  const { app } = await startServer()
  let now = new Date('2026-11-30T12:00:00.000Z')
  const openProcess = (members: Partial<System> = {}): System => {
    const database = openDatabase({ url, applicationName: 'follower test' })
    onTestFinished(() => database.close())
    return { ...app.system, database, now: () => now, ...members }
  }
  const system = openProcess()
  await system.database.pool.query(`
    create table followed_rows (environment_id text, id text, is_done boolean not null default false,
      locked_until timestamptz(3), locked_by text, primary key (environment_id, id));
    insert into followed_rows (environment_id, id) select 'environment', lpad(n::text, 3, '0') from generate_series(1, ${rows}) n`)
  return {
    system,
    openProcess,
    advance(ms: number) {
      now = new Date(now.getTime() + ms)
    },
    async undone() {
      return (await system.database.many(sql`select 1 from ${table} where not is_done`)).length
    },
    async leased() {
      return (await system.database.many(sql`select 1 from ${table} where locked_by is not null`)).length
    },
  }
}

function claim(system: System, limit: number): Promise<Lease[]> {
  const now = system.now()
  return system.database.many<Lease>(sql`
    with due as (
      select environment_id, id from ${table} where not is_done and ${isUnleased(now)}
      order by id limit ${limit} for update skip locked
    )
    update ${table} leased set ${takeLease(now)} from due
    where leased.environment_id = due.environment_id and leased.id = due.id
    returning leased.environment_id, leased.id, locked_until, locked_by`)
}

async function writeDone({ database }: System, lease: Lease): Promise<void> {
  await database.run(
    sql`update ${table} set is_done = true, locked_until = null, locked_by = null where ${isHeldBy(lease)}`,
  )
}

interface Worker extends FollowerOptions {
  mostHeld?: number
  /** What is done of a row before its outcome is written. */
  attempt?: (lease: Lease) => Promise<unknown>
  beforeClaim?: () => void
}

/** Follows the rows and keeps the ids of those that it began with. */
function follow(system: System, { mostHeld = 100, attempt, beforeClaim, ...options }: Worker = {}) {
  const begun: string[] = []
  const underWay = new Set<Promise<void>>()
  async function work(lease: Lease, end: () => void): Promise<void> {
    begun.push(lease.id)
    await attempt?.(lease)
    await writeDone(system, lease)
    end()
  }
  const follower = startFollower<Lease>(
    system,
    createBell(),
    {
      name: 'test',
      table,
      mostHeld,
      async claim(limit) {
        beforeClaim?.()
        return claim(system, limit)
      },
      begin(lease, end) {
        const working = work(lease, end).finally(() => underWay.delete(working))
        underWay.add(working)
      },
      finish: (deadline) => Promise.race([Promise.all(underWay), deadline]),
    },
    { pollMs: 10, graceMs: 50, ...options },
  )
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= follower.stop())
  onTestFinished(stop)
  return { begun, stop }
}

const hang = () => new Promise<never>(() => undefined)

test('two processes share the rows: each is worked on, and none twice', async () => {
  const stage = await openStage(60)
  const followers = [follow(stage.openProcess(), { mostHeld: 7 }), follow(stage.openProcess(), { mostHeld: 7 })]
  await expect.poll(stage.undone, patient).toBe(0)
  const begun = followers.flatMap((each) => each.begun)
  expect([new Set(begun).size, begun.length]).toEqual([60, 60])
})

test('a process holds no more rows than it may, and takes more as soon as half of them have ended', async () => {
  const stage = await openStage(10)
  const letGo: (() => void)[] = []
  const attempt = () => new Promise<void>((resolve) => void letGo.push(resolve))
  const { begun } = follow(stage.openProcess(), { mostHeld: 4, attempt, pollMs: 600_000 })
  await expect.poll(() => begun.length).toBe(4)
  expect(await stage.leased()).toBe(4)

  letGo.shift()?.()
  await expect.poll(stage.undone).toBe(9)
  expect(begun).toHaveLength(4)
  letGo.shift()?.()

  await expect.poll(() => begun.length, patient).toBe(6)
})

test('what a process held when it died is taken over after the lease, and not before', async () => {
  const stage = await openStage(3)
  expect(await claim(stage.openProcess(), 10)).toHaveLength(3)
  let claims = 0
  const { begun } = follow(stage.openProcess(), { beforeClaim: () => void claims++ })

  stage.advance(9_999)
  const before = claims
  await expect.poll(() => claims, patient).toBeGreaterThan(before + 1)
  expect(begun).toEqual([])
  stage.advance(1)

  await expect.poll(stage.undone, patient).toBe(0)
})

test('a process that lives keeps its leases for as long as the work takes', async () => {
  const stage = await openStage(2)
  const busy = follow(stage.openProcess(), { attempt: hang, renewMs: 5 })
  await expect.poll(() => busy.begun.length).toBe(2)
  const other = follow(stage.openProcess())
  const oldest = async () => {
    const { until } = await stage.system.database.one<{ until: string }>(sql`
      select min(locked_until) as until from ${table}`)
    return Date.parse(until) - stage.system.now().getTime()
  }

  for (let i = 0; i < 5; i++) {
    stage.advance(6_000)
    await expect.poll(oldest, patient).toBe(10_000)
  }

  expect(other.begun).toEqual([])
})

test('a lease that another process has taken over is not extended, nor does an outcome under it count', async () => {
  const stage = await openStage(1)
  const [late] = await claim(stage.system, 1)
  stage.advance(10_000)
  const [taken] = await claim(stage.openProcess(), 1)
  if (late === undefined || taken === undefined) throw new Error('Nothing was claimed.')
  const { locked_until } = late

  await renewLeases(stage.system, table, [late])
  await writeDone(stage.system, late)

  expect(late.locked_until).toBe(locked_until)
  expect(await stage.undone()).toBe(1)
  await writeDone(stage.system, taken)
  expect(await stage.undone()).toBe(0)
})

test('a process that stops finishes what is under way, and takes nothing more', async () => {
  const stage = await openStage(3)
  const { begun, stop } = follow(stage.openProcess(), {
    mostHeld: 1,
    graceMs: 60_000,
    attempt: () => stage.leased(),
  })
  await expect.poll(() => begun.length).toBeGreaterThan(0)
  await stop()
  expect(await stage.leased()).toBe(0)
  expect(await stage.undone()).toBe(3 - begun.length)
})

test('a process that stops gives back what it cannot finish, and another one has it at once', async () => {
  const stage = await openStage(5)
  const { begun, stop } = follow(stage.openProcess(), { attempt: hang })
  await expect.poll(() => begun.length).toBe(5)

  await stop()

  expect(await stage.leased()).toBe(0)
  follow(stage.openProcess())
  // The clock stands still: no lease ends.
  await expect.poll(stage.undone, patient).toBe(0)
})

test('a claim that fails is repeated', async () => {
  const stage = await openStage(1)
  let failures = 1
  follow(stage.openProcess(), {
    beforeClaim() {
      if (failures-- > 0) throw new Error('The database is away.')
    },
  })
  await expect.poll(stage.undone, patient).toBe(0)
})

test('a process whose clock is wrong takes nothing until it is right again', async () => {
  const stage = await openStage(1)
  let isRight = false
  let looks = 0
  const mayTakeWork = () => {
    looks += 1
    return isRight
  }
  const { begun } = follow(stage.openProcess({ clock: { ...stage.system.clock, mayTakeWork } }))
  await expect.poll(() => looks, patient).toBeGreaterThan(2)
  expect(begun).toEqual([])
  isRight = true
  await expect.poll(stage.undone, patient).toBe(0)
})

test('a turn that waits ends when another process has its row, and when its own one stops', async () => {
  const stage = await openStage(1)
  const { database } = stage.system
  const turns = { begun: 0, ended: 0 }
  const follower = startTurnFollower<Lease>(
    stage.system,
    {
      name: 'test',
      table,
      claim: (limit) => claim(stage.system, limit),
      async takeTurn(_lease, { stopping }) {
        turns.begun += 1
        await new Promise((resolve) => stopping.addEventListener('abort', resolve))
        turns.ended += 1
      },
    },
    { pollMs: 10, renewMs: 10, graceMs: 60_000 },
  )
  await expect.poll(() => turns, patient).toEqual({ begun: 1, ended: 0 })
  await database.pool.query(`update followed_rows set locked_by = 'another', locked_until = 'infinity'`)
  stage.advance(11_000)
  await expect.poll(() => turns, patient).toEqual({ begun: 1, ended: 1 })
  await database.pool.query('update followed_rows set locked_by = null, locked_until = null')
  await expect.poll(() => turns, patient).toEqual({ begun: 2, ended: 1 })
  await follower.stop()
  expect(turns).toEqual({ begun: 2, ended: 2 })
})
