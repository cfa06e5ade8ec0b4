import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

interface Ending {
  /** Deletes what a later slice keeps of the organization, and records the event of each thing. */
  end(tx: TransactionContext, organizationId: string): Promise<void>
  /** Memberships, and what members have: they end while the organization still has its groups and roles. */
  isOfMembers?: boolean
}

/** What ends with an organization. The database would delete it too, but without events. */
export const endsWithOrganization = defineExtensionPoint<Ending>()

/** For an organization that is locked and about to be deleted. What is built on other things ends before them. */
export async function endPartsOf(tx: TransactionContext, organizationId: string): Promise<void> {
  const endings = endsWithOrganization.of(tx.system).toReversed()
  const inOrder = [...endings.filter(({ isOfMembers }) => isOfMembers), ...endings.filter((each) => !each.isOfMembers)]
  for (const { end } of inOrder) await end(tx, organizationId)
}
