import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '#platform/error-code.ts'
import type { Binaries } from './binaries.ts'
import { PackagedPostgresError } from './errors.ts'
import type { Folders } from './folders.ts'
import type { LogFile } from './log-file.ts'
import { spawnWatched } from './watchdog.ts'

/** The cluster's superuser. Gatehouse itself connects as the owner of its database, as it would to a managed server. */
export const superuser = 'postgres'

/**
 * Makes sure that the folder has a cluster that these binaries can open. A new cluster is created elsewhere and
 * renamed, so that an interrupted `initdb` leaves nothing that looks like a cluster.
 *
 * @throws when the cluster has another major version, or `initdb` fails.
 */
export async function ensureCluster(binaries: Binaries, folders: Folders, log: LogFile): Promise<'new' | 'existing'> {
  const major = await clusterMajor(folders.cluster)
  if (major === undefined) {
    await createCluster(binaries, folders, log)
    return 'new'
  }
  if (major === binaries.major) return 'existing'
  throw new PackagedPostgresError(
    `The database in ${folders.cluster} was made by PostgreSQL ${major}, and this Gatehouse brings PostgreSQL ${binaries.major}, ` +
      `which cannot open it. Run the Gatehouse release that brought PostgreSQL ${major}, dump the database there (pg_dump), ` +
      'and load the dump into a new data folder; or set DATABASE_URL to a server of your own.',
  )
}

async function clusterMajor(cluster: string): Promise<number | undefined> {
  try {
    return Number(await readFile(join(cluster, 'PG_VERSION'), 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function createCluster(binaries: Binaries, folders: Folders, log: LogFile): Promise<void> {
  await removeAbandoned(folders.cluster)
  let failure: string | undefined
  for (const locale of localeChoices(binaries.major)) {
    const target = `${folders.cluster}.new-${process.pid}-${Date.now()}`
    failure = await runInitdb(binaries, target, locale, folders, log)
    if (failure === undefined) {
      await rename(target, folders.cluster)
      return syncFolder(folders.home)
    }
    if (!failure.includes('locale')) break
  }
  throw new PackagedPostgresError(
    `initdb could not create the database in ${folders.cluster}. The end of ${log.path}:\n${failure}`,
  )
}

/** @returns the end of its output when it failed. */
async function runInitdb(
  binaries: Binaries,
  target: string,
  locale: string[],
  { user }: Folders,
  log: LogFile,
): Promise<string | undefined> {
  const initdb = await spawnWatched(
    [
      join(binaries.bin, 'initdb'),
      `--pgdata=${target}`,
      `--username=${superuser}`,
      '--encoding=UTF8',
      ...locale,
      // Only the server's user and root can enter the socket's folder. There is no other listener.
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
    ],
    { signal: 'TERM', output: log.fd, user },
  )
  const code = await initdb.exited
  return code === 0 ? undefined : `${await log.tail()}\n(initdb ended with ${code})`
}

/**
 * The same order of texts on every machine, with Unicode-aware upper and lower case where this version and system have
 * it.
 */
function localeChoices(major: number): string[][] {
  return major >= 17
    ? [
        ['--locale-provider=builtin', '--locale=C.UTF-8'],
        // For systems whose C library has no C.UTF-8.
        ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ]
    : [['--locale=C.UTF-8'], ['--locale=C']]
}

/** Leftovers of an interrupted `initdb`. A process that is just ending may still write there. */
async function removeAbandoned(cluster: string): Promise<void> {
  const home = dirname(cluster)
  for (const name of await readdir(home)) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => {
      // It only takes space, and the next start tries again.
    })
  }
}

/** A rename is on disk only once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
