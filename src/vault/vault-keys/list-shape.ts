import { type TSchema, Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { listParameters, type Page } from '#platform/http/list.ts'

/** What the ids of the Vault look like. */
export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The envelope of lists of the Vault, which do not say that they are lists. */
export function vaultListOf<T extends TSchema>(item: T) {
  return Type.Object({
    data: Type.Array(item),
    list_metadata: Type.Object({ before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  })
}

export function toVaultList<Row, T>({ rows, before, after }: Page<Row>, toItem: (row: Row) => T) {
  return { data: rows.map(toItem), list_metadata: { before, after } }
}

/** The query of a list of the Vault. */
export const vaultListParameters = {
  ...listParameters,
  order: Type.Enum(['desc', 'asc'], { default: 'desc' }),
}
