import { emptyEnvironment } from '#environment/environments/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Config } from '#platform/config/config.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context } from '#platform/context.ts'
import { applySeed, digestOf, isApplied } from './apply-seed.ts'
import { type ReadSeed, readSeedFile } from './read/read-seed-file.ts'
import { SeedError } from './seed-error.ts'
import { hashSeedPasswords } from './seed-passwords.ts'

export { developmentArea } from './area.ts'
export { createResetOperation } from './operations/reset.ts'
export { withId } from './seeding.ts'

/** Where the official kits are called back on the developer's own machine, at any port, and where a sign-out leads. */
const developmentRedirectUris = [
  'http://localhost:3000/callback',
  'http://localhost:3000/',
  'http://localhost:*/callback',
  'http://localhost:*/auth/callback',
  'http://localhost:*/api/auth/callback',
  'http://localhost:*/',
  // An application without a path of its own.
  'http://localhost:*',
  'http://127.0.0.1:*',
]

export interface Seeder {
  /**
   * Fills the first environment at a start: from the seed file, unless it was so already, and with the addresses of
   * development.
   *
   * @returns what of the file is left out, in sentences.
   * @throws ConfigError naming the file and its lines; nothing of it is kept then.
   */
  seedFirstEnvironment(ctx: Context): Promise<string[]>
  /**
   * Empties an environment and fills it as a first start would: all of it, or nothing happens.
   *
   * @throws SeedError
   */
  resetEnvironment(ctx: Context): Promise<void>
}

export function createSeeder({ seedFile, development }: Config): Seeder {
  let hashed: { digest: string; hashes: ReadonlyMap<string, string> } | undefined
  /** Hashing takes most of a reset, and the same file has the same passwords. */
  const hashOnce = async (ctx: Context, read: ReadSeed) => {
    const digest = digestOf(read).toString('hex')
    if (hashed?.digest !== digest) hashed = { digest, hashes: await hashSeedPasswords(ctx, read) }
    return hashed.hashes
  }

  async function seedAtStart(ctx: Context, file: string): Promise<string[]> {
    const read = readSeedFile(file, development)
    const notes = describeLeftOut(read)
    if (await isApplied(ctx, digestOf(read))) return notes
    const passwordHashes = await hashOnce(ctx, read)
    // In production, a file is for the first start: an edited file must not restore deleted users.
    const outcome = await applySeed(ctx, read, { besideOthers: development, passwordHashes })
    if (outcome === 'left alone')
      notes.push(`The seed file ${file} was not applied: the environment has users or organizations already.`)
    return notes
  }

  return {
    async seedFirstEnvironment(ctx) {
      try {
        const notes = seedFile === undefined ? [] : await seedAtStart(ctx, seedFile)
        await ensureDevelopmentUris(ctx, development)
        return notes
      } catch (error) {
        throw error instanceof SeedError ? new ConfigError(error.message) : error
      }
    },
    async resetEnvironment(ctx) {
      if (seedFile === undefined) await ctx.transaction(emptyEnvironment)
      else {
        const read = readSeedFile(seedFile, development)
        const passwordHashes = await hashOnce(ctx, read)
        await applySeed(ctx, read, { first: emptyEnvironment, besideOthers: true, passwordHashes })
      }
      await ensureDevelopmentUris(ctx, development)
    },
  }
}

function describeLeftOut({ notServed, source }: ReadSeed): string[] {
  return notServed.map(
    ({ name, line }) => `${source.file}, line ${line}: \`${name}\` is not served yet and was left out.`,
  )
}

async function ensureDevelopmentUris(ctx: Context, development: boolean): Promise<void> {
  if (development) for (const uri of developmentRedirectUris) await ensureRedirectUri(ctx, uri)
}
