import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { build, needsBuild } from '../scripts/lib/build.mjs'
import { bundle } from '../scripts/lib/bundle.mjs'
import { chooseTurn } from './choose-turn.ts'
import { databaseUrl } from './database-url.ts'
import { dropDatabase } from './drop-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases can be made. */
    postgresUrl: string
    /** A migrated database to clone. */
    template: string
    /** Where benches are built when a test needs them, from the root of the repository. */
    benchPrograms: string
    /** Which part of what takes turns this run tries. See `turns.ts`. */
    turn: number | 'all'
  }
}

/**
 * Builds what tests start as a process of its own, and starts PostgreSQL once for the whole run (or uses `DATABASE_URL`) with
 * a migrated database that every worker clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('../', import.meta.url))
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-test-'))
  const external = process.env.DATABASE_URL
  // Each of them leaves some of the processors idle.
  const [postgres] = await Promise.all([
    external === undefined ? startPostgres(dataDir) : undefined,
    buildPrograms(root),
  ])
  const postgresUrl = external ?? postgres?.connectionString ?? ''
  const template = `gatehouse_template_${process.pid}`
  await withAdmin(postgresUrl, (admin) => admin.query(`create database ${template}`))
  await migrate(root, databaseUrl(postgresUrl, template))
  project.provide('postgresUrl', postgresUrl)
  project.provide('template', template)
  const turn = chooseTurn()
  project.provide('turn', turn)
  console.log(`Of what takes turns, this run tries TEST_TURN=${turn}.`)
  const benchPrograms = `dist/bench-${process.pid}`
  project.provide('benchPrograms', benchPrograms)

  return async () => {
    if (external !== undefined) await withAdmin(external, (admin) => dropDatabases(admin, template))
    await postgres?.stop()
    for (const folder of [dataDir, join(root, benchPrograms)]) await rm(folder, { recursive: true, force: true })
  }
}

async function buildPrograms(root: string): Promise<void> {
  if (needsBuild(root)) await build(root)
  // Started some thirty times: compiled at each start it takes a second of the processor.
  const fixtures = ['owner', 'placer'].map((name) => `src/packaged-postgres/fixtures/${name}.mjs`)
  await bundle(fixtures, 'dist/postgres-owner')
}

/** By the built command, which has loaded in a quarter of the time of the sources. */
async function migrate(root: string, url: string): Promise<void> {
  await promisify(execFile)(process.execPath, ['dist/cli.js', 'migrate'], {
    cwd: root,
    env: { PATH: process.env.PATH, DATABASE_URL: url, NODE_ENV: 'test' },
  })
}

function startPostgres(dataDir: string) {
  return startPackagedPostgres({
    dataDir,
    log: () => undefined,
    settings: {
      // Three workers, each with a server or two that it keeps, and at times others and benches beside them.
      max_connections: '400',
      // What is for crashes, replicas and the next months; autovacuum alone would visit hundreds of databases every minute.
      fsync: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      autovacuum: 'off',
    },
  })
}

/** Of a server that stays: ours goes with its folder. */
async function dropDatabases(admin: Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(`select datname from pg_database where datname like $1`, [
    `${template}%`,
  ])
  for (const { datname } of rows) await dropDatabase(admin, datname)
}

async function withAdmin(url: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
