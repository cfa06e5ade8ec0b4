import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What a later slice does about a new organization, in the transaction that stores it. It sends statements at most. */
export const beginsWithOrganization = defineExtensionPoint<(tx: TransactionContext, organizationId: string) => void>()
