import {
  assignRole,
  createGroupAssignment,
  createResource,
  deleteResource,
  getResource,
  getResourceIn,
  organizationKey,
  removeGroupAssignment,
  removeRoleAssignment,
  updateResource,
} from '#access/authorization/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { withIds } from '#platform/kept-ids.ts'
import { recordOf } from '#platform/records.ts'
import { findImported } from '../../../imported-objects/index.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import { type ObjectRecord, RowRefused } from '../../../records.ts'
import { requiredText, textOf } from '../../../values.ts'

type Value = ObjectRecord['value']

/** The resource that each organization is. Here it has another id, so what is below it is put below the organization. */
const root = 'organization'

export const resourceWriter: ObjectWriter = {
  plural: 'resources',
  async create(tx, id, value) {
    if (value.resource_type_slug === root) return 'found'
    await createResource(withIds(tx, { authz_resource: [id] }), {
      external_id: requiredText(value.external_id, 'external_id'),
      resource_type_slug: requiredText(value.resource_type_slug, 'resource_type_slug'),
      organization_id: organizationOf(value),
      parent_resource_id: await parentOf(tx, value),
      ...membersOf(value),
    })
    return 'created'
  },
  async update(tx, id, value) {
    if (value.resource_type_slug === root) return
    const parent = await parentOf(tx, value)
    const above = parent ?? (await getResourceIn(tx, organizationOf(value), organizationKey(organizationOf(value)))).id
    await updateResource(tx, (ctx) => getResource(ctx, id), { ...membersOf(value), parent_resource_id: above })
  },
  async remove(ctx, id, value) {
    if (value.resource_type_slug !== root) await deleteResource(ctx, (tx) => getResource(tx, id), true)
  },
}

/** A role of one membership. What it has by its groups comes with these, and what it has on its organization with itself. */
export const assignmentWriter: ObjectWriter = {
  plural: 'role assignments',
  async create(tx, id, value) {
    await assignRole(withIds(tx, { role_assignment: [id] }), membershipOf(value), grantOf(value))
    return 'created'
  },
  async update() {
    // It has nothing that could change.
  },
  remove: (ctx, id, value) => removeRoleAssignment(ctx, membershipOf(value), id),
}

export const groupAssignmentWriter: ObjectWriter = {
  plural: 'role assignments of groups',
  async create(tx, id, value) {
    await createGroupAssignment(withIds(tx, { group_role_assignment: [id] }), groupOf(value), grantOf(value))
    return 'created'
  },
  async update() {
    // It has nothing that could change.
  },
  remove: (ctx, id, value) => removeGroupAssignment(ctx, groupOf(value), id),
}

/** @returns `undefined` for the organization. @throws RowRefused for a parent that did not come in */
async function parentOf(tx: TransactionContext, value: Value): Promise<string | null> {
  const id = textOf(value.parent_resource_id)
  if (id === null) return null
  const noted = await findImported(tx, 'workos', [{ kind: 'resource', sourceId: id }])
  if (noted.size === 0)
    throw new RowRefused(
      'unknown_parent',
      `The resource was left out: its parent ${id} is not here yet. If it comes later in the list, import the row again.`,
    )
  const parent = await getResource(tx, id).catch(() => undefined)
  return parent?.id ?? null
}

function membersOf(value: Value) {
  return { name: requiredText(value.name, 'name'), description: textOf(value.description) }
}

function organizationOf(value: Value): string {
  return requiredText(value.organization_id, 'organization_id')
}

function membershipOf(value: Value): string {
  return requiredText(value.organization_membership_id, 'organization_membership_id')
}

function groupOf(value: Value): string {
  return requiredText(value.group_id, 'group_id')
}

function grantOf(value: Value) {
  const resource = recordOf(value.resource)
  const slug = requiredText(recordOf(value.role).slug, 'role.slug')
  const type = requiredText(resource.resource_type_slug, 'resource.resource_type_slug')
  return {
    role_slug: slug,
    resource_external_id: requiredText(resource.external_id, 'resource.external_id'),
    resource_type_slug: type,
  }
}
