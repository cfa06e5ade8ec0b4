import type { TransactionContext } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { DescribedClaim } from './schemas.ts'

/**
 * Selects the claim of the registration with the short name `r`: the columns of {@link DescribedClaim}. It becomes part of the
 * statement that reads the registration, so that the two agree.
 */
export const claimOfRegistration = defineExtensionPoint<Statement>()

/** Ends what was issued to registrations, which are locked. */
export const endsCredentials =
  defineExtensionPoint<(tx: TransactionContext, registrationIds: readonly string[]) => Promise<void>>()

/** Ends what was issued to locked registrations, since they end, were claimed or have moved. */
export async function endCredentials(tx: TransactionContext, registrationIds: readonly string[]): Promise<void> {
  for (const end of endsCredentials.of(tx.system)) await end(tx, registrationIds)
}
