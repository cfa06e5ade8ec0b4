import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort, isOk, type Program, startProgram, until } from '../process.ts'

const password = 'a-password-of-the-drill'

export interface PatroniNode {
  readonly name: string
  readonly port: number
  readonly apiPort: number
  /** Patroni with its PostgreSQL. */
  readonly program: Program
  readonly dataDir: string
  /** Ends Patroni and PostgreSQL at once, as the loss of their host does. */
  kill(): Promise<void>
  /** Starts both again, after `kill`. */
  start(): Promise<void>
}

export interface PatroniOptions {
  /** Default: true. Without it, a primary acknowledges what no standby has. */
  isSynchronous?: boolean
}

export interface PatroniCluster {
  readonly nodes: readonly PatroniNode[]
  /** The node that takes writes. */
  primary(): Promise<PatroniNode>
  /** How a client finds it is the caller's: this is the address of a port on this machine. */
  url(port: number): string
  /** The same for the superuser. */
  superuserUrl(port: number): string
  stop(): Promise<void>
}

/** etcd and two nodes of PostgreSQL under Patroni, replicating synchronously by default, so that a loss of the primary loses no commit. */
export async function startPatroniCluster({ isSynchronous = true }: PatroniOptions = {}): Promise<PatroniCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-failover-'))
  const [clientPort, peerPort] = [await freePort(), await freePort()]
  const client = `http://127.0.0.1:${clientPort}`
  const etcd = startProgram('etcd', [
    '--data-dir',
    join(folder, 'etcd'),
    '--listen-client-urls',
    client,
    '--advertise-client-urls',
    client,
    '--listen-peer-urls',
    `http://127.0.0.1:${peerPort}`,
    '--initial-advertise-peer-urls',
    `http://127.0.0.1:${peerPort}`,
    '--initial-cluster',
    `default=http://127.0.0.1:${peerPort}`,
  ])
  await until(
    () => isOk(`${client}/health`),
    () => `etcd:\n${etcd.output()}`,
  )
  const nodes: PatroniNode[] = []
  async function stop(): Promise<void> {
    for (const node of nodes) await node.kill()
    await etcd.end()
    await rm(folder, { recursive: true, force: true })
  }
  const primary = async () => {
    for (const node of nodes) if (await isOk(`http://127.0.0.1:${node.apiPort}/primary`)) return node
    throw new Error('There is no primary.')
  }

  try {
    for (const name of ['one', 'two']) {
      nodes.push(await startNode({ name, folder, etcdPort: clientPort, isSynchronous }))
      await until(primaryExists, () => `a primary:\n${nodes.map(({ program }) => program.output()).join('\n')}`)
    }
    await until(
      async () => (await membersOf(nodes)).some(isSynchronous ? isSynchronousStandby : isStreaming),
      () => 'a standby',
    )
    await createDatabase((await primary()).port)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    nodes,
    primary,
    url: (port) => `postgres://gatehouse:${password}@127.0.0.1:${port}/gatehouse`,
    superuserUrl: (port) => `postgres://postgres:${password}@127.0.0.1:${port}/gatehouse`,
    stop,
  }

  async function primaryExists(): Promise<boolean> {
    return (await Promise.all(nodes.map(({ apiPort }) => isOk(`http://127.0.0.1:${apiPort}/primary`)))).includes(true)
  }
}

const isSynchronousStandby = ({ role }: Member): boolean => role === 'sync_standby'
const isStreaming = ({ role, state }: Member): boolean => role === 'replica' && state === 'streaming'

interface NodeOptions {
  name: string
  folder: string
  etcdPort: number
  isSynchronous: boolean
}

async function startNode({ name, folder, etcdPort, isSynchronous }: NodeOptions): Promise<PatroniNode> {
  const [port, apiPort] = [await freePort(), await freePort()]
  const dataDir = join(folder, name)
  const config = {
    scope: 'gatehouse',
    name,
    restapi: { listen: `127.0.0.1:${apiPort}`, connect_address: `127.0.0.1:${apiPort}` },
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 2,
        retry_timeout: 5,
        synchronous_mode: isSynchronous,
        postgresql: { use_pg_rewind: true },
      },
      initdb: [{ encoding: 'UTF8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: dataDir,
      bin_dir: await findPrograms(),
      authentication: {
        superuser: { username: 'postgres', password },
        replication: { username: 'replicator', password },
      },
      pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication replicator 127.0.0.1/32 scram-sha-256'],
      parameters: { unix_socket_directories: folder, max_connections: 120 },
    },
  }
  const file = join(folder, `${name}.json`)
  // YAML takes JSON.
  await writeFile(file, JSON.stringify(config))
  async function start(): Promise<Program> {
    const program = startProgram('sh', [
      '-c',
      `chown -R postgres ${folder} 2>/dev/null; chmod 711 ${folder}; exec runuser -u postgres -- patroni ${file}`,
    ])
    await until(
      () => isOk(`http://127.0.0.1:${apiPort}/liveness`),
      () => `Patroni:\n${program.output()}`,
    )
    return program
  }
  let program = await start()
  return {
    name,
    port,
    apiPort,
    dataDir,
    get program() {
      return program
    },
    async kill() {
      await program.end()
      await endDatabase(dataDir)
    },
    async start() {
      program = await start()
    },
  }
}

/** Where Debian has the newest PostgreSQL that is installed. */
async function findPrograms(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql')
  return `/usr/lib/postgresql/${Math.max(...versions.map(Number))}/bin`
}

/** PostgreSQL outlives the Patroni that started it. Its other processes end with the postmaster, once they may run again. */
async function endDatabase(dataDir: string): Promise<void> {
  signalAll(await processesOf(dataDir), 'SIGKILL')
}

/** To those that are still there. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended.
    }
}

/** The postmaster of a data folder, and its processes; none if it does not run. */
export async function processesOf(dataDir: string): Promise<number[]> {
  const [pid = ''] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  // The file outlives a postmaster that was killed, and its number may be another program's by then.
  const command = pid === '' ? '' : await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!command.includes(dataDir)) return []
  const { stdout } = await promisify(execFile)('pgrep', ['-P', pid]).catch(() => ({ stdout: '' }))
  return [pid, ...stdout.trim().split('\n').filter(Boolean)].map(Number)
}

interface Member {
  role: string
  state: string
}

async function membersOf(nodes: readonly PatroniNode[]): Promise<Member[]> {
  const answer = await fetch(`http://127.0.0.1:${nodes[0]?.apiPort}/cluster`).catch(() => undefined)
  return ((await answer?.json()) as { members?: Member[] } | undefined)?.members ?? []
}

async function createDatabase(port: number): Promise<void> {
  const admin = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(`create role gatehouse login password '${password}'`)
    await admin.query('create database gatehouse owner gatehouse')
    await admin.query('grant pg_read_all_stats to gatehouse')
  } finally {
    await admin.end()
  }
}
