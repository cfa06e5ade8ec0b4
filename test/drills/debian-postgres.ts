import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, startProgram, until } from './process.ts'

const binaries = '/usr/lib/postgresql/15/bin'

/** A PostgreSQL of Debian, whose client programs have its version; the packaged one has none. */
export interface DebianPostgres {
  url(database: string): string
  /** Runs one of its client programs. @throws with what it wrote, if it fails */
  client(program: string, ...args: string[]): Promise<string>
  stop(): Promise<void>
}

/** With the role `gatehouse`, which may create databases. */
export async function startDebianPostgres(): Promise<DebianPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-postgres-'))
  const port = await freePort()
  const data = join(folder, 'data')
  await mkdir(data)
  await chmod(folder, 0o711)
  await promisify(execFile)('chown', ['-R', 'postgres', folder])
  const asPostgres = (...command: string[]) => ['-u', 'postgres', '--', ...command]
  await promisify(execFile)('runuser', asPostgres(`${binaries}/initdb`, '-D', data, '-A', 'trust', '-E', 'UTF8', '-N'))
  const settings = ['-c', 'unix_socket_directories=', '-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=120']
  const server = startProgram(
    'runuser',
    asPostgres(`${binaries}/postgres`, '-D', data, '-p', String(port), ...settings),
  )
  const url = (database: string, user = 'gatehouse') => `postgres://${user}@127.0.0.1:${port}/${database}`
  const client = async (program: string, ...args: string[]) =>
    (await promisify(execFile)(`${binaries}/${program}`, args)).stdout
  await until(
    () =>
      client('psql', '-c', 'select 1', url('postgres', 'postgres')).then(
        () => true,
        () => false,
      ),
    () => `PostgreSQL:\n${server.output()}`,
  )
  await client('psql', '-c', 'create role gatehouse login createdb', url('postgres', 'postgres'))
  return {
    url,
    client,
    async stop() {
      await server.end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
