import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that follows from something else and is kept in the repository, so that changes of it are seen in review. */
export interface GeneratedFile {
  /** From the root of the repository. */
  path: string
  content: string
}

export const repository = fileURLToPath(new URL('../../', import.meta.url))

/** Writes what changed. @returns the paths of what was written. */
export async function writeFiles(files: readonly GeneratedFile[], root = repository): Promise<string[]> {
  const stale = await findStale(files, root)
  for (const { path, content } of stale) {
    await mkdir(dirname(root + path), { recursive: true })
    await writeFile(root + path, content)
  }
  return stale.map(({ path }) => path)
}

/** The files that are not, or not any more, what they should be. */
export async function findStale(files: readonly GeneratedFile[], root = repository): Promise<GeneratedFile[]> {
  const present = await Promise.all(files.map(({ path }) => readFile(root + path, 'utf8').catch(() => undefined)))
  return files.filter(({ content }, index) => present[index] !== content)
}
