import { addGroupMember, createGroup, deleteGroup, removeGroupMember, updateGroup } from '#access/groups/index.ts'
import { withIds } from '#platform/kept-ids.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { ObjectRecord } from '../../../records.ts'
import { requiredText, textOf } from '../../../values.ts'

type Value = ObjectRecord['value']

export const groupWriter: ObjectWriter = {
  plural: 'groups',
  async create(tx, id, value) {
    await createGroup(withIds(tx, { group: [id] }), organizationOf(value), membersOf(value))
    return 'created'
  },
  async update(tx, id, value) {
    await updateGroup(tx, organizationOf(value), id, membersOf(value))
  },
  remove: (ctx, id, value) => deleteGroup(ctx, organizationOf(value), id),
}

export const groupMemberWriter: ObjectWriter = {
  plural: 'group members',
  async create(tx, _id, value) {
    const { organization, group, membership } = placeOf(value)
    await addGroupMember(tx, organization, group, membership)
    return 'created'
  },
  async update() {
    // It has nothing that could change.
  },
  async remove(ctx, _id, value) {
    const { organization, group, membership } = placeOf(value)
    await removeGroupMember(ctx, organization, group, membership)
  },
}

function membersOf(value: Value) {
  return { name: requiredText(value.name, 'name'), description: textOf(value.description) }
}

function organizationOf(value: Value): string {
  return requiredText(value.organization_id, 'organization_id')
}

/** A member's row names its group by the path under which it was read. */
function placeOf(value: Value) {
  const [organization = '', , group = ''] = requiredText(value.group, 'group').split('/')
  return { organization, group, membership: requiredText(value.id, 'id') }
}
