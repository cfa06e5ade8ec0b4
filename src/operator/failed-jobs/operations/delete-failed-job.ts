import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteFailedJob } from '../service.ts'

export const deleteFailedJobOperation = defineOperation({
  id: 'gatehouse.jobs.failed.delete',
  method: 'DELETE',
  path: '/failed_jobs/{id}',
  summary: 'Delete a failed job',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteFailedJob(ctx, params.id),
})
