import type { TransactionContext } from '../../platform/context.ts'
import { defineExtensionPoint } from '../../platform/extension-point.ts'

/** As `endsWithOrganization`, for a user that is locked and about to be deleted. */
export const endsWithUser = defineExtensionPoint<(tx: TransactionContext, userId: string) => Promise<void>>()
