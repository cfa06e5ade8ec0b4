import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { PackagedPostgresError } from './errors.ts'
import type { Folders } from './folders.ts'
import { type LogFile, openLog } from './log-file.ts'
import { readPidFile } from './pid-file.ts'
import { serverSettings } from './settings.ts'
import { spawnWatched, type WatchedProcess } from './watchdog.ts'

export interface ServerOptions {
  binaries: Binaries
  folders: Folders
  socketFolder: string
  settings: Record<string, string>
  log: (message: string) => void
}

/** Crash recovery replays at most about a gigabyte of log, which can take minutes on a slow disk. */
const startTimeoutMs = 5 * 60_000
const leftoverTimeoutMs = 30_000
/**
 * Temporary: backends of a killed server, which end when they finish their current work, or a server whose Gatehouse
 *   was killed while it started.
 */
const leftover = /pre-existing shared memory block|lock file "postmaster.pid" already exists/
const pollMs = 4

/**
 * Starts a server on the cluster and waits until it accepts connections.
 *
 * @throws with the end of the server's log when it ends before that.
 */
export async function startServer(options: ServerOptions): Promise<WatchedProcess> {
  const deadline = Date.now() + leftoverTimeoutMs
  for (;;) {
    const log = await openLog(options.folders.log)
    try {
      const server = await spawnServer(options, log)
      const ended = await readyOrEnded(server, options)
      if (ended === undefined) {
        server.unref()
        return server
      }
      const tail = await log.tail()
      if (!leftover.test(tail) || Date.now() > deadline) {
        throw new PackagedPostgresError(
          `PostgreSQL did not start: it ended with ${ended}. The end of ${log.path}:\n${tail}`,
        )
      }
    } finally {
      await log.close()
    }
    await delay(100)
  }
}

function spawnServer(
  { binaries, folders, socketFolder, settings }: ServerOptions,
  log: LogFile,
): Promise<WatchedProcess> {
  return spawnWatched(
    [join(binaries.bin, 'postgres'), '-D', folders.cluster, ...serverSettings(socketFolder, settings)],
    // INT is PostgreSQL's fast shutdown: it disconnects the clients, writes a checkpoint and ends.
    { signal: 'INT', output: log.fd, user: folders.user },
  )
}

/** @returns how the server ended, or `undefined` when it is ready. */
async function readyOrEnded(
  server: WatchedProcess,
  { folders, log }: ServerOptions,
): Promise<number | string | undefined> {
  let ended: number | string | undefined
  void server.exited.then((how) => {
    ended = how
  })
  const started = Date.now()
  let announced = false
  while (ended === undefined) {
    // The file rather than a connection: it costs the server nothing and leaves no "starting up" errors in its log.
    const file = await readPidFile(folders.cluster)
    if (file?.pid === server.pid && file.ready) return undefined
    const waitedMs = Date.now() - started
    if (waitedMs > 2000 && !announced) {
      announced = true
      log('PostgreSQL is recovering from an unclean shutdown')
    }
    if (waitedMs > startTimeoutMs) await stopServer(server)
    else await delay(pollMs)
  }
  return ended
}

/** Ends the server: fast, then after `patienceMs` without its checkpoint (the next start recovers), then by force. */
export async function stopServer(server: WatchedProcess, patienceMs = 60_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    server.kill(signal)
    const timeUp = new AbortController()
    const ended = await Promise.race([
      server.exited.then(() => true),
      delay(patienceMs, false, { signal: timeUp.signal }).catch(() => false),
    ])
    timeUp.abort()
    if (ended) return
  }
}
