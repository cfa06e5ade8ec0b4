import { Type } from 'typebox'
import { ExternalId } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { statuses, statusOf } from '../../agent-registrations/index.ts'
import { linkExternalUser, linkExternalUserErrors } from '../link-external-user.ts'

export const linkClaimAttemptOperation = defineOperation({
  id: 'AgentAdminController_linkClaimAttemptToExternalUser',
  method: 'PATCH',
  path: '/agents/claims/attempts',
  summary: 'Confirm the claim of an agent for a user',
  description:
    'For applications that sign users in themselves. The user is found by external id, or created. Show them the code, so that they can give it to the agent.',
  surface: 'api',
  access: 'api_key',
  body: Type.Object({
    type: Type.Literal('link_external_user'),
    claim_attempt_token: Type.String({
      ...secret,
      minLength: 1,
      description: 'The `token` with which the user arrived at your claim page.',
    }),
    user: Type.Object({ email: Type.String(), external_id: ExternalId }),
    organization_id: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'The organization in which the agent acts. Required if the user has several.',
      }),
    ),
  }),
  success: {
    status: 200,
    body: Type.Object({
      id: Type.String({ description: 'The id of the registration.' }),
      status: Type.Enum([...statuses]),
      user_code: Type.String({ ...secret, description: 'The code that the user gives to the agent.' }),
      organizations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
        description: 'The organizations of the user.',
      }),
    }),
  },
  errors: linkExternalUserErrors,
  async handler({ body }, ctx) {
    const { claim_attempt_token, user, organization_id } = body
    const linked = await linkExternalUser(ctx, claim_attempt_token, user, organization_id)
    return {
      id: linked.registration.id,
      status: statusOf(linked.registration, ctx.now()),
      user_code: linked.userCode,
      organizations: linked.organizations,
    }
  },
})
