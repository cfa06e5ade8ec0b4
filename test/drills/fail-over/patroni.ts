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
}

export interface PatroniCluster {
  readonly nodes: readonly PatroniNode[]
  /** The node that takes writes. */
  primary(): Promise<PatroniNode>
  /** How a client finds it is the caller's: this is the address of a port on this machine. */
  url(port: number): string
  stop(): Promise<void>
}

/** etcd and two nodes of PostgreSQL under Patroni, replicating synchronously, so that a loss of the primary loses no commit. */
export async function startPatroniCluster(): Promise<PatroniCluster> {
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
    for (const { name, program } of nodes) {
      await program.end()
      await endDatabase(join(folder, name))
    }
    await etcd.end()
    await rm(folder, { recursive: true, force: true })
  }
  const primary = async () => {
    for (const node of nodes) if (await isOk(`http://127.0.0.1:${node.apiPort}/primary`)) return node
    throw new Error('There is no primary.')
  }

  try {
    for (const name of ['one', 'two']) {
      nodes.push(await startNode(name, folder, clientPort))
      await until(primaryExists, () => `a primary:\n${nodes.map(({ program }) => program.output()).join('\n')}`)
    }
    await until(
      async () => (await membersOf(nodes)).some(({ role }) => role === 'sync_standby'),
      () => 'a synchronous standby',
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
    stop,
  }

  async function primaryExists(): Promise<boolean> {
    return (await Promise.all(nodes.map(({ apiPort }) => isOk(`http://127.0.0.1:${apiPort}/primary`)))).includes(true)
  }
}

async function startNode(name: string, folder: string, etcdPort: number): Promise<PatroniNode> {
  const [port, apiPort] = [await freePort(), await freePort()]
  const config = {
    scope: 'gatehouse',
    name,
    restapi: { listen: `127.0.0.1:${apiPort}`, connect_address: `127.0.0.1:${apiPort}` },
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: { ttl: 20, loop_wait: 2, retry_timeout: 5, synchronous_mode: true, postgresql: { use_pg_rewind: true } },
      initdb: [{ encoding: 'UTF8' }, 'data-checksums'],
    },
    postgresql: {
      listen: `127.0.0.1:${port}`,
      connect_address: `127.0.0.1:${port}`,
      data_dir: join(folder, name),
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
  const program = startProgram('sh', [
    '-c',
    `chown -R postgres ${folder} 2>/dev/null; chmod 711 ${folder}; exec runuser -u postgres -- patroni ${file}`,
  ])
  await until(
    () => isOk(`http://127.0.0.1:${apiPort}/liveness`),
    () => `Patroni:\n${program.output()}`,
  )
  return { name, port, apiPort, program }
}

/** Where Debian has the newest PostgreSQL that is installed. */
async function findPrograms(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql')
  return `/usr/lib/postgresql/${Math.max(...versions.map(Number))}/bin`
}

/** PostgreSQL outlives the Patroni that started it. Its other processes end with the postmaster, once they may run again. */
async function endDatabase(dataDir: string): Promise<void> {
  const [pid = ''] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  if (pid === '') return
  const { stdout } = await promisify(execFile)('pgrep', ['-P', pid]).catch(() => ({ stdout: '' }))
  process.kill(Number(pid), 'SIGKILL')
  for (const child of stdout.trim().split('\n').filter(Boolean)) process.kill(Number(child), 'SIGKILL')
}

async function membersOf(nodes: readonly PatroniNode[]): Promise<{ role: string }[]> {
  const answer = await fetch(`http://127.0.0.1:${nodes[0]?.apiPort}/cluster`).catch(() => undefined)
  return ((await answer?.json()) as { members?: { role: string }[] } | undefined)?.members ?? []
}

async function createDatabase(port: number): Promise<void> {
  const admin = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  await admin.connect()
  try {
    await admin.query(`create role gatehouse login password '${password}'`)
    await admin.query('create database gatehouse owner gatehouse')
  } finally {
    await admin.end()
  }
}
