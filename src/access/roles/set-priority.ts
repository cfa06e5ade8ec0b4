import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { refused } from '../resource-types/index.ts'
import { lockEnvironmentRoles } from './lock-environment-roles.ts'
import { lockOrder, storeOrder } from './organization-order.ts'
import { appliesIn } from './select-roles.ts'

/**
 * Sets the order of the environment's roles, highest priority first. Memberships show it at their next read, tokens
 * after their next refresh. Organizations with their own order keep it.
 *
 * @throws refused unless every role is named exactly once, so that a role that was just added is not moved unnoticed.
 */
export async function setPriority(ctx: Context, slugs: readonly string[]): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockEnvironmentRoles(tx)
    const ids = await idsOf(tx, null, slugs)
    tx.db.send(sql`
      update roles r set priority = given.position
      from unnest(${ids}::text[]) with ordinality as given (id, position)
      where r.environment_id = ${tx.environmentId} and r.id = given.id`)
  })
}

/**
 * Sets an organization's own order of the roles that apply in it, highest priority first.
 *
 * @throws notFound for the organization
 * @throws refused unless every role that applies there is named exactly once.
 */
export async function setOrganizationPriority(
  ctx: Context,
  organizationId: string,
  slugs: readonly string[],
): Promise<void> {
  await ctx.transaction(async (tx) => {
    await lockOrder(tx, organizationId)
    await storeOrder(tx, organizationId, await idsOf(tx, organizationId, slugs))
  })
}

async function idsOf(
  tx: TransactionContext,
  organizationId: string | null,
  slugs: readonly string[],
): Promise<string[]> {
  const roles = await tx.db.many<{ id: string; slug: string }>(
    sql`select r.id, r.slug from roles r where ${appliesIn(tx, organizationId)}`,
  )
  const ids = new Map(roles.map(({ slug, id }) => [slug, id]))
  const unknown = slugs.find((slug) => !ids.has(slug))
  if (unknown !== undefined) {
    throw refused(
      'slugs',
      'unknown',
      `names a role that does not exist, ${JSON.stringify(unknown.slice(0, 255))}. Send every role once.`,
    )
  }
  if (new Set(slugs).size < slugs.length)
    throw refused('slugs', 'repeated', 'names a role twice. Send every role once.')
  const missing = roles.find(({ slug }) => !slugs.includes(slug))
  if (missing !== undefined)
    throw refused('slugs', 'incomplete', `lacks the role "${missing.slug}". Send every role once.`)
  return slugs.flatMap((slug) => ids.get(slug) ?? [])
}
