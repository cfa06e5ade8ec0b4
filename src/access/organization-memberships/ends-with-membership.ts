import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { MembershipRow } from './schemas.ts'

/** As `endsWithUser`, for a membership that is locked and about to be deleted. */
export const endsWithMembership =
  defineExtensionPoint<
    (tx: TransactionContext, membership: Pick<MembershipRow, 'user_id' | 'organization_id'>) => Promise<void>
  >()

/** As `endsWithMembership`, for what ends already when an active membership becomes inactive. It has just done so, and is locked. */
export const endsWithDeactivation =
  defineExtensionPoint<(tx: TransactionContext, membership: Pick<MembershipRow, 'id'>) => Promise<void>>()
