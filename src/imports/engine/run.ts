import type { Context } from '#platform/context.ts'
import type { ObjectWriters } from '../object-writer.ts'
import type { UserRecord } from '../records.ts'
import type { Decision } from './duplicates.ts'
import type { ImportOptions } from './options.ts'

/** What a run knows in all its batches. */
export interface Run {
  ctx: Context
  source: string
  options: ImportOptions
  writers: ObjectWriters
  decisions: ReadonlyMap<string, Decision>
  /** Organizations and roles that this run has stored or found already: rows repeat them. */
  settled: Set<string>
  /** Called for each new connection. */
  onConnection(connection: { name: string; id: string; oldAddress: string }): void
  /** Called for each user who came in, for the samples at the end. */
  onUser(user: { sourceId: string; email: string; hasPassword: boolean; record: UserRecord }): void
}
