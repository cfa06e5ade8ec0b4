import type { TransactionContext } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What instances have. They are locked and about to be deleted. `ids` is a statement that selects them. */
export const endsWithInstances = defineExtensionPoint<(tx: TransactionContext, ids: Statement) => Promise<void>>()
