import { emptyEnvironment } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context } from '#platform/context.ts'
import { applySeed, begunDigestOf, digestOf, isApplied, isFilled, noteApplied } from './apply-seed.ts'
import type { Configurer } from './configurer.ts'
import { type ReadSeed, readSeedFile } from './read/read-seed-file.ts'
import { type AppliedEntry, describeApplied } from './report.ts'
import { SeedError } from './seed-error.ts'
import { hashSeedPasswords } from './seed-passwords.ts'

/** Fills environments from a seed file, which is read again each time. */
export interface FileSeeder {
  /** Applies the file unless it was applied already. @returns what was done and what was left out, in sentences. @throws SeedError */
  seed(ctx: Context): Promise<string[]>
  /**
   * Empties the environment and applies the file: all of it, or nothing happens. Of a configuration file what was done before an error
   * stays.
   *
   * @throws SeedError
   */
  reset(ctx: Context): Promise<void>
}

export function createFileSeeder(file: string, development: boolean, configurer: Configurer | undefined): FileSeeder {
  let hashed: { digest: string; hashes: ReadonlyMap<string, string> } | undefined
  /** Hashing takes most of a reset, and the same file has the same passwords. */
  const hashOnce = async (ctx: Context, read: ReadSeed) => {
    const digest = digestOf(read).toString('hex')
    if (hashed?.digest !== digest) hashed = { digest, hashes: await hashSeedPasswords(ctx, read) }
    return hashed.hashes
  }
  /** Reads all of the file before anything is done. */
  const readFile = async () => {
    const read = readSeedFile(file, development)
    if (read.isConfiguration) await configurer?.check(file).catch(refuse)
    return read
  }
  const configure = async (ctx: Context, { isConfiguration }: ReadSeed): Promise<AppliedEntry[]> => {
    if (!isConfiguration || configurer === undefined) return []
    const applied = await configurer.apply(ctx, file).catch(refuse)
    return applied.map(({ name, outcome }) => ({ kind: 'object', name, outcome }))
  }
  const refuse = (error: unknown): never => {
    if (!(error instanceof ConfigError)) throw error
    throw new SeedError(`The seed file ${file} cannot be applied. ${error.message}`)
  }

  return {
    async seed(ctx) {
      const read = await readFile()
      const notes = describeLeftOut(read)
      const asBefore = `The seed file ${file} was applied at an earlier start and hasn't changed since, so it changed nothing.`
      const leftAlone = `The seed file ${file} was not applied: the environment has users or organizations already.`
      if (await isApplied(ctx, digestOf(read))) return [...notes, asBefore]
      if (read.isConfiguration && configurer === undefined)
        return [...notes, `The seed file ${file} is applied by a process that serves requests.`]
      // A start that was broken off is continued.
      const isBegun = read.isConfiguration && (await isApplied(ctx, begunDigestOf(read)))
      // In production, a file is for the first start: an edited file must not restore deleted users.
      if (!development && !isBegun && (await isFilled(ctx))) return [...notes, leftAlone]
      const passwordHashes = await hashOnce(ctx, read)
      if (read.isConfiguration) await ctx.transaction((tx) => noteApplied(tx, begunDigestOf(read)))
      const configured = await configure(ctx, read)
      const besideOthers = development || read.isConfiguration
      const application = await applySeed(ctx, read, { besideOthers, passwordHashes })
      if (application === 'left alone') return [...notes, leftAlone]
      if (application === 'already applied') return [...notes, asBefore]
      return [...notes, ...describeApplied(file, [...configured, ...application.applied], development)]
    },
    async reset(ctx) {
      const read = await readFile()
      const passwordHashes = await hashOnce(ctx, read)
      if (read.isConfiguration) {
        await ctx.transaction(emptyEnvironment)
        await configure(ctx, read)
      }
      const first = read.isConfiguration ? {} : { first: emptyEnvironment }
      await applySeed(ctx, read, { ...first, besideOthers: true, passwordHashes })
    },
  }
}

function describeLeftOut({ notServed, source }: ReadSeed): string[] {
  return notServed.map(
    ({ name, line }) => `${source.file}, line ${line}: \`${name}\` is not served yet and was left out.`,
  )
}
