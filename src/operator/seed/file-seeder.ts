import { emptyEnvironment } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { applySeed, digestOf, isApplied } from './apply-seed.ts'
import { type ReadSeed, readSeedFile } from './read/read-seed-file.ts'
import { describeApplied } from './report.ts'
import { hashSeedPasswords } from './seed-passwords.ts'

/** Fills environments from a seed file, which is read again each time. */
export interface FileSeeder {
  /** Applies the file unless it was applied already. @returns what was done and what was left out, in sentences. @throws SeedError */
  seed(ctx: Context): Promise<string[]>
  /** Empties the environment and applies the file: all of it, or nothing happens. @throws SeedError */
  reset(ctx: Context): Promise<void>
}

export function createFileSeeder(file: string, development: boolean): FileSeeder {
  let hashed: { digest: string; hashes: ReadonlyMap<string, string> } | undefined
  /** Hashing takes most of a reset, and the same file has the same passwords. */
  const hashOnce = async (ctx: Context, read: ReadSeed) => {
    const digest = digestOf(read).toString('hex')
    if (hashed?.digest !== digest) hashed = { digest, hashes: await hashSeedPasswords(ctx, read) }
    return hashed.hashes
  }

  return {
    async seed(ctx) {
      const read = readSeedFile(file, development)
      const notes = describeLeftOut(read)
      const asBefore = `The seed file ${file} was applied at an earlier start and hasn't changed since, so it changed nothing.`
      if (await isApplied(ctx, digestOf(read))) return [...notes, asBefore]
      const passwordHashes = await hashOnce(ctx, read)
      // In production, a file is for the first start: an edited file must not restore deleted users.
      const application = await applySeed(ctx, read, { besideOthers: development, passwordHashes })
      if (application === 'left alone')
        return [...notes, `The seed file ${file} was not applied: the environment has users or organizations already.`]
      return [
        ...notes,
        ...(application === 'already applied' ? [asBefore] : describeApplied(file, application.applied, development)),
      ]
    },
    async reset(ctx) {
      const read = readSeedFile(file, development)
      const passwordHashes = await hashOnce(ctx, read)
      await applySeed(ctx, read, { first: emptyEnvironment, besideOthers: true, passwordHashes })
    },
  }
}

function describeLeftOut({ notServed, source }: ReadSeed): string[] {
  return notServed.map(
    ({ name, line }) => `${source.file}, line ${line}: \`${name}\` is not served yet and was left out.`,
  )
}
