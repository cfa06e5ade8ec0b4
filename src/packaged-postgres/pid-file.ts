import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `postmaster.pid`: written by a running server, and left behind by a killed one. */
export interface PidFile {
  pid: number
  socketFolder: string | undefined
  /** Clients can connect. */
  ready: boolean
  lines: string[]
}

export function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid')
}

/** `undefined` when there is none, or the server is just writing it. */
export async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(pidFile(cluster), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  const lines = text.split('\n')
  const pid = Number(lines[0])
  // The lines: pid, data folder, start time, port, socket folder, listen address, shared memory key, status.
  return pid > 0 ? { pid, socketFolder: lines[4], ready: lines[7]?.trim() === 'ready', lines } : undefined
}
