import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/**
 * Deletes what a later slice keeps of a user, and records the event of each thing. The user is locked and about to be
 * deleted. The latest slice is asked first: what is built on other things ends before them.
 */
export const endsWithUser = defineExtensionPoint<(tx: TransactionContext, userId: string) => Promise<void>>()
