import { chmod, copyFile, lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { hasCode } from '#platform/error-code.ts'
import type { Binaries } from './binaries.ts'
import { canReach, type SystemUser } from './system-user.ts'

/**
 * Binaries that `user` (or this process, without one) can run: those of the package with their library links
 *   completed, or a copy of them below `base`, when that user cannot read the package or the missing links cannot be
 *   written.
 */
export async function placeBinaries(
  binaries: Binaries,
  base: string,
  user: SystemUser | undefined,
  log: (message: string) => void,
): Promise<Binaries> {
  const { native } = binaries
  if (native === undefined) return binaries
  if ((user === undefined || isReadable(native, user)) && (await completeLinks(native))) return binaries
  const copy = join(base, `programs-${binaries.version}`)
  if (!(await exists(copy))) {
    log(`Copying the PostgreSQL programs to ${copy}, where its user can read them`)
    await removeCopies(base)
    await copyPrograms(native, copy)
  }
  return { ...binaries, bin: join(copy, 'bin'), native: copy }
}

function isReadable(native: string, user: SystemUser): boolean {
  // npm gives all files of a package the same modes, so one file of each part represents the others.
  return ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'].every((part) =>
    canReach(user, join(native, part), 'read'),
  )
}

/**
 * Creates the library links, which npm packages cannot contain. The package's install script does it too, but many
 * setups do not run install scripts. Safe when another process does the same concurrently.
 *
 * @returns whether all links exist now; false when the folder is not writable.
 */
async function completeLinks(native: string): Promise<boolean> {
  for (const { link, to } of await wantedLinks(native)) {
    if (await exists(link)) continue
    try {
      await symlink(to, link)
    } catch (error) {
      if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
  return true
}

async function wantedLinks(native: string): Promise<{ link: string; to: string }[]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  // In the package's terms, `source` is the real file and `target` the link, both relative to its root.
  const entries: { source: string; target: string }[] = JSON.parse(list)
  const root = dirname(native)
  return entries.map(({ source, target }) => ({
    link: join(root, target),
    to: relative(dirname(target), source) || basename(source),
  }))
}

/** Removes copies of earlier versions and interrupted copies. */
async function removeCopies(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (name.startsWith('programs-')) await rm(join(base, name), { recursive: true })
  }
}

/** Copies elsewhere and renames, so that an interrupted copy is never mistaken for a complete one. */
async function copyPrograms(native: string, target: string): Promise<void> {
  const root = `${target}.new-${process.pid}`
  // `native` must be the last name: the links are listed as native/lib/….
  const copy = join(root, 'native')
  await copyFolder(native, copy)
  await chmod(root, 0o755)
  await completeLinks(copy)
  await rename(copy, target)
  await rm(root, { recursive: true })
}

/** All files become world-readable, regardless of the umask of `npm ci`. Leaves out static libraries. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyFolder(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target)
      await chmod(target, (await lstat(source)).mode & 0o100 ? 0o755 : 0o644)
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
