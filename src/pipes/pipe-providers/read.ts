import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { openClientSecret } from './client-secret.ts'
import { type IntegrationRow, integrationColumns, type Ownership } from './schemas.ts'

/** @throws notFound */
export async function getIntegration(ctx: Context, slug: string, ownership: Ownership): Promise<IntegrationRow> {
  const row = await ctx.db.maybe<IntegrationRow>(sql`
    select ${integrationColumns} from data_integrations i
    where i.environment_id = ${ctx.environmentId} and i.slug = ${slug} and i.ownership = ${ownership}`)
  if (row === undefined) throw integrationNotFound(slug)
  return row
}

/** The secret of the environment's client at a service, by the id of the integration. */
export async function findIntegrationSecret(ctx: Context, id: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<Pick<IntegrationRow, 'sealed_client_secret'>>(sql`
    select i.sealed_client_secret from data_integrations i where i.environment_id = ${ctx.environmentId} and i.id = ${id}`)
  const sealed = row?.sealed_client_secret ?? undefined
  return sealed && openClientSecret(ctx, id, null, sealed)
}

/** Checks that there is an integration with an id. @throws notFound */
export async function requireIntegration(ctx: Context, id: string): Promise<void> {
  const row = await ctx.db.maybe(sql`
    select 1 from data_integrations where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw integrationNotFound(id)
}

export function listIntegrations(
  ctx: Context,
  { ownership, ...query }: ListQuery & { ownership?: Ownership },
): Promise<Page<IntegrationRow>> {
  return readPage<IntegrationRow>(ctx.db, query, {
    select: sql`select ${integrationColumns} from data_integrations i`,
    where: [
      sql`i.environment_id = ${ctx.environmentId}`,
      ownership === undefined ? undefined : sql`i.ownership = ${ownership}`,
    ],
    id: sql`i.id`,
    prefix: 'data_integration',
  })
}

/** Locks both integrations of a slug, which share a definition, in the same order for every caller. */
export function lockIntegrations(tx: TransactionContext, slug: string): Promise<IntegrationRow[]> {
  return tx.db.many<IntegrationRow>(sql`
    select ${integrationColumns} from data_integrations i
    where i.environment_id = ${tx.environmentId} and i.slug = ${slug} order by i.ownership for no key update`)
}

export function integrationNotFound(slug: string) {
  return notFound('Data integration', slug)
}
