import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'

/** Processor time of a PostgreSQL server on this machine, all its processes, in microseconds since they began. */
export type DatabaseTime = () => Promise<number>

/** How finely Linux counts it. */
const tickMicros = 10_000

/** @returns what gives NaN where processes cannot be looked at: on another machine, or without `/proc` */
export async function openDatabaseTime(databaseUrl: string): Promise<DatabaseTime> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = (await statOf(String(rows[0]?.pid)))?.parent
  await client.end()
  return async () => {
    if (postmaster === undefined) return Number.NaN
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const all = await Promise.all(pids.map(statOf))
    const children = all.filter((each) => each?.parent === postmaster)
    const own = await statOf(postmaster)
    // Those that ended are counted with their parent.
    const ticks = children.reduce((sum, each) => sum + (each?.ticks ?? 0), (own?.ticks ?? 0) + (own?.ended ?? 0))
    return ticks * tickMicros
  }
}

/** From `/proc/PID/stat`, whose second member may hold spaces. */
async function statOf(pid: string): Promise<{ parent: string; ticks: number; ended: number } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const [, parent = '', ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13).map(Number)
  return { parent, ticks: user + system, ended: endedUser + endedSystem }
}
