import { defaultRole } from '#access/roles/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type DirectoryRow, type DirectorySettings, directorySettings, holdDirectory } from '../directories/index.ts'

/** Why a directory's users and groups change. */
export type ChangeSource =
  /** Its provider asked for it: `PATCH /Users/…`. */
  | { kind: 'scim'; request: string }
  /** Gatehouse read it from its provider. */
  | { kind: 'pull' }
  /** Settings are others: a map of attributes, roles of groups. */
  | { kind: 'settings' }

/** What a change of a directory's users and groups depends on; none of it changes before the transaction ends. */
export interface DirectoryScope {
  directory: DirectoryRow
  settings: DirectorySettings
  /** The role of users whose groups have none. */
  defaultRole: string
  source: ChangeSource
}

/** @throws notFound, also while the directory is being deleted */
export async function openDirectory(
  tx: TransactionContext,
  { id, organization_id }: Pick<DirectoryRow, 'id' | 'organization_id'>,
  source: ChangeSource,
): Promise<DirectoryScope> {
  const [directory, settings, role] = await Promise.all([
    holdDirectory(tx, id),
    directorySettings.read(tx),
    defaultRole(tx, organization_id),
  ])
  return { directory, settings, defaultRole: role, source }
}

/**
 * A transaction in which it is later than the last change of a row. Rows are locked after a transaction has begun, and the
 * events of one user or group never go back in time.
 */
export function after(tx: TransactionContext, { updated_at }: { updated_at: string }): TransactionContext {
  const earliest = Date.parse(updated_at) + 1
  return tx.now().getTime() >= earliest ? tx : { ...tx, now: () => new Date(earliest) }
}
