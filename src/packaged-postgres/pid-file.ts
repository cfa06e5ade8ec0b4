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
  // The lines: pid, data folder, start time, port, socket folder, listen address, shared memory key, status. A server that is just
  // writing them may have written a part of the last one.
  const socketFolder = lines.length > 5 ? lines[4] : undefined
  return pid > 0 ? { pid, socketFolder, ready: lines[7]?.trim() === 'ready', lines } : undefined
}
