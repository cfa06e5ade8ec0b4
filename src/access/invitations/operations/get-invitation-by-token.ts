import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { toInvitation } from '../answers.ts'
import { findInvitationByToken } from '../read.ts'
import type { InvitationRow } from '../schemas.ts'
import { Invitation } from '../schemas.ts'

export const getInvitationByTokenOperation = defineOperation({
  id: 'UserlandUserInvitesController_getByToken',
  method: 'GET',
  path: '/user_management/invitations/by_token/{token}',
  summary: 'Get an invitation by its token',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ token: Type.String(secret) }),
  success: { status: 200, body: Invitation },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toInvitation(ctx, read(ctx, params.token))
  },
})

async function read(ctx: Context, token: string): Promise<InvitationRow> {
  const row = await findInvitationByToken(ctx, token)
  if (row === undefined) throw notFound('Invitation', token)
  return row
}
