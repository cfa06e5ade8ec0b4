import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What ends with a connection, which is locked and about to be deleted. */
export const endsWithConnection =
  defineExtensionPoint<(tx: TransactionContext, connectionId: string) => Promise<void>>()
