import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { otherSource, sourceNotConfigured } from '../errors.ts'
import { requestSync } from '../pulls.ts'
import { DirectorySync } from '../schemas.ts'

export const requestSyncOperation = defineOperation({
  id: 'gatehouse.directories.sync.request',
  method: 'POST',
  path: '/directories/{id}/sync',
  summary: 'Start a run that reads a directory',
  description: 'Reads everything, even if the provider reports no changes. During a sync, another one follows.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: DirectorySync },
  errors: [notFound, otherSource, sourceNotConfigured],
  handler: ({ params }, ctx) => requestSync(ctx, params.id),
})
