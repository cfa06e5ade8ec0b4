import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { applicationNotFound, isNamed } from './service.ts'

/** Ends what a later slice keeps of an application. It is locked and about to be deleted. */
export const endsWithApplication =
  defineExtensionPoint<(tx: TransactionContext, applicationId: string) => Promise<void>>()

/**
 * Deletes an application with its secrets. Everything issued to it ends too, because a token is valid only while its
 * application exists.
 *
 * @throws notFound
 */
export function deleteApplication(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    if ((await deleteWhere(tx, isNamed(tx, id))) === 0) throw applicationNotFound(id)
  })
}

/**
 * Deletes those of the given applications that registered themselves, or are described by a document, and have not been
 * used since the given time.
 */
export function deleteIdleApplications(ctx: Context, ids: readonly string[], before: Date): Promise<number> {
  return ctx.transaction((tx) =>
    deleteWhere(
      tx,
      sql`a.environment_id = ${tx.environmentId} and a.id = any(${[...ids]}) and a.was_dynamically_registered
        and a.idle_since < ${before}`,
    ),
  )
}

/** Deletes the applications of an organization that is about to be deleted. */
export async function endApplications(tx: TransactionContext, organizationId: string): Promise<void> {
  await deleteWhere(tx, sql`a.environment_id = ${tx.environmentId} and a.organization_id = ${organizationId}`)
}

async function deleteWhere(tx: TransactionContext, condition: Statement): Promise<number> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select a.id from connect_applications a where ${condition} order by a.id for update`)
  for (const { id } of rows) for (const end of endsWithApplication.of(tx.system)) await end(tx, id)
  return tx.db.run(sql`
    delete from connect_applications
    where environment_id = ${tx.environmentId} and id = any(${rows.map(({ id }) => id)})`)
}
