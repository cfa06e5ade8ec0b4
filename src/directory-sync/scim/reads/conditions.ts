import { type Statement, sql } from '#platform/db/sql.ts'
import type { ResourceKind } from '../resources/kind.ts'
import type { Lookup } from './lookup.ts'

/**
 * A lookup as a condition. There are as many as there are kinds, whatever the filter: every text of a statement stays
 * prepared on every connection.
 */
export function conditionOf({ lookups, updatedAt }: ResourceKind, lookup: Lookup | undefined): Statement {
  switch (lookup?.kind) {
    case undefined:
      return sql`true`
    case 'since':
      return sql`${updatedAt} >= ${lookup.time}::timestamptz`
    case 'related':
      return lookups.related(lookup.id)
    case 'email':
      return lookups.email?.(lookup.address) ?? sql`true`
    case 'keys':
      return keyCondition(lookups, lookup)
  }
}

/** The usual lookups by one attribute have a statement of their own, with one index. */
function keyCondition(
  lookups: ResourceKind['lookups'],
  { ids, names, externalIds }: Lookup & { kind: 'keys' },
): Statement {
  if (ids.length + externalIds.length === 0) return lookups.names(names)
  if (names.length + externalIds.length === 0) return lookups.ids(ids)
  if (names.length + ids.length === 0) return lookups.externalIds(externalIds)
  return sql`(${lookups.ids(ids)} or ${lookups.names(names)} or ${lookups.externalIds(externalIds)})`
}
