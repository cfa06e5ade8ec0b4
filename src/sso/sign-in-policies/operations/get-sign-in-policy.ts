import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SignInPolicy, toSignInPolicy } from '../schemas.ts'
import { getSignInPolicy, lockSignInPolicy } from '../service.ts'

export const getSignInPolicyOperation = defineOperation({
  id: 'gatehouse.organizations.sign_in_policy.get',
  method: 'GET',
  path: '/organizations/{id}/sign_in_policy',
  summary: 'Get the sign-in policy of an organization',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => lockSignInPolicy(ctx, id),
  success: { status: 200, body: SignInPolicy },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toSignInPolicy(params.id, await getSignInPolicy(ctx, params.id))
  },
})
