import {
  createFlag,
  deleteFlag,
  getFlag,
  hasFlag,
  removeTarget,
  setTarget,
  updateFlag,
} from '#access/feature-flags/index.ts'
import { createAuditSchema } from '#audit-logs/audit-actions/index.ts'
import { defined } from '#platform/defined.ts'
import { withIds } from '#platform/kept-ids.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { ObjectRecord } from '../../../records.ts'
import { recordsOf, requiredText, textOf, textsOf } from '../../../values.ts'

type Value = ObjectRecord['value']

export const flagWriter: ObjectWriter = {
  plural: 'flags',
  async create(tx, id, value) {
    const slug = requiredText(value.slug, 'slug')
    const isKnown = await hasFlag(tx, slug)
    if (isKnown) await updateFlag(tx, slug, membersOf(value))
    else await createFlag(withIds(tx, { flag: [id] }), { slug, ...membersOf(value) })
    return isKnown ? 'found' : 'created'
  },
  async update(tx, _id, value) {
    await updateFlag(tx, requiredText(value.slug, 'slug'), membersOf(value))
  },
  remove: (ctx, _id, value) => deleteFlag(ctx, requiredText(value.slug, 'slug')),
}

/** An organization that has a flag which is off by default: the API does not give the targets themselves. */
export const flagTargetWriter: ObjectWriter = {
  plural: 'flag targets',
  async create(tx, _id, value) {
    const { slug, organization } = targetOf(value)
    if ((await getFlag(tx, slug)).default_value) return undefined
    await setTarget(tx, slug, organization, true)
    return 'created'
  },
  async update() {
    // It has nothing that could change.
  },
  remove: (ctx, _id, value) => {
    const { slug, organization } = targetOf(value)
    return removeTarget(ctx, slug, organization)
  },
}

/** A version of the schema of an action: versions come in their order, and get the same numbers. */
export const auditSchemaWriter: ObjectWriter = {
  plural: 'audit schemas',
  async create(tx, _id, value) {
    const { actor, targets, metadata } = value
    await createAuditSchema(tx, requiredText(value.action, 'action'), {
      targets: recordsOf(targets).map((target) => ({
        type: requiredText(target.type, 'type'),
        ...defined({ metadata: isRecord(target.metadata) ? target.metadata : undefined }),
      })),
      ...defined({
        actor: isRecord(actor) && isRecord(actor.metadata) ? { metadata: actor.metadata } : undefined,
        metadata: isRecord(metadata) ? metadata : undefined,
      }),
    })
    return 'created'
  },
  async update() {
    // A version does not change.
  },
  async remove() {
    // Nor does it go.
  },
}

function membersOf(value: Value) {
  const owner = recordOf(value.owner)
  const email = textOf(owner.email)
  return {
    name: requiredText(value.name, 'name'),
    description: textOf(value.description),
    tags: textsOf(value.tags),
    owner: email === null ? null : { email, first_name: textOf(owner.first_name), last_name: textOf(owner.last_name) },
    enabled: value.enabled === true,
    default_value: value.default_value === true,
  }
}

function targetOf(value: Value) {
  return {
    slug: requiredText(value.slug, 'slug'),
    organization: requiredText(value.organization_id, 'organization_id'),
  }
}
