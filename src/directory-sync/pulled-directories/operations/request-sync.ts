import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { directoryNotLinked, otherSource, sourceNotConfigured, syncRequestedRecently, syncRunning } from '../errors.ts'
import { requestSync } from '../pulls.ts'
import { QueuedSync } from '../schemas.ts'

export const requestSyncOperation = defineOperation({
  id: 'gatehouse.directories.sync.request',
  method: 'POST',
  path: '/directories/{id}/sync',
  summary: 'Start a run that reads a directory',
  description: 'Reads everything, even if the provider reports no changes. Once in five minutes per directory.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202, body: QueuedSync },
  errors: [notFound, otherSource, sourceNotConfigured, directoryNotLinked, syncRunning, syncRequestedRecently],
  handler: async ({ params }, ctx) => ({ status: 'queued' as const, ...(await requestSync(ctx, params.id)) }),
})
