import { createHash } from 'node:crypto'
import { lockEnvironment } from '#environment/environments/index.ts'
import { hasUsers } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { hasOrganizations } from '#tenancy/organizations/index.ts'
import type { ReadSeed } from './read/read-seed-file.ts'
import { refuseSeed } from './read/refuse-seed.ts'
import type { AppliedEntry } from './report.ts'
import { sections } from './sections/index.ts'
import { SeedRefusal } from './seed-error.ts'
import type { Seeding } from './seeding.ts'

export interface ApplyOptions {
  /** Work before the file in the same transaction. */
  first?: (tx: TransactionContext) => Promise<void>
  /** Whether a file is applied to an environment that has users or organizations. */
  besideOthers: boolean
  passwordHashes: Seeding['passwordHashes']
}

/** `left alone`: the environment has users or organizations already, so the file may not be applied. */
export type Application = { applied: AppliedEntry[] } | 'already applied' | 'left alone'

/**
 * Fills an environment from a seed file, in one transaction but for webhook endpoints, which are registered behind it.
 * A file that was applied last is not applied again, so nothing that was deleted since comes back.
 *
 * @throws SeedError, and nothing of the file is kept
 */
export async function applySeed(ctx: Context, read: ReadSeed, options: ApplyOptions): Promise<Application> {
  const digest = digestOf(read)
  // A transaction may run twice: each run notes its own.
  const inside = (tx: TransactionContext, applied: AppliedEntry[]): Seeding => ({
    tx,
    listed: listedIn(read),
    done: (kind, name, outcome) => void applied.push({ kind, name, outcome }),
    passwordHashes: options.passwordHashes,
  })
  try {
    const application = await ctx.transaction(async (tx): Promise<Application> => {
      const applied: AppliedEntry[] = []
      const seeding = inside(tx, applied)
      await options.first?.(tx)
      await lockEnvironment(tx)
      if (await isApplied(tx, digest)) return 'already applied'
      if (!options.besideOthers && (await isFilled(tx))) return 'left alone'
      for (const [name, value] of entriesOf(read)) await sections[name]?.create?.(seeding, value)
      for (const [name, value] of entriesOf(read)) await sections[name]?.connect?.(seeding, value)
      return { applied }
    })
    if (typeof application === 'string') return application
    const afterwards = await ctx.transaction(async (tx) => {
      const applied: AppliedEntry[] = []
      await lockEnvironment(tx)
      // Another process applied the same file at the same time.
      if (await isApplied(tx, digest)) return applied
      for (const [name, value] of entriesOf(read)) await sections[name]?.afterCommit?.(inside(tx, applied), value)
      await noteApplied(tx, digest)
      return applied
    })
    return { applied: [...application.applied, ...afterwards] }
  } catch (error) {
    if (!(error instanceof SeedRefusal)) throw error
    const isBesideOthers = options.first === undefined && (await isFilled(ctx))
    throw refuseSeed(read.source, [error], isBesideOthers ? hintOf(ctx) : '')
  }
}

/** A valid file may conflict with data from an earlier one. */
function hintOf({ system }: Context): string {
  return `The file must not conflict with data that the environment has already. To start over, remove ${system.config.dataDir}, or empty the database that DATABASE_URL names.`
}

/** Whether the environment was filled from this file last. */
export async function isApplied(ctx: Context, digest: Buffer): Promise<boolean> {
  const row = await ctx.db.maybe(
    sql`select 1 from applied_seeds where environment_id = ${ctx.environmentId} and digest = ${digest}`,
  )
  return row !== undefined
}

/** Of the file and of the parts that are read: a version that serves more parts applies it again. */
export function digestOf({ source }: ReadSeed): Buffer {
  const served = Object.keys(sections).filter((name) => !('notServed' in (sections[name]?.schema ?? {})))
  return createHash('sha256').update(served.join()).update('\0').update(source.text).digest()
}

/** The digest of a file whose configuration is under way. */
export function begunDigestOf(read: ReadSeed): Buffer {
  return createHash('sha256').update('begun\0').update(digestOf(read)).digest()
}

/** Whether there are users or organizations. */
export async function isFilled(ctx: Context): Promise<boolean> {
  return (await hasUsers(ctx)) || (await hasOrganizations(ctx))
}

/** The sections that a file has, in the order in which they are applied. */
function entriesOf({ seed }: ReadSeed): [string, unknown][] {
  return Object.keys(sections).flatMap((name) => (seed[name] === undefined ? [] : [[name, seed[name]]]))
}

function listedIn({ seed }: ReadSeed): Seeding['listed'] {
  return {
    emails: ((seed.users ?? []) as { email: string }[]).map(({ email }) => email),
    organizations: (seed.organizations ?? []) as { id?: string; name: string }[],
    permissions: seed.permissions !== undefined,
  }
}

export async function noteApplied(tx: TransactionContext, digest: Buffer): Promise<void> {
  await tx.db.run(sql`
    insert into applied_seeds (environment_id, digest, applied_at) values (${tx.environmentId}, ${digest}, ${tx.now()})
    on conflict (environment_id) do update set digest = excluded.digest, applied_at = excluded.applied_at`)
}
