import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorMessage } from '#platform/error-code.ts'
import type { Check } from '../check.ts'
import { note, ok, problem } from '../finding.ts'

const hourMs = 3_600_000
/** A nightly backup, with two hours to spare. */
const oldestHours = 26

/** The age of the newest backup, where the operator says in which folder they arrive. */
export const backups: Check = {
  name: 'Backups',
  async examine({ backups: path, now }) {
    if (path === undefined)
      return [note('Not examined.', 'Say where backups arrive: gatehouse doctor --backups FOLDER')]
    try {
      const newest = await newestFile(path)
      if (newest === undefined) return [problem(`There is no backup in ${path}.`, 'Check the job that makes backups.')]
      const hours = Math.round((now().getTime() - newest.at) / hourMs)
      const says = `The newest backup, ${newest.path}, is ${hours} hours old`
      if (newest.bytes === 0)
        return [problem(`The newest backup, ${newest.path}, is empty.`, 'Check the job that makes backups.')]
      return hours > oldestHours
        ? [problem(`${says}.`, 'Check the job that makes backups.')]
        : [ok(`${says} and has ${newest.bytes.toLocaleString('en')} bytes.`)]
    } catch (error) {
      return [problem(`The backups cannot be looked at: ${errorMessage(error)}`, 'Check the path given to --backups.')]
    }
  },
}

interface Backup {
  path: string
  at: number
  bytes: number
}

async function newestFile(path: string): Promise<Backup | undefined> {
  const folder = await stat(path)
  if (!folder.isDirectory()) return { path, at: folder.mtimeMs, bytes: folder.size }
  const entries = await readdir(path, { withFileTypes: true })
  const found = entries.filter((entry) => entry.isFile()).map(({ name }) => join(path, name))
  const all = await Promise.all(
    found.map(async (file) => {
      const { mtimeMs, size } = await stat(file)
      return { path: file, at: mtimeMs, bytes: size }
    }),
  )
  return all.reduce<Backup | undefined>(
    (best, each) => (best === undefined || each.at > best.at ? each : best),
    undefined,
  )
}
