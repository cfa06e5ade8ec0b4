import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '#platform/error-code.ts'
import { connectionStringTo } from './database.ts'
import { readPidFile } from './pid-file.ts'

/**
 * The address of the packaged server that another process runs, for a command on the same machine: a user who can read
 * its folder may connect.
 *
 * @returns `undefined` when no server runs on the data folder.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const home = await realpath(join(dataDir, 'postgres')).catch(() => undefined)
  if (home === undefined) return undefined
  const file = await readPidFile(join(home, 'cluster'))
  if (file?.ready !== true || file.socketFolder === undefined || !isRunning(file.pid)) return undefined
  return connectionStringTo(file.socketFolder)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user.
    return hasCode(error, 'EPERM')
  }
}
