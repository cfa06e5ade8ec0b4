import { createPermission, deletePermission, unknownPermissions, updatePermission } from '#access/permissions/index.ts'
import {
  createOrganizationRole,
  createRole,
  deleteOrganizationRole,
  deleteRole,
  type RoleKey,
  setPermissions,
  typeOfRole,
  updateRole,
} from '#access/roles/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { withIds } from '#platform/kept-ids.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { ObjectRecord } from '../../../records.ts'
import { requiredText, textOf, textsOf } from '../../../values.ts'

type Value = ObjectRecord['value']

export const permissionWriter: ObjectWriter = {
  plural: 'permissions',
  async create(tx, id, value) {
    const given = namedOf(value)
    const [isUnknown] = await unknownPermissions(tx, [given.slug])
    if (isUnknown === undefined) {
      await updatePermission(tx, given.slug, given)
      return 'found'
    }
    await createPermission(withIds(tx, { perm: [id] }), given)
    return 'created'
  },
  async update(tx, _id, value) {
    const { slug, name, description } = namedOf(value)
    await updatePermission(tx, slug, { name, description })
  },
  remove: (ctx, _id, value) => deletePermission(ctx, namedOf(value).slug),
}

export const roleWriter: ObjectWriter = {
  plural: 'roles',
  async create(tx, id, value) {
    const given = namedOf(value)
    // Those with which an environment begins.
    const isKnown = (await typeOfRole(tx, keyOf(value))) !== undefined
    if (!isKnown) await createRole(withIds(tx, { role: [id] }), given)
    await follow(tx, value)
    return isKnown ? 'found' : 'created'
  },
  update: (tx, _id, value) => follow(tx, value),
  remove: (ctx, _id, value) => deleteRole(ctx, namedOf(value).slug, undefined),
}

export const organizationRoleWriter: ObjectWriter = {
  plural: 'organization roles',
  async create(tx, id, value) {
    await createOrganizationRole(withIds(tx, { role: [id] }), organizationOf(value), namedOf(value))
    await follow(tx, value)
    return 'created'
  },
  update: (tx, _id, value) => follow(tx, value),
  remove: (ctx, _id, value) => deleteOrganizationRole(ctx, organizationOf(value), namedOf(value).slug),
}

async function follow(tx: TransactionContext, value: Value): Promise<void> {
  const { name, description } = namedOf(value)
  await updateRole(tx, keyOf(value), { name, description })
  await setPermissions(tx, keyOf(value), textsOf(value.permissions))
}

function keyOf(value: Value): RoleKey {
  return { organizationId: textOf(value.organization_id), slug: namedOf(value).slug }
}

function organizationOf(value: Value): string {
  return requiredText(value.organization_id, 'organization_id')
}

function namedOf(value: Value) {
  const slug = requiredText(value.slug, 'slug')
  return {
    slug,
    name: (textOf(value.name) ?? slug).slice(0, 48),
    description: textOf(value.description)?.slice(0, 150) ?? null,
    resource_type_slug: textOf(value.resource_type_slug) ?? 'organization',
  }
}
