import type { Context, TransactionContext } from '#platform/context.ts'
import { findOrganizationId } from '#tenancy/organizations/index.ts'
import { findImported, importedKey } from '../imported-objects/index.ts'

/** Our ids of organizations: of those that were imported, and of those that a file names by our id. */
export async function findOrganizations(
  ctx: Context | TransactionContext,
  source: string,
  named: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(named)]
  const imported = await findImported(
    ctx,
    source,
    ids.map((sourceId) => ({ kind: 'organization', sourceId })),
  )
  const found = new Map<string, string>()
  for (const id of ids) {
    const object = imported.get(importedKey({ kind: 'organization', sourceId: id }))
    const own = object?.objectId ?? (id.startsWith('org_') ? await findOrganizationId(ctx, { id }) : undefined)
    if (own !== undefined) found.set(id, own)
  }
  return found
}
