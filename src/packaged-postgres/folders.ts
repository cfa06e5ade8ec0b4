import { createHash } from 'node:crypto'
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { PackagedPostgresError } from './errors.ts'
import { canReach, isRoot, nobody, type SystemUser } from './system-user.ts'

export interface Folders {
  /** Private to the server's user; holds the cluster and normally the socket. */
  home: string
  cluster: string
  /**
   * The server's log. Root opens it, so it must not be in a folder of the unprivileged user, who could replace it with
   * a link.
   */
  log: string
  /** Where things may be put that the server's user has to reach. */
  base: string
  /** The user that the server runs as; `undefined` for the user of this process. */
  user: SystemUser | undefined
}

/**
 * Creates the data folder itself where it is missing.
 *
 * @returns its path, absolute and free of links.
 * @throws when this process may not write there.
 */
export async function openDataDir(path: string): Promise<string> {
  const absolute = resolve(path)
  const created = await mkdir(absolute, { recursive: true })
  if (created !== undefined) await chmod(absolute, 0o700)
  await access(absolute, constants.W_OK).catch((error) => {
    throw new PackagedPostgresError(
      `The data folder ${absolute} is not writable for the user with uid ${process.getuid?.()}. ` +
        'Give it to this user with chown -R, or choose another folder with GATEHOUSE_DATA_DIR.',
      { cause: error },
    )
  })
  if (isRoot() && absolute !== homedir()) await letPass(absolute)
  return realpath(absolute)
}

/** Lets the server's user pass through root's data folder to its own folder, without seeing its contents. */
async function letPass(folder: string): Promise<void> {
  const { uid, mode } = await stat(folder)
  if (uid === 0 && (mode & 0o011) !== 0o011) await chmod(folder, (mode & 0o7777) | 0o011)
}

/**
 * Lays out the server's folders below the data folder. Run it under the data folder's lock.
 *
 * As root the server runs as the owner of its folder, or as `nobody` when the folder is new. Where that user cannot
 * reach the data folder (below a 0700 home, for example), the cluster is in a new folder below `shelter`, and
 * `<dataDir>/postgres` links to it.
 */
export async function openFolders(
  dataDir: string,
  log: (message: string) => void,
  shelter = '/var/lib/gatehouse',
): Promise<Folders> {
  const link = join(dataDir, 'postgres')
  if (!(await exists(link))) await createHome(dataDir, link, log, shelter)
  const home = await realpath(link).catch(async () => {
    throw new PackagedPostgresError(
      `${link} points to ${await readlink(link)}, which is gone, and with it the database. ` +
        'Bring that folder back, or remove the link to start with an empty database.',
    )
  })
  const user = await ownerOf(home)
  return { home, base: dirname(home), cluster: join(home, 'cluster'), log: join(dataDir, 'postgres.log'), user }
}

async function createHome(
  dataDir: string,
  link: string,
  log: (message: string) => void,
  shelter: string,
): Promise<void> {
  if (!isRoot()) return void (await mkdir(link, { mode: 0o700 }))
  const user = nobody()
  if (canReach(user, dataDir, 'pass')) return createFor(user, link)
  await mkdir(shelter, { recursive: true })
  const place = await mkdtemp(join(await realpath(shelter), 'data-'))
  await chmod(place, 0o711)
  if (!canReach(user, place, 'pass')) {
    await rm(place, { recursive: true })
    throw new PackagedPostgresError(
      `Gatehouse runs as root, so PostgreSQL has to run as the user "nobody", who can reach neither ${dataDir} nor ${shelter}. ` +
        'Set GATEHOUSE_DATA_DIR to a folder that every user can reach, or run Gatehouse as an ordinary user.',
    )
  }
  await createFor(user, join(place, 'postgres'))
  await symlink(join(place, 'postgres'), link)
  log(
    `Gatehouse runs as root, so PostgreSQL runs as the user "nobody", who cannot reach ${dataDir}: ` +
      `the database is kept in ${place}. GATEHOUSE_DATA_DIR chooses another folder.`,
  )
}

/** The owner is set last: a folder that is still root's is one that was never finished, see `ownerOf`. */
async function createFor(user: SystemUser, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  await chown(folder, user.uid, user.gid)
}

async function ownerOf(home: string): Promise<SystemUser | undefined> {
  const { uid, gid } = await stat(home)
  if (isRoot()) {
    const user = uid === 0 ? nobody() : { uid, gid }
    if (uid === 0) await chown(home, user.uid, user.gid)
    if (canReach(user, dirname(home), 'pass')) return user
    throw new PackagedPostgresError(
      `PostgreSQL runs as the user with uid ${user.uid}, who cannot reach ${home}. ` +
        'Move the data folder to a place that every user can reach and set GATEHOUSE_DATA_DIR to it.',
    )
  }
  if (uid === process.getuid?.()) return undefined
  throw new PackagedPostgresError(
    `${home} belongs to the user with uid ${uid}, but Gatehouse runs with uid ${process.getuid?.()}. ` +
      'Start Gatehouse as the user (or root) who started it first, or give the data folder to this user with chown -R.',
  )
}

/** A socket's path is at most this long, in bytes: `sun_path` less its final zero. */
const socketPathBytes = process.platform === 'darwin' ? 103 : 107

/**
 * The folder for the server's socket: its home, or, where that path is too long for a socket, one in the temporary
 * folder, named after the home.
 *
 * @throws when another user owns something with that name.
 */
export async function openSocketFolder({ home, user }: Folders): Promise<string> {
  if (fitsSocket(home)) return home
  const name = `gatehouse-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`
  const folder = [tmpdir(), '/tmp']
    .filter((parent) => user === undefined || canReach(user, parent, 'pass'))
    .map((parent) => join(parent, name))
    .find(fitsSocket)
  if (folder === undefined)
    throw new PackagedPostgresError(
      `The path ${home} is too long for a socket, and so is the temporary folder. Set TMPDIR.`,
    )
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(folder)
  const isPrivate = found.isDirectory() && (found.mode & 0o077) === 0
  if (isPrivate && user === undefined && found.uid === process.getuid?.()) return folder
  if (isPrivate && user !== undefined && (found.uid === user.uid || found.uid === 0)) {
    await chown(folder, user.uid, user.gid)
    return folder
  }
  throw new PackagedPostgresError(
    `${folder} should be the private folder of PostgreSQL's socket, but belongs to someone else. Set TMPDIR to another folder.`,
  )
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= socketPathBytes
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
