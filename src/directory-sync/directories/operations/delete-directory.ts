import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteDirectory } from '../service.ts'

export const deleteDirectoryOperation = defineOperation({
  id: 'DirectoriesController_deleteDirectory',
  method: 'DELETE',
  path: '/directories/{id}',
  summary: 'Delete a directory',
  description:
    'Its tokens stop working immediately. Its users and groups are deleted soon after, without an event for each; memberships that came from it stay.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 202 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteDirectory(ctx, params.id),
})
