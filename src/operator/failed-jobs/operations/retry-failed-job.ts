import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { FailedJob, toFailedJob } from '../schemas.ts'
import { retryFailedJob } from '../service.ts'

export const retryFailedJobOperation = defineOperation({
  id: 'gatehouse.jobs.failed.retry',
  method: 'POST',
  path: '/failed_jobs/{id}/retry',
  summary: 'Retry a failed job',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: FailedJob },
  errors: [notFound],
  handler: async ({ params }, ctx) => toFailedJob(await retryFailedJob(ctx, params.id)),
})
