import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Deletes some of a directory's objects. Called until it returns false, when nothing is left. */
export const partsOfDirectory = defineExtensionPoint<(ctx: Context, directoryId: string) => Promise<boolean>>()

/** Deletes what a directory had, in steps that no other work waits for long, and then the directory. */
export const deleteDirectoryJob = defineJob({
  name: 'delete_directory',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 25,
  async run({ id }, ctx) {
    // What is built on other things goes before them.
    for (const deleteSome of partsOfDirectory.of(ctx.system).toReversed()) {
      while (await deleteSome(ctx, id)) {}
    }
    await ctx.db.run(sql`
      delete from directories where environment_id = ${ctx.environmentId} and id = ${id} and state = 'deleting'`)
  },
})
