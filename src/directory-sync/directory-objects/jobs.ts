import { isDeepStrictEqual } from 'node:util'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import type { DirectoryRow } from '../directories/index.ts'
import { followDirectoryJob } from './follow-directory-job.ts'

/** Queues what follows from other settings of one directory. */
export async function followChange(tx: TransactionContext, before: DirectoryRow, after: DirectoryRow): Promise<void> {
  // An attribute that is mapped to null differs from one that the map does not name.
  const isSameMap = isDeepStrictEqual(before.attribute_map, after.attribute_map)
  const isOther = before.provisions_members !== after.provisions_members || !isSameMap
  if (isOther) enqueueJob(tx, followDirectoryJob, { id: after.id }, { key: `follow_directory/${after.id}` })
}

/** Queues what follows from other attributes of the environment. Changes that are under way still read the former ones. */
export async function followAttributes(tx: TransactionContext): Promise<void> {
  const runAt = new Date(tx.now().getTime() + 2_000)
  const directories = await tx.db.many<{ id: string }>(sql`
    select d.id from directories d where d.environment_id = ${tx.environmentId} and d.state <> 'deleting' order by d.id`)
  for (const { id } of directories) {
    enqueueJob(tx, followDirectoryJob, { id }, { key: `follow_directory/${id}`, runAt })
  }
}

const step = 1_000

/** Deletes some users, or else some groups, of a directory that is being deleted. @returns whether there may be more */
export async function deletePart(ctx: Context, directoryId: string): Promise<boolean> {
  const inDirectory = sql`environment_id = ${ctx.environmentId} and directory_id = ${directoryId}`
  const groups = await ctx.db.run(sql`
    delete from directory_groups where environment_id = ${ctx.environmentId} and id = any(array(
      select id from directory_groups where ${inDirectory} order by id limit 50))`)
  if (groups > 0) return true
  const users = await ctx.db.run(sql`
    delete from directory_users where environment_id = ${ctx.environmentId} and id = any(array(
      select id from directory_users where ${inDirectory} order by id limit ${step}))`)
  if (users > 0) return true
  const entries = await ctx.db.run(sql`
    delete from directory_log where environment_id = ${ctx.environmentId} and id = any(array(
      select id from directory_log where ${inDirectory} order by id limit ${step}))`)
  return entries > 0
}
