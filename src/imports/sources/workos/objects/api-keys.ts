import { importApiKey } from '#access/api-keys/index.ts'
import { withIds } from '#platform/kept-ids.ts'
import type { SourceRow } from '../../../define-source.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { MappedRow } from '../../../records.ts'
import { requiredText, textOf, textsOf } from '../../../values.ts'

/** A key whose value a customer still has, of a file with the columns of its members. */
export function mapApiKey({ value }: SourceRow): MappedRow {
  const id = requiredText(value.id, 'id')
  return { records: [{ kind: 'object', type: 'api_key', id, value }], problems: [] }
}

export const apiKeyWriter: ObjectWriter = {
  plural: 'API keys',
  async create(tx, id, value) {
    const owner = {
      organizationId: requiredText(value.organization_id, 'organization_id'),
      userId: textOf(value.user_id),
    }
    const permissions = textsOf(value.permissions, /[\s,|]+/)
    const grants = { name: requiredText(value.name, 'name'), permissions }
    const isNew = await importApiKey(withIds(tx, { api_key: [id] }), owner, grants, requiredText(value.value, 'value'))
    return isNew ? 'created' : 'found'
  },
  async update() {
    // What was changed here since stays.
  },
  async remove() {
    // A file says nothing of keys that are not in it.
  },
}
