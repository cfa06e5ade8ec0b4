import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { defaultRolesOf, getDirectoryUser } from '../read.ts'
import { DirectoryUserWithGroups, toDirectoryUser } from '../schemas.ts'

export const getDirectoryUserOperation = defineOperation({
  id: 'DirectoryUsersController_find',
  method: 'GET',
  path: '/directory_users/{id}',
  summary: 'Get a directory user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: DirectoryUserWithGroups },
  errors: [notFound],
  async handler({ params }, ctx) {
    const row = await getDirectoryUser(ctx, params.id)
    const roleOf = await defaultRolesOf(ctx, [row])
    return { ...toDirectoryUser(row, roleOf(row.organization_id)), groups: [] }
  },
})
