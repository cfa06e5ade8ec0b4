import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SignInPolicy, toSignInPolicy, UpdateSignInPolicy } from '../schemas.ts'
import { updateSignInPolicy } from '../service.ts'

export const updateSignInPolicyOperation = defineOperation({
  id: 'gatehouse.organizations.sign_in_policy.update',
  method: 'PATCH',
  path: '/organizations/{id}/sign_in_policy',
  summary: 'Update the sign-in policy of an organization',
  description: 'Changes the members that are sent. Existing sessions continue.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateSignInPolicy,
  success: { status: 200, body: SignInPolicy },
  errors: [notFound],
  async handler({ params, body }, ctx) {
    return toSignInPolicy(params.id, await updateSignInPolicy(ctx, params.id, body))
  },
})
