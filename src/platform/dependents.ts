import type { TransactionContext } from './context.ts'

/** What objects belong to: an organization, a user, or a user's membership in an organization. */
export type Owner =
  | { organizationId: string; userId?: undefined }
  | { userId: string; organizationId?: undefined }
  | { userId: string; organizationId: string }

/**
 * Deletes all objects of a kind that belong to an owner, and records the event of each. The owner is locked and about
 * to be deleted; the database would delete these objects too, but without events.
 *
 * The slice of the objects is above that of the owner, so `catalog.ts` hands its function down.
 */
export type EndDependents = (tx: TransactionContext, owner: Owner) => Promise<void>

/** Deletes one kind after the other, in the order of the list. */
export async function endAll(kinds: readonly EndDependents[], tx: TransactionContext, owner: Owner): Promise<void> {
  for (const end of kinds) await end(tx, owner)
}
