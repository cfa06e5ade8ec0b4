import { Type } from 'typebox'
import { getUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { signOutEverywhere } from '../../authentication/index.ts'

export const revokeUserSessionsOperation = defineOperation({
  id: 'gatehouse.sessions.revoke_all',
  method: 'DELETE',
  path: '/user_management/users/{id}/sessions',
  summary: 'Revoke all sessions of a user',
  description:
    'Also ends unfinished sign-ins and the agents that act for the user. Applications with a `backchannel_logout_uri` are sent logout tokens.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  async handler({ params }, ctx) {
    await ctx.transaction(async (tx) => {
      await getUser(tx, params.id)
      await signOutEverywhere(tx, params.id)
    })
  },
})
