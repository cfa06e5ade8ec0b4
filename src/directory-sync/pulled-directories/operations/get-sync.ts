import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { otherSource } from '../errors.ts'
import { getDirectorySync } from '../pulls.ts'
import { DirectorySync } from '../schemas.ts'

export const getSyncOperation = defineOperation({
  id: 'gatehouse.directories.sync.get',
  method: 'GET',
  path: '/directories/{id}/sync',
  summary: 'Get the source and last run of a directory',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: DirectorySync },
  errors: [notFound, otherSource],
  handler: ({ params }, ctx) => getDirectorySync(ctx, params.id),
})
