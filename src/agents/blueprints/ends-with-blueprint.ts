import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What later slices have made from a blueprint. It is locked and about to be deleted. */
export const endsWithBlueprint = defineExtensionPoint<(tx: TransactionContext, blueprintId: string) => Promise<void>>()
