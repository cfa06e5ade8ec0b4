import { Type } from 'typebox'
import { findPermissions, listPermissions, type PermissionRow, UpdateNames } from '#access/permissions/index.ts'
import {
  addPermission,
  allowsMultipleRoles,
  CreateOrganizationRole,
  createOrganizationRole,
  deleteOrganizationRole,
  type RoleKey,
  SetPermissions,
  setPermissions,
  updateRole,
} from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { listRolesOfMembers, requireHeld } from '../../widget-members/index.ts'
import { admitToAny, heldPermissions, type OrganizationWidget } from '../../widget-tokens/index.ts'
import { aboutMember, permitted } from '../admissions.ts'
import { type Admission, mutation, query } from '../define-field.ts'
import { pagingOf, toPage } from '../paging.ts'
import { requireShape } from '../require-shape.ts'
import type { Permission, Role } from '../types.generated.ts'

/** Those who give roles to members also make them, of the permissions that they have themselves. */
const forMembers = permitted('widgets:users-table:manage')

/** Permissions are given to roles and to keys. */
const forGivers: Admission<OrganizationWidget> = (ctx) =>
  admitToAny(ctx, ['widgets:users-table:manage', 'widgets:api-keys:manage'])

export const roleFields = [
  query('roles', forMembers, async (_args, ctx, { organizationId }) => {
    const [multipleRolesEnabled, roles] = await Promise.all([
      allowsMultipleRoles(ctx),
      listRolesOfMembers(ctx, organizationId),
    ])
    return { multipleRolesEnabled, roles: roles.map(toRole) }
  }),

  query('role', forMembers, async ({ id }, ctx, widget) => (await findRole(ctx, widget, id)) ?? null),

  query('permissions', forGivers, async ({ search, ...paging }, ctx) => {
    const filters = requireShape(Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })) }), { search })
    return toPage(await listPermissions(ctx, { ...pagingOf(paging), ...filters }), toPermission)
  }),

  query(
    'effectivePermissions',
    (ctx, { userId }) => aboutMember(ctx, userId),
    async (_args, ctx, { userId, organizationId }) => {
      const slugs = await heldPermissions(ctx, userId, organizationId)
      if (slugs === undefined) throw notFound('User', userId)
      return (await findPermissions(ctx, slugs)).map(toPermission)
    },
  ),

  mutation('createRole', forMembers, async ({ input }, ctx, widget) => {
    const { permissions = [], ...named } = input
    const role = requireShape(CreateOrganizationRole, named)
    const given = permissionsIn(permissions)
    await requireHeld(ctx, widget, given)
    const { id, slug } = await createOrganizationRole(ctx, widget.organizationId, role)
    if (given.length > 0) await setPermissions(ctx, { organizationId: widget.organizationId, slug }, given)
    return requireRole(ctx, widget, id)
  }),

  mutation('updateRole', forMembers, async ({ input: { id, name, description, permissions } }, ctx, widget) => {
    const key = await keyOf(ctx, widget, id)
    const names = requireShape(UpdateNames, { name, description })
    await updateRole(ctx, key, { ...names, description: names.description ?? null })
    if (permissions != null) {
      const given = permissionsIn(permissions)
      await requireHeld(
        ctx,
        widget,
        given.filter((slug) => !key.permissions.includes(slug)),
      )
      await setPermissions(ctx, key, given)
    }
    return requireRole(ctx, widget, id)
  }),

  mutation('deleteRole', forMembers, async ({ input: { id } }, ctx, widget) => {
    const { slug } = await keyOf(ctx, widget, id)
    await deleteOrganizationRole(ctx, widget.organizationId, slug)
    return { id }
  }),

  mutation('assignPermissionToRole', forMembers, async ({ input: { roleId, permissionSlug } }, ctx, widget) => {
    const key = await keyOf(ctx, widget, roleId)
    await requireHeld(ctx, widget, [permissionSlug])
    await addPermission(ctx, key, permissionSlug)
    return requireRole(ctx, widget, roleId)
  }),
]

function permissionsIn(permissions: readonly string[] | null): string[] {
  return requireShape(SetPermissions, { permissions: [...new Set(permissions ?? [])] }).permissions
}

/** @throws notFound */
async function keyOf(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  id: string,
): Promise<RoleKey & { permissions: readonly string[] }> {
  const role = (await listRolesOfMembers(ctx, organizationId)).find((each) => each.id === id)
  if (role === undefined) throw notFound('Role', id)
  return { organizationId, slug: role.slug, permissions: role.permissions }
}

async function findRole(ctx: Context, { organizationId }: OrganizationWidget, id: string): Promise<Role | undefined> {
  const role = (await listRolesOfMembers(ctx, organizationId)).find((each) => each.id === id)
  return role && toRole(role)
}

/** @throws notFound */
async function requireRole(ctx: Context, widget: OrganizationWidget, id: string): Promise<Role> {
  const role = await findRole(ctx, widget, id)
  if (role === undefined) throw notFound('Role', id)
  return role
}

type MemberRole = Awaited<ReturnType<typeof listRolesOfMembers>>[number]

function toRole({ created_at, description, id, isDefault, name, slug, updated_at }: MemberRole): Role {
  return { createdAt: created_at, description, id, isDefault, name, slug, updatedAt: updated_at }
}

function toPermission({ created_at, description, id, name, slug, system, updated_at }: PermissionRow): Permission {
  return { createdAt: created_at, description, id, name, slug, system, updatedAt: updated_at }
}
