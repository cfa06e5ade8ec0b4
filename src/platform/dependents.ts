import type { TransactionContext } from './context.ts'

/** What things belong to: an organization, a user, or a user's place in an organization. */
export type Owner =
  | { organizationId: string; userId?: undefined }
  | { userId: string; organizationId?: undefined }
  | { userId: string; organizationId: string }

/**
 * Deletes all things of a kind that belong to an owner, who is locked and about to be deleted, and records the event of each.
 * They would go with the owner anyway, but silently.
 *
 * The slice of the things lies above that of the owner, so `catalog.ts` hands its function down.
 */
export type EndDependents = (tx: TransactionContext, owner: Owner) => Promise<void>

/** Ends one kind after the other, in the order of the list. */
export async function endAll(kinds: readonly EndDependents[], tx: TransactionContext, owner: Owner): Promise<void> {
  for (const end of kinds) await end(tx, owner)
}
