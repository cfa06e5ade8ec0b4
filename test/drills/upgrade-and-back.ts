import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { type Gatehouse, startGatehouse } from './process.ts'
import { startHttpProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const addedMigrations = new URL('next-release/', import.meta.url)
const perSecond = Number(process.env.DRILL_RATE ?? 40)
const readerSeconds = 30

/**
 * Two processes of this release are replaced by the next one, by this one again, and by the next one again, under load. The
 * next release migrates while a reader holds all tables, as `pg_dump` does: no request fails, no write is lost, no webhook
 * comes twice.
 *
 * The next release is this build with more migrations and a higher number, so that the drill needs no history.
 */
export async function upgradeAndBack(databaseUrl: string) {
  const next = await makeNextRelease()
  const settings = { GATEHOUSE_DRAIN_SECONDS: '10' }
  const servers = [await startGatehouse({ databaseUrl, settings }), await startGatehouse({ databaseUrl, settings })]
  const proxy = await startHttpProxy(servers.map(({ port }) => port))
  const migrating: Gatehouse[] = []

  async function replaceAll(folder: string): Promise<void> {
    for (const [i, server] of servers.entries()) {
      server.child.kill('SIGTERM')
      const code = await server.ended
      if (code !== 0) throw new Error(`A process ended with ${code}:\n${server.output()}`)
      servers[i] = await startGatehouse({ databaseUrl, folder, port: server.port, settings })
      if (folder === next) migrating.push(servers[i])
      await proxy.allUp()
    }
    await delay(3_000)
  }

  try {
    const traffic = await startTraffic(proxy.url, perSecond)
    await delay(10_000)
    const before = traffic.soFar()
    const reading = readAllTables(databaseUrl)
    await replaceAll(next)
    await reading
    const upgraded = traffic.soFar()
    await replaceAll(root)
    const wentBack = traffic.soFar()
    await replaceAll(next)
    const upgradedAgain = traffic.soFar()
    const report = await traffic.finish()
    const unfinished = await findUnfinished(databaseUrl)
    const triesForLocks = migrating.reduce((sum, { output }) => sum + output().split('is tried again').length - 1, 0)
    return {
      ...report,
      before,
      upgraded,
      wentBack,
      upgradedAgain,
      triesForLocks,
      unfinished,
      passed:
        Object.keys(report.failed).length === 0 &&
        report.repeated === 0 &&
        report.faults.length === 0 &&
        unfinished.length === 0 &&
        triesForLocks > 0,
    }
  } finally {
    await proxy.end()
    for (const server of servers) await server.end()
    await rm(next, { recursive: true, force: true })
  }
}

async function makeNextRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-next-'))
  for (const part of ['dist', 'migrations', 'assets'])
    await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const name of await readdir(addedMigrations))
    await cp(fileURLToPath(new URL(name, addedMigrations)), join(folder, 'migrations', name))
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const [major = 0, minor = 0] = manifest.version.split('.').map(Number)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: `${major}.${minor + 1}.0` }))
  return folder
}

/** Holds the lock of a reader on every table. Resolves when it is released. */
async function readAllTables(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'a long reader' })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  )
  await client.query('begin isolation level repeatable read')
  await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access share mode`)
  await delay(readerSeconds * 1_000)
  await client.query('commit')
  await client.end()
}

/** What the migrations of the next release have left behind. */
async function findUnfinished(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ what: string }>(`
    select 'the index ' || indexrelid::regclass as what from pg_index where not indisvalid
    union all select 'the constraint ' || conname from pg_constraint where not convalidated
    union all select 'the migration ' || migration from schema_migration_steps
    union all select 'the migration ' || name from unnest(array['9001_drill_rooms.sql', '9002_drill_labels.sql']) name
      where name not in (select name from schema_migrations)`)
  await client.end()
  return rows.map(({ what }) => what)
}
