import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { redirectUriExists, redirectUriRefused } from '../errors.ts'
import { RedirectUri, toRedirectUri } from '../schemas.ts'
import { registerRedirectUri } from '../service.ts'

export const createRedirectUriOperation = defineOperation({
  id: 'RedirectUrisController_create',
  method: 'POST',
  path: '/user_management/redirect_uris',
  summary: 'Register a redirect URI',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({ uri: Type.String() }),
  success: { status: 201, body: RedirectUri },
  errors: [redirectUriRefused, redirectUriExists],
  async handler({ body }, ctx) {
    return toRedirectUri(await registerRedirectUri(ctx, body.uri))
  },
})
