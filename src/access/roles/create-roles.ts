import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { randomCrockford } from '#platform/ids.ts'
import { badRequest } from '../permissions/index.ts'
import { nameResourceType, rootType } from '../resource-types/index.ts'
import { organizationRoleSlugConflict, roleSlugConflict } from './errors.ts'
import { lockOrder, roleIdsByPriority, storeOrder } from './organization-order.ts'
import { announce, readRole } from './own-role.ts'
import {
  type CreateOrganizationRole,
  type CreateRole,
  organizationPrefix,
  type RoleWithPermissions,
} from './schemas.ts'
import { appliesIn } from './select-roles.ts'

/**
 * Creates a role of the environment with the lowest priority and records `role.created`. It applies in every
 * organization immediately. Of racing calls with one slug, one succeeds.
 *
 * @throws roleSlugConflict
 * @throws badRequest for a slug that only roles of organizations may have.
 */
export async function createRole(ctx: Context, input: CreateRole): Promise<RoleWithPermissions> {
  if (input.slug.startsWith(organizationPrefix)) {
    throw badRequest(`Slugs that begin with "${organizationPrefix}" are reserved for roles of organizations.`)
  }
  return ctx.transaction(async (tx) => {
    const id = await insertRole(
      tx,
      null,
      input,
      onViolation('roles_environment_slug', () => roleSlugConflict(input.slug)),
    )
    return announceNew(tx, id)
  })
}

/**
 * Creates a role of an organization with the lowest priority and records `organization_role.created`. With its first
 * role, the organization gets its own order and default role. Without a slug, one is made from the name.
 *
 * @throws notFound for the organization
 * @throws organizationRoleSlugConflict
 * @throws badRequest for a slug without the prefix.
 */
export async function createOrganizationRole(
  ctx: Context,
  organizationId: string,
  input: CreateOrganizationRole,
): Promise<RoleWithPermissions> {
  const slug = input.slug ?? slugFrom(input.name)
  if (!slug.startsWith(organizationPrefix)) {
    throw badRequest(`The slug of an organization's role must begin with "${organizationPrefix}".`)
  }
  return ctx.transaction(async (tx) => {
    await lockOrder(tx, organizationId)
    const before = await roleIdsByPriority(tx, organizationId)
    const id = await insertRole(
      tx,
      organizationId,
      { ...input, slug },
      onViolation('roles_organization_slug', () => organizationRoleSlugConflict(slug)),
    )
    await storeOrder(tx, organizationId, [...before, id])
    return announceNew(tx, id)
  })
}

async function insertRole(
  tx: TransactionContext,
  organizationId: string | null,
  { slug, name, description = null, resource_type_slug = rootType }: CreateRole,
  onFailure: (error: unknown) => never,
): Promise<string> {
  await nameResourceType(tx, resource_type_slug)
  const id = tx.newId('role')
  tx.db.send(
    sql`
    insert into roles (environment_id, id, slug, organization_id, name, description, type, resource_type_slug, priority,
      is_default, created_at, updated_at)
    select ${tx.environmentId}, ${id}, ${slug}, ${organizationId}, ${name}, ${description},
      ${organizationId === null ? 'EnvironmentRole' : 'OrganizationRole'}, ${resource_type_slug},
      coalesce(max(r.priority), 0) + 1, false, ${tx.now()}::timestamptz, ${tx.now()}::timestamptz
    from roles r where ${appliesIn(tx, organizationId)}`,
    onFailure,
  )
  return id
}

async function announceNew(tx: TransactionContext, id: string): Promise<RoleWithPermissions> {
  const role = await readRole(tx, id)
  announce(tx, 'created', role)
  return role
}

/** `org-`, the characters of the name that are valid in a slug, and eight random characters. */
function slugFrom(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replaceAll(/^-+|-+$/g, '')
  return `${organizationPrefix}${words || 'role'}-${randomCrockford(8).toLowerCase()}`
}
