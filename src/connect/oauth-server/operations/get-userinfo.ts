import { type Static, Type } from 'typebox'
import { bearerToken } from '../../../environment/environments/index.ts'
import { findUser } from '../../../people/users/index.ts'
import type { PublicContext } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { insufficientScope, invalidToken } from '../errors.ts'
import { readUserToken } from '../read-user-token.ts'
import { UserClaims, userClaims } from '../user-claims.ts'

const common = {
  path: '/oauth2/userinfo',
  surface: 'oauth',
  access: 'public',
  success: { status: 200, body: UserClaims, description: 'What the scopes of the token ask for.' },
  errors: [invalidToken, insufficientScope],
} as const
const description = 'OpenID Connect Core §5.3. The access token comes in the Authorization header only.'

export const getUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.userinfo',
  method: 'GET',
  summary: 'Get claims about the user of an access token',
  description,
  handler: (_input, context) => answer(context),
})

export const postUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.post_userinfo',
  method: 'POST',
  summary: 'Get claims about the user of an access token by POST',
  description,
  idempotency: 'none',
  form: true,
  body: Type.Object({}),
  handler: (_input, context) => answer(context),
})

async function answer({ system, request }: PublicContext): Promise<Static<typeof UserClaims>> {
  const token = bearerToken(request)
  // Without one, nothing was wrong with it (RFC 6750 §3.1).
  if (token === undefined) throw invalidToken().withHeaders({ 'www-authenticate': 'Bearer' })
  const read = await readUserToken(system, request, token)
  if (read === undefined) throw invalidToken()
  const scopes = read.claims.scope?.split(' ') ?? []
  if (!scopes.includes('openid')) throw insufficientScope()
  const user = await findUser(read.ctx, read.claims.sub)
  if (user === undefined) throw invalidToken()
  return userClaims(user, scopes)
}
