import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What ends with a resource, which has just been deleted. `uri` is its address. */
export const endsWithResource = defineExtensionPoint<(tx: TransactionContext, uri: string) => Promise<void>>()
