import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Something whose rows name a resource type, so that the type can't be deleted. */
export interface ResourceTypeUse {
  /** What uses it, in the plural, for the message of the refusal. */
  by: string
  isUsed(tx: TransactionContext, slug: string): Promise<boolean>
}

export const resourceTypeUses = defineExtensionPoint<ResourceTypeUse>()
