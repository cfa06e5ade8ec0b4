import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { FailedJob, toFailedJob } from '../schemas.ts'
import { listFailedJobs } from '../service.ts'

export const listFailedJobsOperation = defineOperation({
  id: 'gatehouse.jobs.failed.list',
  method: 'GET',
  path: '/failed_jobs',
  summary: 'List failed jobs',
  description: 'Returns jobs whose last attempt failed and that no longer run.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(FailedJob) },
  handler: async ({ query }, ctx) => toList(await listFailedJobs(ctx, query), toFailedJob),
})
