import { Type } from 'typebox'
import { clientErrors } from '#environment/environments/index.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { Profile } from '../../profiles/index.ts'
import { ProviderTokens } from '../../provider-sign-ins/index.ts'
import { tokenSeconds } from '../codes.ts'
import { ssoInvalidGrant, ssoUnsupportedGrantType } from '../errors.ts'
import { exchangeSsoCode } from '../exchange-code.ts'

export const getProfileAndTokenOperation = defineOperation({
  id: 'SsoController_token',
  method: 'POST',
  path: '/sso/token',
  summary: 'Get a profile and a token for a code',
  surface: 'oauth',
  access: 'client_id',
  repeatable: true,
  idempotency: 'replay',
  form: true,
  cors: 'registered',
  body: Type.Object({
    client_id: Type.String(),
    client_secret: Type.Optional(Type.String(secret)),
    grant_type: Type.String({
      description: 'Always `authorization_code`.',
      'x-noun': 'grant type, always `authorization_code`',
    }),
    code: Type.String({ ...secret, maxLength: 255 }),
    code_verifier: Type.Optional(Type.String({ ...secret, minLength: 43, maxLength: 128 })),
  }),
  success: {
    status: 200,
    body: Type.Object({
      token_type: Type.Literal('Bearer'),
      access_token: Type.String(secret),
      expires_in: Type.Integer(),
      profile: { ...Profile, description: 'The profile.' },
      oauth_tokens: Type.Optional(ProviderTokens),
    }),
  },
  errors: [...clientErrors, ssoInvalidGrant, ssoUnsupportedGrantType],
  async handler({ body }, ctx) {
    if (body.grant_type !== 'authorization_code') throw ssoUnsupportedGrantType()
    const exchanged = await exchangeSsoCode(ctx, body.code, body.code_verifier)
    if (exchanged instanceof DomainError) return exchanged
    const { token, profile, oauthTokens } = exchanged
    return {
      token_type: 'Bearer' as const,
      access_token: token,
      expires_in: tokenSeconds,
      profile,
      ...defined({ oauth_tokens: oauthTokens }),
    }
  },
})
