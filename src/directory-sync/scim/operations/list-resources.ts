import { readListQuery } from '#protocol/scim/index.ts'
import { answer } from '../answers/answer.ts'
import { listErrors } from '../errors.ts'
import { listResources } from '../reads/list-resources.ts'
import { groups } from '../resources/groups.ts'
import type { ResourceKind } from '../resources/kind.ts'
import { users } from '../resources/users.ts'
import { DirectoryParams, ListResourcesQuery, ScimMessage } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

export const listScimUsersOperation = listOperation('users.list', 'List the users of a directory', users)
export const listScimGroupsOperation = listOperation('groups.list', 'List the groups of a directory', groups)

function listOperation(name: string, summary: string, kind: ResourceKind) {
  return defineScimOperation({
    name,
    method: 'GET',
    path: kind.type.endpoint,
    summary,
    params: DirectoryParams,
    query: ListResourcesQuery,
    success: { status: 200, body: ScimMessage },
    errors: listErrors,
    handler: ({ query }, ctx) =>
      answer(ctx, async (directory) => ({
        status: 200,
        body: await listResources(ctx, directory, kind, readListQuery(query, kind.type)),
      })),
  })
}
