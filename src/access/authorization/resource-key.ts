import type { Static } from 'typebox'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type DomainError, notFound } from '#platform/http/errors.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { rootType } from '../resource-types/index.ts'
import { type ExternalIdParams, type ResourceRow, resourceColumns } from './resource-schemas.ts'

/** How a caller names a resource: by our id, or in its organization by type and the caller's own id. */
export type ResourceKey = { id: string } | { type: string; externalId: string }

/** The key of the resource that represents an organization. */
export function organizationKey(organizationId: string): ResourceKey {
  return { type: rootType, externalId: organizationId }
}

/** The condition that a resource, which goes by `t`, has this key in an organization. */
export function hasKey(
  ctx: Pick<Context, 'environmentId'>,
  organizationId: string | Statement,
  key: ResourceKey,
): Statement {
  return sql`t.environment_id = ${ctx.environmentId} and t.organization_id = ${organizationId} and ${
    'id' in key ? sql`t.id = ${key.id}` : sql`t.resource_type_slug = ${key.type} and t.external_id = ${key.externalId}`
  }`
}

/** A resource of this organization and no other. @throws notFound */
export async function getResourceIn(ctx: Context, organizationId: string, key: ResourceKey): Promise<ResourceRow> {
  const row = await ctx.db.maybe<ResourceRow>(
    sql`select ${resourceColumns} from authorization_resources t where ${hasKey(ctx, organizationId, key)}`,
  )
  if (row === undefined) throw resourceNotFound(key)
  return row
}

/** A resource by the caller's own id. @throws notFound for the organization or the resource */
export async function getResourceByExternalId(
  ctx: Context,
  { organization_id, resource_type_slug, external_id }: Static<typeof ExternalIdParams>,
): Promise<ResourceRow> {
  const key = { type: resource_type_slug, externalId: external_id }
  return getResourceIn(ctx, organization_id, key).catch(async (error: unknown) => {
    await getOrganization(ctx, organization_id)
    throw error
  })
}

/** @throws notFound */
export async function getResource(ctx: Context, id: string): Promise<ResourceRow> {
  const row = await ctx.db.maybe<ResourceRow>(sql`
    select ${resourceColumns} from authorization_resources t
    where t.environment_id = ${ctx.environmentId} and t.id = ${id}`)
  if (row === undefined) throw notFound('Resource', id)
  return row
}

export function resourceNotFound(key: ResourceKey): DomainError {
  return notFound('Resource', 'id' in key ? key.id : key.externalId)
}

/** A key as sent: in one of the two ways, not at all, or incompletely. */
export interface SentKey {
  id: string | null | undefined
  type: string | undefined
  externalId: string | undefined
}

/**
 * The key that was sent, or `undefined`.
 *
 * @throws the error from `refuse` for a key that is named both ways, or incompletely.
 */
export function readKey({ id, type, externalId }: SentKey, refuse: () => Error): ResourceKey | undefined {
  if (type === undefined && externalId === undefined) return id === undefined || id === null ? undefined : { id }
  if (type === undefined || externalId === undefined || id !== undefined) throw refuse()
  return { type, externalId }
}
