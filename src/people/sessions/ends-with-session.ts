import type { TransactionContext } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What has begun by sessions and ends with them. They have just been revoked. `ids` is a statement that selects them. */
export const endsWithSession = defineExtensionPoint<(tx: TransactionContext, ids: Statement) => Promise<void>>()
