import type { Config } from '../platform/config/config.ts'
import { ConfigError } from '../platform/config/config-error.ts'
import type { Context } from '../platform/context.ts'
import { sql } from '../platform/db/sql.ts'
import { DomainError } from '../platform/http/errors.ts'
import { ensureRedirectUri } from '../redirect-uris/index.ts'
import { applySeed } from './apply-seed.ts'
import { readSeedFile } from './seed-file.ts'

/** Where the official kits are called back on the developer's own machine, at any port, and where a sign-out leads. */
const developmentRedirectUris = [
  'http://localhost:3000/callback',
  'http://localhost:3000/',
  'http://localhost:*/callback',
  'http://localhost:*/auth/callback',
  'http://localhost:*/api/auth/callback',
  'http://localhost:*/',
]

/**
 * Fills the first environment at a start.
 *
 * @throws ConfigError naming the file, of which nothing is kept then.
 */
export async function seedFirstEnvironment(ctx: Context, config: Config): Promise<void> {
  try {
    await seedEnvironment(ctx, config)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new ConfigError(`The seed file ${config.seedFile} cannot be applied: ${error.message}`)
  }
}

/**
 * Fills an environment: the addresses of development, then the seed file. A file is applied to an environment without
 * users and organizations only, so a restart changes nothing.
 */
export async function seedEnvironment(ctx: Context, config: Config): Promise<void> {
  if (config.development) for (const uri of developmentRedirectUris) await ensureRedirectUri(ctx, uri)
  if (config.seedFile === undefined) return
  const { seed, skipped } = readSeedFile(config.seedFile)
  if (await isFilled(ctx)) return
  for (const section of skipped)
    ctx.log.warn({ section }, `The section ${section} of the seed file is not served yet and was skipped.`)
  await ctx.transaction((tx) => applySeed(tx, seed))
}

async function isFilled(ctx: Context): Promise<boolean> {
  const { filled } = await ctx.db.one<{ filled: boolean }>(sql`
    select exists (select 1 from users where environment_id = ${ctx.environmentId})
      or exists (select 1 from organizations where environment_id = ${ctx.environmentId}) as filled`)
  return filled
}
