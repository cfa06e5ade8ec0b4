import { recordOf } from '#platform/records.ts'
import { createObject, deleteObject, updateObject } from '#vault/vault-objects/index.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { ObjectRecord } from '../../../records.ts'
import { requiredText } from '../../../values.ts'

/** Values are sealed here by the keys of their context. Their versions before do not come. */
export const vaultObjectWriter: ObjectWriter = {
  plural: 'vault objects',
  async create(tx, id, value) {
    const name = requiredText(value.name, 'name')
    await createObject(tx, { name, value: secretOf(value), key_context: contextOf(value) }, id)
    return 'created'
  },
  async update(tx, id, value) {
    await updateObject(tx, id, { value: secretOf(value) })
  },
  async remove(ctx, id) {
    await deleteObject(ctx, id, undefined)
  },
}

function contextOf(value: ObjectRecord['value']): Record<string, string> {
  const texts = Object.entries(recordOf(value.context)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(texts)
}

/** As it is: blanks at its ends are part of it. */
function secretOf({ value }: ObjectRecord['value']): string {
  return typeof value === 'string' ? value : ''
}
