import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** What ends when an issuer is trusted no more. Its row is locked. */
export const endsWithIssuer = defineExtensionPoint<(tx: TransactionContext, issuerId: string) => Promise<void>>()
