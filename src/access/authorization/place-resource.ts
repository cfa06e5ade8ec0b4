import type { TransactionContext } from '#platform/context.ts'
import { allowedParents, rootType } from '../resource-types/index.ts'
import { refused } from './errors.ts'
import type { ResourceRow } from './resource-schemas.ts'

/** The greatest depth below an organization. */
export const maxDepth = 10

/**
 * Refuses a position in the tree that the type's declaration or the greatest depth forbids. The tree must be locked.
 *
 * @param height the number of levels of the resource and its descendants: 1 for a new one.
 */
export async function refusePlace(
  tx: TransactionContext,
  type: string,
  parent: ResourceRow,
  height: number,
): Promise<void> {
  if (parent.path.length - 1 + height > maxDepth) {
    throw refused(
      'parent_resource_id',
      'too_deep',
      `would make the tree deeper than ${maxDepth} levels. Send a parent that is higher up.`,
    )
  }
  const allowed = await allowedParents(tx, type)
  if (allowed === undefined || allowed.includes(parent.resource_type_slug)) return
  throw refused(
    'parent_resource_id',
    'of_wrong_type',
    `is of the type "${parent.resource_type_slug}". Send a parent of a type that a "${type}" may be under: ${allowed.join(', ')}.`,
  )
}

/** Resources that represent organizations are created and deleted with them. */
export function isOrganization(type: string): boolean {
  return type === rootType
}
