import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '#platform/error-code.ts'
import { PackagedPostgresError } from './errors.ts'
import { processIdentity } from './process-identity.ts'

export interface DataDirLock {
  release(): Promise<void>
}

interface Holder {
  pid: number
  identity: string
  since: string
}

/**
 * Makes this process the only Gatehouse on a data folder, until `release` or its death.
 *
 * The lock is a folder of numbered files; the highest number owns it. A process takes a free lock (released, or its
 * process has ended) by creating the next number, which the file system allows only once. Locks are never released by
 * deletion, so a slow process cannot remove the lock of a faster one, as it could with a single file.
 *
 * @throws when a running process has the lock; the message names its pid.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const folder = join(dataDir, 'lock')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const claim = join(folder, `claim-${randomUUID()}`)
  await writeFile(claim, JSON.stringify(describeSelf()))
  try {
    for (;;) {
      const newest = await newestNumber(folder)
      const holder = await readHolder(join(folder, String(newest)))
      if (holder !== undefined && isAlive(holder)) throw new PackagedPostgresError(inUse(dataDir, holder))
      const own = newest + 1
      if (!(await linkUnlessTaken(claim, join(folder, String(own))))) continue
      if ((await newestNumber(folder)) === own) {
        await removeOlder(folder, own)
        return { release: () => release(join(folder, String(own))) }
      }
      // Others have taken and cleared numbers in the meantime: the highest one counts.
      await rm(join(folder, String(own)), { force: true })
    }
  } finally {
    await rm(claim, { force: true })
  }
}

function describeSelf(): Holder {
  return { pid: process.pid, identity: processIdentity(process.pid) ?? 'unknown', since: new Date().toISOString() }
}

function isAlive(holder: Holder): boolean {
  const identity = processIdentity(holder.pid)
  // When the system does not show the process, the pid alone decides: refusing is safe.
  return (
    identity !== undefined && (identity === holder.identity || identity === 'unknown' || holder.identity === 'unknown')
  )
}

async function newestNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number)
  return Math.max(0, ...numbers)
}

/** `undefined` for a lock that was released (an empty file) or never written out before a power cut. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder: Holder = JSON.parse(await readFile(file, 'utf8'))
    return holder
  } catch {
    return undefined
  }
}

/**
 * A link publishes the file together with its content; creating it first and filling it later would show an empty lock.
 */
async function linkUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

async function removeOlder(folder: string, own: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/^\d+$/.test(name) && Number(name) < own) await rm(join(folder, name), { force: true })
  }
}

async function release(file: string): Promise<void> {
  await truncate(file).catch((error: NodeJS.ErrnoException) => {
    // The whole data folder may have been deleted; then there is nothing to release.
    if (error.code !== 'ENOENT') throw error
  })
}

function inUse(dataDir: string, holder: Holder): string {
  const who = holder.pid === process.pid ? 'this very process' : `the process with pid ${holder.pid}`
  return (
    `The data folder ${dataDir} is in use by ${who} (since ${holder.since}). ` +
    'Stop that one first, or give this one a folder of its own with GATEHOUSE_DATA_DIR.'
  )
}
