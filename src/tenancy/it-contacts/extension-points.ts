import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

interface ContactStart {
  /** Sends new contacts the same notices as earlier ones. */
  begin(tx: TransactionContext, organizationId: string, emails: readonly string[]): Promise<void>
}

interface ContactEnd {
  /** Withdraws what a contact was given. */
  end(tx: TransactionContext, contact: { id: string; organization_id: string }): Promise<void>
}

/** What happens when contacts are added, however that is done. */
export const beginsWithItContact = defineExtensionPoint<ContactStart>()

/** What ends when a contact is deleted. */
export const endsWithItContact = defineExtensionPoint<ContactEnd>()
