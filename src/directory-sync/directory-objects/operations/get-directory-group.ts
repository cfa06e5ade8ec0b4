import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getDirectoryGroup } from '../read.ts'
import { DirectoryGroup, toDirectoryGroup } from '../schemas.ts'

export const getDirectoryGroupOperation = defineOperation({
  id: 'DirectoryGroupsController_find',
  method: 'GET',
  path: '/directory_groups/{id}',
  summary: 'Get a directory group',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: DirectoryGroup },
  errors: [notFound],
  handler: async ({ params }, ctx) => toDirectoryGroup(await getDirectoryGroup(ctx, params.id)),
})
