import { execFileSync } from 'node:child_process'
import { constants, readlinkSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PackagedPostgresError } from './errors.ts'
import type { Folders } from './folders.ts'
import { pidFile, readPidFile } from './pid-file.ts'
import { processIdentity } from './process-identity.ts'

const elsewherePatienceMs = 3_000

/**
 * Waits until no server uses the cluster. After `kill -9` of Gatehouse, its server may still be shutting down. If its
 * watchdog was killed too, this stops the server.
 *
 * Run it under the data folder's lock: then a remaining server has lost its Gatehouse.
 *
 * @throws when a server is still running after `patienceMs`, or when another user started it.
 */
export async function waitForFormerServer(
  { cluster }: Folders,
  socketFolder: string,
  log: (message: string) => void,
  patienceMs = 60_000,
): Promise<void> {
  const started = Date.now()
  let loggedPid: number | undefined
  for (;;) {
    const file = await readPidFile(cluster)
    if (file !== undefined && isServerOf(file.pid, cluster)) {
      if (file.socketFolder !== undefined && file.socketFolder !== '' && file.socketFolder !== socketFolder) {
        throw new PackagedPostgresError(
          `The PostgreSQL server with pid ${file.pid} works on ${cluster} and was not started by Gatehouse. Stop it first.`,
        )
      }
      if (loggedPid !== file.pid) {
        log(`Waiting for the PostgreSQL server of an earlier run (pid ${file.pid}) to shut down`)
        interrupt(file.pid)
        loggedPid = file.pid
      }
      if (Date.now() > started + patienceMs) {
        throw new PackagedPostgresError(
          `The PostgreSQL server of an earlier run (pid ${file.pid}) has not ended within ${patienceMs / 1000} s. End it with: kill -QUIT ${file.pid}`,
        )
      }
    } else if (await answers(join(socketFolder, '.s.PGSQL.5432'))) {
      // Its pid is meaningless here, so it lives in another container that shares the data folder.
      if (Date.now() > started + elsewherePatienceMs) {
        throw new PackagedPostgresError(
          `Another PostgreSQL server, perhaps in another container, answers in ${socketFolder}. Only one may use a data folder.`,
        )
      }
    } else {
      await forgetPids(cluster, socketFolder)
      return
    }
    await delay(10)
  }
}

/** Whether the process is a server on this cluster. A server's working directory is its cluster. */
function isServerOf(pid: number, cluster: string): boolean {
  if (processIdentity(pid) === undefined) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(cluster)
  } catch {
    // A process of another user cannot be inspected, and cannot be our server.
    return false
  }
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // It has just ended by itself.
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket, () => resolve(true)).on('error', () => resolve(false))
    probe.once('close', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
}

/**
 * A killed server leaves its pid in `postmaster.pid` and in the lock of its socket. Another program may have that pid
 * by now (nearly always in a container), and PostgreSQL would refuse to start.
 *
 * `postmaster.pid` itself must stay: its shared memory key lets a new server notice backends of the old one that still
 * write. So only the pid is replaced, by one that no system assigns.
 */
async function forgetPids(cluster: string, socketFolder: string): Promise<void> {
  await rm(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  // Read again: a server that shut down in the meantime has removed its file.
  const file = await readPidFile(cluster)
  if (file === undefined) return
  // The folder belongs to an unprivileged user: root must not follow a link laid there.
  const flag = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW
  await writeFile(pidFile(cluster), ['2147483647', ...file.lines.slice(1)].join('\n'), { flag })
}
