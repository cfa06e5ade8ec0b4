import type { TransactionContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { DirectoryGroupRow, DirectoryUserRow } from './schemas.ts'
import type { DirectoryScope } from './scope.ts'

/** A user or group before and after a change; `undefined` where there is none. */
export interface Change<Row> {
  before: Row | undefined
  after: Row | undefined
}

/** A later slice that lets something follow from a directory, in the transaction of each change. */
export interface DirectoryFollower {
  /** `before` and `after` are the same where only the settings of the directory are others. */
  user(tx: TransactionContext, scope: DirectoryScope, change: Change<DirectoryUserRow>): Promise<void>
  group(tx: TransactionContext, scope: DirectoryScope, change: Change<DirectoryGroupRow>): Promise<void>
  /** Users who are in the group, or not any more. */
  members(
    tx: TransactionContext,
    scope: DirectoryScope,
    group: DirectoryGroupRow,
    change: { added: readonly DirectoryUserRow[]; removed: readonly DirectoryUserRow[] },
  ): Promise<void>
}

export const directoryFollowers = defineExtensionPoint<DirectoryFollower>()
