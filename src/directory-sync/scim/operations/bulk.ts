import { bulkResponse, readBulk } from '#protocol/scim/index.ts'
import { answer } from '../answers/answer.ts'
import { runBulk } from '../bulk/run-bulk.ts'
import { BulkBody, DirectoryParams, ScimMessage } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

export const bulkScimOperation = defineScimOperation({
  name: 'bulk',
  method: 'POST',
  path: '/Bulk',
  summary: 'Change several users and groups of a directory',
  description: 'At most 100 operations, each in its own transaction. The response is a 200 with the result of each.',
  params: DirectoryParams,
  body: BulkBody,
  success: { status: 200, body: ScimMessage },
  handler: ({ body }, ctx) =>
    answer(ctx, async (directory) => ({
      status: 200,
      body: bulkResponse(await runBulk(ctx, directory, readBulk(body))),
    })),
})
