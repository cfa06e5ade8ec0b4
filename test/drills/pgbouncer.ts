import { spawnSync } from 'node:child_process'
import { chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { targetOf } from '../database-proxy.ts'
import { freePort, type Program, startProgram, until } from './process.ts'

const password = 'a-password-of-the-drill'

export interface Pgbouncer extends Program {
  /** The database through it. */
  readonly url: string
  readonly port: number
  /** A table of its console, such as `pools`. */
  show(table: string): Promise<Record<string, unknown>[]>
}

/**
 * PgBouncer with `deploy/pgbouncer/pgbouncer.ini` in front of the packaged PostgreSQL, or of one at an address.
 *
 * @param changes settings in place of those of the file.
 * @throws Error that says how to install it, if it is missing.
 */
export async function startPgbouncer(
  postgresUrl: string,
  changes: Record<string, string> = {},
  port?: number,
): Promise<Pgbouncer> {
  if ((await startProgram('pgbouncer', ['--version'], programs).ended) !== 0)
    throw new Error('This needs PgBouncer 1.21 or later: apt-get install pgbouncer')
  const target = targetOf(postgresUrl)
  const socketFolder = 'path' in target ? dirname(target.path) : undefined
  const server = 'path' in target ? `host=${socketFolder}` : `host=${target.host ?? '127.0.0.1'} port=${target.port}`
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pgbouncer-'))
  const file = join(folder, 'pgbouncer.ini')
  const users = join(folder, 'userlist.txt')
  const chosen = port ?? (await freePort())
  const given = await readFile(new URL('../../deploy/pgbouncer/pgbouncer.ini', import.meta.url), 'utf8')
  const settings = { listen_port: String(chosen), auth_file: users, ...changes }
  await writeFile(users, `"gatehouse" "${password}"\n`)
  await writeFile(
    file,
    Object.entries(settings).reduce(
      (text, [name, value]) => text.replace(new RegExp(`^${name} = .*$`, 'm'), `${name} = ${value}`),
      given.replace(/host=127\.0\.0\.1( port=5432)/, socketFolder === undefined ? server : `${server}$1`),
    ),
  )
  // It refuses to run as root, and only the user of the packaged database may enter the folder of its socket.
  const owner = (await stat(socketFolder ?? '/var/lib/postgresql')).uid
  const isRoot = userInfo().uid === 0
  for (const path of [folder, file, users]) if (isRoot) await chown(path, owner, -1)
  const started = startProgram('pgbouncer', [...(isRoot ? ['-u', nameOf(owner)] : []), file], {
    PATH: programs.PATH,
  })
  const url = `postgres://gatehouse:${password}@127.0.0.1:${chosen}/gatehouse`
  const pgbouncer: Pgbouncer = {
    ...started,
    url,
    port: chosen,
    async end(signal) {
      await started.end(signal)
      await rm(folder, { recursive: true, force: true })
    },
    async show(table) {
      const client = new Client({ connectionString: url.replace(/gatehouse$/, 'pgbouncer') })
      await client.connect()
      const { rows } = await client.query<Record<string, unknown>>(`show ${table}`).finally(() => client.end())
      return rows
    },
  }
  await until(
    () =>
      pgbouncer.show('version').then(
        () => true,
        () => {
          if (started.child.exitCode !== null) throw new Error(`PgBouncer ended:\n${started.output()}`)
          return false
        },
      ),
    () => `PgBouncer:\n${started.output()}`,
  )
  return pgbouncer
}

const programs = { PATH: `${process.env.PATH}:/usr/sbin` }

function nameOf(uid: number): string {
  return spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' }).stdout.trim()
}
