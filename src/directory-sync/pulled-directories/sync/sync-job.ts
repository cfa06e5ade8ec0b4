import { Type } from 'typebox'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron, defineJob, enqueueJob } from '#platform/jobs/define-job.ts'
import { dueAt } from './run.ts'
import { syncDirectory } from './sync-directory.ts'

/** Reads one directory. What the source refuses is remembered there, and is no failure of the job. */
export const syncDirectoryJob = defineJob({
  name: 'sync_directory',
  payload: Type.Object({ directory_id: Type.String() }),
  maxAttempts: 5,
  // 1,000 directories are 2,000 runs an hour, each of which mostly waits for its source.
  perProcess: 12,
  async run({ directory_id }, ctx) {
    await syncDirectory(ctx, directory_id)
  },
})

export function queueRun(tx: TransactionContext, directoryId: string): void {
  enqueueJob(tx, syncDirectoryJob, { directory_id: directoryId }, { key: `sync_directory/${directoryId}` })
}

/** Queues what is due. Each directory has its own moment of the half hour. */
export const syncDueDirectories = defineCron({
  name: 'sync_due_directories',
  schedule: '* * * * *',
  async run(system: System) {
    const due = await system.database.many<{ environment_id: string; directory_id: string }>(sql`
      select p.environment_id, p.directory_id from directory_pulls p where ${dueAt(system.now())}`)
    for (const { environment_id, directory_id } of due) {
      const ctx = await findEnvironmentContext(system, environment_id)
      await ctx?.transaction(async (tx) => queueRun(tx, directory_id))
    }
  },
})
