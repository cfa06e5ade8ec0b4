import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { signOutUnsupported } from '../errors.ts'
import { authorizeSignOut } from '../sign-out.ts'

export const authorizeSignOutOperation = defineOperation({
  id: 'SsoController_logoutAuthorize',
  method: 'POST',
  path: '/sso/logout/authorize',
  summary: 'Get a URL that signs a user out at their identity provider',
  description: 'Redirect the user’s browser to the URL within five minutes. It works once.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  body: Type.Object({ profile_id: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({ logout_url: Type.String(secret), logout_token: Type.String(secret) }),
  },
  errors: [notFound, signOutUnsupported],
  async handler({ body }, ctx) {
    const token = await authorizeSignOut(ctx, body.profile_id)
    return { logout_url: `${ctx.system.config.url}/sso/logout?token=${token}`, logout_token: token }
  },
})
