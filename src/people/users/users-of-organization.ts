import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Selects the ids of the users whom a later slice knows to belong to an organization. */
export const belongsToOrganization = defineExtensionPoint<(ctx: Context, organizationId: string) => Statement>()

/** Selects the ids of the users who belong to an organization. */
export function usersOfOrganization(ctx: Context, organizationId: string): Statement {
  const [first = noOne, ...others] = belongsToOrganization.of(ctx.system)
  return others.reduce(
    (found, select) => sql`${found} union ${select(ctx, organizationId)}`,
    first(ctx, organizationId),
  )
}

const noOne = () => sql`select null`
