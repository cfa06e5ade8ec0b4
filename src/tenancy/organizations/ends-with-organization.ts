import type { TransactionContext } from '../../platform/context.ts'
import { defineExtensionPoint } from '../../platform/extension-point.ts'

/**
 * Deletes what a later slice keeps of an organization, and records the event of each thing. The organization is locked and
 * about to be deleted; the database would delete its parts too, but without events. The latest slice is asked first, so
 * that inner things end before what they belong to.
 */
export const endsWithOrganization =
  defineExtensionPoint<(tx: TransactionContext, organizationId: string) => Promise<void>>()
