import { findBinaries } from './binaries.ts'
import { connectionStringTo, connectionTo, ensureDatabase } from './database.ts'
import { type Folders, openDataDir, openFolders, openSocketFolder } from './folders.ts'
import { waitForFormerServer } from './former-server.ts'
import { ensureCluster } from './initdb.ts'
import { lockDataDir } from './lock.ts'
import { openLog } from './log-file.ts'
import { placeBinaries } from './place-binaries.ts'
import { superviseServer } from './supervise.ts'

export { PackagedPostgresError } from './errors.ts'
export { findRunningPostgres } from './running.ts'

export interface PackagedPostgres {
  /** Options for `pg`: a unix socket's folder, user and database. There is no password. */
  connection: { host: string; port: number; user: string; database: string; ssl: false }
  /** The connection as `postgres://user@/database?host=…`, for `pg` and for libpq. */
  connectionString: string
  /**
   * Ends the server cleanly and frees the data folder. Close the pools first: their connections are cut. May be called
   * again.
   */
  stop(): Promise<void>
  /** Whether the data folder was there before. */
  readonly started: 'new' | 'existing'
}

export interface StartOptions {
  dataDir: string
  log: (message: string) => void
  /** PostgreSQL settings in addition to the built-in ones. */
  settings?: Record<string, string>
}

/**
 * Starts the packaged PostgreSQL server on a data folder and waits until it takes connections.
 *
 * - Only users of this machine who may enter the socket's folder can connect. There is no TCP port.
 * - The server ends with this process, even after `kill -9`. Acknowledged commits are kept.
 * - A server that ends by itself is restarted at the same address.
 * - It does not keep the process alive.
 *
 * @throws PackagedPostgresError when there are no binaries, another Gatehouse uses the folder, the cluster has another
 * major version or owner, or the server does not start.
 */
export async function startPackagedPostgres({ dataDir, log, settings = {} }: StartOptions): Promise<PackagedPostgres> {
  const binaries = await findBinaries()
  const folder = await openDataDir(dataDir)
  const lock = await lockDataDir(folder)
  try {
    const folders = await openFolders(folder, log)
    const placed = await placeBinaries(binaries, folders.base, folders.user, log)
    const started = await initialize(placed, folders)
    const socketFolder = await openSocketFolder(folders)
    await waitForFormerServer(folders, socketFolder, log)
    const stopServer = await superviseServer({ binaries: placed, folders, socketFolder, settings, log })
    try {
      await ensureDatabase(socketFolder)
    } catch (error) {
      await stopServer()
      throw error
    }
    const connection = connectionTo(socketFolder)
    let stopped: Promise<void> | undefined
    return {
      connection,
      connectionString: connectionStringTo(socketFolder),
      started,
      stop: () => (stopped ??= stopServer().then(() => lock.release())),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function initialize(
  binaries: Parameters<typeof ensureCluster>[0],
  folders: Folders,
): Promise<'new' | 'existing'> {
  const log = await openLog(folders.log)
  return ensureCluster(binaries, folders, log).finally(() => log.close())
}
