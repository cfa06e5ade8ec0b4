import { type Static, Type } from 'typebox'
import { findUser } from '#people/users/index.ts'
import type { PublicContext } from '#platform/context.ts'
import { preferredOf } from '#platform/http/negotiate.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { currentKey, signToken } from '#sign-in/access-tokens/index.ts'
import { findLiveGrant } from '../../grants/index.ts'
import { insufficientScope, invalidOAuthRequest, invalidToken } from '../errors.ts'
import { givenParameters } from '../given-parameters.ts'
import { issuerOf } from '../issuers/issuer.ts'
import { keyFor } from '../tokens/key-for.ts'
import { requireUserToken } from '../tokens/require-user-token.ts'
import { UserClaims, userClaims } from '../tokens/user-claims.ts'

const path = '/oauth2/userinfo'
const common = {
  path,
  surface: 'oauth',
  access: 'public',
  cors: 'any',
  success: {
    status: 200,
    body: UserClaims,
    description:
      'The claims that the scopes of the token and its request ask for. With `Accept: application/jwt`, a JWT signed as the ID tokens of the application.',
  },
  errors: [invalidToken, insufficientScope],
} as const

export const getUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.userinfo',
  method: 'GET',
  summary: 'Get claims about the user of an access token',
  description: 'OpenID Connect Core §5.3. Send the access token in the Authorization header.',
  handler: (_input, context) => answer(context),
})

export const postUserinfoOperation = defineOperation({
  ...common,
  id: 'gatehouse.oauth2.post_userinfo',
  method: 'POST',
  summary: 'Get claims about the user of an access token by POST',
  description:
    'OpenID Connect Core §5.3. Send the access token in the Authorization header or in the form (RFC 6750 §2.2).',
  errors: [...common.errors, invalidOAuthRequest],
  idempotency: 'none',
  form: true,
  body: Type.Object({
    access_token: Type.Optional(
      Type.String({ ...secret, description: 'The access token, instead of sending it in the header.' }),
    ),
  }),
  handler: ({ body }, context) => answer(context, givenParameters(body).access_token),
})

/** Returned as a JWT signed for the application if the caller accepts nothing else (OpenID Connect Core §5.3.2). */
async function answer(context: PublicContext, inBody?: string): Promise<Static<typeof UserClaims> | HttpReply> {
  const { ctx, claims } = await requireUserToken(context, path, inBody)
  const scopes = claims.scope?.split(' ') ?? []
  if (!scopes.includes('openid')) throw insufficientScope()
  const user = await findUser(ctx, claims.sub)
  if (user === undefined) throw invalidToken()
  const grant = claims.grant_id === undefined ? undefined : await findLiveGrant(ctx, claims.grant_id)
  const about = userClaims(user, scopes, grant?.requested_claims?.userinfo)
  if (preferredOf(context.request.header('accept'), ['application/json', 'application/jwt']) !== 'application/jwt')
    return about
  const key = keyFor({ security_profile: grant?.security_profile ?? 'none' }, await currentKey(ctx))
  const signed = await signToken(key, 'JWT', { ...about, iss: issuerOf(ctx), aud: claims.client_id })
  return new HttpReply(200, { 'content-type': 'application/jwt' }, signed)
}
