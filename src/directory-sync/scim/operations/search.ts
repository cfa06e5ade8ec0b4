import { readListQuery, readSearch } from '#protocol/scim/index.ts'
import { answer } from '../answers/answer.ts'
import { scanLimitReached } from '../errors.ts'
import { listResources } from '../reads/list-resources.ts'
import { searchAll } from '../reads/search-all.ts'
import { groups } from '../resources/groups.ts'
import type { ResourceKind } from '../resources/kind.ts'
import { users } from '../resources/users.ts'
import { DirectoryParams, ScimMessage, SearchBody } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

const search = {
  method: 'POST',
  params: DirectoryParams,
  body: SearchBody,
  success: { status: 200, body: ScimMessage },
  errors: [scanLimitReached],
} as const

export const searchScimOperation = defineScimOperation({
  ...search,
  name: 'search',
  path: '/.search',
  summary: 'List users and groups of a directory by POST',
  handler: ({ body }, ctx) =>
    answer(ctx, async (directory) => ({ status: 200, body: await searchAll(ctx, directory, readSearch(body)) })),
})

export const searchScimUsersOperation = searchOperation('users.search', 'List users of a directory by POST', users)
export const searchScimGroupsOperation = searchOperation('groups.search', 'List groups of a directory by POST', groups)

function searchOperation(name: string, summary: string, kind: ResourceKind) {
  return defineScimOperation({
    ...search,
    name,
    path: `${kind.type.endpoint}/.search`,
    summary,
    handler: ({ body }, ctx) =>
      answer(ctx, async (directory) => ({
        status: 200,
        body: await listResources(ctx, directory, kind, readListQuery(readSearch(body), kind.type)),
      })),
  })
}
