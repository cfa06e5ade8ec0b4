import { spawn } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { chown, mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import {
  pidOf,
  postmaster,
  processesWith,
  query,
  removeTemplate,
  serverProcesses,
  signal,
  spawnOwner,
  start,
  startOwner,
  temporaryFolder,
  until,
  usedDataDir,
} from './fixtures/harness.ts'
import { isRoot, nobody } from './system-user.ts'

afterAll(removeTemplate)

test('an empty folder becomes a database that is there again after a restart', async () => {
  const dataDir = join(temporaryFolder(), 'data')

  const first = await start(dataDir)
  expect(first.started).toBe('new')
  await query(first.connection, 'create table kept as select 42 as answer')
  await first.stop()
  expect(serverProcesses(dataDir)).toEqual([])

  const second = await start(dataDir)
  expect(second.started).toBe('existing')
  expect(await query(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('the connection string leads to the same database as the connection options', async () => {
  const postgres = await start(join(temporaryFolder(), 'a folder, with 100% "odd" #characters?'))

  const [row] = await query(
    { connectionString: postgres.connectionString },
    'select current_database() as database, current_user as user',
  )

  expect(row).toEqual({ database: postgres.connection.database, user: postgres.connection.user })
})

test('the server has no TCP port, and only its user and root can enter the folder of its socket', async () => {
  const { connection } = await start(await usedDataDir())

  expect(await query(connection, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(statSync(connection.host).mode & 0o777).toBe(0o700)
})

test('texts sort by code point and have Unicode case, commits are durable, and sessions are in UTC', async () => {
  const { connection } = await start(await usedDataDir(), { settings: { max_connections: '20' } })

  const [row] = await query(
    connection,
    `select 'a' > 'B' as by_code_point, upper('é') as upper, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('timezone') as timezone,
            current_setting('jit') as jit, current_setting('max_connections') as max_connections,
            current_setting('server_encoding') as encoding`,
  )

  expect(row).toEqual({
    by_code_point: true,
    upper: 'É',
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    jit: 'off',
    max_connections: '20',
    encoding: 'UTF8',
  })
})

test('the role of Gatehouse may create databases, but is no superuser', async () => {
  const { connection } = await start(await usedDataDir())

  const roles = await query(
    connection,
    'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  )

  expect(roles).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: false }])
})

test("what Gatehouse's statements are refused for does not get into the server's log", async () => {
  const dataDir = await usedDataDir()
  const { connection } = await start(dataDir)
  await query(connection, 'create table users (email text primary key)')
  await query(connection, "insert into users values ('ada@example.com')")

  await expect(query(connection, "insert into users values ('ada@example.com')")).rejects.toThrow(/duplicate key/)

  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('ada@example.com')
})

test('variables in the environment that PostgreSQL programs read change nothing', async () => {
  const folder = temporaryFolder()
  // A library that the server needs, and that the loader would take from here.
  writeFileSync(join(folder, 'libxml2.so.2'), 'not a library')
  const env = {
    LD_LIBRARY_PATH: folder,
    PGPORT: '1',
    PGDATA: '/nowhere',
    PGUSER: 'x',
    PGSSLMODE: 'require',
    LC_ALL: 'xx_XX',
    TZ: 'Asia/Tokyo',
  }

  const { connection } = await startOwner(join(folder, 'data'), { env })

  expect(await query(connection, 'show port')).toEqual([{ port: '5432' }])
  expect(await query(connection, 'show timezone')).toEqual([{ TimeZone: 'UTC' }])
})

test('when Gatehouse is killed with -9, no server stays behind and no acknowledged commit is lost', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  await query(owner.connection, 'create table kept as select 42 as answer')
  expect(serverProcesses(dataDir)).not.toEqual([])

  signal(owner.pid, 'SIGKILL')

  await until('the server is gone', () => serverProcesses(dataDir).length === 0, 3000)
  await until('the watchdog is gone', () => processesWith(dataDir).length === 0, 3000)
  const { connection } = await start(dataDir)
  expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a start right after kill -9 of Gatehouse waits for the old server instead of failing', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  await query(owner.connection, 'create table kept as select 42 as answer')

  signal(owner.pid, 'SIGKILL')
  await owner.exited

  const { connection } = await start(dataDir)
  expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('when Gatehouse and its watchdog are both killed, the next start ends the server that was left', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  await query(owner.connection, 'create table kept as select 42 as answer')
  const old = postmaster(dataDir)
  for (const pid of processesWith(dataDir)) if (pid !== old && pid !== owner.pid) signal(pid, 'SIGKILL')
  signal(owner.pid, 'SIGKILL')
  await owner.exited
  expect(serverProcesses(dataDir)).toContain(old)

  const messages: string[] = []
  const { connection } = await start(dataDir, { log: (message) => messages.push(message) })

  expect(messages).toEqual([expect.stringContaining(`(pid ${old})`)])
  expect(postmaster(dataDir)).not.toBe(old)
  expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('when the server and Gatehouse are killed with -9 at once, the next start recovers every acknowledged commit', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  await query(owner.connection, 'create table kept as select 42 as answer')

  for (const pid of serverProcesses(dataDir)) signal(pid, 'SIGKILL')
  signal(owner.pid, 'SIGKILL')
  await owner.exited

  const { connection } = await start(dataDir)
  expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('automatic recovery in progress')
})

test('when the server alone is killed with -9, it comes back under the same address with every acknowledged commit', async () => {
  const dataDir = await usedDataDir()
  const messages: string[] = []
  const { connection } = await start(dataDir, { log: (message) => messages.push(message) })
  await query(connection, 'create table kept as select 42 as answer')

  signal(postmaster(dataDir), 'SIGKILL')

  await until('the server answers again', () => query(connection, 'select answer from kept'))
  expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(messages).toEqual([expect.stringContaining('ended unexpectedly (SIGKILL)')])
})

test('a stop while the killed server is being started again ends it for good', async () => {
  const dataDir = await usedDataDir()
  const messages: string[] = []
  const postgres = await start(dataDir, { log: (message) => messages.push(message) })

  signal(postmaster(dataDir), 'SIGKILL')
  await until('the end was noticed', () => messages.length > 0)
  await postgres.stop()

  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trimEnd()).toMatch(/database system is shut down$/)
  expect(serverProcesses(dataDir)).toEqual([])
})

test('a second process on the same folder is refused with the pid that holds it, and does the first no harm', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)

  await expect(start(dataDir)).rejects.toThrow(
    new RegExp(`data folder ${dataDir} is in use by the process with pid ${owner.pid} .*GATEHOUSE_DATA_DIR`),
  )

  expect(await query(owner.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('once it is stopped, another process may have the folder', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  signal(owner.pid, 'SIGTERM')
  await owner.exited

  expect((await start(dataDir)).started).toBe('existing')
})

test('a first start that was killed in the middle of initdb does not stand in the way of the next', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const { child, ended } = spawnOwner(dataDir)
  const home = join(dataDir, 'postgres')
  await until('initdb is at work', () => readdirSync(home).some((name) => existsSync(join(home, name, 'base', '1'))))
  signal(pidOf(child), 'SIGKILL')
  await ended
  expect(existsSync(join(home, 'cluster'))).toBe(false)

  const postgres = await start(dataDir)

  expect(postgres.started).toBe('new')
  expect(await query(postgres.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await until('the first initdb is gone', () => processesWith(`${home}/cluster.new-`).length === 0)
  expect(readdirSync(home).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
})

test('what a power cut left of an initdb is cleared away', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  await (await start(dataDir)).stop()
  const home = join(dataDir, 'postgres')
  await rename(join(home, 'cluster'), join(home, 'cluster.new-1-1'))
  await rm(join(home, 'cluster.new-1-1', 'PG_VERSION'))

  expect((await start(dataDir)).started).toBe('new')

  expect(readdirSync(home).filter((name) => name.startsWith('cluster'))).toEqual(['cluster'])
})

test('a first start that was killed before its database was created is completed by the next', async () => {
  const dataDir = await usedDataDir()
  const first = await start(dataDir)
  const superuser = { ...first.connection, user: 'postgres', database: 'postgres' }
  await query(superuser, 'drop database gatehouse')
  await query(superuser, 'drop role gatehouse')
  await first.stop()

  const second = await start(dataDir)

  expect(await query(second.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid in postmaster.pid or in the socket lock that now belongs to another program is no obstacle', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir)
  for (const pid of serverProcesses(dataDir)) signal(pid, 'SIGKILL')
  signal(owner.pid, 'SIGKILL')
  await owner.exited
  // PostgreSQL takes a process of its own user for a server, so this must be one.
  const other = spawn('sleep', ['60'], { ...(isRoot() && { uid: nobody().uid, gid: nobody().gid }) })
  onTestFinished(() => void other.kill('SIGKILL'))
  for (const file of ['cluster/postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(dataDir, 'postgres', file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(other.pid)))
  }

  const { connection } = await start(dataDir)

  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a data folder whose path is too long for a socket works, its socket being in a private folder elsewhere', async () => {
  const dataDir = join(temporaryFolder(), 'x'.repeat(120))
  const { connection, stop } = await start(dataDir)
  onTestFinished(() => rm(connection.host, { recursive: true }))

  expect(connection.host.startsWith(dataDir)).toBe(false)
  expect(statSync(connection.host).mode & 0o777).toBe(0o700)
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])

  await stop()
  expect((await start(dataDir)).connection.host).toBe(connection.host)
})

test('a data folder of another major version is refused with both versions named, and left as it was', async () => {
  const dataDir = await usedDataDir()
  const version = join(dataDir, 'postgres/cluster/PG_VERSION')
  writeFileSync(version, '12\n')

  await expect(start(dataDir)).rejects.toThrow(/made by PostgreSQL 12, and this Gatehouse brings PostgreSQL 1[5-9]/)

  expect(readFileSync(version, 'utf8')).toBe('12\n')
})

test("a server that does not start is reported in the server's own words, and the folder is free again", async () => {
  const dataDir = await usedDataDir()

  await expect(start(dataDir, { settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
    /invalid value for parameter "shared_buffers": "plenty"/,
  )

  expect((await start(dataDir)).started).toBe('existing')
})

test('a running server does not keep the process alive', async () => {
  const dataDir = await usedDataDir()
  const owner = await startOwner(dataDir, { env: { OWNER_LEAVES: '1' } })

  await owner.exited

  await until('the server is gone', () => serverProcesses(dataDir).length === 0, 3000)
})

/** Whose processes these are. One that has ended since it was listed is no one's any more. */
function usersOf(pids: readonly number[]): number[] {
  return pids.flatMap((pid) => statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid ?? [])
}

test.runIf(isRoot())('under root every process of the server is of an unprivileged user', async () => {
  const dataDir = await usedDataDir()
  await start(dataDir)

  const users = usersOf(serverProcesses(dataDir))

  expect(users.length).toBeGreaterThan(1)
  expect(new Set(users)).toEqual(new Set([nobody().uid]))
})

test.runIf(isRoot())(
  'under root a data folder that only root can reach keeps its database elsewhere, for good',
  async () => {
    const dataDir = join(temporaryFolder(0o700), 'data')
    const first = await start(dataDir)
    const place = dirname(readlinkSync(join(dataDir, 'postgres')))
    onTestFinished(async () => {
      await rm(place, { recursive: true })
      // Unless someone's database is there too.
      await rmdir(dirname(place)).catch(() => {})
    })
    await query(first.connection, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await start(dataDir)

    expect(second.started).toBe('existing')
    expect(await query(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(lstatSync(dataDir).mode & 0o004).toBe(0)
  },
)

test.runIf(isRoot())(
  'an ordinary user gets a server under the same user, and root then continues with it as that user',
  async () => {
    const folder = temporaryFolder()
    const { uid, gid } = nobody()
    await chown(folder, uid, gid)
    const dataDir = join(folder, 'data')
    const owner = await startOwner(dataDir, { uid })
    expect(owner.started).toBe('new')
    await query(owner.connection, 'create table kept as select 42 as answer')
    signal(owner.pid, 'SIGTERM')
    await owner.exited

    const { connection } = await start(dataDir)

    expect(await query(connection, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(new Set(usersOf(serverProcesses(dataDir)))).toEqual(new Set([uid]))
  },
)

test.runIf(isRoot())('an ordinary user who may not write to the data folder gets a message that says so', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  await mkdir(dataDir, { mode: 0o755 })

  await expect(startOwner(dataDir, { uid: nobody().uid })).rejects.toThrow(
    /not writable for the user with uid \d+.*chown -R/,
  )
})
