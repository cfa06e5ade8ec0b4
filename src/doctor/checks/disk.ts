import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Check } from '../check.ts'
import { type Finding, note, ok, problem, warning } from '../finding.ts'

const gigabyte = 1e9
const cure = 'Free space, or move GATEHOUSE_DATA_DIR to a larger disk.'

/** The disk of the data folder, if there is anything in it. */
export const disk: Check = {
  name: 'Disk',
  async examine({ config, secrets }) {
    if (secrets.databaseUrl !== undefined && config.storage !== undefined)
      return [note('Nothing is stored on this machine.')]
    const folder = resolve(config.dataDir)
    const seen = await statfs(folder).catch(() => undefined)
    if (seen === undefined) return [note(`The folder ${folder} is not there yet. The first start makes it.`)]
    return [spaceFinding(folder, seen.bavail * seen.bsize, seen.bavail / seen.blocks)]
  },
}

/** @param share of the disk that is free */
export function spaceFinding(folder: string, bytes: number, share: number): Finding {
  const says = `${(bytes / gigabyte).toFixed(1)} GB are free for ${folder}.`
  if (bytes < gigabyte / 5) return problem(says, cure)
  if (bytes < gigabyte * 2 && share < 0.1) return warning(says, cure)
  return ok(says)
}
