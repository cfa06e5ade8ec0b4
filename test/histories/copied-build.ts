import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface CopiedBuild {
  readonly folder: string
  remove(): Promise<void>
}

/**
 * The build of this tree in a temporary folder, so that another build doesn't replace it while servers are started again.
 *
 * @param patches what the build has, and what the copy has in its place
 * @throws Error when the build doesn't have one of them.
 */
export async function copyBuild(patches: readonly [string, string][] = []): Promise<CopiedBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-build-'))
  for (const name of await readdir(root))
    if (name !== 'dist' && !name.startsWith('.')) await symlink(join(root, name), join(folder, name))
  const build = join(folder, 'dist')
  const isNeeded = (file: string) => !file.endsWith('.map') && !/dist\/(sources|bench-)/.test(file)
  await cp(join(root, 'dist'), build, { recursive: true, filter: isNeeded })
  const missing = new Set(patches.map(([from]) => from))
  for (const name of patches.length === 0 ? [] : await readdir(build)) {
    if (!name.endsWith('.js')) continue
    const file = join(build, name)
    const text = await readFile(file, 'utf8')
    for (const [from] of patches) if (text.includes(from)) missing.delete(from)
    await writeFile(
      file,
      patches.reduce((all, [from, to]) => all.replaceAll(from, to), text),
    )
  }
  if (missing.size > 0) throw new Error(`The build has no ${[...missing].join(', ')}.`)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
