import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** Lets the users of a directory follow its settings, from the id on; returns where to go on. Filled by this slice. */
export const followUsers =
  defineExtensionPoint<(ctx: Context, directoryId: string, from: string) => Promise<string | undefined>>()

/** Gives all users of a directory the attributes and roles that its settings say now. */
export const followDirectoryJob = defineJob({
  name: 'follow_directory',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 25,
  async run({ id }, ctx) {
    for (const follow of followUsers.of(ctx.system)) {
      for (let from: string | undefined = ''; from !== undefined; ) from = await follow(ctx, id, from)
    }
  },
})
