import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toInvitations } from '../answers.ts'
import { listInvitations } from '../read.ts'
import { Invitation } from '../schemas.ts'

export const listInvitationsOperation = defineOperation({
  id: 'UserlandUserInvitesController_list',
  method: 'GET',
  path: '/user_management/invitations',
  summary: 'List invitations',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    email: Type.Optional(
      Type.String({ format: 'email', description: 'Returns invitations to this email address, ignoring case.' }),
    ),
  }),
  success: { status: 200, body: listOf(Invitation) },
  async handler({ query }, ctx) {
    return toList(await toInvitations(ctx, listInvitations(ctx, query)), (invitation) => invitation)
  },
})
