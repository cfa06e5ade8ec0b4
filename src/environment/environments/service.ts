import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ApplicationEnvironmentKind, EnvironmentSettings } from './schemas.ts'

/** The settings of the environment. */
export function getEnvironment(ctx: Context): Promise<EnvironmentSettings> {
  return ctx.db.one<EnvironmentSettings>(
    sql`select id, name, client_id, kind, app_homepage_url, created_at from environments where id = ${ctx.environmentId}`,
  )
}

export async function updateEnvironment(
  ctx: Context,
  changes: { name?: string; app_homepage_url?: string | null },
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const current = await getEnvironment(tx)
    const { name = current.name, app_homepage_url = current.app_homepage_url } = changes
    tx.db.send(sql`
      update environments set name = ${name}, app_homepage_url = ${app_homepage_url}, updated_at = ${tx.now()}
      where id = ${tx.environmentId}`)
  })
}

/** What the environment is for. That of the operators stays what it is. */
export async function setEnvironmentKind(ctx: Context, kind: ApplicationEnvironmentKind): Promise<void> {
  await ctx.db.run(sql`
    update environments set kind = ${kind}, updated_at = ${ctx.now()} where id = ${ctx.environmentId} and kind <> 'system'`)
}

/**
 * Lets one transaction at a time past this point in an environment. Rows that refer to the environment can still be
 * added elsewhere.
 */
export async function lockEnvironment(tx: TransactionContext): Promise<void> {
  tx.db.send(environmentLock(tx))
}

/** The statement of {@link lockEnvironment}. */
export function environmentLock({ environmentId }: Pick<Context, 'environmentId'>): Statement {
  return sql`select 1 from environments where id = ${environmentId} for no key update`
}
