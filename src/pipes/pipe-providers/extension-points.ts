import type { Context, TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { ApiKeyInstallation, Installation, IntegrationRow, Ownership } from './schemas.ts'

/** Stores a key as the account of its owner, in the transaction of the object it belongs to. */
export type InstallKey = (tx: TransactionContext, integration: IntegrationRow) => Promise<Installation>

/** Readies the storing of a key that is set up together with an integration. Asks key providers, so outside of transactions. */
export const keyInstaller =
  defineExtensionPoint<(ctx: Context, ownership: Ownership, key: ApiKeyInstallation) => Promise<InstallKey>>()

/** Deletes what a later slice keeps of an integration that is locked and about to be deleted, and records the events. */
export const endsWithIntegration =
  defineExtensionPoint<(tx: TransactionContext, integration: IntegrationRow) => Promise<void>>()
