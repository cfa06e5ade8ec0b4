import { type Static, Type } from 'typebox'
import { findUser } from '../../../people/users/index.ts'
import type { PublicContext } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { secret } from '../../../platform/marks.ts'
import { insufficientScope, invalidOAuthRequest, invalidToken } from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { requireUserToken } from '../require-user-token.ts'
import { UserClaims, userClaims } from '../user-claims.ts'

const path = '/oauth2/userinfo'
const common = {
  path,
  surface: 'oauth',
  access: 'public',
  cors: 'any',
  success: { status: 200, body: UserClaims, description: 'What the scopes of the token ask for.' },
  errors: [invalidToken, insufficientScope],
} as const

export const getUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.userinfo',
  method: 'GET',
  summary: 'Get claims about the user of an access token',
  description: 'OpenID Connect Core §5.3. The access token comes in the Authorization header.',
  handler: (_input, context) => answer(context),
})

export const postUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.post_userinfo',
  method: 'POST',
  summary: 'Get claims about the user of an access token by POST',
  description:
    'OpenID Connect Core §5.3. The access token comes in the Authorization header or in the form (RFC 6750 §2.2).',
  errors: [...common.errors, invalidOAuthRequest],
  idempotency: 'none',
  form: true,
  body: Type.Object({ access_token: Type.Optional(Type.String({ ...secret, description: 'Instead of the header.' })) }),
  handler: ({ body }, context) => answer(context, givenParameters(body).access_token),
})

async function answer(context: PublicContext, inBody?: string): Promise<Static<typeof UserClaims>> {
  const { ctx, claims } = await requireUserToken(context, path, inBody)
  const scopes = claims.scope?.split(' ') ?? []
  if (!scopes.includes('openid')) throw insufficientScope()
  const user = await findUser(ctx, claims.sub)
  if (user === undefined) throw invalidToken()
  return userClaims(user, scopes)
}
