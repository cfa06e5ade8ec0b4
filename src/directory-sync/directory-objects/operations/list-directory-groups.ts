import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { directoryUserFilterMissing } from '../errors.ts'
import { listDirectoryGroups } from '../read.ts'
import { DirectoryGroup, toDirectoryGroup } from '../schemas.ts'

export const listDirectoryGroupsOperation = defineOperation({
  id: 'DirectoryGroupsController_list',
  method: 'GET',
  path: '/directory_groups',
  summary: 'List the groups of a directory or user',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    directory: Type.Optional(Type.String({ description: 'The id of a directory.' })),
    user: Type.Optional(Type.String({ description: 'The id of a directory user.' })),
  }),
  success: { status: 200, body: listOf(DirectoryGroup) },
  errors: [notFound, directoryUserFilterMissing],
  handler: async ({ query }, ctx) => toList(await listDirectoryGroups(ctx, query), toDirectoryGroup),
})
