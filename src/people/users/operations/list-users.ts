import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toUser, User } from '../schemas.ts'
import { listUsers } from '../service.ts'

export const listUsersOperation = defineOperation({
  id: 'UserlandUsersController_list[0]',
  method: 'GET',
  path: '/user_management/users',
  summary: 'List users',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization: Type.Optional(Type.String({ description: 'Deprecated: use organization_id.' })),
    organization_id: Type.Optional(
      Type.String({ description: 'Returns users with a membership in this organization.' }),
    ),
    email: Type.Optional(Type.String({ description: 'Returns the user with this email address, ignoring case.' })),
    search: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description:
          'Returns users whose email, name or external id contains this text, in any case, or the one with this id. A text without three letters or digits in a row is taken as the beginning of an email.',
      }),
    ),
  }),
  success: { status: 200, body: listOf(User) },
  async handler({ query: { organization, ...query } }, ctx) {
    return toList(
      await listUsers(ctx, organization === undefined ? query : { organization_id: organization, ...query }),
      toUser,
    )
  },
})
