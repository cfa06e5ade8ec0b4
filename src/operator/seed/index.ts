import { emptyEnvironment } from '#environment/environments/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Config } from '#platform/config/config.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context } from '#platform/context.ts'
import type { Configurer } from './configurer.ts'
import type { FileSeeder } from './file-seeder.ts'
import { SeedError } from './seed-error.ts'

export { developmentArea } from './area.ts'
export type { Configurer } from './configurer.ts'
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
   * @returns what the file created, changed and left, and what of it isn't served, in sentences.
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

/** @param configurer what applies configuration files. Without one, they wait for a process that has one. */
export function createSeeder({ seedFile, development }: Config, configurer?: Configurer): Seeder {
  let opened: Promise<FileSeeder> | undefined
  // Loaded here: it brings a reader of YAML and the schema of the file, and most processes have no such file.
  const open = (file: string) => {
    opened ??= import('./file-seeder.ts').then(({ createFileSeeder }) =>
      createFileSeeder(file, development, configurer),
    )
    return opened
  }

  return {
    async seedFirstEnvironment(ctx) {
      try {
        const notes = seedFile === undefined ? [] : await (await open(seedFile)).seed(ctx)
        await ensureDevelopmentUris(ctx, development)
        return notes
      } catch (error) {
        throw error instanceof SeedError ? new ConfigError(error.message) : error
      }
    },
    async resetEnvironment(ctx) {
      if (seedFile === undefined) await ctx.transaction(emptyEnvironment)
      else await (await open(seedFile)).reset(ctx)
      await ensureDevelopmentUris(ctx, development)
    },
  }
}

/** Registers the addresses at which applications of developers are called back. Production has none. */
export async function ensureDevelopmentUris(ctx: Context, development: boolean): Promise<void> {
  if (development) for (const uri of developmentRedirectUris) await ensureRedirectUri(ctx, uri)
}
