import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { directoryUserFilterMissing } from '../errors.ts'
import { defaultRolesOf, listDirectoryUsers } from '../read.ts'
import { DirectoryUserWithGroups, toDirectoryUser } from '../schemas.ts'

export const listDirectoryUsersOperation = defineOperation({
  id: 'DirectoryUsersController_list',
  method: 'GET',
  path: '/directory_users',
  summary: 'List the users of a directory or group',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    directory: Type.Optional(Type.String({ description: 'The id of a directory.' })),
    group: Type.Optional(Type.String({ description: 'The id of a directory group.' })),
    idp_id: Type.Optional(
      Type.String({ description: 'Returns the user with this id at the provider. Requires `directory`.' }),
    ),
    email: Type.Optional(
      Type.String({ description: 'Returns users with this email address, ignoring case. Requires `directory`.' }),
    ),
  }),
  success: { status: 200, body: listOf(DirectoryUserWithGroups) },
  errors: [notFound, directoryUserFilterMissing],
  async handler({ query }, ctx) {
    const page = await listDirectoryUsers(ctx, query)
    const roleOf = await defaultRolesOf(ctx, page.rows)
    return toList(page, (row) => ({ ...toDirectoryUser(row, roleOf(row.organization_id)), groups: [] }))
  },
})
